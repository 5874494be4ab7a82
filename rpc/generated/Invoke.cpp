// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#include "rpc/generated/Codecs.hpp"
#include "rpc/generated/Dispatch.hpp"
#include "rpc/jsonrpc/Arguments.hpp"

namespace headwater::rpc::api {

namespace {

using codec::Arguments;
using Prepare = Result<Call> (*)(const std::shared_ptr<MediaObject>& object, Arguments& arguments);

struct Operation {
  std::string_view name;
  Prepare prepare;
};

struct ClassOperations {
  std::string_view name;
  std::span<const Operation> operations;  ///< without the inherited ones
};

[[maybe_unused]] Result<Json::Value> asJson(Result<void> result) {
  if (!result) return tl::make_unexpected(std::move(result.error()));
  return Json::Value();
}

template <class T>
Result<Json::Value> asJson(const Result<T>& result) {
  if (!result) return tl::make_unexpected(result.error());
  return encode(*result);
}

Result<Call> mediaObjectGetMediaPipeline(const std::shared_ptr<MediaObject>& object,
                                         [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self] { return asJson(self->getMediaPipeline()); });
}

Result<Call> mediaObjectGetParent(const std::shared_ptr<MediaObject>& object,
                                  [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self] { return asJson(self->getParent()); });
}

Result<Call> mediaObjectGetId(const std::shared_ptr<MediaObject>& object,
                              [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self] { return asJson(self->getId()); });
}

Result<Call> mediaObjectGetChildren(const std::shared_ptr<MediaObject>& object,
                                    [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self] { return asJson(self->getChildren()); });
}

Result<Call> mediaObjectGetName(const std::shared_ptr<MediaObject>& object,
                                [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self] { return asJson(self->getName()); });
}

Result<Call> mediaObjectSetName(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::string name;
  arguments.required("name", name);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self, name] { return asJson(self->setName(name)); });
}

Result<Call> mediaObjectGetSendTagsInEvents(const std::shared_ptr<MediaObject>& object,
                                            [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self] { return asJson(self->getSendTagsInEvents()); });
}

Result<Call> mediaObjectSetSendTagsInEvents(const std::shared_ptr<MediaObject>& object,
                                            Arguments& arguments) {
  bool sendTagsInEvents{};
  arguments.required("sendTagsInEvents", sendTagsInEvents);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self, sendTagsInEvents] { return asJson(self->setSendTagsInEvents(sendTagsInEvents)); });
}

Result<Call> mediaObjectGetCreationTime(const std::shared_ptr<MediaObject>& object,
                                        [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self] { return asJson(self->getCreationTime()); });
}

Result<Call> mediaObjectAddTag(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::string key;
  std::string value;
  arguments.required("key", key).required("value", value);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self, key, value] { return asJson(self->addTag(key, value)); });
}

Result<Call> mediaObjectRemoveTag(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::string key;
  arguments.required("key", key);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self, key] { return asJson(self->removeTag(key)); });
}

Result<Call> mediaObjectGetTag(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::string key;
  arguments.required("key", key);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self, key] { return asJson(self->getTag(key)); });
}

Result<Call> mediaObjectGetTags(const std::shared_ptr<MediaObject>& object,
                                [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self] { return asJson(self->getTags()); });
}

Result<Call> mediaObjectGetChilds(const std::shared_ptr<MediaObject>& object,
                                  [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaObject>(object);
  if (!self) return codec::brokenClass(*object, "MediaObject");
  return Call([self] { return asJson(self->getChildren()); });
}

Result<Call> serverManagerGetInfo(const std::shared_ptr<MediaObject>& object,
                                  [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<ServerManager>(object);
  if (!self) return codec::brokenClass(*object, "ServerManager");
  return Call([self] { return asJson(self->getInfo()); });
}

Result<Call> serverManagerGetPipelines(const std::shared_ptr<MediaObject>& object,
                                       [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<ServerManager>(object);
  if (!self) return codec::brokenClass(*object, "ServerManager");
  return Call([self] { return asJson(self->getPipelines()); });
}

Result<Call> serverManagerGetSessions(const std::shared_ptr<MediaObject>& object,
                                      [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<ServerManager>(object);
  if (!self) return codec::brokenClass(*object, "ServerManager");
  return Call([self] { return asJson(self->getSessions()); });
}

Result<Call> serverManagerGetMetadata(const std::shared_ptr<MediaObject>& object,
                                      [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<ServerManager>(object);
  if (!self) return codec::brokenClass(*object, "ServerManager");
  return Call([self] { return asJson(self->getMetadata()); });
}

Result<Call> serverManagerGetKmd(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::string moduleName;
  arguments.required("moduleName", moduleName);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<ServerManager>(object);
  if (!self) return codec::brokenClass(*object, "ServerManager");
  return Call([self, moduleName] { return asJson(self->getKmd(moduleName)); });
}

Result<Call> serverManagerGetCpuCount(const std::shared_ptr<MediaObject>& object,
                                      [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<ServerManager>(object);
  if (!self) return codec::brokenClass(*object, "ServerManager");
  return Call([self] { return asJson(self->getCpuCount()); });
}

Result<Call> serverManagerGetUsedCpu(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  int interval = 1000;
  arguments.optional("interval", interval);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<ServerManager>(object);
  if (!self) return codec::brokenClass(*object, "ServerManager");
  return Call([self, interval] { return asJson(self->getUsedCpu(interval)); });
}

Result<Call> serverManagerGetUsedMemory(const std::shared_ptr<MediaObject>& object,
                                        [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<ServerManager>(object);
  if (!self) return codec::brokenClass(*object, "ServerManager");
  return Call([self] { return asJson(self->getUsedMemory()); });
}

Result<Call> mediaElementGetEncoderBitrate(const std::shared_ptr<MediaObject>& object,
                                           [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self] { return asJson(self->getEncoderBitrate()); });
}

Result<Call> mediaElementSetEncoderBitrate(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  int encoderBitrate{};
  arguments.required("encoderBitrate", encoderBitrate);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, encoderBitrate] { return asJson(self->setEncoderBitrate(encoderBitrate)); });
}

Result<Call> mediaElementGetMinEncoderBitrate(const std::shared_ptr<MediaObject>& object,
                                              [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self] { return asJson(self->getMinEncoderBitrate()); });
}

Result<Call> mediaElementSetMinEncoderBitrate(const std::shared_ptr<MediaObject>& object,
                                              Arguments& arguments) {
  int minEncoderBitrate{};
  arguments.required("minEncoderBitrate", minEncoderBitrate);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, minEncoderBitrate] { return asJson(self->setMinEncoderBitrate(minEncoderBitrate)); });
}

Result<Call> mediaElementGetMaxEncoderBitrate(const std::shared_ptr<MediaObject>& object,
                                              [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self] { return asJson(self->getMaxEncoderBitrate()); });
}

