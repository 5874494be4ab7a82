#include "server/objects/Filters.hpp"

namespace headwater::server {

Filter::Filter(Services& services, const char* className, const std::shared_ptr<MediaObject>& pipeline)
    : MediaElement(services, *api::findClass(className),
                   makeObjectId(pipeline.get(), *api::findClass(className)), pipeline, nullptr) {}

GStreamerFilter::GStreamerFilter(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                                 const api::GStreamerFilterParams& params,
                                 std::unique_ptr<media::FilterElement> element)
    : Filter(services, "GStreamerFilter", pipeline),
      command_(params.command),
      type_(params.filterType),
      element_(std::move(element)) {}

Result<void> GStreamerFilter::setElementProperty(const std::string& propertyName,
                                                 const std::string& propertyValue) {
  if (auto set = element_->setProperty(propertyName, propertyValue); !set)
    return rpc::failure(40001, set.error().message, "MARSHALL_ERROR");
  return {};
}

Result<void> FaceOverlayFilter::unsetOverlayedImage() {
  picture_.reset();
  return {};
}

Result<void> FaceOverlayFilter::setOverlayedImage(const std::string& uri, const double& offsetXPercent,
                                                  const double& offsetYPercent, const double& widthPercent,
                                                  const double& heightPercent) {
  picture_ = Picture{uri, offsetXPercent, offsetYPercent, widthPercent, heightPercent};
  return {};
}

Result<void> ImageOverlayFilter::removeImage(const std::string& id) {
  pictures_.erase(id);
  return {};
}

Result<void> ImageOverlayFilter::addImage(const std::string& id, const std::string& uri,
                                          const double& offsetXPercent, const double& offsetYPercent,
                                          const double& widthPercent, const double& heightPercent,
                                          const bool& keepAspectRatio, const bool& center) {
  pictures_[id] = {uri, offsetXPercent, offsetYPercent, widthPercent, heightPercent, keepAspectRatio, center};
  return {};
}

}  // namespace headwater::server
