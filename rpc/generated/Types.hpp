// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headwater::rpc::api {

struct ModuleInfo {
  std::string version;
  std::string name;
  std::string generationTime;
  std::vector<std::string> factories;
};

enum class ServerType { KMS, KCS };
std::string_view toString(ServerType value);
std::optional<ServerType> parseServerType(std::string_view text);

struct ServerInfo {
  std::string version;
  std::vector<ModuleInfo> modules;
  ServerType type{};
  std::vector<std::string> capabilities;
};

enum class GstreamerDotDetails { SHOW_MEDIA_TYPE, SHOW_CAPS_DETAILS, SHOW_NON_DEFAULT_PARAMS, SHOW_STATES, SHOW_FULL_PARAMS, SHOW_ALL, SHOW_VERBOSE };
std::string_view toString(GstreamerDotDetails value);
std::optional<GstreamerDotDetails> parseGstreamerDotDetails(std::string_view text);

enum class MediaState { DISCONNECTED, CONNECTED };
std::string_view toString(MediaState value);
std::optional<MediaState> parseMediaState(std::string_view text);

enum class MediaFlowState { FLOWING, NOT_FLOWING };
std::string_view toString(MediaFlowState value);
std::optional<MediaFlowState> parseMediaFlowState(std::string_view text);

enum class MediaTranscodingState { TRANSCODING, NOT_TRANSCODING };
std::string_view toString(MediaTranscodingState value);
std::optional<MediaTranscodingState> parseMediaTranscodingState(std::string_view text);

enum class ConnectionState { DISCONNECTED, CONNECTED };
std::string_view toString(ConnectionState value);
std::optional<ConnectionState> parseConnectionState(std::string_view text);

enum class MediaType { AUDIO, DATA, VIDEO };
std::string_view toString(MediaType value);
std::optional<MediaType> parseMediaType(std::string_view text);

enum class VideoCodec { H265, AV1, VP9, VP8, H264, RAW };
std::string_view toString(VideoCodec value);
std::optional<VideoCodec> parseVideoCodec(std::string_view text);

enum class AudioCodec { OPUS, PCMU, PCMA, RAW };
std::string_view toString(AudioCodec value);
std::optional<AudioCodec> parseAudioCodec(std::string_view text);

struct Fraction {
  int numerator{};
  int denominator{};
};

struct AudioCaps {
  AudioCodec codec{};
  int bitrate{};
};

struct VideoCaps {
  VideoCodec codec{};
  Fraction framerate;
};

struct ElementConnectionData {
  std::string source;
  std::string sink;
  MediaType type{};
  std::string sourceDescription;
  std::string sinkDescription;
};

struct Tag {
  std::string key;
  std::string value;
};

enum class StatsType { inboundrtp, outboundrtp, session, datachannel, track, transport, candidatepair, localcandidate, remotecandidate, element, endpoint };
std::string_view toString(StatsType value);
std::optional<StatsType> parseStatsType(std::string_view text);

struct MediaLatencyStat {
  std::string name;
  MediaType type{};
  double avg{};
};

struct Stats {
  virtual ~Stats() = default;
  std::string id;
  StatsType type{};
  int64_t timestampMillis{};
};

struct ElementStats : Stats {
  std::vector<MediaLatencyStat> inputLatency;
};

struct EndpointStats : ElementStats {
  std::vector<MediaLatencyStat> E2ELatency;
};

struct RTCStats : Stats {
};

struct RTCRTPStreamStats : RTCStats {
  std::string ssrc;
  std::string associateStatsId;
  bool isRemote{};
  std::string mediaTrackId;
  std::string transportId;
  std::string codecId;
  int64_t firCount{};
  int64_t pliCount{};
  int64_t nackCount{};
  int64_t sliCount{};
  int64_t remb{};
  int64_t packetsLost{};
  double fractionLost{};
};

struct RTCCodec : RTCStats {
  int64_t payloadType{};
  std::string codec;
  int64_t clockRate{};
  int64_t channels{};
  std::string parameters;
};

struct RTCInboundRTPStreamStats : RTCRTPStreamStats {
  int64_t packetsReceived{};
  int64_t bytesReceived{};
  double jitter{};
};

struct RTCOutboundRTPStreamStats : RTCRTPStreamStats {
  int64_t packetsSent{};
  int64_t bytesSent{};
  double targetBitrate{};
  double roundTripTime{};
};

struct RTCPeerConnectionStats : RTCStats {
  int64_t dataChannelsOpened{};
  int64_t dataChannelsClosed{};
};

struct RTCMediaStreamStats : RTCStats {
  std::string streamIdentifier;
  std::vector<std::string> trackIds;
};

struct RTCMediaStreamTrackStats : RTCStats {
  std::string trackIdentifier;
  bool remoteSource{};
  std::vector<std::string> ssrcIds;
  int64_t frameWidth{};
  int64_t frameHeight{};
  double framesPerSecond{};
  int64_t framesSent{};
  int64_t framesReceived{};
  int64_t framesDecoded{};
  int64_t framesDropped{};
  int64_t framesCorrupted{};
  double audioLevel{};
  double echoReturnLoss{};
  double echoReturnLossEnhancement{};
};

