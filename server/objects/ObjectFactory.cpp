#include "server/objects/ObjectFactory.hpp"

#include "rpc/generated/Errors.hpp"
#include "server/objects/ApiError.hpp"
#include "server/objects/Filters.hpp"
#include "server/objects/HttpPostEndpoint.hpp"
#include "server/objects/Hubs.hpp"
#include "server/objects/MediaPipeline.hpp"
#include "server/objects/PassThrough.hpp"
#include "server/objects/PlayerEndpoint.hpp"
#include "server/objects/RecorderEndpoint.hpp"
#include "server/objects/RtpEndpoint.hpp"
#include "server/objects/UriEndpoint.hpp"
#include "server/objects/WebRtcEndpoint.hpp"

namespace headwater::server {

namespace {

/// The parent that was named, unless it was released while the request was on its way.
Result<std::shared_ptr<MediaObject>> living(const std::shared_ptr<api::MediaObject>& parent) {
  auto object = ours(parent);
  if (!object || object->released()) return error::objectNotFound(parent ? parent->id() : "");
  return object;
}

template <class Object>
std::shared_ptr<Object> entered(std::shared_ptr<Object> object) {
  object->enter();
  return object;
}

/// An object of a pipeline; `more` goes to its constructor behind the pipeline.
template <class Object, class... More>
Result<std::shared_ptr<Object>> inPipeline(Services& services,
                                           const std::shared_ptr<api::MediaPipeline>& mediaPipeline,
                                           More&&... more) {
  auto pipeline = living(mediaPipeline);
  if (!pipeline) return tl::make_unexpected(pipeline.error());
  return entered(std::make_shared<Object>(services, *pipeline, std::forward<More>(more)...));
}

/// A filter that needs no parameters.
template <class Object>
Result<std::shared_ptr<Object>> filterInPipeline(Services& services,
                                                 const std::shared_ptr<api::MediaPipeline>& mediaPipeline) {
  const auto events = std::make_shared<FilterEvents>();
  auto filter = Object::Media::create(events);
  if (!filter) return tl::make_unexpected(error::of(filter.error()));
  auto made = inPipeline<Object>(services, mediaPipeline, *filter, events);
  if (made) events->bind(*made);
  return made;
}

}  // namespace

Result<std::shared_ptr<api::MediaPipeline>> ObjectFactory::create(const api::MediaPipelineParams&) {
  return entered(std::make_shared<MediaPipeline>(services_));
}

Result<std::shared_ptr<api::PassThrough>> ObjectFactory::create(const api::PassThroughParams& params) {
  return inPipeline<PassThrough>(services_, params.mediaPipeline);
}

Result<std::shared_ptr<api::WebRtcEndpoint>> ObjectFactory::create(const api::WebRtcEndpointParams& params) {
  const auto limit = static_cast<size_t>(services_.config.webrtc.maxEndpoints);
  if (services_.webRtcEndpoints >= limit) {
    ++services_.webRtcEndpointsRefused;
    return error::notEnoughResources("there are " + std::to_string(limit) +
                                     " WebRtcEndpoints already, as many as webrtc.maxEndpoints allows");
  }
  return inPipeline<WebRtcEndpoint>(services_, params.mediaPipeline, params);
}

Result<std::shared_ptr<api::RtpEndpoint>> ObjectFactory::create(const api::RtpEndpointParams& params) {
  if (auto valid = RtpEndpoint::check(params.crypto); !valid) return tl::make_unexpected(valid.error());
  const auto limit = static_cast<size_t>(services_.config.rtp.maxEndpoints);
  if (services_.rtpEndpoints >= limit) {
    ++services_.rtpEndpointsRefused;
    return error::notEnoughResources("there are " + std::to_string(limit) +
                                     " RtpEndpoints already, as many as rtp.maxEndpoints allows");
  }
  return inPipeline<RtpEndpoint>(services_, params.mediaPipeline, params);
}

Result<std::shared_ptr<api::PlayerEndpoint>> ObjectFactory::create(const api::PlayerEndpointParams& params) {
  return inPipeline<PlayerEndpoint>(services_, params.mediaPipeline, params);
}

Result<std::shared_ptr<api::RecorderEndpoint>> ObjectFactory::create(
    const api::RecorderEndpointParams& params) {
  if (params.mediaProfile == api::MediaProfileSpecType::KURENTO_SPLIT_RECORDER)
    return error::illegalParameter("Kurento Split Recorder not supported");
  return inPipeline<RecorderEndpoint>(services_, params.mediaPipeline, params);
}

Result<std::shared_ptr<api::HttpPostEndpoint>> ObjectFactory::create(
    const api::HttpPostEndpointParams& params) {
  const auto uploads = services_.uploads();
  if (!uploads)
    return api::failure(api::ErrorCode::HTTP_END_POINT_REGISTRATION_ERROR, uploads.error().message);
  return inPipeline<HttpPostEndpoint>(services_, params.mediaPipeline, params);
}

Result<std::shared_ptr<api::HubPort>> ObjectFactory::create(const api::HubPortParams& params) {
  auto hub = living(params.hub);
  if (!hub) return tl::make_unexpected(hub.error());
  return entered(std::make_shared<HubPort>(services_, std::dynamic_pointer_cast<Hub>(*hub)));
}

Result<std::shared_ptr<api::Composite>> ObjectFactory::create(const api::CompositeParams& params) {
  if (auto valid = Composite::check(services_, params); !valid) return tl::make_unexpected(valid.error());
  return inPipeline<Composite>(services_, params.mediaPipeline, params);
}

Result<std::shared_ptr<api::Dispatcher>> ObjectFactory::create(const api::DispatcherParams& params) {
  return inPipeline<Dispatcher>(services_, params.mediaPipeline);
}

Result<std::shared_ptr<api::DispatcherOneToMany>> ObjectFactory::create(
    const api::DispatcherOneToManyParams& params) {
  return inPipeline<DispatcherOneToMany>(services_, params.mediaPipeline);
}

Result<std::shared_ptr<api::Mixer>> ObjectFactory::create(const api::MixerParams& params) {
  return inPipeline<Mixer>(services_, params.mediaPipeline);
}

Result<std::shared_ptr<api::AlphaBlending>> ObjectFactory::create(const api::AlphaBlendingParams& params) {
  return inPipeline<AlphaBlending>(services_, params.mediaPipeline);
}

Result<std::shared_ptr<api::GStreamerFilter>> ObjectFactory::create(
    const api::GStreamerFilterParams& params) {
  std::optional<base::Kind> wanted;
  if (params.filterType != api::FilterType::AUTODETECT)
    wanted = params.filterType == api::FilterType::VIDEO ? base::Kind::video : base::Kind::audio;
  auto line = filter::LineFilter::create(params.command, services_.config.filters.allowedElements, wanted);
  if (!line) return api::failure(api::ErrorCode::MARSHALL_ERROR, line.error().message);
  const auto events = std::make_shared<FilterEvents>();
  (*line)->setObserver(events);
  auto made = inPipeline<GStreamerFilter>(services_, params.mediaPipeline, params.command, *line, events);
  if (made) events->bind(*made);
  return made;
}

Result<std::shared_ptr<api::FaceOverlayFilter>> ObjectFactory::create(
    const api::FaceOverlayFilterParams& params) {
  return filterInPipeline<FaceOverlayFilter>(services_, params.mediaPipeline);
}

Result<std::shared_ptr<api::ImageOverlayFilter>> ObjectFactory::create(
    const api::ImageOverlayFilterParams& params) {
  return filterInPipeline<ImageOverlayFilter>(services_, params.mediaPipeline);
}

Result<std::shared_ptr<api::ZBarFilter>> ObjectFactory::create(const api::ZBarFilterParams& params) {
  return filterInPipeline<ZBarFilter>(services_, params.mediaPipeline);
}

}  // namespace headwater::server