Result<Call> mediaElementSetMaxEncoderBitrate(const std::shared_ptr<MediaObject>& object,
                                              Arguments& arguments) {
  int maxEncoderBitrate{};
  arguments.required("maxEncoderBitrate", maxEncoderBitrate);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, maxEncoderBitrate] { return asJson(self->setMaxEncoderBitrate(maxEncoderBitrate)); });
}

Result<Call> mediaElementGetSourceConnections(const std::shared_ptr<MediaObject>& object,
                                              Arguments& arguments) {
  std::optional<MediaType> mediaType;
  std::optional<std::string> description;
  arguments.optional("mediaType", mediaType).optional("description", description);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, mediaType,
               description] { return asJson(self->getSourceConnections(mediaType, description)); });
}

Result<Call> mediaElementGetSinkConnections(const std::shared_ptr<MediaObject>& object,
                                            Arguments& arguments) {
  std::optional<MediaType> mediaType;
  std::optional<std::string> description;
  arguments.optional("mediaType", mediaType).optional("description", description);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, mediaType,
               description] { return asJson(self->getSinkConnections(mediaType, description)); });
}

Result<Call> mediaElementConnect(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::shared_ptr<MediaElement> sink;
  std::optional<MediaType> mediaType;
  std::optional<std::string> sourceMediaDescription;
  std::optional<std::string> sinkMediaDescription;
  arguments
      .required("sink", sink)
      .optional("mediaType", mediaType)
      .optional("sourceMediaDescription", sourceMediaDescription)
      .optional("sinkMediaDescription", sinkMediaDescription);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, sink, mediaType, sourceMediaDescription,
               sinkMediaDescription] { return asJson(self->connect(sink, mediaType, sourceMediaDescription, sinkMediaDescription)); });
}

Result<Call> mediaElementDisconnect(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::shared_ptr<MediaElement> sink;
  std::optional<MediaType> mediaType;
  std::optional<std::string> sourceMediaDescription;
  std::optional<std::string> sinkMediaDescription;
  arguments
      .required("sink", sink)
      .optional("mediaType", mediaType)
      .optional("sourceMediaDescription", sourceMediaDescription)
      .optional("sinkMediaDescription", sinkMediaDescription);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, sink, mediaType, sourceMediaDescription,
               sinkMediaDescription] { return asJson(self->disconnect(sink, mediaType, sourceMediaDescription, sinkMediaDescription)); });
}

Result<Call> mediaElementSetAudioFormat(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  AudioCaps caps;
  arguments.required("caps", caps);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, caps] { return asJson(self->setAudioFormat(caps)); });
}

Result<Call> mediaElementSetVideoFormat(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  VideoCaps caps;
  arguments.required("caps", caps);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, caps] { return asJson(self->setVideoFormat(caps)); });
}

Result<Call> mediaElementDumpGstreamerDot(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::optional<GstreamerDotDetails> details;
  arguments.optional("details", details);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, details] { return asJson(self->dumpGstreamerDot(details)); });
}

Result<Call> mediaElementGetGstreamerDot(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::optional<GstreamerDotDetails> details;
  arguments.optional("details", details);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, details] { return asJson(self->getGstreamerDot(details)); });
}

Result<Call> mediaElementGetStats(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::optional<MediaType> mediaType;
  arguments.optional("mediaType", mediaType);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, mediaType] { return asJson(self->getStats(mediaType)); });
}

Result<Call> mediaElementIsMediaFlowingIn(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  MediaType mediaType{};
  std::optional<std::string> sinkMediaDescription;
  arguments.required("mediaType", mediaType).optional("sinkMediaDescription", sinkMediaDescription);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, mediaType,
               sinkMediaDescription] { return asJson(self->isMediaFlowingIn(mediaType, sinkMediaDescription)); });
}

Result<Call> mediaElementIsMediaFlowingOut(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  MediaType mediaType{};
  std::optional<std::string> sourceMediaDescription;
  arguments.required("mediaType", mediaType).optional("sourceMediaDescription", sourceMediaDescription);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, mediaType,
               sourceMediaDescription] { return asJson(self->isMediaFlowingOut(mediaType, sourceMediaDescription)); });
}

Result<Call> mediaElementIsMediaTranscoding(const std::shared_ptr<MediaObject>& object,
                                            Arguments& arguments) {
  MediaType mediaType{};
  std::optional<std::string> binName;
  arguments.required("mediaType", mediaType).optional("binName", binName);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, mediaType, binName] { return asJson(self->isMediaTranscoding(mediaType, binName)); });
}

Result<Call> mediaElementSetOutputBitrate(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  int bitrate{};
  arguments.required("bitrate", bitrate);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, bitrate] { return asJson(self->setEncoderBitrate(bitrate)); });
}

Result<Call> mediaElementGetMinOutputBitrate(const std::shared_ptr<MediaObject>& object,
                                             [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self] { return asJson(self->getMinEncoderBitrate()); });
}

Result<Call> mediaElementSetMinOutputBitrate(const std::shared_ptr<MediaObject>& object,
                                             Arguments& arguments) {
  int minOutputBitrate{};
  arguments.required("minOutputBitrate", minOutputBitrate);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, minOutputBitrate] { return asJson(self->setMinEncoderBitrate(minOutputBitrate)); });
}

Result<Call> mediaElementGetMinOuputBitrate(const std::shared_ptr<MediaObject>& object,
                                            [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self] { return asJson(self->getMinEncoderBitrate()); });
}

