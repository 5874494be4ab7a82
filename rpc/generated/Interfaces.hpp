// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
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
class Hub;
class Filter;
class HubPort;
class PassThrough;
class UriEndpoint;
class MediaPipeline;
class SdpEndpoint;
class BaseRtpEndpoint;
class AlphaBlending;
class Composite;
class Dispatcher;
class DispatcherOneToMany;
class HttpEndpoint;
class HttpPostEndpoint;
class Mixer;
class PlayerEndpoint;
class RecorderEndpoint;
class RtpEndpoint;
class WebRtcEndpoint;
class FaceOverlayFilter;
class GStreamerFilter;
class ImageOverlayFilter;
class OpenCVFilter;
class ZBarFilter;

/// Anything that lives in the server and is known by an id. Releasing one releases what is inside it too.
class MediaObject {
 public:
  static constexpr std::string_view kClassName = "MediaObject";
  virtual ~MediaObject() = default;
  virtual const std::string& id() const = 0;
  virtual const ClassInfo& classInfo() const = 0;
  /// The pipeline that the object lives in; the object itself for a pipeline, null for the server manager.
  virtual Result<std::shared_ptr<MediaPipeline>> getMediaPipeline() = 0;
  /// The object that this one lives in: the pipeline of an element, the hub of a hub port; null for a
  /// pipeline.
  virtual Result<std::shared_ptr<MediaObject>> getParent() = 0;
  /// The name by which requests refer to the object. It never changes and is never used again.
  virtual Result<std::string> getId() = 0;
  /// The objects that live directly in this one.
  virtual Result<std::vector<std::shared_ptr<MediaObject>>> getChildren() = 0;
  /// A text for people, for logs and dumps. The id until it is set.
  virtual Result<std::string> getName() = 0;
  virtual Result<void> setName(const std::string& name) = 0;
  /// Whether events of this object carry its tags.
  virtual Result<bool> getSendTagsInEvents() = 0;
  virtual Result<void> setSendTagsInEvents(const bool& sendTagsInEvents) = 0;
  /// When the object was made, in seconds since 1970-01-01 UTC.
  virtual Result<int> getCreationTime() = 0;
  /// Attaches a text to the object under a key; a key that is there already gets the new text.
  /// @param key Name of the tag.
  /// @param value Text of the tag.
  virtual Result<void> addTag(const std::string& key, const std::string& value) = 0;
  /// Removes the tag with that key. A key that is not there is no error.
  /// @param key Name of the tag.
  virtual Result<void> removeTag(const std::string& key) = 0;
  /// Reads one tag.
  /// @param key Name of the tag.
  /// @return The text of the tag.
  /// Errors: MEDIA_OBJECT_TAG_KEY_NOT_FOUND.
  virtual Result<std::string> getTag(const std::string& key) = 0;
  /// Reads all tags.
  /// @return The tags, sorted by key.
  virtual Result<std::vector<Tag>> getTags() = 0;
};

/// The server itself: what it can do, how busy it is, and what lives in it. There is one, with the id
/// `manager_ServerManager`; it cannot be created or released.
class ServerManager : public virtual MediaObject {
 public:
  static constexpr std::string_view kClassName = "ServerManager";
  /// Version, modules and abilities of the server.
  virtual Result<ServerInfo> getInfo() = 0;
  /// All pipelines of all sessions.
  virtual Result<std::vector<std::shared_ptr<MediaPipeline>>> getPipelines() = 0;
  /// The ids of all sessions.
  virtual Result<std::vector<std::string>> getSessions() = 0;
  /// A text that the operator attached to the server; empty when there is none.
  virtual Result<std::string> getMetadata() = 0;
  /// Reads the description of a module: its classes, events and types.
  /// @param moduleName Name of the module: core, elements or filters.
  /// @return The description, as JSON text.
  /// Errors: SERVER_MANAGER_ERROR_KMD_NOT_FOUND.
  virtual Result<std::string> getKmd(const std::string& moduleName) = 0;
  /// Counts the processors that the server may use.
  /// @return At least 1. CPU affinity is taken into account.
  virtual Result<int> getCpuCount() = 0;
  /// Measures the load that the server process causes.
  /// @param interval For how long to measure, in milliseconds; greater than 0. Default: 1000.
  /// @return Percent of all processors: 100 when each of them is fully used by the server.
  virtual Result<double> getUsedCpu(const int& interval) = 0;
  /// Reads how much memory the server process holds.
  /// @return Resident memory in KiB.
  virtual Result<int64_t> getUsedMemory() = 0;
};

