// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
#pragma once

#include "rpc/generated/Types.hpp"
#include "rpc/jsonrpc/Error.hpp"

namespace headwater::rpc::api {

struct ClassInfo;
class MediaObject;
class ServerManager;
class MediaElement;
class Endpoint;
class SessionEndpoint;
class MediaPipeline;
class SdpEndpoint;
class BaseRtpEndpoint;
class WebRtcEndpoint;

class MediaObject {
 public:
  virtual ~MediaObject() = default;
  virtual const std::string& id() const = 0;
  virtual const ClassInfo& classInfo() const = 0;
  virtual Result<std::shared_ptr<MediaPipeline>> getMediaPipeline() = 0;
  virtual Result<std::shared_ptr<MediaObject>> getParent() = 0;
  virtual Result<std::string> getId() = 0;
  virtual Result<std::vector<std::shared_ptr<MediaObject>>> getChildren() = 0;
  virtual Result<std::string> getName() = 0;
  virtual Result<void> setName(const std::string& name) = 0;
  virtual Result<bool> getSendTagsInEvents() = 0;
  virtual Result<void> setSendTagsInEvents(const bool& sendTagsInEvents) = 0;
  virtual Result<int> getCreationTime() = 0;
  virtual Result<void> addTag(const std::string& key, const std::string& value) = 0;
  virtual Result<void> removeTag(const std::string& key) = 0;
  virtual Result<std::string> getTag(const std::string& key) = 0;
  virtual Result<std::vector<Tag>> getTags() = 0;
};

class ServerManager : public virtual MediaObject {
 public:
  virtual Result<ServerInfo> getInfo() = 0;
  virtual Result<std::vector<std::shared_ptr<MediaPipeline>>> getPipelines() = 0;
  virtual Result<std::vector<std::string>> getSessions() = 0;
  virtual Result<std::string> getMetadata() = 0;
  virtual Result<std::string> getKmd(const std::string& moduleName) = 0;
  virtual Result<int> getCpuCount() = 0;
  virtual Result<double> getUsedCpu(const int& interval) = 0;
  virtual Result<int64_t> getUsedMemory() = 0;
};

class MediaElement : public virtual MediaObject {
 public:
  virtual Result<int> getEncoderBitrate() = 0;
  virtual Result<void> setEncoderBitrate(const int& encoderBitrate) = 0;
  virtual Result<int> getMinEncoderBitrate() = 0;
  virtual Result<void> setMinEncoderBitrate(const int& minEncoderBitrate) = 0;
  virtual Result<int> getMaxEncoderBitrate() = 0;
  virtual Result<void> setMaxEncoderBitrate(const int& maxEncoderBitrate) = 0;
  virtual Result<std::vector<ElementConnectionData>> getSourceConnections(const std::optional<MediaType>& mediaType, const std::optional<std::string>& description) = 0;
  virtual Result<std::vector<ElementConnectionData>> getSinkConnections(const std::optional<MediaType>& mediaType, const std::optional<std::string>& description) = 0;
  virtual Result<void> connect(const std::shared_ptr<MediaElement>& sink, const std::optional<MediaType>& mediaType, const std::optional<std::string>& sourceMediaDescription, const std::optional<std::string>& sinkMediaDescription) = 0;
  virtual Result<void> disconnect(const std::shared_ptr<MediaElement>& sink, const std::optional<MediaType>& mediaType, const std::optional<std::string>& sourceMediaDescription, const std::optional<std::string>& sinkMediaDescription) = 0;
  virtual Result<void> setAudioFormat(const AudioCaps& caps) = 0;
  virtual Result<void> setVideoFormat(const VideoCaps& caps) = 0;
  virtual Result<void> dumpGstreamerDot(const std::optional<GstreamerDotDetails>& details) = 0;
  virtual Result<std::string> getGstreamerDot(const std::optional<GstreamerDotDetails>& details) = 0;
  virtual Result<StatsMap> getStats(const std::optional<MediaType>& mediaType) = 0;
  virtual Result<bool> isMediaFlowingIn(const MediaType& mediaType, const std::optional<std::string>& sinkMediaDescription) = 0;
  virtual Result<bool> isMediaFlowingOut(const MediaType& mediaType, const std::optional<std::string>& sourceMediaDescription) = 0;
  virtual Result<bool> isMediaTranscoding(const MediaType& mediaType, const std::optional<std::string>& binName) = 0;
};

class Endpoint : public virtual MediaElement {
 public:
};

class SessionEndpoint : public virtual Endpoint {
 public:
};

class MediaPipeline : public virtual MediaObject {
 public:
  virtual Result<bool> getLatencyStats() = 0;
  virtual Result<void> setLatencyStats(const bool& latencyStats) = 0;
  virtual Result<std::string> getGstreamerDot(const std::optional<GstreamerDotDetails>& details) = 0;
  virtual Result<void> dumpGstreamerDot(const std::optional<GstreamerDotDetails>& details) = 0;
};

class SdpEndpoint : public virtual SessionEndpoint {
 public:
  virtual Result<int> getMaxAudioRecvBandwidth() = 0;
  virtual Result<void> setMaxAudioRecvBandwidth(const int& maxAudioRecvBandwidth) = 0;
  virtual Result<int> getMaxVideoRecvBandwidth() = 0;
  virtual Result<void> setMaxVideoRecvBandwidth(const int& maxVideoRecvBandwidth) = 0;
  virtual Result<std::string> generateOffer(const std::optional<OfferOptions>& options) = 0;
  virtual Result<std::string> processOffer(const std::string& offer) = 0;
  virtual Result<std::string> processAnswer(const std::string& answer) = 0;
  virtual Result<std::string> getLocalSessionDescriptor() = 0;
  virtual Result<std::string> getRemoteSessionDescriptor() = 0;
};

class BaseRtpEndpoint : public virtual SdpEndpoint {
 public:
  virtual Result<int> getMinVideoRecvBandwidth() = 0;
  virtual Result<void> setMinVideoRecvBandwidth(const int& minVideoRecvBandwidth) = 0;
  virtual Result<int> getMinVideoSendBandwidth() = 0;
  virtual Result<void> setMinVideoSendBandwidth(const int& minVideoSendBandwidth) = 0;
  virtual Result<int> getMaxVideoSendBandwidth() = 0;
  virtual Result<void> setMaxVideoSendBandwidth(const int& maxVideoSendBandwidth) = 0;
  virtual Result<MediaState> getMediaState() = 0;
  virtual Result<ConnectionState> getConnectionState() = 0;
  virtual Result<int> getMtu() = 0;
  virtual Result<void> setMtu(const int& mtu) = 0;
  virtual Result<RembParams> getRembParams() = 0;
  virtual Result<void> setRembParams(const RembParams& rembParams) = 0;
  virtual Result<void> requestKeyframe() = 0;
};

class WebRtcEndpoint : public virtual BaseRtpEndpoint {
 public:
  virtual Result<std::string> getNetworkInterfaces() = 0;
  virtual Result<void> setNetworkInterfaces(const std::string& networkInterfaces) = 0;
  virtual Result<bool> getIceTcp() = 0;
  virtual Result<void> setIceTcp(const bool& iceTcp) = 0;
  virtual Result<std::string> getStunServerAddress() = 0;
  virtual Result<void> setStunServerAddress(const std::string& stunServerAddress) = 0;
  virtual Result<int> getStunServerPort() = 0;
  virtual Result<void> setStunServerPort(const int& stunServerPort) = 0;
  virtual Result<std::string> getTurnUrl() = 0;
  virtual Result<void> setTurnUrl(const std::string& turnUrl) = 0;
  virtual Result<std::string> getExternalIPv4() = 0;
  virtual Result<void> setExternalIPv4(const std::string& externalIPv4) = 0;
  virtual Result<std::string> getExternalIPv6() = 0;
  virtual Result<void> setExternalIPv6(const std::string& externalIPv6) = 0;
  virtual Result<std::vector<IceCandidatePair>> getICECandidatePairs() = 0;
  virtual Result<std::vector<IceConnection>> getIceConnectionState() = 0;
  virtual Result<std::vector<DtlsConnection>> getDtlsConnectionState() = 0;
  virtual Result<void> gatherCandidates() = 0;
  virtual Result<void> addIceCandidate(const IceCandidate& candidate) = 0;
  virtual Result<void> createDataChannel(const std::optional<std::string>& label, const std::optional<bool>& ordered, const std::optional<int>& maxPacketLifeTime, const std::optional<int>& maxRetransmits, const std::optional<std::string>& protocol) = 0;
  virtual Result<void> closeDataChannel(const int& channelId) = 0;
};

}  // namespace headwater::rpc::api