Result<Call> mediaElementSetMinOuputBitrate(const std::shared_ptr<MediaObject>& object,
                                            Arguments& arguments) {
  int minOuputBitrate{};
  arguments.required("minOuputBitrate", minOuputBitrate);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, minOuputBitrate] { return asJson(self->setMinEncoderBitrate(minOuputBitrate)); });
}

Result<Call> mediaElementGetMaxOutputBitrate(const std::shared_ptr<MediaObject>& object,
                                             [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self] { return asJson(self->getMaxEncoderBitrate()); });
}

Result<Call> mediaElementSetMaxOutputBitrate(const std::shared_ptr<MediaObject>& object,
                                             Arguments& arguments) {
  int maxOutputBitrate{};
  arguments.required("maxOutputBitrate", maxOutputBitrate);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, maxOutputBitrate] { return asJson(self->setMaxEncoderBitrate(maxOutputBitrate)); });
}

Result<Call> mediaElementGetMaxOuputBitrate(const std::shared_ptr<MediaObject>& object,
                                            [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self] { return asJson(self->getMaxEncoderBitrate()); });
}

Result<Call> mediaElementSetMaxOuputBitrate(const std::shared_ptr<MediaObject>& object,
                                            Arguments& arguments) {
  int maxOuputBitrate{};
  arguments.required("maxOuputBitrate", maxOuputBitrate);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaElement>(object);
  if (!self) return codec::brokenClass(*object, "MediaElement");
  return Call([self, maxOuputBitrate] { return asJson(self->setMaxEncoderBitrate(maxOuputBitrate)); });
}

Result<Call> hubGetGstreamerDot(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::optional<GstreamerDotDetails> details;
  arguments.optional("details", details);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<Hub>(object);
  if (!self) return codec::brokenClass(*object, "Hub");
  return Call([self, details] { return asJson(self->getGstreamerDot(details)); });
}

Result<Call> hubDumpGstreamerDot(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::optional<GstreamerDotDetails> details;
  arguments.optional("details", details);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<Hub>(object);
  if (!self) return codec::brokenClass(*object, "Hub");
  return Call([self, details] { return asJson(self->dumpGstreamerDot(details)); });
}

Result<Call> uriEndpointGetUri(const std::shared_ptr<MediaObject>& object,
                               [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<UriEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "UriEndpoint");
  return Call([self] { return asJson(self->getUri()); });
}

Result<Call> uriEndpointGetState(const std::shared_ptr<MediaObject>& object,
                                 [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<UriEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "UriEndpoint");
  return Call([self] { return asJson(self->getState()); });
}

Result<Call> uriEndpointPause(const std::shared_ptr<MediaObject>& object,
                              [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<UriEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "UriEndpoint");
  return Call([self] { return asJson(self->pause()); });
}

Result<Call> uriEndpointStop(const std::shared_ptr<MediaObject>& object,
                             [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<UriEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "UriEndpoint");
  return Call([self] { return asJson(self->stop()); });
}

Result<Call> mediaPipelineGetLatencyStats(const std::shared_ptr<MediaObject>& object,
                                          [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<MediaPipeline>(object);
  if (!self) return codec::brokenClass(*object, "MediaPipeline");
  return Call([self] { return asJson(self->getLatencyStats()); });
}

Result<Call> mediaPipelineSetLatencyStats(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  bool latencyStats{};
  arguments.required("latencyStats", latencyStats);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaPipeline>(object);
  if (!self) return codec::brokenClass(*object, "MediaPipeline");
  return Call([self, latencyStats] { return asJson(self->setLatencyStats(latencyStats)); });
}

Result<Call> mediaPipelineGetGstreamerDot(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::optional<GstreamerDotDetails> details;
  arguments.optional("details", details);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaPipeline>(object);
  if (!self) return codec::brokenClass(*object, "MediaPipeline");
  return Call([self, details] { return asJson(self->getGstreamerDot(details)); });
}

Result<Call> mediaPipelineDumpGstreamerDot(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::optional<GstreamerDotDetails> details;
  arguments.optional("details", details);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<MediaPipeline>(object);
  if (!self) return codec::brokenClass(*object, "MediaPipeline");
  return Call([self, details] { return asJson(self->dumpGstreamerDot(details)); });
}

Result<Call> sdpEndpointGetMaxAudioRecvBandwidth(const std::shared_ptr<MediaObject>& object,
                                                 [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<SdpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "SdpEndpoint");
  return Call([self] { return asJson(self->getMaxAudioRecvBandwidth()); });
}

Result<Call> sdpEndpointSetMaxAudioRecvBandwidth(const std::shared_ptr<MediaObject>& object,
                                                 Arguments& arguments) {
  int maxAudioRecvBandwidth{};
  arguments.required("maxAudioRecvBandwidth", maxAudioRecvBandwidth);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<SdpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "SdpEndpoint");
  return Call([self,
               maxAudioRecvBandwidth] { return asJson(self->setMaxAudioRecvBandwidth(maxAudioRecvBandwidth)); });
}

Result<Call> sdpEndpointGetMaxVideoRecvBandwidth(const std::shared_ptr<MediaObject>& object,
                                                 [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<SdpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "SdpEndpoint");
  return Call([self] { return asJson(self->getMaxVideoRecvBandwidth()); });
}

Result<Call> sdpEndpointSetMaxVideoRecvBandwidth(const std::shared_ptr<MediaObject>& object,
                                                 Arguments& arguments) {
  int maxVideoRecvBandwidth{};
  arguments.required("maxVideoRecvBandwidth", maxVideoRecvBandwidth);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<SdpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "SdpEndpoint");
  return Call([self,
               maxVideoRecvBandwidth] { return asJson(self->setMaxVideoRecvBandwidth(maxVideoRecvBandwidth)); });
}

Result<Call> sdpEndpointGenerateOffer(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::optional<OfferOptions> options;
  arguments.optional("options", options);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<SdpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "SdpEndpoint");
  return Call([self, options] { return asJson(self->generateOffer(options)); });
}

Result<Call> sdpEndpointProcessOffer(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::string offer;
  arguments.required("offer", offer);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<SdpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "SdpEndpoint");
  return Call([self, offer] { return asJson(self->processOffer(offer)); });
}

Result<Call> sdpEndpointProcessAnswer(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::string answer;
  arguments.required("answer", answer);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<SdpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "SdpEndpoint");
  return Call([self, answer] { return asJson(self->processAnswer(answer)); });
}