/// Something that media flows into, out of, or through. Elements of one pipeline can be connected, audio,
/// video and data each for itself.
class MediaElement : public virtual MediaObject {
 public:
  static constexpr std::string_view kClassName = "MediaElement";
  /// The bitrate at which video for this element is encoded where the server encodes, in bit/s; 0: chosen by
  /// the server. 300000 until it is set.
  virtual Result<int> getEncoderBitrate() = 0;
  virtual Result<void> setEncoderBitrate(const int& encoderBitrate) = 0;
  /// The lower bound of that bitrate, in bit/s; 0: none. 0 until it is set.
  virtual Result<int> getMinEncoderBitrate() = 0;
  virtual Result<void> setMinEncoderBitrate(const int& minEncoderBitrate) = 0;
  /// The upper bound of that bitrate, in bit/s; 0: none. 2147483647 until it is set.
  virtual Result<int> getMaxEncoderBitrate() = 0;
  virtual Result<void> setMaxEncoderBitrate(const int& maxEncoderBitrate) = 0;
  /// Lists the connections that bring media to this element.
  /// @param mediaType Only connections of that type; all when it is not given.
  /// @param description Only connections whose end here has that description; all when it is not given.
  /// @return One entry for each type of media of each connection.
  virtual Result<std::vector<ElementConnectionData>> getSourceConnections(
      const std::optional<MediaType>& mediaType, const std::optional<std::string>& description) = 0;
  /// Lists the connections that take media away from this element.
  /// @param mediaType Only connections of that type; all when it is not given.
  /// @param description Only connections whose end here has that description; all when it is not given.
  /// @return One entry for each type of media of each connection.
  virtual Result<std::vector<ElementConnectionData>> getSinkConnections(
      const std::optional<MediaType>& mediaType, const std::optional<std::string>& description) = 0;
  /// Sends media of this element to another one of the same pipeline. What the sink got of that type before
  /// is replaced. Media flows as soon as both can, in whichever order they become ready.
  /// @param sink The element that gets the media.
  /// @param mediaType What to connect; audio, video and data when it is not given.
  /// @param sourceMediaDescription Which of several streams of that type to take. `default` when it is not
  /// given.
  /// @param sinkMediaDescription As which of several streams of that type the sink takes it. `default` when
  /// it is not given.
  /// Errors: CONNECT_ERROR.
  virtual Result<void> connect(const std::shared_ptr<MediaElement>& sink,
                               const std::optional<MediaType>& mediaType,
                               const std::optional<std::string>& sourceMediaDescription,
                               const std::optional<std::string>& sinkMediaDescription) = 0;
  /// Ends a connection made by connect. One that is not there is no error.
  /// @param sink The element that got the media.
  /// @param mediaType What to disconnect; audio, video and data when it is not given.
  /// @param sourceMediaDescription Which of several streams of that type was taken. `default` when it is not
  /// given.
  /// @param sinkMediaDescription As which of several streams of that type the sink took it. `default` when it
  /// is not given.
  virtual Result<void> disconnect(const std::shared_ptr<MediaElement>& sink,
                                  const std::optional<MediaType>& mediaType,
                                  const std::optional<std::string>& sourceMediaDescription,
                                  const std::optional<std::string>& sinkMediaDescription) = 0;
  /// Asks for audio in that format. What comes in another one is transcoded.
  /// @param caps Codec and bitrate.
  virtual Result<void> setAudioFormat(const AudioCaps& caps) = 0;
  /// Asks for video in that format. What comes in another one is transcoded.
  /// @param caps Codec and frame rate.
  virtual Result<void> setVideoFormat(const VideoCaps& caps) = 0;
  /// Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing
  /// when it is not set.
  /// @param details How much the drawing shows. SHOW_VERBOSE when it is not given.
  virtual Result<void> dumpGstreamerDot(const std::optional<GstreamerDotDetails>& details) = 0;
  /// Draws the GStreamer elements at work in this element.
  /// @param details How much the drawing shows. SHOW_VERBOSE when it is not given.
  /// @return A graph in the DOT language of Graphviz.
  virtual Result<std::string> getGstreamerDot(const std::optional<GstreamerDotDetails>& details) = 0;
  /// Reads counters of the element, its streams and its transport.
  /// @param mediaType Only what concerns that type; everything when it is not given.
  /// @return Statistics by their ids. Each is of a type derived from Stats. Null while there is nothing to
  /// count.
  virtual Result<StatsMap> getStats(const std::optional<MediaType>& mediaType) = 0;
  /// Tells whether media has arrived at this element within the last moments.
  /// @param mediaType AUDIO or VIDEO.
  /// @param sinkMediaDescription Which of several streams of that type. Default: `default`.
  /// @return Whether it flows.
  /// Errors: MEDIA_OBJECT_ILLEGAL_PARAM_ERROR.
  virtual Result<bool> isMediaFlowingIn(const MediaType& mediaType,
                                        const std::optional<std::string>& sinkMediaDescription) = 0;
  /// Tells whether this element has sent media within the last moments.
  /// @param mediaType AUDIO or VIDEO.
  /// @param sourceMediaDescription Which of several streams of that type. Default: `default`.
  /// @return Whether it flows.
  /// Errors: MEDIA_OBJECT_ILLEGAL_PARAM_ERROR.
  virtual Result<bool> isMediaFlowingOut(const MediaType& mediaType,
                                         const std::optional<std::string>& sourceMediaDescription) = 0;
  /// Tells whether media is decoded and encoded anew on its way through this element.
  /// @param mediaType AUDIO or VIDEO.
  /// @param binName Which of several adapters of that type. Default: `default`.
  /// @return Whether it is transcoded.
  /// Errors: MEDIA_OBJECT_ILLEGAL_PARAM_ERROR.
  virtual Result<bool> isMediaTranscoding(const MediaType& mediaType,
                                          const std::optional<std::string>& binName) = 0;
};

