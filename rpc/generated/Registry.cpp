// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#include "rpc/generated/Registry.hpp"

#include "rpc/generated/Kmd.hpp"

namespace headwater::rpc::api {

namespace {

using Names = std::string_view;

constexpr Names mediaObjectEvents[] = {"Error"};
constexpr Names mediaObjectOperations[] = {"getMediaPipeline", "getParent", "getId", "getChildren", "getName",
                                           "setName", "getSendTagsInEvents", "setSendTagsInEvents",
                                           "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};

constexpr Names serverManagerHierarchy[] = {"kurento.MediaObject"};
constexpr Names serverManagerEvents[] = {"ObjectCreated", "ObjectDestroyed", "Error"};
constexpr Names serverManagerOperations[] = {"getInfo", "getPipelines", "getSessions", "getMetadata",
                                             "getKmd", "getCpuCount", "getUsedCpu", "getUsedMemory",
                                             "getMediaPipeline", "getParent", "getId", "getChildren",
                                             "getName", "setName", "getSendTagsInEvents",
                                             "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                             "getTag", "getTags"};

constexpr Names mediaElementHierarchy[] = {"kurento.MediaObject"};
constexpr Names mediaElementEvents[] = {"ElementConnected", "ElementDisconnected", "MediaFlowOutStateChanged",
                                        "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names mediaElementOperations[] = {"getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate",
                                            "setMinEncoderBitrate", "getMaxEncoderBitrate",
                                            "setMaxEncoderBitrate", "getSourceConnections",
                                            "getSinkConnections", "connect", "disconnect", "setAudioFormat",
                                            "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot",
                                            "getStats", "isMediaFlowingIn", "isMediaFlowingOut",
                                            "isMediaTranscoding", "getMediaPipeline", "getParent", "getId",
                                            "getChildren", "getName", "setName", "getSendTagsInEvents",
                                            "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                            "getTag", "getTags"};

constexpr Names endpointHierarchy[] = {"kurento.MediaElement", "kurento.MediaObject"};
constexpr Names endpointEvents[] = {"ElementConnected", "ElementDisconnected", "MediaFlowOutStateChanged",
                                    "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names endpointOperations[] = {"getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate",
                                        "setMinEncoderBitrate", "getMaxEncoderBitrate",
                                        "setMaxEncoderBitrate", "getSourceConnections", "getSinkConnections",
                                        "connect", "disconnect", "setAudioFormat", "setVideoFormat",
                                        "dumpGstreamerDot", "getGstreamerDot", "getStats", "isMediaFlowingIn",
                                        "isMediaFlowingOut", "isMediaTranscoding", "getMediaPipeline",
                                        "getParent", "getId", "getChildren", "getName", "setName",
                                        "getSendTagsInEvents", "setSendTagsInEvents", "getCreationTime",
                                        "addTag", "removeTag", "getTag", "getTags"};

constexpr Names sessionEndpointHierarchy[] = {"kurento.Endpoint", "kurento.MediaElement",
                                              "kurento.MediaObject"};
constexpr Names sessionEndpointEvents[] = {"MediaSessionTerminated", "MediaSessionStarted",
                                           "ElementConnected", "ElementDisconnected",
                                           "MediaFlowOutStateChanged", "MediaFlowInStateChanged",
                                           "MediaTranscodingStateChanged", "Error"};
constexpr Names sessionEndpointOperations[] = {"getEncoderBitrate", "setEncoderBitrate",
                                               "getMinEncoderBitrate", "setMinEncoderBitrate",
                                               "getMaxEncoderBitrate", "setMaxEncoderBitrate",
                                               "getSourceConnections", "getSinkConnections", "connect",
                                               "disconnect", "setAudioFormat", "setVideoFormat",
                                               "dumpGstreamerDot", "getGstreamerDot", "getStats",
                                               "isMediaFlowingIn", "isMediaFlowingOut", "isMediaTranscoding",
                                               "getMediaPipeline", "getParent", "getId", "getChildren",
                                               "getName", "setName", "getSendTagsInEvents",
                                               "setSendTagsInEvents", "getCreationTime", "addTag",
                                               "removeTag", "getTag", "getTags"};

constexpr Names hubHierarchy[] = {"kurento.MediaObject"};
constexpr Names hubEvents[] = {"Error"};
constexpr Names hubOperations[] = {"getGstreamerDot", "dumpGstreamerDot", "getMediaPipeline", "getParent",
                                   "getId", "getChildren", "getName", "setName", "getSendTagsInEvents",
                                   "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag", "getTag",
                                   "getTags"};

constexpr Names filterHierarchy[] = {"kurento.MediaElement", "kurento.MediaObject"};
constexpr Names filterEvents[] = {"ElementConnected", "ElementDisconnected", "MediaFlowOutStateChanged",
                                  "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names filterOperations[] = {"getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate",
                                      "setMinEncoderBitrate", "getMaxEncoderBitrate", "setMaxEncoderBitrate",
                                      "getSourceConnections", "getSinkConnections", "connect", "disconnect",
                                      "setAudioFormat", "setVideoFormat", "dumpGstreamerDot",
                                      "getGstreamerDot", "getStats", "isMediaFlowingIn", "isMediaFlowingOut",
                                      "isMediaTranscoding", "getMediaPipeline", "getParent", "getId",
                                      "getChildren", "getName", "setName", "getSendTagsInEvents",
                                      "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                      "getTag", "getTags"};

constexpr Names hubPortHierarchy[] = {"kurento.MediaElement", "kurento.MediaObject"};
constexpr Names hubPortEvents[] = {"ElementConnected", "ElementDisconnected", "MediaFlowOutStateChanged",
                                   "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names hubPortOperations[] = {"getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate",
                                       "setMinEncoderBitrate", "getMaxEncoderBitrate", "setMaxEncoderBitrate",
                                       "getSourceConnections", "getSinkConnections", "connect", "disconnect",
                                       "setAudioFormat", "setVideoFormat", "dumpGstreamerDot",
                                       "getGstreamerDot", "getStats", "isMediaFlowingIn", "isMediaFlowingOut",
                                       "isMediaTranscoding", "getMediaPipeline", "getParent", "getId",
                                       "getChildren", "getName", "setName", "getSendTagsInEvents",
                                       "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                       "getTag", "getTags"};

constexpr Names passThroughHierarchy[] = {"kurento.MediaElement", "kurento.MediaObject"};
constexpr Names passThroughEvents[] = {"ElementConnected", "ElementDisconnected", "MediaFlowOutStateChanged",
                                       "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names passThroughOperations[] = {"getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate",
                                           "setMinEncoderBitrate", "getMaxEncoderBitrate",
                                           "setMaxEncoderBitrate", "getSourceConnections",
                                           "getSinkConnections", "connect", "disconnect", "setAudioFormat",
                                           "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot",
                                           "getStats", "isMediaFlowingIn", "isMediaFlowingOut",
                                           "isMediaTranscoding", "getMediaPipeline", "getParent", "getId",
                                           "getChildren", "getName", "setName", "getSendTagsInEvents",
                                           "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                           "getTag", "getTags"};

constexpr Names uriEndpointHierarchy[] = {"kurento.Endpoint", "kurento.MediaElement", "kurento.MediaObject"};
constexpr Names uriEndpointEvents[] = {"UriEndpointStateChanged", "ElementConnected", "ElementDisconnected",
                                       "MediaFlowOutStateChanged", "MediaFlowInStateChanged",
                                       "MediaTranscodingStateChanged", "Error"};
constexpr Names uriEndpointOperations[] = {"getUri", "getState", "pause", "stop", "getEncoderBitrate",
                                           "setEncoderBitrate", "getMinEncoderBitrate",
                                           "setMinEncoderBitrate", "getMaxEncoderBitrate",
                                           "setMaxEncoderBitrate", "getSourceConnections",
                                           "getSinkConnections", "connect", "disconnect", "setAudioFormat",
                                           "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot",
                                           "getStats", "isMediaFlowingIn", "isMediaFlowingOut",
                                           "isMediaTranscoding", "getMediaPipeline", "getParent", "getId",
                                           "getChildren", "getName", "setName", "getSendTagsInEvents",
                                           "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                           "getTag", "getTags"};

constexpr Names mediaPipelineHierarchy[] = {"kurento.MediaObject"};
constexpr Names mediaPipelineEvents[] = {"Error"};
constexpr Names mediaPipelineOperations[] = {"getLatencyStats", "setLatencyStats", "getGstreamerDot",
                                             "dumpGstreamerDot", "getMediaPipeline", "getParent", "getId",
                                             "getChildren", "getName", "setName", "getSendTagsInEvents",
                                             "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                             "getTag", "getTags"};

constexpr Names sdpEndpointHierarchy[] = {"kurento.SessionEndpoint", "kurento.Endpoint",
                                          "kurento.MediaElement", "kurento.MediaObject"};
constexpr Names sdpEndpointEvents[] = {"MediaSessionTerminated", "MediaSessionStarted", "ElementConnected",
                                       "ElementDisconnected", "MediaFlowOutStateChanged",
                                       "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names sdpEndpointOperations[] = {"getMaxAudioRecvBandwidth", "setMaxAudioRecvBandwidth",
                                           "getMaxVideoRecvBandwidth", "setMaxVideoRecvBandwidth",
                                           "generateOffer", "processOffer", "processAnswer",
                                           "getLocalSessionDescriptor", "getRemoteSessionDescriptor",
                                           "getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate",
                                           "setMinEncoderBitrate", "getMaxEncoderBitrate",
                                           "setMaxEncoderBitrate", "getSourceConnections",
                                           "getSinkConnections", "connect", "disconnect", "setAudioFormat",
                                           "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot",
                                           "getStats", "isMediaFlowingIn", "isMediaFlowingOut",
                                           "isMediaTranscoding", "getMediaPipeline", "getParent", "getId",
                                           "getChildren", "getName", "setName", "getSendTagsInEvents",
                                           "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                           "getTag", "getTags"};

constexpr Names baseRtpEndpointHierarchy[] = {"kurento.SdpEndpoint", "kurento.SessionEndpoint",
                                              "kurento.Endpoint", "kurento.MediaElement",
                                              "kurento.MediaObject"};
constexpr Names baseRtpEndpointEvents[] = {"MediaStateChanged", "ConnectionStateChanged",
                                           "MediaSessionTerminated", "MediaSessionStarted",
                                           "ElementConnected", "ElementDisconnected",
                                           "MediaFlowOutStateChanged", "MediaFlowInStateChanged",
                                           "MediaTranscodingStateChanged", "Error"};
constexpr Names baseRtpEndpointOperations[] = {"getMinVideoRecvBandwidth", "setMinVideoRecvBandwidth",
                                               "getMinVideoSendBandwidth", "setMinVideoSendBandwidth",
                                               "getMaxVideoSendBandwidth", "setMaxVideoSendBandwidth",
                                               "getMediaState", "getConnectionState", "getMtu", "setMtu",
                                               "getRembParams", "setRembParams", "requestKeyframe",
                                               "getMaxAudioRecvBandwidth", "setMaxAudioRecvBandwidth",
                                               "getMaxVideoRecvBandwidth", "setMaxVideoRecvBandwidth",
                                               "generateOffer", "processOffer", "processAnswer",
                                               "getLocalSessionDescriptor", "getRemoteSessionDescriptor",
                                               "getEncoderBitrate", "setEncoderBitrate",
                                               "getMinEncoderBitrate", "setMinEncoderBitrate",
                                               "getMaxEncoderBitrate", "setMaxEncoderBitrate",
                                               "getSourceConnections", "getSinkConnections", "connect",
                                               "disconnect", "setAudioFormat", "setVideoFormat",
                                               "dumpGstreamerDot", "getGstreamerDot", "getStats",
                                               "isMediaFlowingIn", "isMediaFlowingOut", "isMediaTranscoding",
                                               "getMediaPipeline", "getParent", "getId", "getChildren",
                                               "getName", "setName", "getSendTagsInEvents",
                                               "setSendTagsInEvents", "getCreationTime", "addTag",
                                               "removeTag", "getTag", "getTags"};

constexpr Names alphaBlendingHierarchy[] = {"kurento.Hub", "kurento.MediaObject"};
constexpr Names alphaBlendingEvents[] = {"Error"};
constexpr Names alphaBlendingOperations[] = {"setMaster", "setPortProperties", "getGstreamerDot",
                                             "dumpGstreamerDot", "getMediaPipeline", "getParent", "getId",
                                             "getChildren", "getName", "setName", "getSendTagsInEvents",
                                             "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                             "getTag", "getTags"};

constexpr Names compositeHierarchy[] = {"kurento.Hub", "kurento.MediaObject"};
constexpr Names compositeEvents[] = {"Error"};
constexpr Names compositeOperations[] = {"getGstreamerDot", "dumpGstreamerDot", "getMediaPipeline",
                                         "getParent", "getId", "getChildren", "getName", "setName",
                                         "getSendTagsInEvents", "setSendTagsInEvents", "getCreationTime",
                                         "addTag", "removeTag", "getTag", "getTags"};

constexpr Names dispatcherHierarchy[] = {"kurento.Hub", "kurento.MediaObject"};
constexpr Names dispatcherEvents[] = {"Error"};
constexpr Names dispatcherOperations[] = {"connect", "getGstreamerDot", "dumpGstreamerDot",
                                          "getMediaPipeline", "getParent", "getId", "getChildren", "getName",
                                          "setName", "getSendTagsInEvents", "setSendTagsInEvents",
                                          "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};

constexpr Names dispatcherOneToManyHierarchy[] = {"kurento.Hub", "kurento.MediaObject"};
constexpr Names dispatcherOneToManyEvents[] = {"Error"};
constexpr Names dispatcherOneToManyOperations[] = {"setSource", "removeSource", "getGstreamerDot",
                                                   "dumpGstreamerDot", "getMediaPipeline", "getParent",
                                                   "getId", "getChildren", "getName", "setName",
                                                   "getSendTagsInEvents", "setSendTagsInEvents",
                                                   "getCreationTime", "addTag", "removeTag", "getTag",
                                                   "getTags"};

constexpr Names httpEndpointHierarchy[] = {"kurento.SessionEndpoint", "kurento.Endpoint",
                                           "kurento.MediaElement", "kurento.MediaObject"};
constexpr Names httpEndpointEvents[] = {"MediaSessionTerminated", "MediaSessionStarted", "ElementConnected",
                                        "ElementDisconnected", "MediaFlowOutStateChanged",
                                        "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names httpEndpointOperations[] = {"getUrl", "getEncoderBitrate", "setEncoderBitrate",
                                            "getMinEncoderBitrate", "setMinEncoderBitrate",
                                            "getMaxEncoderBitrate", "setMaxEncoderBitrate",
                                            "getSourceConnections", "getSinkConnections", "connect",
                                            "disconnect", "setAudioFormat", "setVideoFormat",
                                            "dumpGstreamerDot", "getGstreamerDot", "getStats",
                                            "isMediaFlowingIn", "isMediaFlowingOut", "isMediaTranscoding",
                                            "getMediaPipeline", "getParent", "getId", "getChildren",
                                            "getName", "setName", "getSendTagsInEvents",
                                            "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                            "getTag", "getTags"};

constexpr Names httpPostEndpointHierarchy[] = {"kurento.HttpEndpoint", "kurento.SessionEndpoint",
                                               "kurento.Endpoint", "kurento.MediaElement",
                                               "kurento.MediaObject"};
constexpr Names httpPostEndpointEvents[] = {"EndOfStream", "MediaSessionTerminated", "MediaSessionStarted",
                                            "ElementConnected", "ElementDisconnected",
                                            "MediaFlowOutStateChanged", "MediaFlowInStateChanged",
                                            "MediaTranscodingStateChanged", "Error"};
constexpr Names httpPostEndpointOperations[] = {"getUrl", "getEncoderBitrate", "setEncoderBitrate",
                                                "getMinEncoderBitrate", "setMinEncoderBitrate",
                                                "getMaxEncoderBitrate", "setMaxEncoderBitrate",
                                                "getSourceConnections", "getSinkConnections", "connect",
                                                "disconnect", "setAudioFormat", "setVideoFormat",
                                                "dumpGstreamerDot", "getGstreamerDot", "getStats",
                                                "isMediaFlowingIn", "isMediaFlowingOut", "isMediaTranscoding",
                                                "getMediaPipeline", "getParent", "getId", "getChildren",
                                                "getName", "setName", "getSendTagsInEvents",
                                                "setSendTagsInEvents", "getCreationTime", "addTag",
                                                "removeTag", "getTag", "getTags"};

constexpr Names mixerHierarchy[] = {"kurento.Hub", "kurento.MediaObject"};
constexpr Names mixerEvents[] = {"Error"};
constexpr Names mixerOperations[] = {"connect", "disconnect", "getGstreamerDot", "dumpGstreamerDot",
                                     "getMediaPipeline", "getParent", "getId", "getChildren", "getName",
                                     "setName", "getSendTagsInEvents", "setSendTagsInEvents",
                                     "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};

constexpr Names playerEndpointHierarchy[] = {"kurento.UriEndpoint", "kurento.Endpoint",
                                             "kurento.MediaElement", "kurento.MediaObject"};
constexpr Names playerEndpointEvents[] = {"EndOfStream", "UriEndpointStateChanged", "ElementConnected",
                                          "ElementDisconnected", "MediaFlowOutStateChanged",
                                          "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names playerEndpointOperations[] = {"getVideoInfo", "getElementGstreamerDot", "getPosition",
                                              "setPosition", "play", "getUri", "getState", "pause", "stop",
                                              "getEncoderBitrate", "setEncoderBitrate",
                                              "getMinEncoderBitrate", "setMinEncoderBitrate",
                                              "getMaxEncoderBitrate", "setMaxEncoderBitrate",
                                              "getSourceConnections", "getSinkConnections", "connect",
                                              "disconnect", "setAudioFormat", "setVideoFormat",
                                              "dumpGstreamerDot", "getGstreamerDot", "getStats",
                                              "isMediaFlowingIn", "isMediaFlowingOut", "isMediaTranscoding",
                                              "getMediaPipeline", "getParent", "getId", "getChildren",
                                              "getName", "setName", "getSendTagsInEvents",
                                              "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                              "getTag", "getTags"};

constexpr Names recorderEndpointHierarchy[] = {"kurento.UriEndpoint", "kurento.Endpoint",
                                               "kurento.MediaElement", "kurento.MediaObject"};
constexpr Names recorderEndpointEvents[] = {"Recording", "Paused", "Stopped", "UriEndpointStateChanged",
                                            "ElementConnected", "ElementDisconnected",
                                            "MediaFlowOutStateChanged", "MediaFlowInStateChanged",
                                            "MediaTranscodingStateChanged", "Error"};
constexpr Names recorderEndpointOperations[] = {"record", "stopAndWait", "getUri", "getState", "pause",
                                                "stop", "getEncoderBitrate", "setEncoderBitrate",
                                                "getMinEncoderBitrate", "setMinEncoderBitrate",
                                                "getMaxEncoderBitrate", "setMaxEncoderBitrate",
                                                "getSourceConnections", "getSinkConnections", "connect",
                                                "disconnect", "setAudioFormat", "setVideoFormat",
                                                "dumpGstreamerDot", "getGstreamerDot", "getStats",
                                                "isMediaFlowingIn", "isMediaFlowingOut", "isMediaTranscoding",
                                                "getMediaPipeline", "getParent", "getId", "getChildren",
                                                "getName", "setName", "getSendTagsInEvents",
                                                "setSendTagsInEvents", "getCreationTime", "addTag",
                                                "removeTag", "getTag", "getTags"};

constexpr Names rtpEndpointHierarchy[] = {"kurento.BaseRtpEndpoint", "kurento.SdpEndpoint",
                                          "kurento.SessionEndpoint", "kurento.Endpoint",
                                          "kurento.MediaElement", "kurento.MediaObject"};
constexpr Names rtpEndpointEvents[] = {"OnKeySoftLimit", "MediaStateChanged", "ConnectionStateChanged",
                                       "MediaSessionTerminated", "MediaSessionStarted", "ElementConnected",
                                       "ElementDisconnected", "MediaFlowOutStateChanged",
                                       "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names rtpEndpointOperations[] = {"getMinVideoRecvBandwidth", "setMinVideoRecvBandwidth",
                                           "getMinVideoSendBandwidth", "setMinVideoSendBandwidth",
                                           "getMaxVideoSendBandwidth", "setMaxVideoSendBandwidth",
                                           "getMediaState", "getConnectionState", "getMtu", "setMtu",
                                           "getRembParams", "setRembParams", "requestKeyframe",
                                           "getMaxAudioRecvBandwidth", "setMaxAudioRecvBandwidth",
                                           "getMaxVideoRecvBandwidth", "setMaxVideoRecvBandwidth",
                                           "generateOffer", "processOffer", "processAnswer",
                                           "getLocalSessionDescriptor", "getRemoteSessionDescriptor",
                                           "getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate",
                                           "setMinEncoderBitrate", "getMaxEncoderBitrate",
                                           "setMaxEncoderBitrate", "getSourceConnections",
                                           "getSinkConnections", "connect", "disconnect", "setAudioFormat",
                                           "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot",
                                           "getStats", "isMediaFlowingIn", "isMediaFlowingOut",
                                           "isMediaTranscoding", "getMediaPipeline", "getParent", "getId",
                                           "getChildren", "getName", "setName", "getSendTagsInEvents",
                                           "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                           "getTag", "getTags"};

constexpr Names webRtcEndpointHierarchy[] = {"kurento.BaseRtpEndpoint", "kurento.SdpEndpoint",
                                             "kurento.SessionEndpoint", "kurento.Endpoint",
                                             "kurento.MediaElement", "kurento.MediaObject"};
constexpr Names webRtcEndpointEvents[] = {"IceCandidateFound", "IceGatheringDone", "IceComponentStateChanged",
                                          "DtlsConnectionStateChange", "DataChannelOpened",
                                          "DataChannelClosed", "NewCandidatePairSelected",
                                          "MediaStateChanged", "ConnectionStateChanged",
                                          "MediaSessionTerminated", "MediaSessionStarted", "ElementConnected",
                                          "ElementDisconnected", "MediaFlowOutStateChanged",
                                          "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names webRtcEndpointOperations[] = {"getNetworkInterfaces", "setNetworkInterfaces", "getIceTcp",
                                              "setIceTcp", "getStunServerAddress", "setStunServerAddress",
                                              "getStunServerPort", "setStunServerPort", "getTurnUrl",
                                              "setTurnUrl", "getExternalIPv4", "setExternalIPv4",
                                              "getExternalIPv6", "setExternalIPv6", "getICECandidatePairs",
                                              "getIceConnectionState", "getDtlsConnectionState",
                                              "gatherCandidates", "addIceCandidate", "createDataChannel",
                                              "closeDataChannel", "getMinVideoRecvBandwidth",
                                              "setMinVideoRecvBandwidth", "getMinVideoSendBandwidth",
                                              "setMinVideoSendBandwidth", "getMaxVideoSendBandwidth",
                                              "setMaxVideoSendBandwidth", "getMediaState",
                                              "getConnectionState", "getMtu", "setMtu", "getRembParams",
                                              "setRembParams", "requestKeyframe", "getMaxAudioRecvBandwidth",
                                              "setMaxAudioRecvBandwidth", "getMaxVideoRecvBandwidth",
                                              "setMaxVideoRecvBandwidth", "generateOffer", "processOffer",
                                              "processAnswer", "getLocalSessionDescriptor",
                                              "getRemoteSessionDescriptor", "getEncoderBitrate",
                                              "setEncoderBitrate", "getMinEncoderBitrate",
                                              "setMinEncoderBitrate", "getMaxEncoderBitrate",
                                              "setMaxEncoderBitrate", "getSourceConnections",
                                              "getSinkConnections", "connect", "disconnect", "setAudioFormat",
                                              "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot",
                                              "getStats", "isMediaFlowingIn", "isMediaFlowingOut",
                                              "isMediaTranscoding", "getMediaPipeline", "getParent", "getId",
                                              "getChildren", "getName", "setName", "getSendTagsInEvents",
                                              "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                              "getTag", "getTags"};

constexpr Names faceOverlayFilterHierarchy[] = {"kurento.Filter", "kurento.MediaElement",
                                                "kurento.MediaObject"};
constexpr Names faceOverlayFilterEvents[] = {"ElementConnected", "ElementDisconnected",
                                             "MediaFlowOutStateChanged", "MediaFlowInStateChanged",
                                             "MediaTranscodingStateChanged", "Error"};
constexpr Names faceOverlayFilterOperations[] = {"unsetOverlayedImage", "setOverlayedImage",
                                                 "getEncoderBitrate", "setEncoderBitrate",
                                                 "getMinEncoderBitrate", "setMinEncoderBitrate",
                                                 "getMaxEncoderBitrate", "setMaxEncoderBitrate",
                                                 "getSourceConnections", "getSinkConnections", "connect",
                                                 "disconnect", "setAudioFormat", "setVideoFormat",
                                                 "dumpGstreamerDot", "getGstreamerDot", "getStats",
                                                 "isMediaFlowingIn", "isMediaFlowingOut",
                                                 "isMediaTranscoding", "getMediaPipeline", "getParent",
                                                 "getId", "getChildren", "getName", "setName",
                                                 "getSendTagsInEvents", "setSendTagsInEvents",
                                                 "getCreationTime", "addTag", "removeTag", "getTag",
                                                 "getTags"};

constexpr Names gStreamerFilterHierarchy[] = {"kurento.Filter", "kurento.MediaElement",
                                              "kurento.MediaObject"};
constexpr Names gStreamerFilterEvents[] = {"ElementConnected", "ElementDisconnected",
                                           "MediaFlowOutStateChanged", "MediaFlowInStateChanged",
                                           "MediaTranscodingStateChanged", "Error"};
constexpr Names gStreamerFilterOperations[] = {"getCommand", "setElementProperty", "getEncoderBitrate",
                                               "setEncoderBitrate", "getMinEncoderBitrate",
                                               "setMinEncoderBitrate", "getMaxEncoderBitrate",
                                               "setMaxEncoderBitrate", "getSourceConnections",
                                               "getSinkConnections", "connect", "disconnect",
                                               "setAudioFormat", "setVideoFormat", "dumpGstreamerDot",
                                               "getGstreamerDot", "getStats", "isMediaFlowingIn",
                                               "isMediaFlowingOut", "isMediaTranscoding", "getMediaPipeline",
                                               "getParent", "getId", "getChildren", "getName", "setName",
                                               "getSendTagsInEvents", "setSendTagsInEvents",
                                               "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};

constexpr Names imageOverlayFilterHierarchy[] = {"kurento.Filter", "kurento.MediaElement",
                                                 "kurento.MediaObject"};
constexpr Names imageOverlayFilterEvents[] = {"ElementConnected", "ElementDisconnected",
                                              "MediaFlowOutStateChanged", "MediaFlowInStateChanged",
                                              "MediaTranscodingStateChanged", "Error"};
constexpr Names imageOverlayFilterOperations[] = {"removeImage", "addImage", "getEncoderBitrate",
                                                  "setEncoderBitrate", "getMinEncoderBitrate",
                                                  "setMinEncoderBitrate", "getMaxEncoderBitrate",
                                                  "setMaxEncoderBitrate", "getSourceConnections",
                                                  "getSinkConnections", "connect", "disconnect",
                                                  "setAudioFormat", "setVideoFormat", "dumpGstreamerDot",
                                                  "getGstreamerDot", "getStats", "isMediaFlowingIn",
                                                  "isMediaFlowingOut", "isMediaTranscoding",
                                                  "getMediaPipeline", "getParent", "getId", "getChildren",
                                                  "getName", "setName", "getSendTagsInEvents",
                                                  "setSendTagsInEvents", "getCreationTime", "addTag",
                                                  "removeTag", "getTag", "getTags"};

constexpr Names openCVFilterHierarchy[] = {"kurento.Filter", "kurento.MediaElement", "kurento.MediaObject"};
constexpr Names openCVFilterEvents[] = {"ElementConnected", "ElementDisconnected", "MediaFlowOutStateChanged",
                                        "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "Error"};
constexpr Names openCVFilterOperations[] = {"getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate",
                                            "setMinEncoderBitrate", "getMaxEncoderBitrate",
                                            "setMaxEncoderBitrate", "getSourceConnections",
                                            "getSinkConnections", "connect", "disconnect", "setAudioFormat",
                                            "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot",
                                            "getStats", "isMediaFlowingIn", "isMediaFlowingOut",
                                            "isMediaTranscoding", "getMediaPipeline", "getParent", "getId",
                                            "getChildren", "getName", "setName", "getSendTagsInEvents",
                                            "setSendTagsInEvents", "getCreationTime", "addTag", "removeTag",
                                            "getTag", "getTags"};

constexpr Names zBarFilterHierarchy[] = {"kurento.Filter", "kurento.MediaElement", "kurento.MediaObject"};
constexpr Names zBarFilterEvents[] = {"CodeFound", "ElementConnected", "ElementDisconnected",
                                      "MediaFlowOutStateChanged", "MediaFlowInStateChanged",
                                      "MediaTranscodingStateChanged", "Error"};
constexpr Names zBarFilterOperations[] = {"getEncoderBitrate", "setEncoderBitrate", "getMinEncoderBitrate",
                                          "setMinEncoderBitrate", "getMaxEncoderBitrate",
                                          "setMaxEncoderBitrate", "getSourceConnections",
                                          "getSinkConnections", "connect", "disconnect", "setAudioFormat",
                                          "setVideoFormat", "dumpGstreamerDot", "getGstreamerDot", "getStats",
                                          "isMediaFlowingIn", "isMediaFlowingOut", "isMediaTranscoding",
                                          "getMediaPipeline", "getParent", "getId", "getChildren", "getName",
                                          "setName", "getSendTagsInEvents", "setSendTagsInEvents",
                                          "getCreationTime", "addTag", "removeTag", "getTag", "getTags"};

constexpr ClassInfo kClasses[] = {
    {"MediaObject", "kurento.MediaObject", "core", true, {}, mediaObjectEvents, mediaObjectOperations},
    {"ServerManager", "kurento.ServerManager", "core", true, serverManagerHierarchy, serverManagerEvents,
     serverManagerOperations},
    {"MediaElement", "kurento.MediaElement", "core", true, mediaElementHierarchy, mediaElementEvents,
     mediaElementOperations},
    {"Endpoint", "kurento.Endpoint", "core", true, endpointHierarchy, endpointEvents, endpointOperations},
    {"SessionEndpoint", "kurento.SessionEndpoint", "core", true, sessionEndpointHierarchy,
     sessionEndpointEvents, sessionEndpointOperations},
    {"Hub", "kurento.Hub", "core", true, hubHierarchy, hubEvents, hubOperations},
    {"Filter", "kurento.Filter", "core", true, filterHierarchy, filterEvents, filterOperations},
    {"HubPort", "kurento.HubPort", "core", false, hubPortHierarchy, hubPortEvents, hubPortOperations},
    {"PassThrough", "kurento.PassThrough", "core", false, passThroughHierarchy, passThroughEvents,
     passThroughOperations},
    {"UriEndpoint", "kurento.UriEndpoint", "core", true, uriEndpointHierarchy, uriEndpointEvents,
     uriEndpointOperations},
    {"MediaPipeline", "kurento.MediaPipeline", "core", false, mediaPipelineHierarchy, mediaPipelineEvents,
     mediaPipelineOperations},
    {"SdpEndpoint", "kurento.SdpEndpoint", "core", true, sdpEndpointHierarchy, sdpEndpointEvents,
     sdpEndpointOperations},
    {"BaseRtpEndpoint", "kurento.BaseRtpEndpoint", "core", true, baseRtpEndpointHierarchy,
     baseRtpEndpointEvents, baseRtpEndpointOperations},
    {"AlphaBlending", "kurento.AlphaBlending", "elements", false, alphaBlendingHierarchy, alphaBlendingEvents,
     alphaBlendingOperations},
    {"Composite", "kurento.Composite", "elements", false, compositeHierarchy, compositeEvents,
     compositeOperations},
    {"Dispatcher", "kurento.Dispatcher", "elements", false, dispatcherHierarchy, dispatcherEvents,
     dispatcherOperations},
    {"DispatcherOneToMany", "kurento.DispatcherOneToMany", "elements", false, dispatcherOneToManyHierarchy,
     dispatcherOneToManyEvents, dispatcherOneToManyOperations},
    {"HttpEndpoint", "kurento.HttpEndpoint", "elements", true, httpEndpointHierarchy, httpEndpointEvents,
     httpEndpointOperations},
    {"HttpPostEndpoint", "kurento.HttpPostEndpoint", "elements", false, httpPostEndpointHierarchy,
     httpPostEndpointEvents, httpPostEndpointOperations},
    {"Mixer", "kurento.Mixer", "elements", false, mixerHierarchy, mixerEvents, mixerOperations},
    {"PlayerEndpoint", "kurento.PlayerEndpoint", "elements", false, playerEndpointHierarchy,
     playerEndpointEvents, playerEndpointOperations},
    {"RecorderEndpoint", "kurento.RecorderEndpoint", "elements", false, recorderEndpointHierarchy,
     recorderEndpointEvents, recorderEndpointOperations},
    {"RtpEndpoint", "kurento.RtpEndpoint", "elements", false, rtpEndpointHierarchy, rtpEndpointEvents,
     rtpEndpointOperations},
    {"WebRtcEndpoint", "kurento.WebRtcEndpoint", "elements", false, webRtcEndpointHierarchy,
     webRtcEndpointEvents, webRtcEndpointOperations},
    {"FaceOverlayFilter", "kurento.FaceOverlayFilter", "filters", false, faceOverlayFilterHierarchy,
     faceOverlayFilterEvents, faceOverlayFilterOperations},
    {"GStreamerFilter", "kurento.GStreamerFilter", "filters", false, gStreamerFilterHierarchy,
     gStreamerFilterEvents, gStreamerFilterOperations},
    {"ImageOverlayFilter", "kurento.ImageOverlayFilter", "filters", false, imageOverlayFilterHierarchy,
     imageOverlayFilterEvents, imageOverlayFilterOperations},
    {"OpenCVFilter", "kurento.OpenCVFilter", "filters", true, openCVFilterHierarchy, openCVFilterEvents,
     openCVFilterOperations},
    {"ZBarFilter", "kurento.ZBarFilter", "filters", false, zBarFilterHierarchy, zBarFilterEvents,
     zBarFilterOperations},
};

constexpr Names coreFactories[] = {"HubPort", "MediaPipeline", "PassThrough"};
constexpr Names elementsFactories[] = {"AlphaBlending", "Composite", "Dispatcher", "DispatcherOneToMany",
                                       "HttpPostEndpoint", "Mixer", "PlayerEndpoint", "RecorderEndpoint",
                                       "RtpEndpoint", "WebRtcEndpoint"};
constexpr Names filtersFactories[] = {"FaceOverlayFilter", "GStreamerFilter", "ImageOverlayFilter",
                                      "ZBarFilter"};

}  // namespace

const ClassInfo* findClass(std::string_view name) {
  for (const auto& each : kClasses)
    if (each.name == name || each.qualifiedName == name) return &each;
  return nullptr;
}

std::span<const ModuleDescription> modules() {
  static const ModuleDescription all[] = {
    {"core", "7.3.1", "", coreFactories, coreKmd},
    {"elements", "7.3.1", "", elementsFactories, elementsKmd},
    {"filters", "7.3.1", "", filtersFactories, filtersKmd},
  };
  return all;
}

}  // namespace headwater::rpc::api