Result<Call> sdpEndpointGetLocalSessionDescriptor(const std::shared_ptr<MediaObject>& object,
                                                  [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<SdpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "SdpEndpoint");
  return Call([self] { return asJson(self->getLocalSessionDescriptor()); });
}

Result<Call> sdpEndpointGetRemoteSessionDescriptor(const std::shared_ptr<MediaObject>& object,
                                                   [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<SdpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "SdpEndpoint");
  return Call([self] { return asJson(self->getRemoteSessionDescriptor()); });
}

Result<Call> baseRtpEndpointGetMinVideoRecvBandwidth(const std::shared_ptr<MediaObject>& object,
                                                     [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "BaseRtpEndpoint");
  return Call([self] { return asJson(self->getMinVideoRecvBandwidth()); });
}

Result<Call> baseRtpEndpointSetMinVideoRecvBandwidth(const std::shared_ptr<MediaObject>& object,
                                                     Arguments& arguments) {
  int minVideoRecvBandwidth{};
  arguments.required("minVideoRecvBandwidth", minVideoRecvBandwidth);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "BaseRtpEndpoint");
  return Call([self,
               minVideoRecvBandwidth] { return asJson(self->setMinVideoRecvBandwidth(minVideoRecvBandwidth)); });
}

Result<Call> baseRtpEndpointGetMinVideoSendBandwidth(const std::shared_ptr<MediaObject>& object,
                                                     [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "BaseRtpEndpoint");
  return Call([self] { return asJson(self->getMinVideoSendBandwidth()); });
}

Result<Call> baseRtpEndpointSetMinVideoSendBandwidth(const std::shared_ptr<MediaObject>& object,
                                                     Arguments& arguments) {
  int minVideoSendBandwidth{};
  arguments.required("minVideoSendBandwidth", minVideoSendBandwidth);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "BaseRtpEndpoint");
  return Call([self,
               minVideoSendBandwidth] { return asJson(self->setMinVideoSendBandwidth(minVideoSendBandwidth)); });
}

Result<Call> baseRtpEndpointGetMaxVideoSendBandwidth(const std::shared_ptr<MediaObject>& object,
                                                     [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "BaseRtpEndpoint");
  return Call([self] { return asJson(self->getMaxVideoSendBandwidth()); });
}

Result<Call> baseRtpEndpointSetMaxVideoSendBandwidth(const std::shared_ptr<MediaObject>& object,
                                                     Arguments& arguments) {
  int maxVideoSendBandwidth{};
  arguments.required("maxVideoSendBandwidth", maxVideoSendBandwidth);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "BaseRtpEndpoint");
  return Call([self,
               maxVideoSendBandwidth] { return asJson(self->setMaxVideoSendBandwidth(maxVideoSendBandwidth)); });
}

Result<Call> baseRtpEndpointGetMediaState(const std::shared_ptr<MediaObject>& object,
                                          [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "BaseRtpEndpoint");
  return Call([self] { return asJson(self->getMediaState()); });
}

Result<Call> baseRtpEndpointGetConnectionState(const std::shared_ptr<MediaObject>& object,
                                               [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "BaseRtpEndpoint");
  return Call([self] { return asJson(self->getConnectionState()); });
}

Result<Call> baseRtpEndpointGetMtu(const std::shared_ptr<MediaObject>& object,
                                   [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "BaseRtpEndpoint");
  return Call([self] { return asJson(self->getMtu()); });
}

Result<Call> baseRtpEndpointSetMtu(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  int mtu{};
  arguments.required("mtu", mtu);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "BaseRtpEndpoint");
  return Call([self, mtu] { return asJson(self->setMtu(mtu)); });
}

Result<Call> baseRtpEndpointGetRembParams(const std::shared_ptr<MediaObject>& object,
                                          [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "BaseRtpEndpoint");
  return Call([self] { return asJson(self->getRembParams()); });
}

Result<Call> baseRtpEndpointSetRembParams(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  RembParams rembParams;
  arguments.required("rembParams", rembParams);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "BaseRtpEndpoint");
  return Call([self, rembParams] { return asJson(self->setRembParams(rembParams)); });
}

Result<Call> baseRtpEndpointRequestKeyframe(const std::shared_ptr<MediaObject>& object,
                                            [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "BaseRtpEndpoint");
  return Call([self] { return asJson(self->requestKeyframe()); });
}

Result<Call> alphaBlendingSetMaster(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::shared_ptr<HubPort> source;
  int zOrder{};
  arguments.required("source", source).required("zOrder", zOrder);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<AlphaBlending>(object);
  if (!self) return codec::brokenClass(*object, "AlphaBlending");
  return Call([self, source, zOrder] { return asJson(self->setMaster(source, zOrder)); });
}

Result<Call> alphaBlendingSetPortProperties(const std::shared_ptr<MediaObject>& object,
                                            Arguments& arguments) {
  double relativeX{};
  double relativeY{};
  int zOrder{};
  double relativeWidth{};
  double relativeHeight{};
  std::shared_ptr<HubPort> port;
  arguments
      .required("relativeX", relativeX)
      .required("relativeY", relativeY)
      .required("zOrder", zOrder)
      .required("relativeWidth", relativeWidth)
      .required("relativeHeight", relativeHeight)
      .required("port", port);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<AlphaBlending>(object);
  if (!self) return codec::brokenClass(*object, "AlphaBlending");
  return Call([self, relativeX, relativeY, zOrder, relativeWidth, relativeHeight,
               port] { return asJson(self->setPortProperties(relativeX, relativeY, zOrder, relativeWidth, relativeHeight, port)); });
}

Result<Call> dispatcherConnect(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::shared_ptr<HubPort> source;
  std::shared_ptr<HubPort> sink;
  arguments.required("source", source).required("sink", sink);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<Dispatcher>(object);
  if (!self) return codec::brokenClass(*object, "Dispatcher");
  return Call([self, source, sink] { return asJson(self->connect(source, sink)); });
}

Result<Call> dispatcherOneToManySetSource(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::shared_ptr<HubPort> source;
  arguments.required("source", source);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<DispatcherOneToMany>(object);
  if (!self) return codec::brokenClass(*object, "DispatcherOneToMany");
  return Call([self, source] { return asJson(self->setSource(source)); });
}

