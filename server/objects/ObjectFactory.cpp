#include "server/objects/ObjectFactory.hpp"

#include "server/objects/ApiError.hpp"
#include "server/objects/MediaPipeline.hpp"
#include "server/objects/WebRtcEndpoint.hpp"

namespace headwater::server {

namespace {

/// The pipeline that was named, unless it was released while the request was on its way.
Result<std::shared_ptr<MediaObject>> living(const std::shared_ptr<api::MediaPipeline>& pipeline) {
  auto object = ours(pipeline);
  if (!object || object->released()) return error::objectNotFound(pipeline ? pipeline->id() : "");
  return object;
}

template <class Object>
std::shared_ptr<Object> entered(std::shared_ptr<Object> object) {
  object->enter();
  return object;
}

}  // namespace

Result<std::shared_ptr<api::MediaPipeline>> ObjectFactory::create(const api::MediaPipelineParams&) {
  return entered(std::make_shared<MediaPipeline>(services_));
}

Result<std::shared_ptr<api::WebRtcEndpoint>> ObjectFactory::create(const api::WebRtcEndpointParams& params) {
  auto pipeline = living(params.mediaPipeline);
  if (!pipeline) return tl::make_unexpected(pipeline.error());
  const auto limit = static_cast<size_t>(services_.config.webrtc.maxEndpoints);
  if (services_.webRtcEndpoints >= limit) {
    ++services_.webRtcEndpointsRefused;
    return error::notEnoughResources("there are " + std::to_string(limit) +
                                     " WebRtcEndpoints already, as many as webrtc.maxEndpoints allows");
  }
  return entered(std::make_shared<WebRtcEndpoint>(services_, *pipeline, params));
}

}  // namespace headwater::server