/// An element at which media enters or leaves the server.
class Endpoint : public virtual MediaElement {
 public:
  static constexpr std::string_view kClassName = "Endpoint";
};

/// An endpoint that has a session with the other side, which starts and ends.
class SessionEndpoint : public virtual Endpoint {
 public:
  static constexpr std::string_view kClassName = "SessionEndpoint";
};

/// Routes or mixes media between the ports that are created in it.
class Hub : public virtual MediaObject {
 public:
  static constexpr std::string_view kClassName = "Hub";
  /// Draws the GStreamer elements at work in the hub.
  /// @param details How much the drawing shows. SHOW_VERBOSE when it is not given.
  /// @return A graph in the DOT language of Graphviz.
  virtual Result<std::string> getGstreamerDot(const std::optional<GstreamerDotDetails>& details) = 0;
  /// Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing
  /// when it is not set.
  /// @param details How much the drawing shows. SHOW_VERBOSE when it is not given.
  virtual Result<void> dumpGstreamerDot(const std::optional<GstreamerDotDetails>& details) = 0;
};

/// An element that changes media on its way, or looks into it.
class Filter : public virtual MediaElement {
 public:
  static constexpr std::string_view kClassName = "Filter";
};

/// An element that takes media to a hub and back. Connect it like any other element.
class HubPort : public virtual MediaElement {
 public:
  static constexpr std::string_view kClassName = "HubPort";
};