Result<Call> dispatcherOneToManyRemoveSource(const std::shared_ptr<MediaObject>& object,
                                             [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<DispatcherOneToMany>(object);
  if (!self) return codec::brokenClass(*object, "DispatcherOneToMany");
  return Call([self] { return asJson(self->removeSource()); });
}

Result<Call> httpEndpointGetUrl(const std::shared_ptr<MediaObject>& object,
                                [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<HttpEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "HttpEndpoint");
  return Call([self] { return asJson(self->getUrl()); });
}

Result<Call> mixerConnect(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  MediaType media{};
  std::shared_ptr<HubPort> source;
  std::shared_ptr<HubPort> sink;
  arguments.required("media", media).required("source", source).required("sink", sink);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<Mixer>(object);
  if (!self) return codec::brokenClass(*object, "Mixer");
  return Call([self, media, source, sink] { return asJson(self->connect(media, source, sink)); });
}

Result<Call> mixerDisconnect(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  MediaType media{};
  std::shared_ptr<HubPort> source;
  std::shared_ptr<HubPort> sink;
  arguments.required("media", media).required("source", source).required("sink", sink);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<Mixer>(object);
  if (!self) return codec::brokenClass(*object, "Mixer");
  return Call([self, media, source, sink] { return asJson(self->disconnect(media, source, sink)); });
}

Result<Call> playerEndpointGetVideoInfo(const std::shared_ptr<MediaObject>& object,
                                        [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<PlayerEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "PlayerEndpoint");
  return Call([self] { return asJson(self->getVideoInfo()); });
}

Result<Call> playerEndpointGetElementGstreamerDot(const std::shared_ptr<MediaObject>& object,
                                                  [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<PlayerEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "PlayerEndpoint");
  return Call([self] { return asJson(self->getElementGstreamerDot()); });
}

Result<Call> playerEndpointGetPosition(const std::shared_ptr<MediaObject>& object,
                                       [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<PlayerEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "PlayerEndpoint");
  return Call([self] { return asJson(self->getPosition()); });
}

Result<Call> playerEndpointSetPosition(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  int64_t position{};
  arguments.required("position", position);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<PlayerEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "PlayerEndpoint");
  return Call([self, position] { return asJson(self->setPosition(position)); });
}

Result<Call> playerEndpointPlay(const std::shared_ptr<MediaObject>& object,
                                [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<PlayerEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "PlayerEndpoint");
  return Call([self] { return asJson(self->play()); });
}

Result<Call> recorderEndpointRecord(const std::shared_ptr<MediaObject>& object,
                                    [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<RecorderEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "RecorderEndpoint");
  return Call([self] { return asJson(self->record()); });
}

Result<Call> recorderEndpointStopAndWait(const std::shared_ptr<MediaObject>& object,
                                         [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<RecorderEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "RecorderEndpoint");
  return Call([self] { return asJson(self->stopAndWait()); });
}

Result<Call> webRtcEndpointGetNetworkInterfaces(const std::shared_ptr<MediaObject>& object,
                                                [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self] { return asJson(self->getNetworkInterfaces()); });
}

Result<Call> webRtcEndpointSetNetworkInterfaces(const std::shared_ptr<MediaObject>& object,
                                                Arguments& arguments) {
  std::string networkInterfaces;
  arguments.required("networkInterfaces", networkInterfaces);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self, networkInterfaces] { return asJson(self->setNetworkInterfaces(networkInterfaces)); });
}

Result<Call> webRtcEndpointGetIceTcp(const std::shared_ptr<MediaObject>& object,
                                     [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self] { return asJson(self->getIceTcp()); });
}

Result<Call> webRtcEndpointSetIceTcp(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  bool iceTcp{};
  arguments.required("iceTcp", iceTcp);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self, iceTcp] { return asJson(self->setIceTcp(iceTcp)); });
}

Result<Call> webRtcEndpointGetStunServerAddress(const std::shared_ptr<MediaObject>& object,
                                                [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self] { return asJson(self->getStunServerAddress()); });
}

Result<Call> webRtcEndpointSetStunServerAddress(const std::shared_ptr<MediaObject>& object,
                                                Arguments& arguments) {
  std::string stunServerAddress;
  arguments.required("stunServerAddress", stunServerAddress);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self, stunServerAddress] { return asJson(self->setStunServerAddress(stunServerAddress)); });
}

Result<Call> webRtcEndpointGetStunServerPort(const std::shared_ptr<MediaObject>& object,
                                             [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self] { return asJson(self->getStunServerPort()); });
}

Result<Call> webRtcEndpointSetStunServerPort(const std::shared_ptr<MediaObject>& object,
                                             Arguments& arguments) {
  int stunServerPort{};
  arguments.required("stunServerPort", stunServerPort);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self, stunServerPort] { return asJson(self->setStunServerPort(stunServerPort)); });
}

Result<Call> webRtcEndpointGetTurnUrl(const std::shared_ptr<MediaObject>& object,
                                      [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self] { return asJson(self->getTurnUrl()); });
}

Result<Call> webRtcEndpointSetTurnUrl(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::string turnUrl;
  arguments.required("turnUrl", turnUrl);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self, turnUrl] { return asJson(self->setTurnUrl(turnUrl)); });
}

Result<Call> webRtcEndpointGetExternalIPv4(const std::shared_ptr<MediaObject>& object,
                                           [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self] { return asJson(self->getExternalIPv4()); });
}

Result<Call> webRtcEndpointSetExternalIPv4(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::string externalIPv4;
  arguments.required("externalIPv4", externalIPv4);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self, externalIPv4] { return asJson(self->setExternalIPv4(externalIPv4)); });
}

Result<Call> webRtcEndpointGetExternalIPv6(const std::shared_ptr<MediaObject>& object,
                                           [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self] { return asJson(self->getExternalIPv6()); });
}

Result<Call> webRtcEndpointSetExternalIPv6(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::string externalIPv6;
  arguments.required("externalIPv6", externalIPv6);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self, externalIPv6] { return asJson(self->setExternalIPv6(externalIPv6)); });
}

