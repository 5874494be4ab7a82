#include "server/objects/Filters.hpp"

#include <cmath>

#include "elements/filter/PictureLoader.hpp"
#include "rpc/generated/Errors.hpp"
#include "server/objects/ApiError.hpp"

namespace headwater::server {

namespace {

Result<std::shared_ptr<const filter::Picture>> loadPicture(Services& services, const std::string& uri) {
  const auto& config = services.config.filters;
  filter::LoadRules rules;
  rules.bytes = static_cast<size_t>(config.maxImageBytes);
  rules.directory = config.imageDirectory;
  rules.hosts = config.imageHosts;
  const auto content = filter::loadUri(uri, rules);
  const filter::PictureLimits limits{rules.bytes, config.maxImageSide};
  auto picture = content ? filter::readPicture(*content, limits) : tl::make_unexpected(content.error());
  if (picture) return std::move(*picture);
  ++services.imagesRefused;
  return tl::make_unexpected(error::of(picture.error()));
}

/// A share of something: beyond some multiples of it nothing would be seen, or too much asked for.
Result<void> checkPlace(const filter::PicturePlace& place) {
  const auto wrong = [](const char* name, double value, const char* expected) {
    return error::illegalParameter("'" + std::string(name) + "' is " + std::to_string(value) + ", expected " +
                                   expected);
  };
  if (!(std::abs(place.x) <= 10)) return wrong("offsetXPercent", place.x, "-10 to 10");
  if (!(std::abs(place.y) <= 10)) return wrong("offsetYPercent", place.y, "-10 to 10");
  if (!(place.width > 0 && place.width <= 10))
    return wrong("widthPercent", place.width, "more than 0 and at most 10");
  if (!(place.height > 0 && place.height <= 10))
    return wrong("heightPercent", place.height, "more than 0 and at most 10");
  return {};
}

/// An overlay that is missing is no reason to give up what is being set up, and Kurento has never made it
/// one: the call succeeds, what was shown before stays, and an Error event says what is wrong with the
/// picture.
std::shared_ptr<const filter::Picture> loadOrTell(Services& services, MediaObject& filter,
                                                  const std::string& uri) {
  auto picture = loadPicture(services, uri);
  if (picture) return std::move(*picture);
  const auto& error = picture.error();
  filter.emitError(error.code, error.type, error.message);
  return nullptr;
}

}  // namespace

void FilterEvents::bind(const std::shared_ptr<Filter>& filter) {
  {
    const base::Lock lock(mutex_);
    filter_ = filter;
  }
  filter->linkConnections();
}

template <class Job>
void FilterEvents::post(Job job) {
  std::shared_ptr<Filter> filter;
  {
    const base::Lock lock(mutex_);
    filter = filter_.lock();
  }
  if (!filter) return;
  // Not kept alive by the job; nor does it go on a thread of GStreamer's, since the store holds it.
  filter->executor()->post([weak = std::weak_ptr(filter), job = std::move(job)] {
    if (const auto filter = weak.lock(); filter && !filter->released()) job(*filter);
  });
}

void FilterEvents::onMediaFlow(track::FlowDirection direction, base::Kind kind, bool flowing) {
  post([=](Filter& filter) { filter.setFlow(direction == track::FlowDirection::in, kind, flowing); });
}

void FilterEvents::onCode(const std::string& type, const std::string& value) {
  post([type, value](Filter& filter) {
    api::event::CodeFound event;
    event.codeType = type;
    event.value = value;
    filter.emit(event);
  });
}

void FilterEvents::onFailure(const base::Failure& failure) {
  post([failure](Filter& filter) {
    const auto error = error::of(failure);
    filter.emitError(error.code, error.type, error.message);
  });
}

Filter::Filter(Services& services, const char* className, const std::shared_ptr<MediaObject>& pipeline,
               std::shared_ptr<filter::MediaFilter> filter, std::shared_ptr<FilterEvents> events)
    : ForwardingElement(services, *api::findClass(className),
                        makeObjectId(pipeline.get(), *api::findClass(className)), pipeline, nullptr),
      filter_(std::move(filter)),
      events_(std::move(events)) {}

void Filter::onRelease() {
  ForwardingElement::onRelease();
  events_.reset();
  if (filter_) services().reaper.dispose(id(), [filter = std::move(filter_)] { filter->close(); });
}

std::shared_ptr<track::Track> Filter::handedOn(base::Kind kind, int depth) {
  return depth > kMaxHops ? nullptr : incoming(kind, depth + 1);
}

std::shared_ptr<track::Track> Filter::outgoing(base::Kind kind, int depth) {
  return filters(kind) ? filter_->track(kind) : ForwardingElement::outgoing(kind, depth);
}

std::shared_ptr<track::Track> Filter::encoderSource(base::Kind kind) {
  return filters(kind) ? filter_->track(kind) : ForwardingElement::encoderSource(kind);
}

void Filter::onSourceChanged(base::Kind kind, int depth) {
  if (!filters(kind)) refresh(kind, depth);
}

void Filter::onSourceFlow(base::Kind kind, bool flowing, int depth) {
  if (filters(kind)) return;  // the filter tells itself
  setFlow(true, kind, flowing, depth);
  setFlow(false, kind, flowing, depth);
}

GStreamerFilter::GStreamerFilter(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                                 std::string command, const std::shared_ptr<Media>& filter,
                                 std::shared_ptr<FilterEvents> events)
    : Filter(services, "GStreamerFilter", pipeline, filter, std::move(events)),
      command_(std::move(command)),
      line_(filter) {}

Result<void> GStreamerFilter::setElementProperty(const std::string& propertyName,
                                                 const std::string& propertyValue) {
  const auto line = line_.lock();
  const auto set = line ? line->setProperty(propertyName, propertyValue) : base::Expected<void>{};
  if (!set) return api::failure(api::ErrorCode::MARSHALL_ERROR, set.error().message);
  return {};
}

FaceOverlayFilter::FaceOverlayFilter(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                                     const std::shared_ptr<Media>& filter,
                                     std::shared_ptr<FilterEvents> events)
    : Filter(services, "FaceOverlayFilter", pipeline, filter, std::move(events)), faces_(filter) {}

Result<void> FaceOverlayFilter::unsetOverlayedImage() {
  if (const auto faces = faces_.lock()) faces->setImage({}, nullptr);
  return {};
}

Result<void> FaceOverlayFilter::setOverlayedImage(const std::string& uri, const double& offsetXPercent,
                                                  const double& offsetYPercent, const double& widthPercent,
                                                  const double& heightPercent) {
  const filter::PicturePlace place{offsetXPercent, offsetYPercent, widthPercent, heightPercent, false, false};
  if (auto valid = checkPlace(place); !valid) return valid;
  auto picture = loadOrTell(services(), *this, uri);
  const auto faces = picture ? faces_.lock() : nullptr;
  if (faces) faces->setImage(place, std::move(picture));
  return {};
}

ImageOverlayFilter::ImageOverlayFilter(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                                       const std::shared_ptr<Media>& filter,
                                       std::shared_ptr<FilterEvents> events)
    : Filter(services, "ImageOverlayFilter", pipeline, filter, std::move(events)), images_(filter) {}

Result<void> ImageOverlayFilter::removeImage(const std::string& id) {
  if (const auto images = images_.lock()) images->removeImage(id);
  return {};
}

Result<void> ImageOverlayFilter::addImage(const std::string& id, const std::string& uri,
                                          const double& offsetXPercent, const double& offsetYPercent,
                                          const double& widthPercent, const double& heightPercent,
                                          const bool& keepAspectRatio, const bool& center) {
  const filter::PicturePlace place{offsetXPercent, offsetYPercent,  widthPercent,
                                   heightPercent,  keepAspectRatio, center};
  if (auto valid = checkPlace(place); !valid) return valid;
  auto picture = loadOrTell(services(), *this, uri);
  const auto images = picture ? images_.lock() : nullptr;
  if (images) images->setImage(id, place, std::move(picture));
  return {};
}

}  // namespace headwater::server