/// An element that hands on what it gets, unchanged: a fixed point in a graph whose ends come and go.
class PassThrough : public virtual MediaElement {
 public:
  static constexpr std::string_view kClassName = "PassThrough";
};

/// An endpoint that reads or writes what a URI names.
class UriEndpoint : public virtual Endpoint {
 public:
  static constexpr std::string_view kClassName = "UriEndpoint";
  /// The URI: file, http, https, rtsp, ... as far as the class supports it.
  virtual Result<std::string> getUri() = 0;
  /// Whether it is stopped, running or paused.
  virtual Result<UriEndpointState> getState() = 0;
  /// Pauses reading or writing; the other side stays open.
  virtual Result<void> pause() = 0;
  /// Stops, and goes back to the beginning.
  virtual Result<void> stop() = 0;
};

/// Holds elements that exchange media. Elements of different pipelines cannot be connected; releasing a
/// pipeline releases all that is in it.
class MediaPipeline : public virtual MediaObject {
 public:
  static constexpr std::string_view kClassName = "MediaPipeline";
  /// Whether elements measure how long media takes through them, for getStats.
  virtual Result<bool> getLatencyStats() = 0;
  virtual Result<void> setLatencyStats(const bool& latencyStats) = 0;
  /// Draws the GStreamer elements at work in the pipeline.
  /// @param details How much the drawing shows. SHOW_VERBOSE when it is not given.
  /// @return A graph in the DOT language of Graphviz.
  virtual Result<std::string> getGstreamerDot(const std::optional<GstreamerDotDetails>& details) = 0;
  /// Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing
  /// when it is not set.
  /// @param details How much the drawing shows. SHOW_VERBOSE when it is not given.
  virtual Result<void> dumpGstreamerDot(const std::optional<GstreamerDotDetails>& details) = 0;
};

/// An endpoint that agrees on media with the other side by offer and answer (RFC 3264).
class SdpEndpoint : public virtual SessionEndpoint {
 public:
  static constexpr std::string_view kClassName = "SdpEndpoint";
  /// The most that the other side is asked to send for all audio, in kbit/s; 0: no limit. Set it before
  /// negotiating.
  virtual Result<int> getMaxAudioRecvBandwidth() = 0;
  virtual Result<void> setMaxAudioRecvBandwidth(const int& maxAudioRecvBandwidth) = 0;
  /// The most that the other side is asked to send for all video, in kbit/s; 0: no limit. Set it before
  /// negotiating.
  virtual Result<int> getMaxVideoRecvBandwidth() = 0;
  virtual Result<void> setMaxVideoRecvBandwidth(const int& maxVideoRecvBandwidth) = 0;
  /// Makes an offer for the other side, whose answer then goes to processAnswer.
  /// @param options What the offer asks for; everything when it is not given.
  /// @return The offer, as SDP.
  /// Errors: SDP_END_POINT_ALREADY_NEGOTIATED, SDP_END_POINT_GENERATE_OFFER_ERROR.
  virtual Result<std::string> generateOffer(const std::optional<OfferOptions>& options) = 0;
  /// Takes an offer of the other side and answers it. A WebRtcEndpoint that did so takes another one when
  /// that restarts ICE (RFC 8839 section 4.4.1.1.1) and changes nothing else; the answer then holds the
  /// candidates, if they were gathered.
  /// @param offer The offer, as SDP.
  /// @return The answer, as SDP.
  /// Errors: SDP_PARSE_ERROR, SDP_END_POINT_ALREADY_NEGOTIATED, SDP_END_POINT_PROCESS_OFFER_ERROR.
  virtual Result<std::string> processOffer(const std::string& offer) = 0;
  /// Takes the other side's answer to the offer of generateOffer.
  /// @param answer The answer, as SDP.
  /// @return The server's own description after the negotiation, as SDP.
  /// Errors: SDP_PARSE_ERROR, SDP_END_POINT_NOT_OFFER_GENERATED, SDP_END_POINT_ANSWER_ALREADY_PROCCESED,
  /// SDP_END_POINT_PROCESS_ANSWER_ERROR.
  virtual Result<std::string> processAnswer(const std::string& answer) = 0;
  /// Reads what the server described itself with.
  /// @return Its offer or answer, as SDP.
  /// Errors: SDP_END_POINT_NO_LOCAL_SDP_ERROR.
  virtual Result<std::string> getLocalSessionDescriptor() = 0;
  /// Reads what the other side described itself with.
  /// @return Its offer or answer, as SDP.
  /// Errors: SDP_END_POINT_NO_REMOTE_SDP_ERROR.
  virtual Result<std::string> getRemoteSessionDescriptor() = 0;
};