Result<Call> webRtcEndpointGetICECandidatePairs(const std::shared_ptr<MediaObject>& object,
                                                [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self] { return asJson(self->getICECandidatePairs()); });
}

Result<Call> webRtcEndpointGetIceConnectionState(const std::shared_ptr<MediaObject>& object,
                                                 [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self] { return asJson(self->getIceConnectionState()); });
}

Result<Call> webRtcEndpointGetDtlsConnectionState(const std::shared_ptr<MediaObject>& object,
                                                  [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self] { return asJson(self->getDtlsConnectionState()); });
}

Result<Call> webRtcEndpointGatherCandidates(const std::shared_ptr<MediaObject>& object,
                                            [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self] { return asJson(self->gatherCandidates()); });
}

Result<Call> webRtcEndpointAddIceCandidate(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  IceCandidate candidate;
  arguments.required("candidate", candidate);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self, candidate] { return asJson(self->addIceCandidate(candidate)); });
}

Result<Call> webRtcEndpointCreateDataChannel(const std::shared_ptr<MediaObject>& object,
                                             Arguments& arguments) {
  std::optional<std::string> label;
  std::optional<bool> ordered;
  std::optional<int> maxPacketLifeTime;
  std::optional<int> maxRetransmits;
  std::optional<std::string> protocol;
  arguments
      .optional("label", label)
      .optional("ordered", ordered)
      .optional("maxPacketLifeTime", maxPacketLifeTime)
      .optional("maxRetransmits", maxRetransmits)
      .optional("protocol", protocol);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self, label, ordered, maxPacketLifeTime, maxRetransmits,
               protocol] { return asJson(self->createDataChannel(label, ordered, maxPacketLifeTime, maxRetransmits, protocol)); });
}

Result<Call> webRtcEndpointCloseDataChannel(const std::shared_ptr<MediaObject>& object,
                                            Arguments& arguments) {
  int channelId{};
  arguments.required("channelId", channelId);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self, channelId] { return asJson(self->closeDataChannel(channelId)); });
}

Result<Call> webRtcEndpointGetExternalAddress(const std::shared_ptr<MediaObject>& object,
                                              [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self] {
    const auto first = self->getExternalIPv4();
    return asJson(first && first->empty() ? self->getExternalIPv6() : first);
  });
}

Result<Call> webRtcEndpointSetExternalAddress(const std::shared_ptr<MediaObject>& object,
                                              Arguments& arguments) {
  std::string externalAddress;
  arguments.required("externalAddress", externalAddress);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object);
  if (!self) return codec::brokenClass(*object, "WebRtcEndpoint");
  return Call([self, externalAddress] {
    const bool other = externalAddress.find(':') != std::string::npos;
    const auto set = self->setExternalIPv6(other ? externalAddress : std::string());
    return asJson(set ? self->setExternalIPv4(other ? std::string() : externalAddress) : set);
  });
}

