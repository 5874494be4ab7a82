// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
#pragma once

#include <json/value.h>

#include <functional>

#include "rpc/generated/Events.hpp"
#include "rpc/generated/Interfaces.hpp"
#include "rpc/generated/Registry.hpp"

namespace headwater::rpc::api {

struct ObjectResolver {
  virtual ~ObjectResolver() = default;
  virtual std::shared_ptr<MediaObject> find(std::string_view id) const = 0;
};

struct MediaPipelineParams {
};

struct WebRtcEndpointParams {
  std::shared_ptr<MediaPipeline> mediaPipeline;
  bool recvonly = false;
  bool sendonly = false;
  bool useDataChannels = false;
  CertificateKeyType certificateKeyType = CertificateKeyType::RSA;
  DSCPValue qosDscp = DSCPValue::NO_VALUE;
};

class Factory {
 public:
  virtual ~Factory() = default;
  virtual Result<std::shared_ptr<MediaPipeline>> create(const MediaPipelineParams& params) = 0;
  virtual Result<std::shared_ptr<WebRtcEndpoint>> create(const WebRtcEndpointParams& params) = 0;
};

using Call = std::function<Result<Json::Value>()>;
Result<Call> prepareInvoke(std::shared_ptr<MediaObject> object, std::string_view operation,
                           const Json::Value& operationParams, const ObjectResolver& resolver);

struct Construction {
  std::shared_ptr<MediaObject> parent;
  std::function<Result<std::shared_ptr<MediaObject>>(Factory&)> run;
};
Result<Construction> prepareCreate(std::string_view type, const Json::Value& constructorParams,
                                   const ObjectResolver& resolver);

Json::Value encode(const Event& event);

}  // namespace headwater::rpc::api
