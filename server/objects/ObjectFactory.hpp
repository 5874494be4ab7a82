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

  rpc::Result<std::shared_ptr<rpc::api::MediaPipeline>> create(
      const rpc::api::MediaPipelineParams& params) override;
  rpc::Result<std::shared_ptr<rpc::api::WebRtcEndpoint>> create(
      const rpc::api::WebRtcEndpointParams& params) override;

 private:
  Services& services_;
};

}  // namespace headwater::server