Result<Call> faceOverlayFilterUnsetOverlayedImage(const std::shared_ptr<MediaObject>& object,
                                                  [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<FaceOverlayFilter>(object);
  if (!self) return codec::brokenClass(*object, "FaceOverlayFilter");
  return Call([self] { return asJson(self->unsetOverlayedImage()); });
}

Result<Call> faceOverlayFilterSetOverlayedImage(const std::shared_ptr<MediaObject>& object,
                                                Arguments& arguments) {
  std::string uri;
  double offsetXPercent{};
  double offsetYPercent{};
  double widthPercent{};
  double heightPercent{};
  arguments
      .required("uri", uri)
      .required("offsetXPercent", offsetXPercent)
      .required("offsetYPercent", offsetYPercent)
      .required("widthPercent", widthPercent)
      .required("heightPercent", heightPercent);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<FaceOverlayFilter>(object);
  if (!self) return codec::brokenClass(*object, "FaceOverlayFilter");
  return Call([self, uri, offsetXPercent, offsetYPercent, widthPercent,
               heightPercent] { return asJson(self->setOverlayedImage(uri, offsetXPercent, offsetYPercent, widthPercent, heightPercent)); });
}

Result<Call> gStreamerFilterGetCommand(const std::shared_ptr<MediaObject>& object,
                                       [[maybe_unused]] Arguments& arguments) {
  const auto self = std::dynamic_pointer_cast<GStreamerFilter>(object);
  if (!self) return codec::brokenClass(*object, "GStreamerFilter");
  return Call([self] { return asJson(self->getCommand()); });
}

Result<Call> gStreamerFilterSetElementProperty(const std::shared_ptr<MediaObject>& object,
                                               Arguments& arguments) {
  std::string propertyName;
  std::string propertyValue;
  arguments.required("propertyName", propertyName).required("propertyValue", propertyValue);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<GStreamerFilter>(object);
  if (!self) return codec::brokenClass(*object, "GStreamerFilter");
  return Call([self, propertyName,
               propertyValue] { return asJson(self->setElementProperty(propertyName, propertyValue)); });
}

Result<Call> imageOverlayFilterRemoveImage(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::string id;
  arguments.required("id", id);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<ImageOverlayFilter>(object);
  if (!self) return codec::brokenClass(*object, "ImageOverlayFilter");
  return Call([self, id] { return asJson(self->removeImage(id)); });
}

Result<Call> imageOverlayFilterAddImage(const std::shared_ptr<MediaObject>& object, Arguments& arguments) {
  std::string id;
  std::string uri;
  double offsetXPercent{};
  double offsetYPercent{};
  double widthPercent{};
  double heightPercent{};
  bool keepAspectRatio{};
  bool center{};
  arguments
      .required("id", id)
      .required("uri", uri)
      .required("offsetXPercent", offsetXPercent)
      .required("offsetYPercent", offsetYPercent)
      .required("widthPercent", widthPercent)
      .required("heightPercent", heightPercent)
      .required("keepAspectRatio", keepAspectRatio)
      .required("center", center);
  if (!arguments.ok()) return arguments.error();
  const auto self = std::dynamic_pointer_cast<ImageOverlayFilter>(object);
  if (!self) return codec::brokenClass(*object, "ImageOverlayFilter");
  return Call([self, id, uri, offsetXPercent, offsetYPercent, widthPercent, heightPercent, keepAspectRatio,
               center] { return asJson(self->addImage(id, uri, offsetXPercent, offsetYPercent, widthPercent, heightPercent, keepAspectRatio, center)); });
}

constexpr Operation mediaObjectOperations[] = {
    {"getMediaPipeline", &mediaObjectGetMediaPipeline},
    {"getParent", &mediaObjectGetParent},
    {"getId", &mediaObjectGetId},
    {"getChildren", &mediaObjectGetChildren},
    {"getName", &mediaObjectGetName},
    {"setName", &mediaObjectSetName},
    {"getSendTagsInEvents", &mediaObjectGetSendTagsInEvents},
    {"setSendTagsInEvents", &mediaObjectSetSendTagsInEvents},
    {"getCreationTime", &mediaObjectGetCreationTime},
    {"addTag", &mediaObjectAddTag},
    {"removeTag", &mediaObjectRemoveTag},
    {"getTag", &mediaObjectGetTag},
    {"getTags", &mediaObjectGetTags},
    {"getChilds", &mediaObjectGetChilds},
};

constexpr Operation serverManagerOperations[] = {
    {"getInfo", &serverManagerGetInfo},
    {"getPipelines", &serverManagerGetPipelines},
    {"getSessions", &serverManagerGetSessions},
    {"getMetadata", &serverManagerGetMetadata},
    {"getKmd", &serverManagerGetKmd},
    {"getCpuCount", &serverManagerGetCpuCount},
    {"getUsedCpu", &serverManagerGetUsedCpu},
    {"getUsedMemory", &serverManagerGetUsedMemory},
};

constexpr Operation mediaElementOperations[] = {
    {"getEncoderBitrate", &mediaElementGetEncoderBitrate},
    {"setEncoderBitrate", &mediaElementSetEncoderBitrate},
    {"getMinEncoderBitrate", &mediaElementGetMinEncoderBitrate},
    {"setMinEncoderBitrate", &mediaElementSetMinEncoderBitrate},
    {"getMaxEncoderBitrate", &mediaElementGetMaxEncoderBitrate},
    {"setMaxEncoderBitrate", &mediaElementSetMaxEncoderBitrate},
    {"getSourceConnections", &mediaElementGetSourceConnections},
    {"getSinkConnections", &mediaElementGetSinkConnections},
    {"connect", &mediaElementConnect},
    {"disconnect", &mediaElementDisconnect},
    {"setAudioFormat", &mediaElementSetAudioFormat},
    {"setVideoFormat", &mediaElementSetVideoFormat},
    {"dumpGstreamerDot", &mediaElementDumpGstreamerDot},
    {"getGstreamerDot", &mediaElementGetGstreamerDot},
    {"getStats", &mediaElementGetStats},
    {"isMediaFlowingIn", &mediaElementIsMediaFlowingIn},
    {"isMediaFlowingOut", &mediaElementIsMediaFlowingOut},
    {"isMediaTranscoding", &mediaElementIsMediaTranscoding},
    {"setOutputBitrate", &mediaElementSetOutputBitrate},
    {"getMinOutputBitrate", &mediaElementGetMinOutputBitrate},
    {"setMinOutputBitrate", &mediaElementSetMinOutputBitrate},
    {"getMinOuputBitrate", &mediaElementGetMinOuputBitrate},
    {"setMinOuputBitrate", &mediaElementSetMinOuputBitrate},
    {"getMaxOutputBitrate", &mediaElementGetMaxOutputBitrate},
    {"setMaxOutputBitrate", &mediaElementSetMaxOutputBitrate},
    {"getMaxOuputBitrate", &mediaElementGetMaxOuputBitrate},
    {"setMaxOuputBitrate", &mediaElementSetMaxOuputBitrate},
};

constexpr Operation hubOperations[] = {
    {"getGstreamerDot", &hubGetGstreamerDot},
    {"dumpGstreamerDot", &hubDumpGstreamerDot},
};

constexpr Operation uriEndpointOperations[] = {
    {"getUri", &uriEndpointGetUri},
    {"getState", &uriEndpointGetState},
    {"pause", &uriEndpointPause},
    {"stop", &uriEndpointStop},
};

constexpr Operation mediaPipelineOperations[] = {
    {"getLatencyStats", &mediaPipelineGetLatencyStats},
    {"setLatencyStats", &mediaPipelineSetLatencyStats},
    {"getGstreamerDot", &mediaPipelineGetGstreamerDot},
    {"dumpGstreamerDot", &mediaPipelineDumpGstreamerDot},
};

constexpr Operation sdpEndpointOperations[] = {
    {"getMaxAudioRecvBandwidth", &sdpEndpointGetMaxAudioRecvBandwidth},
    {"setMaxAudioRecvBandwidth", &sdpEndpointSetMaxAudioRecvBandwidth},
    {"getMaxVideoRecvBandwidth", &sdpEndpointGetMaxVideoRecvBandwidth},
    {"setMaxVideoRecvBandwidth", &sdpEndpointSetMaxVideoRecvBandwidth},
    {"generateOffer", &sdpEndpointGenerateOffer},
    {"processOffer", &sdpEndpointProcessOffer},
    {"processAnswer", &sdpEndpointProcessAnswer},
    {"getLocalSessionDescriptor", &sdpEndpointGetLocalSessionDescriptor},
    {"getRemoteSessionDescriptor", &sdpEndpointGetRemoteSessionDescriptor},
};

constexpr Operation baseRtpEndpointOperations[] = {
    {"getMinVideoRecvBandwidth", &baseRtpEndpointGetMinVideoRecvBandwidth},
    {"setMinVideoRecvBandwidth", &baseRtpEndpointSetMinVideoRecvBandwidth},
    {"getMinVideoSendBandwidth", &baseRtpEndpointGetMinVideoSendBandwidth},
    {"setMinVideoSendBandwidth", &baseRtpEndpointSetMinVideoSendBandwidth},
    {"getMaxVideoSendBandwidth", &baseRtpEndpointGetMaxVideoSendBandwidth},
    {"setMaxVideoSendBandwidth", &baseRtpEndpointSetMaxVideoSendBandwidth},
    {"getMediaState", &baseRtpEndpointGetMediaState},
    {"getConnectionState", &baseRtpEndpointGetConnectionState},
    {"getMtu", &baseRtpEndpointGetMtu},
    {"setMtu", &baseRtpEndpointSetMtu},
    {"getRembParams", &baseRtpEndpointGetRembParams},
    {"setRembParams", &baseRtpEndpointSetRembParams},
    {"requestKeyframe", &baseRtpEndpointRequestKeyframe},
};

constexpr Operation alphaBlendingOperations[] = {
    {"setMaster", &alphaBlendingSetMaster},
    {"setPortProperties", &alphaBlendingSetPortProperties},
};

constexpr Operation dispatcherOperations[] = {
    {"connect", &dispatcherConnect},
};

constexpr Operation dispatcherOneToManyOperations[] = {
    {"setSource", &dispatcherOneToManySetSource},
    {"removeSource", &dispatcherOneToManyRemoveSource},
};

constexpr Operation httpEndpointOperations[] = {
    {"getUrl", &httpEndpointGetUrl},
};

constexpr Operation mixerOperations[] = {
    {"connect", &mixerConnect},
    {"disconnect", &mixerDisconnect},
};

constexpr Operation playerEndpointOperations[] = {
    {"getVideoInfo", &playerEndpointGetVideoInfo},
    {"getElementGstreamerDot", &playerEndpointGetElementGstreamerDot},
    {"getPosition", &playerEndpointGetPosition},
    {"setPosition", &playerEndpointSetPosition},
    {"play", &playerEndpointPlay},
};

constexpr Operation recorderEndpointOperations[] = {
    {"record", &recorderEndpointRecord},
    {"stopAndWait", &recorderEndpointStopAndWait},
};

constexpr Operation webRtcEndpointOperations[] = {
    {"getNetworkInterfaces", &webRtcEndpointGetNetworkInterfaces},
    {"setNetworkInterfaces", &webRtcEndpointSetNetworkInterfaces},
    {"getIceTcp", &webRtcEndpointGetIceTcp},
    {"setIceTcp", &webRtcEndpointSetIceTcp},
    {"getStunServerAddress", &webRtcEndpointGetStunServerAddress},
    {"setStunServerAddress", &webRtcEndpointSetStunServerAddress},
    {"getStunServerPort", &webRtcEndpointGetStunServerPort},
    {"setStunServerPort", &webRtcEndpointSetStunServerPort},
    {"getTurnUrl", &webRtcEndpointGetTurnUrl},
    {"setTurnUrl", &webRtcEndpointSetTurnUrl},
    {"getExternalIPv4", &webRtcEndpointGetExternalIPv4},
    {"setExternalIPv4", &webRtcEndpointSetExternalIPv4},
    {"getExternalIPv6", &webRtcEndpointGetExternalIPv6},
    {"setExternalIPv6", &webRtcEndpointSetExternalIPv6},
    {"getICECandidatePairs", &webRtcEndpointGetICECandidatePairs},
    {"getIceConnectionState", &webRtcEndpointGetIceConnectionState},
    {"getDtlsConnectionState", &webRtcEndpointGetDtlsConnectionState},
    {"gatherCandidates", &webRtcEndpointGatherCandidates},
    {"addIceCandidate", &webRtcEndpointAddIceCandidate},
    {"createDataChannel", &webRtcEndpointCreateDataChannel},
    {"closeDataChannel", &webRtcEndpointCloseDataChannel},
    {"getExternalAddress", &webRtcEndpointGetExternalAddress},
    {"setExternalAddress", &webRtcEndpointSetExternalAddress},
};

constexpr Operation faceOverlayFilterOperations[] = {
    {"unsetOverlayedImage", &faceOverlayFilterUnsetOverlayedImage},
    {"setOverlayedImage", &faceOverlayFilterSetOverlayedImage},
};

constexpr Operation gStreamerFilterOperations[] = {
    {"getCommand", &gStreamerFilterGetCommand},
    {"setElementProperty", &gStreamerFilterSetElementProperty},
};

constexpr Operation imageOverlayFilterOperations[] = {
    {"removeImage", &imageOverlayFilterRemoveImage},
    {"addImage", &imageOverlayFilterAddImage},
};

constexpr ClassOperations kClasses[] = {
    {"MediaObject", mediaObjectOperations},
    {"ServerManager", serverManagerOperations},
    {"MediaElement", mediaElementOperations},
    {"Hub", hubOperations},
    {"UriEndpoint", uriEndpointOperations},
    {"MediaPipeline", mediaPipelineOperations},
    {"SdpEndpoint", sdpEndpointOperations},
    {"BaseRtpEndpoint", baseRtpEndpointOperations},
    {"AlphaBlending", alphaBlendingOperations},
    {"Dispatcher", dispatcherOperations},
    {"DispatcherOneToMany", dispatcherOneToManyOperations},
    {"HttpEndpoint", httpEndpointOperations},
    {"Mixer", mixerOperations},
    {"PlayerEndpoint", playerEndpointOperations},
    {"RecorderEndpoint", recorderEndpointOperations},
    {"WebRtcEndpoint", webRtcEndpointOperations},
    {"FaceOverlayFilter", faceOverlayFilterOperations},
    {"GStreamerFilter", gStreamerFilterOperations},
    {"ImageOverlayFilter", imageOverlayFilterOperations},
};

Prepare findIn(std::string_view className, std::string_view operation) {
  for (const auto& each : kClasses)
    if (each.name == className)
      for (const auto& known : each.operations)
        if (known.name == operation) return known.prepare;
  return nullptr;
}

Prepare findOperation(const ClassInfo& info, std::string_view operation) {
  if (const auto own = findIn(info.name, operation)) return own;
  for (const auto ancestor : info.hierarchy)
    if (const auto inherited = findIn(ancestor.substr(ancestor.rfind('.') + 1), operation)) return inherited;
  return nullptr;
}

}  // namespace

Result<Call> prepareInvoke(std::shared_ptr<MediaObject> object, std::string_view operation,
                           const Json::Value& operationParams, const ObjectResolver& resolver) {
  const auto prepare = findOperation(object->classInfo(), operation);
  if (!prepare) return codec::unknownOperation(operation, operationParams);
  Arguments arguments(operationParams, "operationParams", resolver);
  return prepare(object, arguments);
}

}  // namespace headwater::rpc::api