enum class RTCDataChannelState { connecting, open, closing, closed };
std::string_view toString(RTCDataChannelState value);
std::optional<RTCDataChannelState> parseRTCDataChannelState(std::string_view text);

struct RTCDataChannelStats : RTCStats {
  std::string label;
  std::string protocol;
  int64_t datachannelid{};
  RTCDataChannelState state{};
  int64_t messagesSent{};
  int64_t bytesSent{};
  int64_t messagesReceived{};
  int64_t bytesReceived{};
};

struct RTCTransportStats : RTCStats {
  int64_t bytesSent{};
  int64_t bytesReceived{};
  std::string rtcpTransportStatsId;
  bool activeConnection{};
  std::string selectedCandidatePairId;
  std::string localCertificateId;
  std::string remoteCertificateId;
};

enum class RTCStatsIceCandidateType { host, serverreflexive, peerreflexive, relayed };
std::string_view toString(RTCStatsIceCandidateType value);
std::optional<RTCStatsIceCandidateType> parseRTCStatsIceCandidateType(std::string_view text);

struct RTCIceCandidateAttributes : RTCStats {
  std::string ipAddress;
  int64_t portNumber{};
  std::string transport;
  RTCStatsIceCandidateType candidateType{};
  int64_t priority{};
  std::string addressSourceUrl;
};

enum class RTCStatsIceCandidatePairState { frozen, waiting, inprogress, failed, succeeded, cancelled };
std::string_view toString(RTCStatsIceCandidatePairState value);
std::optional<RTCStatsIceCandidatePairState> parseRTCStatsIceCandidatePairState(std::string_view text);

struct RTCIceCandidatePairStats : RTCStats {
  std::string transportId;
  std::string localCandidateId;
  std::string remoteCandidateId;
  RTCStatsIceCandidatePairState state{};
  int64_t priority{};
  bool nominated{};
  bool writable{};
  bool readable{};
  int64_t bytesSent{};
  int64_t bytesReceived{};
  double roundTripTime{};
  double availableOutgoingBitrate{};
  double availableIncomingBitrate{};
};

struct RTCCertificateStats : RTCStats {
  std::string fingerprint;
  std::string fingerprintAlgorithm;
  std::string base64Certificate;
  std::string issuerCertificateId;
};

struct RembParams {
  int packetsRecvIntervalTop = 100;
  double exponentialFactor = 0.04;
  std::optional<int> linealFactorMin;
  double linealFactorGrade = 30;
  double decrementFactor = 0.5;
  double thresholdFactor = 0.8;
  int upLosses = 12;
  int rembOnConnect = 300000;
};

struct OfferOptions {
  bool offerToReceiveAudio = true;
  bool offerToReceiveVideo = true;
};

struct IceCandidate {
  std::string candidate;
  std::string sdpMid;
  int sdpMLineIndex{};
};

enum class IceComponentState { DISCONNECTED, GATHERING, CONNECTING, CONNECTED, READY, FAILED };
std::string_view toString(IceComponentState value);
std::optional<IceComponentState> parseIceComponentState(std::string_view text);

enum class DtlsConnectionState { NEW, CLOSED, FAILED, CONNECTING, CONNECTED };
std::string_view toString(DtlsConnectionState value);
std::optional<DtlsConnectionState> parseDtlsConnectionState(std::string_view text);

struct IceCandidatePair {
  std::string streamId;
  int componentId{};
  std::string localCandidate;
  std::string remoteCandidate;
};

struct IceConnection {
  std::string streamId;
  int componentId{};
  IceComponentState state{};
};

struct DtlsConnection {
  std::string streamId;
  std::string componentId;
  std::string connectionId;
  DtlsConnectionState state{};
};

enum class CertificateKeyType { RSA, ECDSA };
std::string_view toString(CertificateKeyType value);
std::optional<CertificateKeyType> parseCertificateKeyType(std::string_view text);

enum class DSCPValue { NO_DSCP, NO_VALUE, AUDIO_VERYLOW, AUDIO_LOW, AUDIO_MEDIUM, AUDIO_HIGH, VIDEO_VERYLOW, VIDEO_LOW, VIDEO_MEDIUM, VIDEO_MEDIUM_THROUGHPUT, VIDEO_HIGH, VIDEO_HIGH_THROUGHPUT, DATA_VERYLOW, DATA_LOW, DATA_MEDIUM, DATA_HIGH, CHROME_HIGH, CHROME_MEDIUM, CHROME_LOW, CHROME_VERYLOW, CS0, CS1, CS2, CS3, CS4, CS5, CS6, CS7, AF11, AF12, AF13, AF21, AF22, AF23, AF31, AF32, AF33, AF41, AF42, AF43, EF, VOICEADMIT, LE };
std::string_view toString(DSCPValue value);
std::optional<DSCPValue> parseDSCPValue(std::string_view text);

using StatsMap = std::map<std::string, std::shared_ptr<Stats>>;

}  // namespace headwater::rpc::api
