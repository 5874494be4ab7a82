// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
#include "rpc/generated/Registry.hpp"

namespace headwater::rpc::api {

namespace {
using Names = std::string_view;
constexpr Names eventsMediaObject[] = {"Error"};
constexpr Names operationsMediaObject[] = {"getMediaPipeline", "getParent", "getId", "getChildren", "getName", "setName", "getSendTagsInEvents", "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};
constexpr Names hierarchyServerManager[] = {"kurento.MediaObject"};
constexpr Names eventsServerManager[] = {"ObjectCreated", "ObjectDestroyed", "Error"};
constexpr Names operationsServerManager[] = {"getInfo", "getPipelines", "getSessions", "getMetadata", "getKmd", "getCpuCount", "getUsedCpu", "getUsedMemory", "getMediaPipeline", "getParent", "getId", "getChildren", "getName", "setName", "getSendTagsInEvents", "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};
constexpr Names hierarchyMediaElement[] = {"kurento.MediaObject"};
constexpr Names eventsMediaElement[] = {"ElementConnected", "ElementDisconnected", "MediaFlowOutStateChanged", "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names operationsMediaElement[] = {"getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate", "setMinEncoderBitrate", "getMaxEncoderBitrate", "setMaxEncoderBitrate", "getSourceConnections", "getSinkConnections", "connect", "disconnect", "setAudioFormat", "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot", "getStats", "isMediaFlowingIn", "isMediaFlowingOut", "isMediaTranscoding", "getMediaPipeline", "getParent", "getId", "getChildren", "getName", "setName", "getSendTagsInEvents", "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};
constexpr Names hierarchyEndpoint[] = {"kurento.MediaElement", "kurento.MediaObject"};
constexpr Names eventsEndpoint[] = {"ElementConnected", "ElementDisconnected", "MediaFlowOutStateChanged", "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names operationsEndpoint[] = {"getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate", "setMinEncoderBitrate", "getMaxEncoderBitrate", "setMaxEncoderBitrate", "getSourceConnections", "getSinkConnections", "connect", "disconnect", "setAudioFormat", "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot", "getStats", "isMediaFlowingIn", "isMediaFlowingOut", "isMediaTranscoding", "getMediaPipeline", "getParent", "getId", "getChildren", "getName", "setName", "getSendTagsInEvents", "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};
constexpr Names hierarchySessionEndpoint[] = {"kurento.Endpoint", "kurento.MediaElement", "kurento.MediaObject"};
constexpr Names eventsSessionEndpoint[] = {"MediaSessionTerminated", "MediaSessionStarted", "ElementConnected", "ElementDisconnected", "MediaFlowOutStateChanged", "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names operationsSessionEndpoint[] = {"getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate", "setMinEncoderBitrate", "getMaxEncoderBitrate", "setMaxEncoderBitrate", "getSourceConnections", "getSinkConnections", "connect", "disconnect", "setAudioFormat", "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot", "getStats", "isMediaFlowingIn", "isMediaFlowingOut", "isMediaTranscoding", "getMediaPipeline", "getParent", "getId", "getChildren", "getName", "setName", "getSendTagsInEvents", "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};
constexpr Names hierarchyMediaPipeline[] = {"kurento.MediaObject"};
constexpr Names eventsMediaPipeline[] = {"Error"};
constexpr Names operationsMediaPipeline[] = {"getLatencyStats", "setLatencyStats", "getGstreamerDot", "dumpGstreamerDot", "getMediaPipeline", "getParent", "getId", "getChildren", "getName", "setName", "getSendTagsInEvents", "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};
constexpr Names hierarchySdpEndpoint[] = {"kurento.SessionEndpoint", "kurento.Endpoint", "kurento.MediaElement", "kurento.MediaObject"};
constexpr Names eventsSdpEndpoint[] = {"MediaSessionTerminated", "MediaSessionStarted", "ElementConnected", "ElementDisconnected", "MediaFlowOutStateChanged", "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names operationsSdpEndpoint[] = {"getMaxAudioRecvBandwidth", "setMaxAudioRecvBandwidth", "getMaxVideoRecvBandwidth", "setMaxVideoRecvBandwidth", "generateOffer", "processOffer", "processAnswer", "getLocalSessionDescriptor", "getRemoteSessionDescriptor", "getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate", "setMinEncoderBitrate", "getMaxEncoderBitrate", "setMaxEncoderBitrate", "getSourceConnections", "getSinkConnections", "connect", "disconnect", "setAudioFormat", "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot", "getStats", "isMediaFlowingIn", "isMediaFlowingOut", "isMediaTranscoding", "getMediaPipeline", "getParent", "getId", "getChildren", "getName", "setName", "getSendTagsInEvents", "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};
constexpr Names hierarchyBaseRtpEndpoint[] = {"kurento.SdpEndpoint", "kurento.SessionEndpoint", "kurento.Endpoint", "kurento.MediaElement", "kurento.MediaObject"};
constexpr Names eventsBaseRtpEndpoint[] = {"MediaStateChanged", "ConnectionStateChanged", "MediaSessionTerminated", "MediaSessionStarted", "ElementConnected", "ElementDisconnected", "MediaFlowOutStateChanged", "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names operationsBaseRtpEndpoint[] = {"getMinVideoRecvBandwidth", "setMinVideoRecvBandwidth", "getMinVideoSendBandwidth", "setMinVideoSendBandwidth", "getMaxVideoSendBandwidth", "setMaxVideoSendBandwidth", "getMediaState", "getConnectionState", "getMtu", "setMtu", "getRembParams", "setRembParams", "requestKeyframe", "getMaxAudioRecvBandwidth", "setMaxAudioRecvBandwidth", "getMaxVideoRecvBandwidth", "setMaxVideoRecvBandwidth", "generateOffer", "processOffer", "processAnswer", "getLocalSessionDescriptor", "getRemoteSessionDescriptor", "getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate", "setMinEncoderBitrate", "getMaxEncoderBitrate", "setMaxEncoderBitrate", "getSourceConnections", "getSinkConnections", "connect", "disconnect", "setAudioFormat", "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot", "getStats", "isMediaFlowingIn", "isMediaFlowingOut", "isMediaTranscoding", "getMediaPipeline", "getParent", "getId", "getChildren", "getName", "setName", "getSendTagsInEvents", "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};
constexpr Names hierarchyWebRtcEndpoint[] = {"kurento.BaseRtpEndpoint", "kurento.SdpEndpoint", "kurento.SessionEndpoint", "kurento.Endpoint", "kurento.MediaElement", "kurento.MediaObject"};
constexpr Names eventsWebRtcEndpoint[] = {"IceCandidateFound", "IceGatheringDone", "IceComponentStateChanged", "DtlsConnectionStateChange", "DataChannelOpened", "DataChannelClosed", "NewCandidatePairSelected", "MediaStateChanged", "ConnectionStateChanged", "MediaSessionTerminated", "MediaSessionStarted", "ElementConnected", "ElementDisconnected", "MediaFlowOutStateChanged", "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names operationsWebRtcEndpoint[] = {"getNetworkInterfaces", "setNetworkInterfaces", "getIceTcp", "setIceTcp", "getStunServerAddress", "setStunServerAddress", "getStunServerPort", "setStunServerPort", "getTurnUrl", "setTurnUrl", "getExternalIPv4", "setExternalIPv4", "getExternalIPv6", "setExternalIPv6", "getICECandidatePairs", "getIceConnectionState", "getDtlsConnectionState", "gatherCandidates", "addIceCandidate", "createDataChannel", "closeDataChannel", "getMinVideoRecvBandwidth", "setMinVideoRecvBandwidth", "getMinVideoSendBandwidth", "setMinVideoSendBandwidth", "getMaxVideoSendBandwidth", "setMaxVideoSendBandwidth", "getMediaState", "getConnectionState", "getMtu", "setMtu", "getRembParams", "setRembParams", "requestKeyframe", "getMaxAudioRecvBandwidth", "setMaxAudioRecvBandwidth", "getMaxVideoRecvBandwidth", "setMaxVideoRecvBandwidth", "generateOffer", "processOffer", "processAnswer", "getLocalSessionDescriptor", "getRemoteSessionDescriptor", "getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate", "setMinEncoderBitrate", "getMaxEncoderBitrate", "setMaxEncoderBitrate", "getSourceConnections", "getSinkConnections", "connect", "disconnect", "setAudioFormat", "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot", "getStats", "isMediaFlowingIn", "isMediaFlowingOut", "isMediaTranscoding", "getMediaPipeline", "getParent", "getId", "getChildren", "getName", "setName", "getSendTagsInEvents", "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};
constexpr ClassInfo kClasses[] = {
    {"MediaObject", "kurento.MediaObject", "core", true, {}, eventsMediaObject, operationsMediaObject},
    {"ServerManager", "kurento.ServerManager", "core", true, hierarchyServerManager, eventsServerManager, operationsServerManager},
    {"MediaElement", "kurento.MediaElement", "core", true, hierarchyMediaElement, eventsMediaElement, operationsMediaElement},
    {"Endpoint", "kurento.Endpoint", "core", true, hierarchyEndpoint, eventsEndpoint, operationsEndpoint},
    {"SessionEndpoint", "kurento.SessionEndpoint", "core", true, hierarchySessionEndpoint, eventsSessionEndpoint, operationsSessionEndpoint},
    {"MediaPipeline", "kurento.MediaPipeline", "core", false, hierarchyMediaPipeline, eventsMediaPipeline, operationsMediaPipeline},
    {"SdpEndpoint", "kurento.SdpEndpoint", "core", true, hierarchySdpEndpoint, eventsSdpEndpoint, operationsSdpEndpoint},
    {"BaseRtpEndpoint", "kurento.BaseRtpEndpoint", "core", true, hierarchyBaseRtpEndpoint, eventsBaseRtpEndpoint, operationsBaseRtpEndpoint},
    {"WebRtcEndpoint", "kurento.WebRtcEndpoint", "elements", false, hierarchyWebRtcEndpoint, eventsWebRtcEndpoint, operationsWebRtcEndpoint},
};
constexpr Names factoriescore[] = {"MediaPipeline"};
constexpr Names factorieselements[] = {"WebRtcEndpoint"};
constexpr ModuleDescription kModules[] = {
    {"core", "7.3.1", "", factoriescore, "{}"},
    {"elements", "7.3.1", "", factorieselements, "{}"},
    {"filters", "7.3.1", "", {}, "{}"},
};
}  // namespace

const ClassInfo* findClass(std::string_view name) {
  for (const auto& each : kClasses)
    if (each.name == name || each.qualifiedName == name) return &each;
  return nullptr;
}

std::span<const ModuleDescription> modules() { return kModules; }

}  // namespace headwater::rpc::api
