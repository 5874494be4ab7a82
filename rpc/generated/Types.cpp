// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#include "rpc/generated/Types.hpp"

namespace headwater::rpc::api {

std::string_view toString(UriEndpointState value) {
  switch (value) {
    case UriEndpointState::STOP: return "STOP";
    case UriEndpointState::START: return "START";
    case UriEndpointState::PAUSE: return "PAUSE";
  }
  return {};
}

std::optional<UriEndpointState> parseUriEndpointState(std::string_view text) {
  if (text == "STOP") return UriEndpointState::STOP;
  if (text == "START") return UriEndpointState::START;
  if (text == "PAUSE") return UriEndpointState::PAUSE;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(UriEndpointState) {
  static constexpr std::string_view kNames[] = {"STOP", "START", "PAUSE"};
  return kNames;
}

std::string_view toString(ServerType value) {
  switch (value) {
    case ServerType::KMS: return "KMS";
    case ServerType::KCS: return "KCS";
  }
  return {};
}

std::optional<ServerType> parseServerType(std::string_view text) {
  if (text == "KMS") return ServerType::KMS;
  if (text == "KCS") return ServerType::KCS;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(ServerType) {
  static constexpr std::string_view kNames[] = {"KMS", "KCS"};
  return kNames;
}

std::string_view toString(GstreamerDotDetails value) {
  switch (value) {
    case GstreamerDotDetails::SHOW_MEDIA_TYPE: return "SHOW_MEDIA_TYPE";
    case GstreamerDotDetails::SHOW_CAPS_DETAILS: return "SHOW_CAPS_DETAILS";
    case GstreamerDotDetails::SHOW_NON_DEFAULT_PARAMS: return "SHOW_NON_DEFAULT_PARAMS";
    case GstreamerDotDetails::SHOW_STATES: return "SHOW_STATES";
    case GstreamerDotDetails::SHOW_FULL_PARAMS: return "SHOW_FULL_PARAMS";
    case GstreamerDotDetails::SHOW_ALL: return "SHOW_ALL";
    case GstreamerDotDetails::SHOW_VERBOSE: return "SHOW_VERBOSE";
  }
  return {};
}

std::optional<GstreamerDotDetails> parseGstreamerDotDetails(std::string_view text) {
  if (text == "SHOW_MEDIA_TYPE") return GstreamerDotDetails::SHOW_MEDIA_TYPE;
  if (text == "SHOW_CAPS_DETAILS") return GstreamerDotDetails::SHOW_CAPS_DETAILS;
  if (text == "SHOW_NON_DEFAULT_PARAMS") return GstreamerDotDetails::SHOW_NON_DEFAULT_PARAMS;
  if (text == "SHOW_STATES") return GstreamerDotDetails::SHOW_STATES;
  if (text == "SHOW_FULL_PARAMS") return GstreamerDotDetails::SHOW_FULL_PARAMS;
  if (text == "SHOW_ALL") return GstreamerDotDetails::SHOW_ALL;
  if (text == "SHOW_VERBOSE") return GstreamerDotDetails::SHOW_VERBOSE;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(GstreamerDotDetails) {
  static constexpr std::string_view kNames[] = {"SHOW_MEDIA_TYPE", "SHOW_CAPS_DETAILS",
                                                "SHOW_NON_DEFAULT_PARAMS", "SHOW_STATES", "SHOW_FULL_PARAMS",
                                                "SHOW_ALL", "SHOW_VERBOSE"};
  return kNames;
}

std::string_view toString(MediaState value) {
  switch (value) {
    case MediaState::DISCONNECTED: return "DISCONNECTED";
    case MediaState::CONNECTED: return "CONNECTED";
  }
  return {};
}

std::optional<MediaState> parseMediaState(std::string_view text) {
  if (text == "DISCONNECTED") return MediaState::DISCONNECTED;
  if (text == "CONNECTED") return MediaState::CONNECTED;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(MediaState) {
  static constexpr std::string_view kNames[] = {"DISCONNECTED", "CONNECTED"};
  return kNames;
}

std::string_view toString(MediaFlowState value) {
  switch (value) {
    case MediaFlowState::FLOWING: return "FLOWING";
    case MediaFlowState::NOT_FLOWING: return "NOT_FLOWING";
  }
  return {};
}

std::optional<MediaFlowState> parseMediaFlowState(std::string_view text) {
  if (text == "FLOWING") return MediaFlowState::FLOWING;
  if (text == "NOT_FLOWING") return MediaFlowState::NOT_FLOWING;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(MediaFlowState) {
  static constexpr std::string_view kNames[] = {"FLOWING", "NOT_FLOWING"};
  return kNames;
}

std::string_view toString(MediaTranscodingState value) {
  switch (value) {
    case MediaTranscodingState::TRANSCODING: return "TRANSCODING";
    case MediaTranscodingState::NOT_TRANSCODING: return "NOT_TRANSCODING";
  }
  return {};
}

std::optional<MediaTranscodingState> parseMediaTranscodingState(std::string_view text) {
  if (text == "TRANSCODING") return MediaTranscodingState::TRANSCODING;
  if (text == "NOT_TRANSCODING") return MediaTranscodingState::NOT_TRANSCODING;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(MediaTranscodingState) {
  static constexpr std::string_view kNames[] = {"TRANSCODING", "NOT_TRANSCODING"};
  return kNames;
}

std::string_view toString(ConnectionState value) {
  switch (value) {
    case ConnectionState::DISCONNECTED: return "DISCONNECTED";
    case ConnectionState::CONNECTED: return "CONNECTED";
  }
  return {};
}

std::optional<ConnectionState> parseConnectionState(std::string_view text) {
  if (text == "DISCONNECTED") return ConnectionState::DISCONNECTED;
  if (text == "CONNECTED") return ConnectionState::CONNECTED;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(ConnectionState) {
  static constexpr std::string_view kNames[] = {"DISCONNECTED", "CONNECTED"};
  return kNames;
}

std::string_view toString(MediaType value) {
  switch (value) {
    case MediaType::AUDIO: return "AUDIO";
    case MediaType::DATA: return "DATA";
    case MediaType::VIDEO: return "VIDEO";
  }
  return {};
}

std::optional<MediaType> parseMediaType(std::string_view text) {
  if (text == "AUDIO") return MediaType::AUDIO;
  if (text == "DATA") return MediaType::DATA;
  if (text == "VIDEO") return MediaType::VIDEO;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(MediaType) {
  static constexpr std::string_view kNames[] = {"AUDIO", "DATA", "VIDEO"};
  return kNames;
}

std::string_view toString(FilterType value) {
  switch (value) {
    case FilterType::AUDIO: return "AUDIO";
    case FilterType::AUTODETECT: return "AUTODETECT";
    case FilterType::VIDEO: return "VIDEO";
  }
  return {};
}

std::optional<FilterType> parseFilterType(std::string_view text) {
  if (text == "AUDIO") return FilterType::AUDIO;
  if (text == "AUTODETECT") return FilterType::AUTODETECT;
  if (text == "VIDEO") return FilterType::VIDEO;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(FilterType) {
  static constexpr std::string_view kNames[] = {"AUDIO", "AUTODETECT", "VIDEO"};
  return kNames;
}

std::string_view toString(VideoCodec value) {
  switch (value) {
    case VideoCodec::H265: return "H265";
    case VideoCodec::AV1: return "AV1";
    case VideoCodec::VP9: return "VP9";
    case VideoCodec::VP8: return "VP8";
    case VideoCodec::H264: return "H264";
    case VideoCodec::RAW: return "RAW";
  }
  return {};
}

std::optional<VideoCodec> parseVideoCodec(std::string_view text) {
  if (text == "H265") return VideoCodec::H265;
  if (text == "AV1") return VideoCodec::AV1;
  if (text == "VP9") return VideoCodec::VP9;
  if (text == "VP8") return VideoCodec::VP8;
  if (text == "H264") return VideoCodec::H264;
  if (text == "RAW") return VideoCodec::RAW;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(VideoCodec) {
  static constexpr std::string_view kNames[] = {"H265", "AV1", "VP9", "VP8", "H264", "RAW"};
  return kNames;
}

std::string_view toString(AudioCodec value) {
  switch (value) {
    case AudioCodec::OPUS: return "OPUS";
    case AudioCodec::PCMU: return "PCMU";
    case AudioCodec::PCMA: return "PCMA";
    case AudioCodec::RAW: return "RAW";
  }
  return {};
}

std::optional<AudioCodec> parseAudioCodec(std::string_view text) {
  if (text == "OPUS") return AudioCodec::OPUS;
  if (text == "PCMU") return AudioCodec::PCMU;
  if (text == "PCMA") return AudioCodec::PCMA;
  if (text == "RAW") return AudioCodec::RAW;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(AudioCodec) {
  static constexpr std::string_view kNames[] = {"OPUS", "PCMU", "PCMA", "RAW"};
  return kNames;
}

std::string_view toString(StatsType value) {
  switch (value) {
    case StatsType::inboundrtp: return "inboundrtp";
    case StatsType::outboundrtp: return "outboundrtp";
    case StatsType::session: return "session";
    case StatsType::datachannel: return "datachannel";
    case StatsType::track: return "track";
    case StatsType::transport: return "transport";
    case StatsType::candidatepair: return "candidatepair";
    case StatsType::localcandidate: return "localcandidate";
    case StatsType::remotecandidate: return "remotecandidate";
    case StatsType::element: return "element";
    case StatsType::endpoint: return "endpoint";
  }
  return {};
}

std::optional<StatsType> parseStatsType(std::string_view text) {
  if (text == "inboundrtp") return StatsType::inboundrtp;
  if (text == "outboundrtp") return StatsType::outboundrtp;
  if (text == "session") return StatsType::session;
  if (text == "datachannel") return StatsType::datachannel;
  if (text == "track") return StatsType::track;
  if (text == "transport") return StatsType::transport;
  if (text == "candidatepair") return StatsType::candidatepair;
  if (text == "localcandidate") return StatsType::localcandidate;
  if (text == "remotecandidate") return StatsType::remotecandidate;
  if (text == "element") return StatsType::element;
  if (text == "endpoint") return StatsType::endpoint;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(StatsType) {
  static constexpr std::string_view kNames[] = {"inboundrtp", "outboundrtp", "session", "datachannel",
                                                "track", "transport", "candidatepair", "localcandidate",
                                                "remotecandidate", "element", "endpoint"};
  return kNames;
}

std::string_view toString(RTCDataChannelState value) {
  switch (value) {
    case RTCDataChannelState::connecting: return "connecting";
    case RTCDataChannelState::open: return "open";
    case RTCDataChannelState::closing: return "closing";
    case RTCDataChannelState::closed: return "closed";
  }
  return {};
}

std::optional<RTCDataChannelState> parseRTCDataChannelState(std::string_view text) {
  if (text == "connecting") return RTCDataChannelState::connecting;
  if (text == "open") return RTCDataChannelState::open;
  if (text == "closing") return RTCDataChannelState::closing;
  if (text == "closed") return RTCDataChannelState::closed;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(RTCDataChannelState) {
  static constexpr std::string_view kNames[] = {"connecting", "open", "closing", "closed"};
  return kNames;
}

std::string_view toString(RTCStatsIceCandidateType value) {
  switch (value) {
    case RTCStatsIceCandidateType::host: return "host";
    case RTCStatsIceCandidateType::serverreflexive: return "serverreflexive";
    case RTCStatsIceCandidateType::peerreflexive: return "peerreflexive";
    case RTCStatsIceCandidateType::relayed: return "relayed";
  }
  return {};
}

std::optional<RTCStatsIceCandidateType> parseRTCStatsIceCandidateType(std::string_view text) {
  if (text == "host") return RTCStatsIceCandidateType::host;
  if (text == "serverreflexive") return RTCStatsIceCandidateType::serverreflexive;
  if (text == "peerreflexive") return RTCStatsIceCandidateType::peerreflexive;
  if (text == "relayed") return RTCStatsIceCandidateType::relayed;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(RTCStatsIceCandidateType) {
  static constexpr std::string_view kNames[] = {"host", "serverreflexive", "peerreflexive", "relayed"};
  return kNames;
}

std::string_view toString(RTCStatsIceCandidatePairState value) {
  switch (value) {
    case RTCStatsIceCandidatePairState::frozen: return "frozen";
    case RTCStatsIceCandidatePairState::waiting: return "waiting";
    case RTCStatsIceCandidatePairState::inprogress: return "inprogress";
    case RTCStatsIceCandidatePairState::failed: return "failed";
    case RTCStatsIceCandidatePairState::succeeded: return "succeeded";
    case RTCStatsIceCandidatePairState::cancelled: return "cancelled";
  }
  return {};
}

std::optional<RTCStatsIceCandidatePairState> parseRTCStatsIceCandidatePairState(std::string_view text) {
  if (text == "frozen") return RTCStatsIceCandidatePairState::frozen;
  if (text == "waiting") return RTCStatsIceCandidatePairState::waiting;
  if (text == "inprogress") return RTCStatsIceCandidatePairState::inprogress;
  if (text == "failed") return RTCStatsIceCandidatePairState::failed;
  if (text == "succeeded") return RTCStatsIceCandidatePairState::succeeded;
  if (text == "cancelled") return RTCStatsIceCandidatePairState::cancelled;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(RTCStatsIceCandidatePairState) {
  static constexpr std::string_view kNames[] = {"frozen", "waiting", "inprogress", "failed", "succeeded",
                                                "cancelled"};
  return kNames;
}

std::string_view toString(MediaProfileSpecType value) {
  switch (value) {
    case MediaProfileSpecType::WEBM: return "WEBM";
    case MediaProfileSpecType::MKV: return "MKV";
    case MediaProfileSpecType::MP4: return "MP4";
    case MediaProfileSpecType::WEBM_VIDEO_ONLY: return "WEBM_VIDEO_ONLY";
    case MediaProfileSpecType::WEBM_AUDIO_ONLY: return "WEBM_AUDIO_ONLY";
    case MediaProfileSpecType::MKV_VIDEO_ONLY: return "MKV_VIDEO_ONLY";
    case MediaProfileSpecType::MKV_AUDIO_ONLY: return "MKV_AUDIO_ONLY";
    case MediaProfileSpecType::MP4_VIDEO_ONLY: return "MP4_VIDEO_ONLY";
    case MediaProfileSpecType::MP4_AUDIO_ONLY: return "MP4_AUDIO_ONLY";
    case MediaProfileSpecType::JPEG_VIDEO_ONLY: return "JPEG_VIDEO_ONLY";
    case MediaProfileSpecType::KURENTO_SPLIT_RECORDER: return "KURENTO_SPLIT_RECORDER";
    case MediaProfileSpecType::FLV: return "FLV";
  }
  return {};
}

std::optional<MediaProfileSpecType> parseMediaProfileSpecType(std::string_view text) {
  if (text == "WEBM") return MediaProfileSpecType::WEBM;
  if (text == "MKV") return MediaProfileSpecType::MKV;
  if (text == "MP4") return MediaProfileSpecType::MP4;
  if (text == "WEBM_VIDEO_ONLY") return MediaProfileSpecType::WEBM_VIDEO_ONLY;
  if (text == "WEBM_AUDIO_ONLY") return MediaProfileSpecType::WEBM_AUDIO_ONLY;
  if (text == "MKV_VIDEO_ONLY") return MediaProfileSpecType::MKV_VIDEO_ONLY;
  if (text == "MKV_AUDIO_ONLY") return MediaProfileSpecType::MKV_AUDIO_ONLY;
  if (text == "MP4_VIDEO_ONLY") return MediaProfileSpecType::MP4_VIDEO_ONLY;
  if (text == "MP4_AUDIO_ONLY") return MediaProfileSpecType::MP4_AUDIO_ONLY;
  if (text == "JPEG_VIDEO_ONLY") return MediaProfileSpecType::JPEG_VIDEO_ONLY;
  if (text == "KURENTO_SPLIT_RECORDER") return MediaProfileSpecType::KURENTO_SPLIT_RECORDER;
  if (text == "FLV") return MediaProfileSpecType::FLV;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(MediaProfileSpecType) {
  static constexpr std::string_view kNames[] = {"WEBM", "MKV", "MP4", "WEBM_VIDEO_ONLY", "WEBM_AUDIO_ONLY",
                                                "MKV_VIDEO_ONLY", "MKV_AUDIO_ONLY", "MP4_VIDEO_ONLY",
                                                "MP4_AUDIO_ONLY", "JPEG_VIDEO_ONLY", "KURENTO_SPLIT_RECORDER",
                                                "FLV"};
  return kNames;
}

std::string_view toString(GapsFixMethod value) {
  switch (value) {
    case GapsFixMethod::NONE: return "NONE";
    case GapsFixMethod::GENPTS: return "GENPTS";
    case GapsFixMethod::FILL_IF_TRANSCODING: return "FILL_IF_TRANSCODING";
  }
  return {};
}

std::optional<GapsFixMethod> parseGapsFixMethod(std::string_view text) {
  if (text == "NONE") return GapsFixMethod::NONE;
  if (text == "GENPTS") return GapsFixMethod::GENPTS;
  if (text == "FILL_IF_TRANSCODING") return GapsFixMethod::FILL_IF_TRANSCODING;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(GapsFixMethod) {
  static constexpr std::string_view kNames[] = {"NONE", "GENPTS", "FILL_IF_TRANSCODING"};
  return kNames;
}

std::string_view toString(CryptoSuite value) {
  switch (value) {
    case CryptoSuite::AES_128_CM_HMAC_SHA1_32: return "AES_128_CM_HMAC_SHA1_32";
    case CryptoSuite::AES_128_CM_HMAC_SHA1_80: return "AES_128_CM_HMAC_SHA1_80";
    case CryptoSuite::AES_256_CM_HMAC_SHA1_32: return "AES_256_CM_HMAC_SHA1_32";
    case CryptoSuite::AES_256_CM_HMAC_SHA1_80: return "AES_256_CM_HMAC_SHA1_80";
  }
  return {};
}

std::optional<CryptoSuite> parseCryptoSuite(std::string_view text) {
  if (text == "AES_128_CM_HMAC_SHA1_32") return CryptoSuite::AES_128_CM_HMAC_SHA1_32;
  if (text == "AES_128_CM_HMAC_SHA1_80") return CryptoSuite::AES_128_CM_HMAC_SHA1_80;
  if (text == "AES_256_CM_HMAC_SHA1_32") return CryptoSuite::AES_256_CM_HMAC_SHA1_32;
  if (text == "AES_256_CM_HMAC_SHA1_80") return CryptoSuite::AES_256_CM_HMAC_SHA1_80;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(CryptoSuite) {
  static constexpr std::string_view kNames[] = {"AES_128_CM_HMAC_SHA1_32", "AES_128_CM_HMAC_SHA1_80",
                                                "AES_256_CM_HMAC_SHA1_32", "AES_256_CM_HMAC_SHA1_80"};
  return kNames;
}

std::string_view toString(IceComponentState value) {
  switch (value) {
    case IceComponentState::DISCONNECTED: return "DISCONNECTED";
    case IceComponentState::GATHERING: return "GATHERING";
    case IceComponentState::CONNECTING: return "CONNECTING";
    case IceComponentState::CONNECTED: return "CONNECTED";
    case IceComponentState::READY: return "READY";
    case IceComponentState::FAILED: return "FAILED";
  }
  return {};
}

std::optional<IceComponentState> parseIceComponentState(std::string_view text) {
  if (text == "DISCONNECTED") return IceComponentState::DISCONNECTED;
  if (text == "GATHERING") return IceComponentState::GATHERING;
  if (text == "CONNECTING") return IceComponentState::CONNECTING;
  if (text == "CONNECTED") return IceComponentState::CONNECTED;
  if (text == "READY") return IceComponentState::READY;
  if (text == "FAILED") return IceComponentState::FAILED;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(IceComponentState) {
  static constexpr std::string_view kNames[] = {"DISCONNECTED", "GATHERING", "CONNECTING", "CONNECTED",
                                                "READY", "FAILED"};
  return kNames;
}

std::string_view toString(DtlsConnectionState value) {
  switch (value) {
    case DtlsConnectionState::NEW: return "NEW";
    case DtlsConnectionState::CLOSED: return "CLOSED";
    case DtlsConnectionState::FAILED: return "FAILED";
    case DtlsConnectionState::CONNECTING: return "CONNECTING";
    case DtlsConnectionState::CONNECTED: return "CONNECTED";
  }
  return {};
}

std::optional<DtlsConnectionState> parseDtlsConnectionState(std::string_view text) {
  if (text == "NEW") return DtlsConnectionState::NEW;
  if (text == "CLOSED") return DtlsConnectionState::CLOSED;
  if (text == "FAILED") return DtlsConnectionState::FAILED;
  if (text == "CONNECTING") return DtlsConnectionState::CONNECTING;
  if (text == "CONNECTED") return DtlsConnectionState::CONNECTED;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(DtlsConnectionState) {
  static constexpr std::string_view kNames[] = {"NEW", "CLOSED", "FAILED", "CONNECTING", "CONNECTED"};
  return kNames;
}

std::string_view toString(CertificateKeyType value) {
  switch (value) {
    case CertificateKeyType::RSA: return "RSA";
    case CertificateKeyType::ECDSA: return "ECDSA";
  }
  return {};
}

std::optional<CertificateKeyType> parseCertificateKeyType(std::string_view text) {
  if (text == "RSA") return CertificateKeyType::RSA;
  if (text == "ECDSA") return CertificateKeyType::ECDSA;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(CertificateKeyType) {
  static constexpr std::string_view kNames[] = {"RSA", "ECDSA"};
  return kNames;
}

std::string_view toString(DSCPValue value) {
  switch (value) {
    case DSCPValue::NO_DSCP: return "NO_DSCP";
    case DSCPValue::NO_VALUE: return "NO_VALUE";
    case DSCPValue::AUDIO_VERYLOW: return "AUDIO_VERYLOW";
    case DSCPValue::AUDIO_LOW: return "AUDIO_LOW";
    case DSCPValue::AUDIO_MEDIUM: return "AUDIO_MEDIUM";
    case DSCPValue::AUDIO_HIGH: return "AUDIO_HIGH";
    case DSCPValue::VIDEO_VERYLOW: return "VIDEO_VERYLOW";
    case DSCPValue::VIDEO_LOW: return "VIDEO_LOW";
    case DSCPValue::VIDEO_MEDIUM: return "VIDEO_MEDIUM";
    case DSCPValue::VIDEO_MEDIUM_THROUGHPUT: return "VIDEO_MEDIUM_THROUGHPUT";
    case DSCPValue::VIDEO_HIGH: return "VIDEO_HIGH";
    case DSCPValue::VIDEO_HIGH_THROUGHPUT: return "VIDEO_HIGH_THROUGHPUT";
    case DSCPValue::DATA_VERYLOW: return "DATA_VERYLOW";
    case DSCPValue::DATA_LOW: return "DATA_LOW";
    case DSCPValue::DATA_MEDIUM: return "DATA_MEDIUM";
    case DSCPValue::DATA_HIGH: return "DATA_HIGH";
    case DSCPValue::CHROME_HIGH: return "CHROME_HIGH";
    case DSCPValue::CHROME_MEDIUM: return "CHROME_MEDIUM";
    case DSCPValue::CHROME_LOW: return "CHROME_LOW";
    case DSCPValue::CHROME_VERYLOW: return "CHROME_VERYLOW";
    case DSCPValue::CS0: return "CS0";
    case DSCPValue::CS1: return "CS1";
    case DSCPValue::CS2: return "CS2";
    case DSCPValue::CS3: return "CS3";
    case DSCPValue::CS4: return "CS4";
    case DSCPValue::CS5: return "CS5";
    case DSCPValue::CS6: return "CS6";
    case DSCPValue::CS7: return "CS7";
    case DSCPValue::AF11: return "AF11";
    case DSCPValue::AF12: return "AF12";
    case DSCPValue::AF13: return "AF13";
    case DSCPValue::AF21: return "AF21";
    case DSCPValue::AF22: return "AF22";
    case DSCPValue::AF23: return "AF23";
    case DSCPValue::AF31: return "AF31";
    case DSCPValue::AF32: return "AF32";
    case DSCPValue::AF33: return "AF33";
    case DSCPValue::AF41: return "AF41";
    case DSCPValue::AF42: return "AF42";
    case DSCPValue::AF43: return "AF43";
    case DSCPValue::EF: return "EF";
    case DSCPValue::VOICEADMIT: return "VOICEADMIT";
    case DSCPValue::LE: return "LE";
  }
  return {};
}

std::optional<DSCPValue> parseDSCPValue(std::string_view text) {
  if (text == "NO_DSCP") return DSCPValue::NO_DSCP;
  if (text == "NO_VALUE") return DSCPValue::NO_VALUE;
  if (text == "AUDIO_VERYLOW") return DSCPValue::AUDIO_VERYLOW;
  if (text == "AUDIO_LOW") return DSCPValue::AUDIO_LOW;
  if (text == "AUDIO_MEDIUM") return DSCPValue::AUDIO_MEDIUM;
  if (text == "AUDIO_HIGH") return DSCPValue::AUDIO_HIGH;
  if (text == "VIDEO_VERYLOW") return DSCPValue::VIDEO_VERYLOW;
  if (text == "VIDEO_LOW") return DSCPValue::VIDEO_LOW;
  if (text == "VIDEO_MEDIUM") return DSCPValue::VIDEO_MEDIUM;
  if (text == "VIDEO_MEDIUM_THROUGHPUT") return DSCPValue::VIDEO_MEDIUM_THROUGHPUT;
  if (text == "VIDEO_HIGH") return DSCPValue::VIDEO_HIGH;
  if (text == "VIDEO_HIGH_THROUGHPUT") return DSCPValue::VIDEO_HIGH_THROUGHPUT;
  if (text == "DATA_VERYLOW") return DSCPValue::DATA_VERYLOW;
  if (text == "DATA_LOW") return DSCPValue::DATA_LOW;
  if (text == "DATA_MEDIUM") return DSCPValue::DATA_MEDIUM;
  if (text == "DATA_HIGH") return DSCPValue::DATA_HIGH;
  if (text == "CHROME_HIGH") return DSCPValue::CHROME_HIGH;
  if (text == "CHROME_MEDIUM") return DSCPValue::CHROME_MEDIUM;
  if (text == "CHROME_LOW") return DSCPValue::CHROME_LOW;
  if (text == "CHROME_VERYLOW") return DSCPValue::CHROME_VERYLOW;
  if (text == "CS0") return DSCPValue::CS0;
  if (text == "CS1") return DSCPValue::CS1;
  if (text == "CS2") return DSCPValue::CS2;
  if (text == "CS3") return DSCPValue::CS3;
  if (text == "CS4") return DSCPValue::CS4;
  if (text == "CS5") return DSCPValue::CS5;
  if (text == "CS6") return DSCPValue::CS6;
  if (text == "CS7") return DSCPValue::CS7;
  if (text == "AF11") return DSCPValue::AF11;
  if (text == "AF12") return DSCPValue::AF12;
  if (text == "AF13") return DSCPValue::AF13;
  if (text == "AF21") return DSCPValue::AF21;
  if (text == "AF22") return DSCPValue::AF22;
  if (text == "AF23") return DSCPValue::AF23;
  if (text == "AF31") return DSCPValue::AF31;
  if (text == "AF32") return DSCPValue::AF32;
  if (text == "AF33") return DSCPValue::AF33;
  if (text == "AF41") return DSCPValue::AF41;
  if (text == "AF42") return DSCPValue::AF42;
  if (text == "AF43") return DSCPValue::AF43;
  if (text == "EF") return DSCPValue::EF;
  if (text == "VOICEADMIT") return DSCPValue::VOICEADMIT;
  if (text == "LE") return DSCPValue::LE;
  return std::nullopt;
}

std::span<const std::string_view> namesOf(DSCPValue) {
  static constexpr std::string_view kNames[] = {"NO_DSCP", "NO_VALUE", "AUDIO_VERYLOW", "AUDIO_LOW",
                                                "AUDIO_MEDIUM", "AUDIO_HIGH", "VIDEO_VERYLOW", "VIDEO_LOW",
                                                "VIDEO_MEDIUM", "VIDEO_MEDIUM_THROUGHPUT", "VIDEO_HIGH",
                                                "VIDEO_HIGH_THROUGHPUT", "DATA_VERYLOW", "DATA_LOW",
                                                "DATA_MEDIUM", "DATA_HIGH", "CHROME_HIGH", "CHROME_MEDIUM",
                                                "CHROME_LOW", "CHROME_VERYLOW", "CS0", "CS1", "CS2", "CS3",
                                                "CS4", "CS5", "CS6", "CS7", "AF11", "AF12", "AF13", "AF21",
                                                "AF22", "AF23", "AF31", "AF32", "AF33", "AF41", "AF42",
                                                "AF43", "EF", "VOICEADMIT", "LE"};
  return kNames;
}

}  // namespace headwater::rpc::api
