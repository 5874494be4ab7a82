// Makes objects of the API.
#pragma once

#include <memory>

#include "rpc/generated/Dispatch.hpp"
#include "server/objects/Services.hpp"

namespace headwater::server {

/// Called on the executor of the parent, or on the server's own for a pipeline.
class ObjectFactory final : public rpc::api::Factory {
 public:
  explicit ObjectFactory(Services& services) : services_(services) {}

  template <class Object>
  using Made = rpc::Result<std::shared_ptr<Object>>;

  Made<rpc::api::MediaPipeline> create(const rpc::api::MediaPipelineParams& params) override;
  Made<rpc::api::PassThrough> create(const rpc::api::PassThroughParams& params) override;
  Made<rpc::api::WebRtcEndpoint> create(const rpc::api::WebRtcEndpointParams& params) override;
  Made<rpc::api::RtpEndpoint> create(const rpc::api::RtpEndpointParams& params) override;
  Made<rpc::api::PlayerEndpoint> create(const rpc::api::PlayerEndpointParams& params) override;
  Made<rpc::api::RecorderEndpoint> create(const rpc::api::RecorderEndpointParams& params) override;
  Made<rpc::api::HttpPostEndpoint> create(const rpc::api::HttpPostEndpointParams& params) override;
  Made<rpc::api::HubPort> create(const rpc::api::HubPortParams& params) override;
  Made<rpc::api::Composite> create(const rpc::api::CompositeParams& params) override;
  Made<rpc::api::Dispatcher> create(const rpc::api::DispatcherParams& params) override;
  Made<rpc::api::DispatcherOneToMany> create(const rpc::api::DispatcherOneToManyParams& params) override;
  Made<rpc::api::Mixer> create(const rpc::api::MixerParams& params) override;
  Made<rpc::api::AlphaBlending> create(const rpc::api::AlphaBlendingParams& params) override;
  Made<rpc::api::GStreamerFilter> create(const rpc::api::GStreamerFilterParams& params) override;
  Made<rpc::api::FaceOverlayFilter> create(const rpc::api::FaceOverlayFilterParams& params) override;
  Made<rpc::api::ImageOverlayFilter> create(const rpc::api::ImageOverlayFilterParams& params) override;
  Made<rpc::api::ZBarFilter> create(const rpc::api::ZBarFilterParams& params) override;

 private:
  Services& services_;
};

}  // namespace headwater::server