/// An endpoint that sends and receives RTP (RFC 3550), and adapts to what the network carries.
class BaseRtpEndpoint : public virtual SdpEndpoint {
 public:
  static constexpr std::string_view kClassName = "BaseRtpEndpoint";
  /// The least that the other side is asked to send for video, whatever the network seems to carry, in
  /// kbit/s; 0: no limit, and less than 100 counts as 100. 100 until it is set.
  virtual Result<int> getMinVideoRecvBandwidth() = 0;
  virtual Result<void> setMinVideoRecvBandwidth(const int& minVideoRecvBandwidth) = 0;
  /// The least that is sent for video, whatever the other side reports, in kbit/s; 0: no limit. 100 until it
  /// is set.
  virtual Result<int> getMinVideoSendBandwidth() = 0;
  virtual Result<void> setMinVideoSendBandwidth(const int& minVideoSendBandwidth) = 0;
  /// The most that is sent for video where the server encodes, in kbit/s; 0: no limit.
  virtual Result<int> getMaxVideoSendBandwidth() = 0;
  virtual Result<void> setMaxVideoSendBandwidth(const int& maxVideoSendBandwidth) = 0;
  /// Whether media has arrived lately.
  virtual Result<MediaState> getMediaState() = 0;
  /// Whether the transport is up, so that media can pass.
  virtual Result<ConnectionState> getConnectionState() = 0;
  /// The greatest RTP packet that the server makes when it packs encoded media, in bytes, without UDP and IP
  /// headers.
  virtual Result<int> getMtu() = 0;
  virtual Result<void> setMtu(const int& mtu) = 0;
  /// How the bandwidth estimate of REMB is made.
  virtual Result<RembParams> getRembParams() = 0;
  virtual Result<void> setRembParams(const RembParams& rembParams) = 0;
  /// Asks for a keyframe (RFC 4585 PLI) of the sender of the video that is connected to the endpoint; of the
  /// endpoint's own peer when none is. Requests are merged, so asking often does not flood the sender.
  /// Errors: MEDIA_OBJECT_OPERATION_NOT_SUPPORTED.
  virtual Result<void> requestKeyframe() = 0;
};

/// A hub that lays the pictures of its ports over one another. Each port may send, at a place of the master's
/// picture, and receives the result.
class AlphaBlending : public virtual Hub {
 public:
  static constexpr std::string_view kClassName = "AlphaBlending";
  /// Chooses the port whose picture gives the size of the result.
  /// @param source The port.
  /// @param zOrder Its layer; greater ones lie above smaller ones.
  virtual Result<void> setMaster(const std::shared_ptr<HubPort>& source, const int& zOrder) = 0;
  /// Places the picture of a port.
  /// @param relativeX Left edge, as part of the result's width: 0 to 1.
  /// @param relativeY Upper edge, as part of the result's height: 0 to 1.
  /// @param zOrder Layer; greater ones lie above smaller ones.
  /// @param relativeWidth Width, as part of the result's width: 0 to 1.
  /// @param relativeHeight Height, as part of the result's height: 0 to 1.
  /// @param port The port.
  virtual Result<void> setPortProperties(const double& relativeX, const double& relativeY, const int& zOrder,
                                         const double& relativeWidth, const double& relativeHeight,
                                         const std::shared_ptr<HubPort>& port) = 0;
};

