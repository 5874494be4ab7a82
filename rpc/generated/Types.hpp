// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headwater::rpc::api {

/// What an endpoint with a URI is doing.
enum class UriEndpointState {
  /// Nothing; the next start is at the beginning.
  STOP,
  /// Reading or writing.
  START,
  /// Waiting where it is.
  PAUSE,
};
std::string_view toString(UriEndpointState value);
std::optional<UriEndpointState> parseUriEndpointState(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(UriEndpointState);

/// A part of the API.
struct ModuleInfo {
  /// Version of the module.
  std::string version;
  /// Name of the module.
  std::string name;
  /// When the module was built; empty when the server does not tell.
  std::string generationTime;
  /// Names of the classes that can be created, sorted.
  std::vector<std::string> factories;
};

/// Kinds of servers.
enum class ServerType {
  /// A media server.
  KMS,
  /// A server that fronts several media servers.
  KCS,
};
std::string_view toString(ServerType value);
std::optional<ServerType> parseServerType(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(ServerType);

/// What a server says of itself.
struct ServerInfo {
  /// Version of the server.
  std::string version;
  /// The modules that it offers.
  std::vector<ModuleInfo> modules;
  /// What kind of server it is.
  ServerType type{};
  /// Names of what it can do beyond the protocol's basics, such as `transactions`.
  std::vector<std::string> capabilities;
};

/// How much a drawing of GStreamer elements shows.
enum class GstreamerDotDetails {
  /// The type of media on each link.
  SHOW_MEDIA_TYPE,
  /// The whole format on each link.
  SHOW_CAPS_DETAILS,
  /// Settings of elements that differ from their defaults.
  SHOW_NON_DEFAULT_PARAMS,
  /// The state of each element.
  SHOW_STATES,
  /// Settings of elements with their whole values.
  SHOW_FULL_PARAMS,
  /// All of the above with short values.
  SHOW_ALL,
  /// Everything, in full.
  SHOW_VERBOSE,
};
std::string_view toString(GstreamerDotDetails value);
std::optional<GstreamerDotDetails> parseGstreamerDotDetails(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(GstreamerDotDetails);

/// Whether media arrives.
enum class MediaState {
  /// None has arrived yet, or none for a while.
  DISCONNECTED,
  /// It arrives.
  CONNECTED,
};
std::string_view toString(MediaState value);
std::optional<MediaState> parseMediaState(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(MediaState);

/// Whether media flows.
enum class MediaFlowState {
  /// It flows.
  FLOWING,
  /// It does not flow, or not any more.
  NOT_FLOWING,
};
std::string_view toString(MediaFlowState value);
std::optional<MediaFlowState> parseMediaFlowState(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(MediaFlowState);

/// Whether media is transcoded.
enum class MediaTranscodingState {
  /// It is decoded and encoded anew.
  TRANSCODING,
  /// It is handed on as it comes.
  NOT_TRANSCODING,
};
std::string_view toString(MediaTranscodingState value);
std::optional<MediaTranscodingState> parseMediaTranscodingState(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(MediaTranscodingState);

/// Whether a transport is up.
enum class ConnectionState {
  /// It is not up yet, or not any more.
  DISCONNECTED,
  /// Media can pass.
  CONNECTED,
};
std::string_view toString(ConnectionState value);
std::optional<ConnectionState> parseConnectionState(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(ConnectionState);

/// Types of media.
enum class MediaType {
  /// Sound.
  AUDIO,
  /// Messages on data channels.
  DATA,
  /// Pictures.
  VIDEO,
};
std::string_view toString(MediaType value);
std::optional<MediaType> parseMediaType(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(MediaType);

/// On which media a filter works.
enum class FilterType {
  /// On sound.
  AUDIO,
  /// On whatever its GStreamer element takes.
  AUTODETECT,
  /// On pictures.
  VIDEO,
};
std::string_view toString(FilterType value);
std::optional<FilterType> parseFilterType(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(FilterType);

/// Formats of video.
enum class VideoCodec {
  /// H.265, also called HEVC.
  H265,
  /// AV1.
  AV1,
  /// VP9.
  VP9,
  /// VP8.
  VP8,
  /// H.264, also called AVC.
  H264,
  /// Not encoded.
  RAW,
};
std::string_view toString(VideoCodec value);
std::optional<VideoCodec> parseVideoCodec(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(VideoCodec);

/// Formats of audio.
enum class AudioCodec {
  /// Opus.
  OPUS,
  /// G.711 with the mu law.
  PCMU,
  /// G.711 with the A law.
  PCMA,
  /// Not encoded.
  RAW,
};
std::string_view toString(AudioCodec value);
std::optional<AudioCodec> parseAudioCodec(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(AudioCodec);

/// A number as a fraction.
struct Fraction {
  /// The number above the line.
  int numerator{};
  /// The number below the line; not 0.
  int denominator{};
};

/// A format of audio.
struct AudioCaps {
  /// How it is encoded.
  AudioCodec codec{};
  /// At which bitrate, in bit/s.
  int bitrate{};
};

/// A format of video.
struct VideoCaps {
  /// How it is encoded.
  VideoCodec codec{};
  /// Pictures per second.
  Fraction framerate;
};

/// A connection of two elements, for one type of media.
struct ElementConnectionData {
  /// Id of the element that sends.
  std::string source;
  /// Id of the element that gets it.
  std::string sink;
  /// The type of media.
  MediaType type{};
  /// Which of several streams of that type is taken.
  std::string sourceDescription;
  /// As which of several streams of that type the sink takes it.
  std::string sinkDescription;
};

/// A text that an application attached to an object.
struct Tag {
  /// Name of the tag.
  std::string key;
  /// Text of the tag.
  std::string value;
};

/// What statistics are about.
enum class StatsType {
  /// An RTP stream that the server receives.
  inboundrtp,
  /// An RTP stream that the server sends.
  outboundrtp,
  /// The whole connection of an endpoint.
  session,
  /// A data channel.
  datachannel,
  /// A track of media.
  track,
  /// A transport (ICE and DTLS).
  transport,
  /// A pair of ICE candidates.
  candidatepair,
  /// An ICE candidate of the server.
  localcandidate,
  /// An ICE candidate of the other side.
  remotecandidate,
  /// A media element.
  element,
  /// An endpoint.
  endpoint,
};
std::string_view toString(StatsType value);
std::optional<StatsType> parseStatsType(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(StatsType);

/// How long media takes on a way.
struct MediaLatencyStat {
  /// Name of the way: of the stream, or of where it starts.
  std::string name;
  /// The type of media.
  MediaType type{};
  /// Mean time, in nanoseconds.
  double avg{};
};

/// What all statistics have.
struct Stats {
  Stats() = default;
  Stats(const Stats&) = default;
  Stats& operator=(const Stats&) = default;
  virtual ~Stats() = default;
  /// Name of what they are about, the same in each reading.
  std::string id;
  /// Kind of what they are about.
  StatsType type{};
  /// When they were read, in milliseconds since 1970-01-01 UTC.
  int64_t timestampMillis{};
};

/// Statistics of a media element.
struct ElementStats : Stats {
  /// Time from one element's input to the next one's, for each stream. Empty unless the pipeline's
  /// latencyStats is set.
  std::vector<MediaLatencyStat> inputLatency;
};

/// Statistics of an endpoint.
struct EndpointStats : ElementStats {
  /// Time from where media entered the server to where it leaves it here, for each stream. Empty unless the
  /// pipeline's latencyStats is set.
  std::vector<MediaLatencyStat> E2ELatency;
};

/// Statistics of WebRTC, in the manner of the W3C's webrtc-stats.
struct RTCStats : Stats {
};

/// Statistics of an RTP stream.
struct RTCRTPStreamStats : RTCStats {
  /// SSRC of the stream (RFC 3550), as text.
  std::string ssrc;
  /// Id of the statistics of the same stream as the other side sees it; empty when there are none.
  std::string associateStatsId;
  /// Whether the other side measured them.
  bool isRemote{};
  /// Id of the statistics of the track.
  std::string mediaTrackId;
  /// Id of the statistics of the transport.
  std::string transportId;
  /// Id of the statistics of the codec.
  std::string codecId;
  /// How many full intra requests (RFC 5104) the receiver has sent.
  int64_t firCount{};
  /// How many picture loss indications (RFC 4585) the receiver has sent.
  int64_t pliCount{};
  /// How many negative acknowledgements (RFC 4585) the receiver has sent.
  int64_t nackCount{};
  /// How many slice loss indications (RFC 4585) the receiver has sent.
  int64_t sliCount{};
  /// The bandwidth that the receiver last reported with REMB, in bit/s; 0: none.
  int64_t remb{};
  /// How many packets are missing so far.
  int64_t packetsLost{};
  /// Which part of the packets went missing lately: 0 to 1.
  double fractionLost{};
};

/// A codec in use.
struct RTCCodec : RTCStats {
  /// Payload type in RTP: 0 to 127.
  int64_t payloadType{};
  /// Its name, such as `video/VP8`.
  std::string codec;
  /// Ticks of the RTP clock per second.
  int64_t clockRate{};
  /// Channels of audio: 1 or 2; 0 for video.
  int64_t channels{};
  /// Its parameters, as in SDP's `a=fmtp`.
  std::string parameters;
};

/// Statistics of an RTP stream that is received.
struct RTCInboundRTPStreamStats : RTCRTPStreamStats {
  /// How many packets have arrived so far.
  int64_t packetsReceived{};
  /// How many bytes of payload have arrived so far.
  int64_t bytesReceived{};
  /// How much the time between packets varies, in seconds (RFC 3550 section 6.4.1).
  double jitter{};
};

/// Statistics of an RTP stream that is sent.
struct RTCOutboundRTPStreamStats : RTCRTPStreamStats {
  /// How many packets were sent so far, those that were sent again included.
  int64_t packetsSent{};
  /// How many bytes of payload were sent so far, those that were sent again included.
  int64_t bytesSent{};
  /// What the encoder aims at, in bit/s; 0 where the server does not encode.
  double targetBitrate{};
  /// Time to the receiver and back, in seconds, from its last report.
  double roundTripTime{};
  /// How many of packetsSent were sent again because the receiver had lost them (NACK), be it on the stream's
  /// SSRC or on that of RTX (RFC 4588). As in W3C webrtc-stats; Kurento does not have it.
  int64_t retransmittedPacketsSent{};
  /// How many of bytesSent they were. As in W3C webrtc-stats; Kurento does not have it.
  int64_t retransmittedBytesSent{};
};

/// Statistics of the whole connection of an endpoint.
struct RTCPeerConnectionStats : RTCStats {
  /// How many data channels were opened so far.
  int64_t dataChannelsOpened{};
  /// How many data channels were closed so far.
  int64_t dataChannelsClosed{};
};

/// Statistics of a media stream.
struct RTCMediaStreamStats : RTCStats {
  /// Its id, as in SDP's `a=msid`.
  std::string streamIdentifier;
  /// Ids of the statistics of its tracks.
  std::vector<std::string> trackIds;
};

/// Statistics of a track.
struct RTCMediaStreamTrackStats : RTCStats {
  /// Its id, as in SDP's `a=msid`.
  std::string trackIdentifier;
  /// Whether it comes from the other side.
  bool remoteSource{};
  /// SSRCs of its RTP streams, as text.
  std::vector<std::string> ssrcIds;
  /// Width of the last picture, in pixels.
  int64_t frameWidth{};
  /// Height of the last picture, in pixels.
  int64_t frameHeight{};
  /// Pictures in the last second.
  double framesPerSecond{};
  /// How many pictures were sent so far.
  int64_t framesSent{};
  /// How many pictures have arrived so far.
  int64_t framesReceived{};
  /// How many pictures were decoded so far.
  int64_t framesDecoded{};
  /// How many pictures were left out so far.
  int64_t framesDropped{};
  /// How many pictures were damaged so far.
  int64_t framesCorrupted{};
  /// How loud it is: 0 (silence) to 1 (full scale).
  double audioLevel{};
  /// How much weaker the echo comes back, in decibels.
  double echoReturnLoss{};
  /// How much of the echo its cancellation takes away, in decibels.
  double echoReturnLossEnhancement{};
};

/// States of a data channel.
enum class RTCDataChannelState {
  /// Being opened.
  connecting,
  /// Open: messages pass.
  open,
  /// Being closed.
  closing,
  /// Closed.
  closed,
};
std::string_view toString(RTCDataChannelState value);
std::optional<RTCDataChannelState> parseRTCDataChannelState(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(RTCDataChannelState);

/// Statistics of a data channel.
struct RTCDataChannelStats : RTCStats {
  /// Its name, chosen by the side that opened it.
  std::string label;
  /// Name of the protocol spoken on it; may be empty.
  std::string protocol;
  /// Its number: 0 to 65534.
  int64_t datachannelid{};
  /// Its state.
  RTCDataChannelState state{};
  /// How many messages were sent so far.
  int64_t messagesSent{};
  /// How many bytes of messages were sent so far.
  int64_t bytesSent{};
  /// How many messages have arrived so far.
  int64_t messagesReceived{};
  /// How many bytes of messages have arrived so far.
  int64_t bytesReceived{};
};

/// Statistics of a transport.
struct RTCTransportStats : RTCStats {
  /// How many bytes were sent so far.
  int64_t bytesSent{};
  /// How many bytes have arrived so far.
  int64_t bytesReceived{};
  /// Id of the statistics of the transport of RTCP, where it is another one; empty otherwise.
  std::string rtcpTransportStatsId;
  /// Whether it is in use.
  bool activeConnection{};
  /// Id of the statistics of the candidate pair in use.
  std::string selectedCandidatePairId;
  /// Id of the statistics of the server's certificate.
  std::string localCertificateId;
  /// Id of the statistics of the other side's certificate.
  std::string remoteCertificateId;
};

/// Types of ICE candidates (RFC 8445).
enum class RTCStatsIceCandidateType {
  /// An address of the host itself.
  host,
  /// An address that a STUN server saw.
  serverreflexive,
  /// An address that the other side saw.
  peerreflexive,
  /// An address of a TURN server.
  relayed,
};
std::string_view toString(RTCStatsIceCandidateType value);
std::optional<RTCStatsIceCandidateType> parseRTCStatsIceCandidateType(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(RTCStatsIceCandidateType);

/// An ICE candidate.
struct RTCIceCandidateAttributes : RTCStats {
  /// Its IP address.
  std::string ipAddress;
  /// Its port: 1 to 65535.
  int64_t portNumber{};
  /// `udp` or `tcp`.
  std::string transport;
  /// Its type.
  RTCStatsIceCandidateType candidateType{};
  /// Its priority (RFC 8445 section 5.1.2).
  int64_t priority{};
  /// URL of the server that it was learned from; empty for host candidates.
  std::string addressSourceUrl;
};

/// States of a pair of ICE candidates (RFC 8445 section 6.1.2.6).
enum class RTCStatsIceCandidatePairState {
  /// Its check waits for another one.
  frozen,
  /// Its check will be made.
  waiting,
  /// Its check is under way.
  inprogress,
  /// Its check failed.
  failed,
  /// Its check succeeded.
  succeeded,
  /// Its check was given up.
  cancelled,
};
std::string_view toString(RTCStatsIceCandidatePairState value);
std::optional<RTCStatsIceCandidatePairState> parseRTCStatsIceCandidatePairState(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(RTCStatsIceCandidatePairState);

/// Statistics of a pair of ICE candidates.
struct RTCIceCandidatePairStats : RTCStats {
  /// Id of the statistics of the transport.
  std::string transportId;
  /// Id of the statistics of the server's candidate.
  std::string localCandidateId;
  /// Id of the statistics of the other side's candidate.
  std::string remoteCandidateId;
  /// State of its check.
  RTCStatsIceCandidatePairState state{};
  /// Its priority (RFC 8445 section 6.1.2.3).
  int64_t priority{};
  /// Whether it was chosen.
  bool nominated{};
  /// Whether a check of the server was answered.
  bool writable{};
  /// Whether a check of the other side was valid.
  bool readable{};
  /// How many bytes were sent so far.
  int64_t bytesSent{};
  /// How many bytes have arrived so far.
  int64_t bytesReceived{};
  /// Time of the last check and its answer, in seconds.
  double roundTripTime{};
  /// What can be sent, as estimated, in bit/s.
  double availableOutgoingBitrate{};
  /// What can be received, as estimated, in bit/s.
  double availableIncomingBitrate{};
};

/// A certificate of DTLS.
struct RTCCertificateStats : RTCStats {
  /// Its fingerprint, as in SDP's `a=fingerprint`.
  std::string fingerprint;
  /// Algorithm of the fingerprint, such as `sha-256`.
  std::string fingerprintAlgorithm;
  /// The certificate in DER, as base64.
  std::string base64Certificate;
  /// Id of the statistics of its issuer's certificate; empty when there are none.
  std::string issuerCertificateId;
};

/// A codec, and how to set it up.
struct CodecConfiguration {
  /// Its name, as in SDP.
  std::optional<std::string> name;
  /// Its settings by name.
  std::optional<std::map<std::string, std::string>> properties;
};

/// How a receiver estimates the bandwidth that it reports with REMB, and a sender takes it into account.
struct RembParams {
  /// For how many packets loss is measured before the estimate changes.
  std::optional<int> packetsRecvIntervalTop;
  /// Growth of the estimate at each step while it is below the threshold: a part of it, greater than 0.
  std::optional<double> exponentialFactor;
  /// The least growth at each step above the threshold, in bit/s.
  std::optional<int> linealFactorMin;
  /// Into how many steps the way from the threshold to the last good bandwidth is divided.
  std::optional<double> linealFactorGrade;
  /// By which the estimate is multiplied when packets are lost: 0 to 1.
  std::optional<double> decrementFactor;
  /// Which part of the last good bandwidth is the threshold: 0 to 1.
  std::optional<double> thresholdFactor;
  /// From how many lost packets in an interval on the estimate shrinks.
  std::optional<int> upLosses;
  /// The first value to report, in bit/s.
  std::optional<int> rembOnConnect;
};

/// What an offer asks for.
struct OfferOptions {
  /// Whether it offers audio.
  std::optional<bool> offerToReceiveAudio;
  /// Whether it offers video.
  std::optional<bool> offerToReceiveVideo;
};

/// Containers for recordings, and what goes into them.
enum class MediaProfileSpecType {
  /// WebM with audio and video.
  WEBM,
  /// Matroska with audio and video.
  MKV,
  /// MP4 with audio and video.
  MP4,
  /// WebM with video only.
  WEBM_VIDEO_ONLY,
  /// WebM with audio only.
  WEBM_AUDIO_ONLY,
  /// Matroska with video only.
  MKV_VIDEO_ONLY,
  /// Matroska with audio only.
  MKV_AUDIO_ONLY,
  /// MP4 with video only.
  MP4_VIDEO_ONLY,
  /// MP4 with audio only.
  MP4_AUDIO_ONLY,
  /// Single JPEG pictures.
  JPEG_VIDEO_ONLY,
  /// Upload to a recording service. Not supported.
  KURENTO_SPLIT_RECORDER,
  /// FLV with audio and video.
  FLV,
};
std::string_view toString(MediaProfileSpecType value);
std::optional<MediaProfileSpecType> parseMediaProfileSpecType(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(MediaProfileSpecType);

/// What is known of a played stream.
struct VideoInfo {
  /// Whether its position can be set.
  bool isSeekable{};
  /// First position that can be set, in milliseconds.
  int64_t seekableInit{};
  /// Last position that can be set, in milliseconds.
  int64_t seekableEnd{};
  /// How long it is, in milliseconds; -1 when that is not known.
  int64_t duration{};
};

/// What a recording does about gaps in its media.
enum class GapsFixMethod {
  /// Nothing: gaps are kept.
  NONE,
  /// Times are made anew, so that gaps vanish.
  GENPTS,
  /// Gaps are filled with the last picture and silence where media is transcoded.
  FILL_IF_TRANSCODING,
};
std::string_view toString(GapsFixMethod value);
std::optional<GapsFixMethod> parseGapsFixMethod(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(GapsFixMethod);

/// Ciphers and authentication of SRTP (RFC 4568, RFC 6188).
enum class CryptoSuite {
  /// AES with 128 bits and tags of 32 bits; keys of 30 bytes.
  AES_128_CM_HMAC_SHA1_32,
  /// AES with 128 bits and tags of 80 bits; keys of 30 bytes.
  AES_128_CM_HMAC_SHA1_80,
  /// AES with 256 bits and tags of 32 bits; keys of 46 bytes.
  AES_256_CM_HMAC_SHA1_32,
  /// AES with 256 bits and tags of 80 bits; keys of 46 bytes.
  AES_256_CM_HMAC_SHA1_80,
};
std::string_view toString(CryptoSuite value);
std::optional<CryptoSuite> parseCryptoSuite(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(CryptoSuite);

/// A key for SRTP that is told in the session description (RFC 4568).
struct SDES {
  /// Key and salt as text, of the length that the suite asks for. Made by the server when neither this nor
  /// keyBase64 is given.
  std::optional<std::string> key;
  /// Key and salt as base64, of the length that the suite asks for.
  std::optional<std::string> keyBase64;
  /// Cipher and authentication. AES_128_CM_HMAC_SHA1_80 when it is not given.
  std::optional<CryptoSuite> crypto;
};

/// An ICE candidate (RFC 8839 section 5.1).
struct IceCandidate {
  /// The candidate as in SDP, starting with `candidate:`.
  std::string candidate;
  /// The media section that it belongs to, by its `a=mid`.
  std::string sdpMid;
  /// The media section that it belongs to, counted from 0.
  int sdpMLineIndex{};
};

/// States of ICE on one component.
enum class IceComponentState {
  /// Nothing has happened yet, or the connection is lost.
  DISCONNECTED,
  /// Candidates are being found.
  GATHERING,
  /// Pairs of candidates are being checked.
  CONNECTING,
  /// A pair works.
  CONNECTED,
  /// The pair to use is chosen.
  READY,
  /// No pair works.
  FAILED,
};
std::string_view toString(IceComponentState value);
std::optional<IceComponentState> parseIceComponentState(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(IceComponentState);

/// States of DTLS.
enum class DtlsConnectionState {
  /// Nothing has happened yet.
  NEW,
  /// It was closed.
  CLOSED,
  /// The handshake failed, or the other side's certificate is not the one of its description.
  FAILED,
  /// The handshake is under way.
  CONNECTING,
  /// The handshake is done, and the other side's certificate was checked.
  CONNECTED,
};
std::string_view toString(DtlsConnectionState value);
std::optional<DtlsConnectionState> parseDtlsConnectionState(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(DtlsConnectionState);

/// A pair of ICE candidates in use.
struct IceCandidatePair {
  /// Number of the media section.
  std::string streamId;
  /// 1 for RTP, 2 for RTCP where it has a transport of its own.
  int componentId{};
  /// Candidate of the server, as in SDP.
  std::string localCandidate;
  /// Candidate of the other side, as in SDP.
  std::string remoteCandidate;
};

/// The state of ICE on one component.
struct IceConnection {
  /// Number of the media section.
  std::string streamId;
  /// 1 for RTP, 2 for RTCP where it has a transport of its own.
  int componentId{};
  /// The state.
  IceComponentState state{};
};

/// The state of DTLS on one component.
struct DtlsConnection {
  /// Number of the media section.
  std::string streamId;
  /// The transport and a direction of it, which come in pairs: `[bundle/dtlssrtpenc]` and
  /// `[bundle/dtlssrtpdec]`; without BUNDLE `rtcpmux` or `sctp` in the place of `bundle`.
  std::string componentId;
  /// Name of the connection that carries the media section.
  std::string connectionId;
  /// The state.
  DtlsConnectionState state{};
};

/// Kinds of keys.
enum class CertificateKeyType {
  /// RSA with 2048 bits.
  RSA,
  /// ECDSA on the curve P-256.
  ECDSA,
};
std::string_view toString(CertificateKeyType value);
std::optional<CertificateKeyType> parseCertificateKeyType(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(CertificateKeyType);

/// Marks for routers: the code point goes into each outgoing packet's IP header.
enum class DSCPValue {
  /// Packets are not marked.
  NO_DSCP,
  /// Not chosen: packets are not marked.
  NO_VALUE,
  /// Audio of very low priority (RFC 8837).
  AUDIO_VERYLOW,
  /// Audio of low priority (RFC 8837).
  AUDIO_LOW,
  /// Audio of medium priority (RFC 8837).
  AUDIO_MEDIUM,
  /// Audio of high priority (RFC 8837).
  AUDIO_HIGH,
  /// Video of very low priority (RFC 8837).
  VIDEO_VERYLOW,
  /// Video of low priority (RFC 8837).
  VIDEO_LOW,
  /// Interactive video of medium priority (RFC 8837).
  VIDEO_MEDIUM,
  /// Video of medium priority that is not interactive (RFC 8837).
  VIDEO_MEDIUM_THROUGHPUT,
  /// Interactive video of high priority (RFC 8837).
  VIDEO_HIGH,
  /// Video of high priority that is not interactive (RFC 8837).
  VIDEO_HIGH_THROUGHPUT,
  /// Data of very low priority (RFC 8837).
  DATA_VERYLOW,
  /// Data of low priority (RFC 8837).
  DATA_LOW,
  /// Data of medium priority (RFC 8837).
  DATA_MEDIUM,
  /// Data of high priority (RFC 8837).
  DATA_HIGH,
  /// What Chrome uses for high priority.
  CHROME_HIGH,
  /// What Chrome uses for medium priority.
  CHROME_MEDIUM,
  /// What Chrome uses for low priority.
  CHROME_LOW,
  /// What Chrome uses for very low priority.
  CHROME_VERYLOW,
  /// Code point 0.
  CS0,
  /// Code point 8.
  CS1,
  /// Code point 16.
  CS2,
  /// Code point 24.
  CS3,
  /// Code point 32.
  CS4,
  /// Code point 40.
  CS5,
  /// Code point 48.
  CS6,
  /// Code point 56.
  CS7,
  /// Code point 10.
  AF11,
  /// Code point 12.
  AF12,
  /// Code point 14.
  AF13,
  /// Code point 18.
  AF21,
  /// Code point 20.
  AF22,
  /// Code point 22.
  AF23,
  /// Code point 26.
  AF31,
  /// Code point 28.
  AF32,
  /// Code point 30.
  AF33,
  /// Code point 34.
  AF41,
  /// Code point 36.
  AF42,
  /// Code point 38.
  AF43,
  /// Expedited forwarding: code point 46.
  EF,
  /// Voice with admission control: code point 44.
  VOICEADMIT,
  /// Least effort: code point 1.
  LE,
};
std::string_view toString(DSCPValue value);
std::optional<DSCPValue> parseDSCPValue(std::string_view text);
/// All names, in the order of the values.
std::span<const std::string_view> namesOf(DSCPValue);

/// Each entry is Stats or a structure derived from it.
using StatsMap = std::map<std::string, std::shared_ptr<Stats>>;

}  // namespace headwater::rpc::api