/// A hub that shows the pictures of its ports side by side and mixes their sound. Each port hears all others,
/// not itself.
class Composite : public virtual Hub {
 public:
  static constexpr std::string_view kClassName = "Composite";
};

/// A hub that passes on the media of a port to those that it is connected with.
class Dispatcher : public virtual Hub {
 public:
  static constexpr std::string_view kClassName = "Dispatcher";
  /// Passes on all media of one port to another, in place of what that got before.
  /// @param source The port to take from.
  /// @param sink The port to pass on to.
  virtual Result<void> connect(const std::shared_ptr<HubPort>& source,
                               const std::shared_ptr<HubPort>& sink) = 0;
};

/// A hub that passes on the media of one port to all others.
class DispatcherOneToMany : public virtual Hub {
 public:
  static constexpr std::string_view kClassName = "DispatcherOneToMany";
  /// Chooses the port whose media all others get, in place of the one before.
  /// @param source The port.
  virtual Result<void> setSource(const std::shared_ptr<HubPort>& source) = 0;
  /// Passes on no port's media any more.
  virtual Result<void> removeSource() = 0;
};

/// An endpoint that is reached by HTTP.
class HttpEndpoint : public virtual SessionEndpoint {
 public:
  static constexpr std::string_view kClassName = "HttpEndpoint";
  /// Reads where it is reached.
  /// @return Its URL; good for one session.
  virtual Result<std::string> getUrl() = 0;
};

/// Takes media that a browser or a program uploads by HTTP POST.
class HttpPostEndpoint : public virtual HttpEndpoint {
 public:
  static constexpr std::string_view kClassName = "HttpPostEndpoint";
};

/// A hub that routes media between its ports, audio and video each for itself, and mixes sound where several
/// ports send to one.
class Mixer : public virtual Hub {
 public:
  static constexpr std::string_view kClassName = "Mixer";
  /// Sends media of one port to another.
  /// @param media The type of media.
  /// @param source The port to take from.
  /// @param sink The port to send to.
  virtual Result<void> connect(const MediaType& media, const std::shared_ptr<HubPort>& source,
                               const std::shared_ptr<HubPort>& sink) = 0;
  /// Ends what connect began. A connection that is not there is no error.
  /// @param media The type of media.
  /// @param source The port that is taken from.
  /// @param sink The port that is sent to.
  virtual Result<void> disconnect(const MediaType& media, const std::shared_ptr<HubPort>& source,
                                  const std::shared_ptr<HubPort>& sink) = 0;
};

/// Plays what a URI names: a file, or a stream on the network.
class PlayerEndpoint : public virtual UriEndpoint {
 public:
  static constexpr std::string_view kClassName = "PlayerEndpoint";
  /// What is known of what is being played.
  virtual Result<VideoInfo> getVideoInfo() = 0;
  /// A drawing of the GStreamer elements at work in it, in the DOT language of Graphviz.
  virtual Result<std::string> getElementGstreamerDot() = 0;
  /// Where it is, in milliseconds from the beginning. Setting it goes there; what has ended waits there until
  /// it is played. PLAYER_SEEK_FAIL when that is not possible.
  virtual Result<int64_t> getPosition() = 0;
  virtual Result<void> setPosition(const int64_t& position) = 0;
  /// Starts to play, or goes on after a pause.
  virtual Result<void> play() = 0;
};

/// Writes the media that it gets to what a URI names.
class RecorderEndpoint : public virtual UriEndpoint {
 public:
  static constexpr std::string_view kClassName = "RecorderEndpoint";
  /// Starts to write, or goes on after a pause.
  virtual Result<void> record() = 0;
  /// Stops, and answers when everything is written.
  virtual Result<void> stopAndWait() = 0;
};

/// Sends and receives plain RTP, or SRTP with keys from the session description (RFC 4568).
class RtpEndpoint : public virtual BaseRtpEndpoint {
 public:
  static constexpr std::string_view kClassName = "RtpEndpoint";
};

/// The server's end of a WebRTC connection with a browser or another program: ICE (RFC 8445), DTLS-SRTP (RFC
/// 5763) and data channels (RFC 8831).
class WebRtcEndpoint : public virtual BaseRtpEndpoint {
 public:
  static constexpr std::string_view kClassName = "WebRtcEndpoint";
  /// Names of the network interfaces to use, separated by commas; empty: all. To be set before
  /// gatherCandidates.
  virtual Result<std::string> getNetworkInterfaces() = 0;
  virtual Result<void> setNetworkInterfaces(const std::string& networkInterfaces) = 0;
  /// Whether candidates for TCP (RFC 6544) are gathered too. To be set before gatherCandidates.
  virtual Result<bool> getIceTcp() = 0;
  virtual Result<void> setIceTcp(const bool& iceTcp) = 0;
  /// IP address of the STUN server; empty: none. To be set before gatherCandidates.
  virtual Result<std::string> getStunServerAddress() = 0;
  virtual Result<void> setStunServerAddress(const std::string& stunServerAddress) = 0;
  /// Port of the STUN server: 1 to 65535. To be set before gatherCandidates.
  virtual Result<int> getStunServerPort() = 0;
  virtual Result<void> setStunServerPort(const int& stunServerPort) = 0;
  /// The TURN server as `user:password@address:port`, with `?transport=udp`, `tcp` or `tls` where it is not
  /// UDP; empty: none. To be set before gatherCandidates.
  virtual Result<std::string> getTurnUrl() = 0;
  virtual Result<void> setTurnUrl(const std::string& turnUrl) = 0;
  /// The IPv4 address to put into all host candidates instead of their own; empty: their own. To be set
  /// before gatherCandidates.
  virtual Result<std::string> getExternalIPv4() = 0;
  virtual Result<void> setExternalIPv4(const std::string& externalIPv4) = 0;
  /// The IPv6 address to put into all host candidates instead of their own; empty: their own. To be set
  /// before gatherCandidates.
  virtual Result<std::string> getExternalIPv6() = 0;
  virtual Result<void> setExternalIPv6(const std::string& externalIPv6) = 0;
  /// The pairs of candidates in use, one for each component.
  virtual Result<std::vector<IceCandidatePair>> getICECandidatePairs() = 0;
  /// The state of ICE, one entry for each component.
  virtual Result<std::vector<IceConnection>> getIceConnectionState() = 0;
  /// The state of DTLS, one entry for each component.
  virtual Result<std::vector<DtlsConnection>> getDtlsConnectionState() = 0;
  /// Starts to look for candidates. Each is told by IceCandidateFound, the end by IceGatheringDone.
  /// Errors: ICE_GATHER_CANDIDATES_ERROR.
  virtual Result<void> gatherCandidates() = 0;
  /// Takes a candidate of the other side. It may come before the other side's description.
  /// @param candidate The candidate. An empty one says that there are no more.
  /// Errors: ICE_ADD_CANDIDATE_ERROR.
  virtual Result<void> addIceCandidate(const IceCandidate& candidate) = 0;
  /// Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits
  /// it is reliable; at most one of them may be given.
  /// @param label Its name, for the application.
  /// @param ordered Whether messages arrive in the order in which they were sent. Default: true.
  /// @param maxPacketLifeTime For how long a message is sent again when it is lost, in milliseconds; -1:
  /// without an end. Default: -1.
  /// @param maxRetransmits How often a message is sent again when it is lost; -1: until it arrives. Default:
  /// -1.
  /// @param protocol Name of the protocol that is spoken on it, for the application.
  /// Errors: MEDIA_OBJECT_OPERATION_NOT_SUPPORTED.
  virtual Result<void> createDataChannel(const std::optional<std::string>& label,
                                         const std::optional<bool>& ordered,
                                         const std::optional<int>& maxPacketLifeTime,
                                         const std::optional<int>& maxRetransmits,
                                         const std::optional<std::string>& protocol) = 0;
  /// Closes a data channel.
  /// @param channelId Its number: 0 to 65534.
  /// Errors: MEDIA_OBJECT_OPERATION_NOT_SUPPORTED, MEDIA_OBJECT_ILLEGAL_PARAM_ERROR.
  virtual Result<void> closeDataChannel(const int& channelId) = 0;
};

/// Lays a picture over each face that it finds.
class FaceOverlayFilter : public virtual Filter {
 public:
  static constexpr std::string_view kClassName = "FaceOverlayFilter";
  /// Lays nothing over faces any more.
  virtual Result<void> unsetOverlayedImage() = 0;
  /// Chooses the picture to lay over faces. It succeeds even when the picture cannot be loaded, as with
  /// Kurento: an Error event says why, and what was shown before stays.
  /// @param uri Where the picture is, a PNG or JPEG: a data URI (base64), or file, http or https where the
  /// settings filters.imageDirectory and filters.imageHosts allow it.
  /// @param offsetXPercent How far to the right of the face it lies, as part of the face's width: -1 to 1.
  /// @param offsetYPercent How far below the face it lies, as part of the face's height: -1 to 1.
  /// @param widthPercent Its width, as part of the face's width; greater than 0.
  /// @param heightPercent Its height, as part of the face's height; greater than 0.
  virtual Result<void> setOverlayedImage(const std::string& uri, const double& offsetXPercent,
                                         const double& offsetYPercent, const double& widthPercent,
                                         const double& heightPercent) = 0;
};

/// Sends media through GStreamer elements of the application's choice, as far as the setting
/// filters.allowedElements has them.
class GStreamerFilter : public virtual Filter {
 public:
  static constexpr std::string_view kClassName = "GStreamerFilter";
  /// The element and its settings, as for gst-launch-1.0: `videoflip method=horizontal-flip`. Several are
  /// separated by `!`.
  virtual Result<std::string> getCommand() = 0;
  /// Changes a setting of the element.
  /// @param propertyName Name of the setting; of one of several elements as `element.setting`.
  /// @param propertyValue New value, as text.
  /// Errors: MARSHALL_ERROR.
  virtual Result<void> setElementProperty(const std::string& propertyName,
                                          const std::string& propertyValue) = 0;
};

/// Lays pictures over video, at fixed places.
class ImageOverlayFilter : public virtual Filter {
 public:
  static constexpr std::string_view kClassName = "ImageOverlayFilter";
  /// Takes a picture away.
  /// @param id The name that addImage gave it.
  virtual Result<void> removeImage(const std::string& id) = 0;
  /// Lays a picture over the video. It succeeds even when the picture cannot be loaded, as with Kurento: an
  /// Error event says why, and what was shown before stays.
  /// @param id A name for it; a picture with that name is replaced.
  /// @param uri Where the picture is, a PNG or JPEG: a data URI (base64), or file, http or https where the
  /// settings filters.imageDirectory and filters.imageHosts allow it.
  /// @param offsetXPercent Its left edge, as part of the video's width: 0 to 1.
  /// @param offsetYPercent Its upper edge, as part of the video's height: 0 to 1.
  /// @param widthPercent Its width, as part of the video's width: 0 to 1.
  /// @param heightPercent Its height, as part of the video's height: 0 to 1.
  /// @param keepAspectRatio Whether its shape is kept, so that it may become smaller than that.
  /// @param center Whether it lies in the middle of its place when its shape is kept; at its upper left
  /// corner otherwise.
  virtual Result<void> addImage(const std::string& id, const std::string& uri, const double& offsetXPercent,
                                const double& offsetYPercent, const double& widthPercent,
                                const double& heightPercent, const bool& keepAspectRatio,
                                const bool& center) = 0;
};

/// A filter that works on pictures with OpenCV.
class OpenCVFilter : public virtual Filter {
 public:
  static constexpr std::string_view kClassName = "OpenCVFilter";
};

/// Looks for bar codes and QR codes in video, and tells by CodeFound what they say. The video is not changed.
class ZBarFilter : public virtual Filter {
 public:
  static constexpr std::string_view kClassName = "ZBarFilter";
};

}  // namespace headwater::rpc::api
