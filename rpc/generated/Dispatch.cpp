// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
#include "rpc/generated/Dispatch.hpp"

#include <cmath>

namespace headwater::rpc::api {
namespace {
tl::unexpected<Error> bad(std::string m) { return failure(40001, std::move(m), "MARSHALL_ERROR"); }
struct Ctx { const char* noun; const ObjectResolver& resolver; };
template <class T> struct Tag_ {};
Result<std::string> dec(Tag_<std::string>, const Json::Value& v, const std::string& n, const Ctx& c) { if (v.isNull()) return std::string(); if (v.isString()||v.isNumeric()||v.isBool()) return v.asString(); return bad("'"+n+"' "+c.noun+" should be a string"); }
Result<int> dec(Tag_<int>, const Json::Value& v, const std::string& n, const Ctx& c) { if (v.isNumeric() && std::abs(v.asDouble()) < 2147483647.0) return (int)v.asDouble(); return bad("'"+n+"' "+c.noun+" should be a integer"); }
[[maybe_unused]] Result<int64_t> dec(Tag_<int64_t>, const Json::Value& v, const std::string& n, const Ctx& c) { if (v.isNumeric()) return (int64_t)v.asDouble(); return bad("'"+n+"' "+c.noun+" should be a integer"); }
Result<double> dec(Tag_<double>, const Json::Value& v, const std::string& n, const Ctx& c) { if (v.isNumeric()) return v.asDouble(); return bad("'"+n+"' "+c.noun+" should be a double"); }
Result<bool> dec(Tag_<bool>, const Json::Value& v, const std::string& n, const Ctx& c) { if (v.isBool()||v.isNumeric()) return v.asBool(); return bad("'"+n+"' "+c.noun+" should be a boolean"); }
template <class O> Result<std::shared_ptr<O>> decObj(const Json::Value& v, const std::string& n, const Ctx& c) {
  auto id = dec(Tag_<std::string>{}, v, n, c); if (!id) return tl::make_unexpected(id.error());
  auto o = c.resolver.find(*id);
  if (!o) return id->rfind("newref:",0)==0 ? failure(40109,"Object '"+*id+"' not found","MEDIA_OBJECT_NOT_FOUND_TRANSACTION_NO_COMMIT") : failure(40101,"Object '"+*id+"' not found","MEDIA_OBJECT_NOT_FOUND");
  auto t = std::dynamic_pointer_cast<O>(o); if (!t) return bad("'"+n+"' "+c.noun+" is of the wrong class"); return t; }
Json::Value enc(const std::string& v) { return v; }
Json::Value enc(int v) { return v; }
Json::Value enc(int64_t v) { return Json::Int64(v); }
Json::Value enc(double v) { return v; }
Json::Value enc(bool v) { return v; }
template <class O> requires std::is_base_of_v<MediaObject,O> Json::Value enc(const std::shared_ptr<O>& v) { return v ? Json::Value(v->id()) : Json::Value(); }
[[maybe_unused]] Result<ServerType> dec(Tag_<ServerType>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseServerType(v.asString())) return *p; return bad("Invalid value for 'ServerType'"); }
[[maybe_unused]] Json::Value enc(ServerType v) { return std::string(toString(v)); }
[[maybe_unused]] Result<GstreamerDotDetails> dec(Tag_<GstreamerDotDetails>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseGstreamerDotDetails(v.asString())) return *p; return bad("Invalid value for 'GstreamerDotDetails'"); }
[[maybe_unused]] Json::Value enc(GstreamerDotDetails v) { return std::string(toString(v)); }
[[maybe_unused]] Result<MediaState> dec(Tag_<MediaState>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseMediaState(v.asString())) return *p; return bad("Invalid value for 'MediaState'"); }
[[maybe_unused]] Json::Value enc(MediaState v) { return std::string(toString(v)); }
[[maybe_unused]] Result<MediaFlowState> dec(Tag_<MediaFlowState>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseMediaFlowState(v.asString())) return *p; return bad("Invalid value for 'MediaFlowState'"); }
[[maybe_unused]] Json::Value enc(MediaFlowState v) { return std::string(toString(v)); }
[[maybe_unused]] Result<MediaTranscodingState> dec(Tag_<MediaTranscodingState>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseMediaTranscodingState(v.asString())) return *p; return bad("Invalid value for 'MediaTranscodingState'"); }
[[maybe_unused]] Json::Value enc(MediaTranscodingState v) { return std::string(toString(v)); }
[[maybe_unused]] Result<ConnectionState> dec(Tag_<ConnectionState>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseConnectionState(v.asString())) return *p; return bad("Invalid value for 'ConnectionState'"); }
[[maybe_unused]] Json::Value enc(ConnectionState v) { return std::string(toString(v)); }
[[maybe_unused]] Result<MediaType> dec(Tag_<MediaType>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseMediaType(v.asString())) return *p; return bad("Invalid value for 'MediaType'"); }
[[maybe_unused]] Json::Value enc(MediaType v) { return std::string(toString(v)); }
[[maybe_unused]] Result<VideoCodec> dec(Tag_<VideoCodec>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseVideoCodec(v.asString())) return *p; return bad("Invalid value for 'VideoCodec'"); }
[[maybe_unused]] Json::Value enc(VideoCodec v) { return std::string(toString(v)); }
[[maybe_unused]] Result<AudioCodec> dec(Tag_<AudioCodec>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseAudioCodec(v.asString())) return *p; return bad("Invalid value for 'AudioCodec'"); }
[[maybe_unused]] Json::Value enc(AudioCodec v) { return std::string(toString(v)); }
[[maybe_unused]] Result<StatsType> dec(Tag_<StatsType>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseStatsType(v.asString())) return *p; return bad("Invalid value for 'StatsType'"); }
[[maybe_unused]] Json::Value enc(StatsType v) { return std::string(toString(v)); }
[[maybe_unused]] Result<RTCDataChannelState> dec(Tag_<RTCDataChannelState>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseRTCDataChannelState(v.asString())) return *p; return bad("Invalid value for 'RTCDataChannelState'"); }
[[maybe_unused]] Json::Value enc(RTCDataChannelState v) { return std::string(toString(v)); }
[[maybe_unused]] Result<RTCStatsIceCandidateType> dec(Tag_<RTCStatsIceCandidateType>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseRTCStatsIceCandidateType(v.asString())) return *p; return bad("Invalid value for 'RTCStatsIceCandidateType'"); }
[[maybe_unused]] Json::Value enc(RTCStatsIceCandidateType v) { return std::string(toString(v)); }
[[maybe_unused]] Result<RTCStatsIceCandidatePairState> dec(Tag_<RTCStatsIceCandidatePairState>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseRTCStatsIceCandidatePairState(v.asString())) return *p; return bad("Invalid value for 'RTCStatsIceCandidatePairState'"); }
[[maybe_unused]] Json::Value enc(RTCStatsIceCandidatePairState v) { return std::string(toString(v)); }
[[maybe_unused]] Result<IceComponentState> dec(Tag_<IceComponentState>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseIceComponentState(v.asString())) return *p; return bad("Invalid value for 'IceComponentState'"); }
[[maybe_unused]] Json::Value enc(IceComponentState v) { return std::string(toString(v)); }
[[maybe_unused]] Result<DtlsConnectionState> dec(Tag_<DtlsConnectionState>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseDtlsConnectionState(v.asString())) return *p; return bad("Invalid value for 'DtlsConnectionState'"); }
[[maybe_unused]] Json::Value enc(DtlsConnectionState v) { return std::string(toString(v)); }
[[maybe_unused]] Result<CertificateKeyType> dec(Tag_<CertificateKeyType>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseCertificateKeyType(v.asString())) return *p; return bad("Invalid value for 'CertificateKeyType'"); }
[[maybe_unused]] Json::Value enc(CertificateKeyType v) { return std::string(toString(v)); }
[[maybe_unused]] Result<DSCPValue> dec(Tag_<DSCPValue>, const Json::Value& v, const std::string&, const Ctx&) { if (v.isString()) if (auto p = parseDSCPValue(v.asString())) return *p; return bad("Invalid value for 'DSCPValue'"); }
[[maybe_unused]] Json::Value enc(DSCPValue v) { return std::string(toString(v)); }
Json::Value enc(const ModuleInfo& v);
Json::Value enc(const ServerInfo& v);
Json::Value enc(const Fraction& v);
Json::Value enc(const AudioCaps& v);
Json::Value enc(const VideoCaps& v);
Json::Value enc(const ElementConnectionData& v);
Json::Value enc(const Tag& v);
Json::Value enc(const MediaLatencyStat& v);
Json::Value enc(const Stats& v);
Json::Value enc(const ElementStats& v);
Json::Value enc(const EndpointStats& v);
Json::Value enc(const RTCStats& v);
Json::Value enc(const RTCRTPStreamStats& v);
Json::Value enc(const RTCCodec& v);
Json::Value enc(const RTCInboundRTPStreamStats& v);
Json::Value enc(const RTCOutboundRTPStreamStats& v);
Json::Value enc(const RTCPeerConnectionStats& v);
Json::Value enc(const RTCMediaStreamStats& v);
Json::Value enc(const RTCMediaStreamTrackStats& v);
Json::Value enc(const RTCDataChannelStats& v);
Json::Value enc(const RTCTransportStats& v);
Json::Value enc(const RTCIceCandidateAttributes& v);
Json::Value enc(const RTCIceCandidatePairStats& v);
Json::Value enc(const RTCCertificateStats& v);
Json::Value enc(const RembParams& v);
Json::Value enc(const OfferOptions& v);
Json::Value enc(const IceCandidate& v);
Json::Value enc(const IceCandidatePair& v);
Json::Value enc(const IceConnection& v);
Json::Value enc(const DtlsConnection& v);
template <class T> Result<std::vector<T>> dec(Tag_<std::vector<T>>, const Json::Value& v, const std::string& n, const Ctx& c);
template <class T> Json::Value enc(const std::vector<T>& v) { Json::Value r(Json::arrayValue); for (const auto& e : v) r.append(enc(e)); return r; }
template <class T> Json::Value enc(const std::optional<T>& v) { return v ? enc(*v) : Json::Value(); }
[[maybe_unused]] void fill(Json::Value& r, const ModuleInfo& v) {
  (void)r; (void)v;
  r["version"] = enc(v.version);
  r["name"] = enc(v.name);
  r["generationTime"] = enc(v.generationTime);
  r["factories"] = enc(v.factories);
}
[[maybe_unused]] Json::Value enc(const ModuleInfo& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="ModuleInfo"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const ServerInfo& v) {
  (void)r; (void)v;
  r["version"] = enc(v.version);
  r["modules"] = enc(v.modules);
  r["type"] = enc(v.type);
  r["capabilities"] = enc(v.capabilities);
}
[[maybe_unused]] Json::Value enc(const ServerInfo& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="ServerInfo"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const Fraction& v) {
  (void)r; (void)v;
  r["numerator"] = enc(v.numerator);
  r["denominator"] = enc(v.denominator);
}
[[maybe_unused]] Json::Value enc(const Fraction& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="Fraction"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const AudioCaps& v) {
  (void)r; (void)v;
  r["codec"] = enc(v.codec);
  r["bitrate"] = enc(v.bitrate);
}
[[maybe_unused]] Json::Value enc(const AudioCaps& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="AudioCaps"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const VideoCaps& v) {
  (void)r; (void)v;
  r["codec"] = enc(v.codec);
  r["framerate"] = enc(v.framerate);
}
[[maybe_unused]] Json::Value enc(const VideoCaps& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="VideoCaps"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const ElementConnectionData& v) {
  (void)r; (void)v;
  r["source"] = enc(v.source);
  r["sink"] = enc(v.sink);
  r["type"] = enc(v.type);
  r["sourceDescription"] = enc(v.sourceDescription);
  r["sinkDescription"] = enc(v.sinkDescription);
}
[[maybe_unused]] Json::Value enc(const ElementConnectionData& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="ElementConnectionData"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const Tag& v) {
  (void)r; (void)v;
  r["key"] = enc(v.key);
  r["value"] = enc(v.value);
}
[[maybe_unused]] Json::Value enc(const Tag& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="Tag"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const MediaLatencyStat& v) {
  (void)r; (void)v;
  r["name"] = enc(v.name);
  r["type"] = enc(v.type);
  r["avg"] = enc(v.avg);
}
[[maybe_unused]] Json::Value enc(const MediaLatencyStat& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="MediaLatencyStat"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const Stats& v) {
  (void)r; (void)v;
  r["id"] = enc(v.id);
  r["type"] = enc(v.type);
  r["timestampMillis"] = enc(v.timestampMillis);
}
[[maybe_unused]] Json::Value enc(const Stats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="Stats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const ElementStats& v) {
  (void)r; (void)v;
  fill(r, static_cast<const Stats&>(v));
  r["inputLatency"] = enc(v.inputLatency);
}
[[maybe_unused]] Json::Value enc(const ElementStats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="ElementStats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const EndpointStats& v) {
  (void)r; (void)v;
  fill(r, static_cast<const ElementStats&>(v));
  r["E2ELatency"] = enc(v.E2ELatency);
}
[[maybe_unused]] Json::Value enc(const EndpointStats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="EndpointStats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RTCStats& v) {
  (void)r; (void)v;
  fill(r, static_cast<const Stats&>(v));
}
[[maybe_unused]] Json::Value enc(const RTCStats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RTCStats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RTCRTPStreamStats& v) {
  (void)r; (void)v;
  fill(r, static_cast<const RTCStats&>(v));
  r["ssrc"] = enc(v.ssrc);
  r["associateStatsId"] = enc(v.associateStatsId);
  r["isRemote"] = enc(v.isRemote);
  r["mediaTrackId"] = enc(v.mediaTrackId);
  r["transportId"] = enc(v.transportId);
  r["codecId"] = enc(v.codecId);
  r["firCount"] = enc(v.firCount);
  r["pliCount"] = enc(v.pliCount);
  r["nackCount"] = enc(v.nackCount);
  r["sliCount"] = enc(v.sliCount);
  r["remb"] = enc(v.remb);
  r["packetsLost"] = enc(v.packetsLost);
  r["fractionLost"] = enc(v.fractionLost);
}
[[maybe_unused]] Json::Value enc(const RTCRTPStreamStats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RTCRTPStreamStats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RTCCodec& v) {
  (void)r; (void)v;
  fill(r, static_cast<const RTCStats&>(v));
  r["payloadType"] = enc(v.payloadType);
  r["codec"] = enc(v.codec);
  r["clockRate"] = enc(v.clockRate);
  r["channels"] = enc(v.channels);
  r["parameters"] = enc(v.parameters);
}
[[maybe_unused]] Json::Value enc(const RTCCodec& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RTCCodec"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RTCInboundRTPStreamStats& v) {
  (void)r; (void)v;
  fill(r, static_cast<const RTCRTPStreamStats&>(v));
  r["packetsReceived"] = enc(v.packetsReceived);
  r["bytesReceived"] = enc(v.bytesReceived);
  r["jitter"] = enc(v.jitter);
}
[[maybe_unused]] Json::Value enc(const RTCInboundRTPStreamStats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RTCInboundRTPStreamStats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RTCOutboundRTPStreamStats& v) {
  (void)r; (void)v;
  fill(r, static_cast<const RTCRTPStreamStats&>(v));
  r["packetsSent"] = enc(v.packetsSent);
  r["bytesSent"] = enc(v.bytesSent);
  r["targetBitrate"] = enc(v.targetBitrate);
  r["roundTripTime"] = enc(v.roundTripTime);
}
[[maybe_unused]] Json::Value enc(const RTCOutboundRTPStreamStats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RTCOutboundRTPStreamStats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RTCPeerConnectionStats& v) {
  (void)r; (void)v;
  fill(r, static_cast<const RTCStats&>(v));
  r["dataChannelsOpened"] = enc(v.dataChannelsOpened);
  r["dataChannelsClosed"] = enc(v.dataChannelsClosed);
}
[[maybe_unused]] Json::Value enc(const RTCPeerConnectionStats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RTCPeerConnectionStats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RTCMediaStreamStats& v) {
  (void)r; (void)v;
  fill(r, static_cast<const RTCStats&>(v));
  r["streamIdentifier"] = enc(v.streamIdentifier);
  r["trackIds"] = enc(v.trackIds);
}
[[maybe_unused]] Json::Value enc(const RTCMediaStreamStats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RTCMediaStreamStats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RTCMediaStreamTrackStats& v) {
  (void)r; (void)v;
  fill(r, static_cast<const RTCStats&>(v));
  r["trackIdentifier"] = enc(v.trackIdentifier);
  r["remoteSource"] = enc(v.remoteSource);
  r["ssrcIds"] = enc(v.ssrcIds);
  r["frameWidth"] = enc(v.frameWidth);
  r["frameHeight"] = enc(v.frameHeight);
  r["framesPerSecond"] = enc(v.framesPerSecond);
  r["framesSent"] = enc(v.framesSent);
  r["framesReceived"] = enc(v.framesReceived);
  r["framesDecoded"] = enc(v.framesDecoded);
  r["framesDropped"] = enc(v.framesDropped);
  r["framesCorrupted"] = enc(v.framesCorrupted);
  r["audioLevel"] = enc(v.audioLevel);
  r["echoReturnLoss"] = enc(v.echoReturnLoss);
  r["echoReturnLossEnhancement"] = enc(v.echoReturnLossEnhancement);
}
[[maybe_unused]] Json::Value enc(const RTCMediaStreamTrackStats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RTCMediaStreamTrackStats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RTCDataChannelStats& v) {
  (void)r; (void)v;
  fill(r, static_cast<const RTCStats&>(v));
  r["label"] = enc(v.label);
  r["protocol"] = enc(v.protocol);
  r["datachannelid"] = enc(v.datachannelid);
  r["state"] = enc(v.state);
  r["messagesSent"] = enc(v.messagesSent);
  r["bytesSent"] = enc(v.bytesSent);
  r["messagesReceived"] = enc(v.messagesReceived);
  r["bytesReceived"] = enc(v.bytesReceived);
}
[[maybe_unused]] Json::Value enc(const RTCDataChannelStats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RTCDataChannelStats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RTCTransportStats& v) {
  (void)r; (void)v;
  fill(r, static_cast<const RTCStats&>(v));
  r["bytesSent"] = enc(v.bytesSent);
  r["bytesReceived"] = enc(v.bytesReceived);
  r["rtcpTransportStatsId"] = enc(v.rtcpTransportStatsId);
  r["activeConnection"] = enc(v.activeConnection);
  r["selectedCandidatePairId"] = enc(v.selectedCandidatePairId);
  r["localCertificateId"] = enc(v.localCertificateId);
  r["remoteCertificateId"] = enc(v.remoteCertificateId);
}
[[maybe_unused]] Json::Value enc(const RTCTransportStats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RTCTransportStats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RTCIceCandidateAttributes& v) {
  (void)r; (void)v;
  fill(r, static_cast<const RTCStats&>(v));
  r["ipAddress"] = enc(v.ipAddress);
  r["portNumber"] = enc(v.portNumber);
  r["transport"] = enc(v.transport);
  r["candidateType"] = enc(v.candidateType);
  r["priority"] = enc(v.priority);
  r["addressSourceUrl"] = enc(v.addressSourceUrl);
}
[[maybe_unused]] Json::Value enc(const RTCIceCandidateAttributes& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RTCIceCandidateAttributes"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RTCIceCandidatePairStats& v) {
  (void)r; (void)v;
  fill(r, static_cast<const RTCStats&>(v));
  r["transportId"] = enc(v.transportId);
  r["localCandidateId"] = enc(v.localCandidateId);
  r["remoteCandidateId"] = enc(v.remoteCandidateId);
  r["state"] = enc(v.state);
  r["priority"] = enc(v.priority);
  r["nominated"] = enc(v.nominated);
  r["writable"] = enc(v.writable);
  r["readable"] = enc(v.readable);
  r["bytesSent"] = enc(v.bytesSent);
  r["bytesReceived"] = enc(v.bytesReceived);
  r["roundTripTime"] = enc(v.roundTripTime);
  r["availableOutgoingBitrate"] = enc(v.availableOutgoingBitrate);
  r["availableIncomingBitrate"] = enc(v.availableIncomingBitrate);
}
[[maybe_unused]] Json::Value enc(const RTCIceCandidatePairStats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RTCIceCandidatePairStats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RTCCertificateStats& v) {
  (void)r; (void)v;
  fill(r, static_cast<const RTCStats&>(v));
  r["fingerprint"] = enc(v.fingerprint);
  r["fingerprintAlgorithm"] = enc(v.fingerprintAlgorithm);
  r["base64Certificate"] = enc(v.base64Certificate);
  r["issuerCertificateId"] = enc(v.issuerCertificateId);
}
[[maybe_unused]] Json::Value enc(const RTCCertificateStats& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RTCCertificateStats"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const RembParams& v) {
  (void)r; (void)v;
  r["packetsRecvIntervalTop"] = enc(v.packetsRecvIntervalTop);
  r["exponentialFactor"] = enc(v.exponentialFactor);
  if (v.linealFactorMin) r["linealFactorMin"] = enc(*v.linealFactorMin);
  r["linealFactorGrade"] = enc(v.linealFactorGrade);
  r["decrementFactor"] = enc(v.decrementFactor);
  r["thresholdFactor"] = enc(v.thresholdFactor);
  r["upLosses"] = enc(v.upLosses);
  r["rembOnConnect"] = enc(v.rembOnConnect);
}
[[maybe_unused]] Json::Value enc(const RembParams& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="RembParams"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const OfferOptions& v) {
  (void)r; (void)v;
  r["offerToReceiveAudio"] = enc(v.offerToReceiveAudio);
  r["offerToReceiveVideo"] = enc(v.offerToReceiveVideo);
}
[[maybe_unused]] Json::Value enc(const OfferOptions& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="OfferOptions"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const IceCandidate& v) {
  (void)r; (void)v;
  r["candidate"] = enc(v.candidate);
  r["sdpMid"] = enc(v.sdpMid);
  r["sdpMLineIndex"] = enc(v.sdpMLineIndex);
}
[[maybe_unused]] Json::Value enc(const IceCandidate& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="IceCandidate"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const IceCandidatePair& v) {
  (void)r; (void)v;
  r["streamId"] = enc(v.streamId);
  r["componentId"] = enc(v.componentId);
  r["localCandidate"] = enc(v.localCandidate);
  r["remoteCandidate"] = enc(v.remoteCandidate);
}
[[maybe_unused]] Json::Value enc(const IceCandidatePair& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="IceCandidatePair"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const IceConnection& v) {
  (void)r; (void)v;
  r["streamId"] = enc(v.streamId);
  r["componentId"] = enc(v.componentId);
  r["state"] = enc(v.state);
}
[[maybe_unused]] Json::Value enc(const IceConnection& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="IceConnection"; return r; }
[[maybe_unused]] void fill(Json::Value& r, const DtlsConnection& v) {
  (void)r; (void)v;
  r["streamId"] = enc(v.streamId);
  r["componentId"] = enc(v.componentId);
  r["connectionId"] = enc(v.connectionId);
  r["state"] = enc(v.state);
}
[[maybe_unused]] Json::Value enc(const DtlsConnection& v) { Json::Value r(Json::objectValue); fill(r, v); r["__module__"]="kurento"; r["__type__"]="DtlsConnection"; return r; }
Result<Fraction> dec(Tag_<Fraction>, const Json::Value& v, const std::string& n, const Ctx& outer) {
  if (!v.isObject()) return bad("'"+n+"' "+outer.noun+" should be an object");
  Ctx c{"property", outer.resolver}; Fraction r;
  if (v.isMember("numerator")) { auto x = dec(Tag_<int>{}, v["numerator"], "numerator", c); if (!x) return tl::make_unexpected(x.error()); r.numerator = *x; } else return bad("'numerator' property should be a integer");
  if (v.isMember("denominator")) { auto x = dec(Tag_<int>{}, v["denominator"], "denominator", c); if (!x) return tl::make_unexpected(x.error()); r.denominator = *x; } else return bad("'denominator' property should be a integer");
  return r;
}
Result<AudioCaps> dec(Tag_<AudioCaps>, const Json::Value& v, const std::string& n, const Ctx& outer) {
  if (!v.isObject()) return bad("'"+n+"' "+outer.noun+" should be an object");
  Ctx c{"property", outer.resolver}; AudioCaps r;
  if (v.isMember("codec")) { auto x = dec(Tag_<AudioCodec>{}, v["codec"], "codec", c); if (!x) return tl::make_unexpected(x.error()); r.codec = *x; } else return bad("'codec' property should be a object");
  if (v.isMember("bitrate")) { auto x = dec(Tag_<int>{}, v["bitrate"], "bitrate", c); if (!x) return tl::make_unexpected(x.error()); r.bitrate = *x; } else return bad("'bitrate' property should be a integer");
  return r;
}
Result<VideoCaps> dec(Tag_<VideoCaps>, const Json::Value& v, const std::string& n, const Ctx& outer) {
  if (!v.isObject()) return bad("'"+n+"' "+outer.noun+" should be an object");
  Ctx c{"property", outer.resolver}; VideoCaps r;
  if (v.isMember("codec")) { auto x = dec(Tag_<VideoCodec>{}, v["codec"], "codec", c); if (!x) return tl::make_unexpected(x.error()); r.codec = *x; } else return bad("'codec' property should be a object");
  if (v.isMember("framerate")) { auto x = dec(Tag_<Fraction>{}, v["framerate"], "framerate", c); if (!x) return tl::make_unexpected(x.error()); r.framerate = *x; } else return bad("'framerate' property should be a object");
  return r;
}
Result<RembParams> dec(Tag_<RembParams>, const Json::Value& v, const std::string& n, const Ctx& outer) {
  if (!v.isObject()) return bad("'"+n+"' "+outer.noun+" should be an object");
  Ctx c{"property", outer.resolver}; RembParams r;
  if (v.isMember("packetsRecvIntervalTop")) { auto x = dec(Tag_<int>{}, v["packetsRecvIntervalTop"], "packetsRecvIntervalTop", c); if (!x) return tl::make_unexpected(x.error()); r.packetsRecvIntervalTop = *x; }
  if (v.isMember("exponentialFactor")) { auto x = dec(Tag_<double>{}, v["exponentialFactor"], "exponentialFactor", c); if (!x) return tl::make_unexpected(x.error()); r.exponentialFactor = *x; }
  if (v.isMember("linealFactorMin")) { auto x = dec(Tag_<int>{}, v["linealFactorMin"], "linealFactorMin", c); if (!x) return tl::make_unexpected(x.error()); r.linealFactorMin = *x; }
  if (v.isMember("linealFactorGrade")) { auto x = dec(Tag_<double>{}, v["linealFactorGrade"], "linealFactorGrade", c); if (!x) return tl::make_unexpected(x.error()); r.linealFactorGrade = *x; }
  if (v.isMember("decrementFactor")) { auto x = dec(Tag_<double>{}, v["decrementFactor"], "decrementFactor", c); if (!x) return tl::make_unexpected(x.error()); r.decrementFactor = *x; }
  if (v.isMember("thresholdFactor")) { auto x = dec(Tag_<double>{}, v["thresholdFactor"], "thresholdFactor", c); if (!x) return tl::make_unexpected(x.error()); r.thresholdFactor = *x; }
  if (v.isMember("upLosses")) { auto x = dec(Tag_<int>{}, v["upLosses"], "upLosses", c); if (!x) return tl::make_unexpected(x.error()); r.upLosses = *x; }
  if (v.isMember("rembOnConnect")) { auto x = dec(Tag_<int>{}, v["rembOnConnect"], "rembOnConnect", c); if (!x) return tl::make_unexpected(x.error()); r.rembOnConnect = *x; }
  return r;
}
Result<OfferOptions> dec(Tag_<OfferOptions>, const Json::Value& v, const std::string& n, const Ctx& outer) {
  if (!v.isObject()) return bad("'"+n+"' "+outer.noun+" should be an object");
  Ctx c{"property", outer.resolver}; OfferOptions r;
  if (v.isMember("offerToReceiveAudio")) { auto x = dec(Tag_<bool>{}, v["offerToReceiveAudio"], "offerToReceiveAudio", c); if (!x) return tl::make_unexpected(x.error()); r.offerToReceiveAudio = *x; }
  if (v.isMember("offerToReceiveVideo")) { auto x = dec(Tag_<bool>{}, v["offerToReceiveVideo"], "offerToReceiveVideo", c); if (!x) return tl::make_unexpected(x.error()); r.offerToReceiveVideo = *x; }
  return r;
}
Result<IceCandidate> dec(Tag_<IceCandidate>, const Json::Value& v, const std::string& n, const Ctx& outer) {
  if (!v.isObject()) return bad("'"+n+"' "+outer.noun+" should be an object");
  Ctx c{"property", outer.resolver}; IceCandidate r;
  if (v.isMember("candidate")) { auto x = dec(Tag_<std::string>{}, v["candidate"], "candidate", c); if (!x) return tl::make_unexpected(x.error()); r.candidate = *x; } else return bad("'candidate' property should be a string");
  if (v.isMember("sdpMid")) { auto x = dec(Tag_<std::string>{}, v["sdpMid"], "sdpMid", c); if (!x) return tl::make_unexpected(x.error()); r.sdpMid = *x; } else return bad("'sdpMid' property should be a string");
  if (v.isMember("sdpMLineIndex")) { auto x = dec(Tag_<int>{}, v["sdpMLineIndex"], "sdpMLineIndex", c); if (!x) return tl::make_unexpected(x.error()); r.sdpMLineIndex = *x; } else return bad("'sdpMLineIndex' property should be a integer");
  return r;
}
Json::Value encDyn(const Stats& v) {
  if (auto* p = dynamic_cast<const RTCCertificateStats*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const RTCIceCandidatePairStats*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const RTCIceCandidateAttributes*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const RTCTransportStats*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const RTCDataChannelStats*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const RTCMediaStreamTrackStats*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const RTCMediaStreamStats*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const RTCPeerConnectionStats*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const RTCOutboundRTPStreamStats*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const RTCInboundRTPStreamStats*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const RTCCodec*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const RTCRTPStreamStats*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const RTCStats*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const EndpointStats*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const ElementStats*>(&v)) return enc(*p);
  if (auto* p = dynamic_cast<const Stats*>(&v)) return enc(*p);
  return {};
}
Json::Value enc(const StatsMap& m) { Json::Value r(Json::objectValue); for (const auto& [k,v] : m) r[k] = encDyn(*v); return r; }
[[maybe_unused]] void fill(Json::Value& r, const event::RaiseBase& v) {
  (void)r; (void)v;
  r["source"] = enc(v.source);
  r["timestampMillis"] = enc(v.timestampMillis);
  r["tags"] = enc(v.tags);
}
[[maybe_unused]] void fill(Json::Value& r, const event::Error& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::RaiseBase&>(v));
  r["description"] = enc(v.description);
  r["errorCode"] = enc(v.errorCode);
  r["type"] = enc(v.type);
}
[[maybe_unused]] void fill(Json::Value& r, const event::Media& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::RaiseBase&>(v));
  r["type"] = enc(v.type);
}
[[maybe_unused]] void fill(Json::Value& r, const event::MediaSessionTerminated& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
}
[[maybe_unused]] void fill(Json::Value& r, const event::MediaSessionStarted& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
}
[[maybe_unused]] void fill(Json::Value& r, const event::ObjectCreated& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::RaiseBase&>(v));
  r["object"] = enc(v.object);
}
[[maybe_unused]] void fill(Json::Value& r, const event::ObjectDestroyed& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::RaiseBase&>(v));
  r["objectId"] = enc(v.objectId);
}
[[maybe_unused]] void fill(Json::Value& r, const event::MediaStateChanged& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
  r["oldState"] = enc(v.oldState);
  r["newState"] = enc(v.newState);
}
[[maybe_unused]] void fill(Json::Value& r, const event::ConnectionStateChanged& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
  r["oldState"] = enc(v.oldState);
  r["newState"] = enc(v.newState);
}
[[maybe_unused]] void fill(Json::Value& r, const event::MediaFlowOutStateChanged& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
  r["state"] = enc(v.state);
  r["padName"] = enc(v.padName);
  r["mediaType"] = enc(v.mediaType);
}
[[maybe_unused]] void fill(Json::Value& r, const event::MediaFlowInStateChanged& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
  r["state"] = enc(v.state);
  r["padName"] = enc(v.padName);
  r["mediaType"] = enc(v.mediaType);
}
[[maybe_unused]] void fill(Json::Value& r, const event::MediaTranscodingStateChanged& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
  r["state"] = enc(v.state);
  r["binName"] = enc(v.binName);
  r["mediaType"] = enc(v.mediaType);
}
[[maybe_unused]] void fill(Json::Value& r, const event::ElementConnected& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
  r["sink"] = enc(v.sink);
  r["mediaType"] = enc(v.mediaType);
  r["sourceMediaDescription"] = enc(v.sourceMediaDescription);
  r["sinkMediaDescription"] = enc(v.sinkMediaDescription);
}
[[maybe_unused]] void fill(Json::Value& r, const event::ElementDisconnected& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
  r["sink"] = enc(v.sink);
  r["mediaType"] = enc(v.mediaType);
  r["sourceMediaDescription"] = enc(v.sourceMediaDescription);
  r["sinkMediaDescription"] = enc(v.sinkMediaDescription);
}
[[maybe_unused]] void fill(Json::Value& r, const event::IceCandidateFound& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
  r["candidate"] = enc(v.candidate);
}
[[maybe_unused]] void fill(Json::Value& r, const event::IceGatheringDone& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
}
[[maybe_unused]] void fill(Json::Value& r, const event::IceComponentStateChanged& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
  r["streamId"] = enc(v.streamId);
  r["componentId"] = enc(v.componentId);
  r["state"] = enc(v.state);
}
[[maybe_unused]] void fill(Json::Value& r, const event::DtlsConnectionStateChange& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
  r["streamId"] = enc(v.streamId);
  r["componentId"] = enc(v.componentId);
  r["connectionId"] = enc(v.connectionId);
  r["state"] = enc(v.state);
}
[[maybe_unused]] void fill(Json::Value& r, const event::DataChannelOpened& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
  r["channelId"] = enc(v.channelId);
}
[[maybe_unused]] void fill(Json::Value& r, const event::DataChannelClosed& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
  r["channelId"] = enc(v.channelId);
}
[[maybe_unused]] void fill(Json::Value& r, const event::NewCandidatePairSelected& v) {
  (void)r; (void)v;
  fill(r, static_cast<const event::Media&>(v));
  r["candidatePair"] = enc(v.candidatePair);
}
Result<Call> prepareMediaObject(const std::shared_ptr<MediaObject>& object, std::string_view op, const Json::Value& in, const ObjectResolver& resolver, bool& found) {
  auto self = std::dynamic_pointer_cast<MediaObject>(object); Ctx c{"parameter", resolver}; (void)c; (void)in;
  if (op == "getMediaPipeline") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getMediaPipeline(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getParent") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getParent(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getId") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getId(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getChildren") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getChildren(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getName") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getName(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setName") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("name")) return bad("'name' parameter should be a string");
    auto r_name = dec(Tag_<std::string>{}, p["name"], "name", c); if (!r_name) return tl::make_unexpected(r_name.error()); auto a_name = *r_name;
    return Call([self, a_name]() -> Result<Json::Value> { auto r = self->setName(a_name); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getSendTagsInEvents") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getSendTagsInEvents(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setSendTagsInEvents") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("sendTagsInEvents")) return bad("'sendTagsInEvents' parameter should be a boolean");
    auto r_sendTagsInEvents = dec(Tag_<bool>{}, p["sendTagsInEvents"], "sendTagsInEvents", c); if (!r_sendTagsInEvents) return tl::make_unexpected(r_sendTagsInEvents.error()); auto a_sendTagsInEvents = *r_sendTagsInEvents;
    return Call([self, a_sendTagsInEvents]() -> Result<Json::Value> { auto r = self->setSendTagsInEvents(a_sendTagsInEvents); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getCreationTime") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getCreationTime(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "addTag") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("key")) return bad("'key' parameter should be a string");
    auto r_key = dec(Tag_<std::string>{}, p["key"], "key", c); if (!r_key) return tl::make_unexpected(r_key.error()); auto a_key = *r_key;
    if (!p.isMember("value")) return bad("'value' parameter should be a string");
    auto r_value = dec(Tag_<std::string>{}, p["value"], "value", c); if (!r_value) return tl::make_unexpected(r_value.error()); auto a_value = *r_value;
    return Call([self, a_key, a_value]() -> Result<Json::Value> { auto r = self->addTag(a_key, a_value); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "removeTag") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("key")) return bad("'key' parameter should be a string");
    auto r_key = dec(Tag_<std::string>{}, p["key"], "key", c); if (!r_key) return tl::make_unexpected(r_key.error()); auto a_key = *r_key;
    return Call([self, a_key]() -> Result<Json::Value> { auto r = self->removeTag(a_key); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getTag") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("key")) return bad("'key' parameter should be a string");
    auto r_key = dec(Tag_<std::string>{}, p["key"], "key", c); if (!r_key) return tl::make_unexpected(r_key.error()); auto a_key = *r_key;
    return Call([self, a_key]() -> Result<Json::Value> { auto r = self->getTag(a_key); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getTags") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getTags(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  return Call();
}
Result<Call> prepareServerManager(const std::shared_ptr<MediaObject>& object, std::string_view op, const Json::Value& in, const ObjectResolver& resolver, bool& found) {
  auto self = std::dynamic_pointer_cast<ServerManager>(object); Ctx c{"parameter", resolver}; (void)c; (void)in;
  if (op == "getInfo") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getInfo(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getPipelines") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getPipelines(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getSessions") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getSessions(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getMetadata") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getMetadata(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getKmd") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("moduleName")) return bad("'moduleName' parameter should be a string");
    auto r_moduleName = dec(Tag_<std::string>{}, p["moduleName"], "moduleName", c); if (!r_moduleName) return tl::make_unexpected(r_moduleName.error()); auto a_moduleName = *r_moduleName;
    return Call([self, a_moduleName]() -> Result<Json::Value> { auto r = self->getKmd(a_moduleName); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getCpuCount") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getCpuCount(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getUsedCpu") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("interval")) return bad("'interval' parameter should be a integer");
    auto r_interval = dec(Tag_<int>{}, p["interval"], "interval", c); if (!r_interval) return tl::make_unexpected(r_interval.error()); auto a_interval = *r_interval;
    return Call([self, a_interval]() -> Result<Json::Value> { auto r = self->getUsedCpu(a_interval); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getUsedMemory") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getUsedMemory(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  return prepareMediaObject(object, op, in, resolver, found);
}
Result<Call> prepareMediaElement(const std::shared_ptr<MediaObject>& object, std::string_view op, const Json::Value& in, const ObjectResolver& resolver, bool& found) {
  auto self = std::dynamic_pointer_cast<MediaElement>(object); Ctx c{"parameter", resolver}; (void)c; (void)in;
  if (op == "getEncoderBitrate") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getEncoderBitrate(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setEncoderBitrate") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("encoderBitrate")) return bad("'encoderBitrate' parameter should be a integer");
    auto r_encoderBitrate = dec(Tag_<int>{}, p["encoderBitrate"], "encoderBitrate", c); if (!r_encoderBitrate) return tl::make_unexpected(r_encoderBitrate.error()); auto a_encoderBitrate = *r_encoderBitrate;
    return Call([self, a_encoderBitrate]() -> Result<Json::Value> { auto r = self->setEncoderBitrate(a_encoderBitrate); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getMinEncoderBitrate") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getMinEncoderBitrate(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setMinEncoderBitrate") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("minEncoderBitrate")) return bad("'minEncoderBitrate' parameter should be a integer");
    auto r_minEncoderBitrate = dec(Tag_<int>{}, p["minEncoderBitrate"], "minEncoderBitrate", c); if (!r_minEncoderBitrate) return tl::make_unexpected(r_minEncoderBitrate.error()); auto a_minEncoderBitrate = *r_minEncoderBitrate;
    return Call([self, a_minEncoderBitrate]() -> Result<Json::Value> { auto r = self->setMinEncoderBitrate(a_minEncoderBitrate); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getMaxEncoderBitrate") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getMaxEncoderBitrate(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setMaxEncoderBitrate") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("maxEncoderBitrate")) return bad("'maxEncoderBitrate' parameter should be a integer");
    auto r_maxEncoderBitrate = dec(Tag_<int>{}, p["maxEncoderBitrate"], "maxEncoderBitrate", c); if (!r_maxEncoderBitrate) return tl::make_unexpected(r_maxEncoderBitrate.error()); auto a_maxEncoderBitrate = *r_maxEncoderBitrate;
    return Call([self, a_maxEncoderBitrate]() -> Result<Json::Value> { auto r = self->setMaxEncoderBitrate(a_maxEncoderBitrate); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getSourceConnections") {
    found = true;
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    std::optional<MediaType> a_mediaType;
    if (p.isMember("mediaType") && !p["mediaType"].isNull()) { auto x = dec(Tag_<MediaType>{}, p["mediaType"], "mediaType", c); if (!x) return tl::make_unexpected(x.error()); a_mediaType = *x; }
    std::optional<std::string> a_description;
    if (p.isMember("description") && !p["description"].isNull()) { auto x = dec(Tag_<std::string>{}, p["description"], "description", c); if (!x) return tl::make_unexpected(x.error()); a_description = *x; }
    return Call([self, a_mediaType, a_description]() -> Result<Json::Value> { auto r = self->getSourceConnections(a_mediaType, a_description); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getSinkConnections") {
    found = true;
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    std::optional<MediaType> a_mediaType;
    if (p.isMember("mediaType") && !p["mediaType"].isNull()) { auto x = dec(Tag_<MediaType>{}, p["mediaType"], "mediaType", c); if (!x) return tl::make_unexpected(x.error()); a_mediaType = *x; }
    std::optional<std::string> a_description;
    if (p.isMember("description") && !p["description"].isNull()) { auto x = dec(Tag_<std::string>{}, p["description"], "description", c); if (!x) return tl::make_unexpected(x.error()); a_description = *x; }
    return Call([self, a_mediaType, a_description]() -> Result<Json::Value> { auto r = self->getSinkConnections(a_mediaType, a_description); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "connect") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("sink")) return bad("'sink' parameter should be a string");
    auto r_sink = decObj<MediaElement>(p["sink"], "sink", c); if (!r_sink) return tl::make_unexpected(r_sink.error()); auto a_sink = *r_sink;
    std::optional<MediaType> a_mediaType;
    if (p.isMember("mediaType") && !p["mediaType"].isNull()) { auto x = dec(Tag_<MediaType>{}, p["mediaType"], "mediaType", c); if (!x) return tl::make_unexpected(x.error()); a_mediaType = *x; }
    std::optional<std::string> a_sourceMediaDescription;
    if (p.isMember("sourceMediaDescription") && !p["sourceMediaDescription"].isNull()) { auto x = dec(Tag_<std::string>{}, p["sourceMediaDescription"], "sourceMediaDescription", c); if (!x) return tl::make_unexpected(x.error()); a_sourceMediaDescription = *x; }
    std::optional<std::string> a_sinkMediaDescription;
    if (p.isMember("sinkMediaDescription") && !p["sinkMediaDescription"].isNull()) { auto x = dec(Tag_<std::string>{}, p["sinkMediaDescription"], "sinkMediaDescription", c); if (!x) return tl::make_unexpected(x.error()); a_sinkMediaDescription = *x; }
    return Call([self, a_sink, a_mediaType, a_sourceMediaDescription, a_sinkMediaDescription]() -> Result<Json::Value> { auto r = self->connect(a_sink, a_mediaType, a_sourceMediaDescription, a_sinkMediaDescription); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "disconnect") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("sink")) return bad("'sink' parameter should be a string");
    auto r_sink = decObj<MediaElement>(p["sink"], "sink", c); if (!r_sink) return tl::make_unexpected(r_sink.error()); auto a_sink = *r_sink;
    std::optional<MediaType> a_mediaType;
    if (p.isMember("mediaType") && !p["mediaType"].isNull()) { auto x = dec(Tag_<MediaType>{}, p["mediaType"], "mediaType", c); if (!x) return tl::make_unexpected(x.error()); a_mediaType = *x; }
    std::optional<std::string> a_sourceMediaDescription;
    if (p.isMember("sourceMediaDescription") && !p["sourceMediaDescription"].isNull()) { auto x = dec(Tag_<std::string>{}, p["sourceMediaDescription"], "sourceMediaDescription", c); if (!x) return tl::make_unexpected(x.error()); a_sourceMediaDescription = *x; }
    std::optional<std::string> a_sinkMediaDescription;
    if (p.isMember("sinkMediaDescription") && !p["sinkMediaDescription"].isNull()) { auto x = dec(Tag_<std::string>{}, p["sinkMediaDescription"], "sinkMediaDescription", c); if (!x) return tl::make_unexpected(x.error()); a_sinkMediaDescription = *x; }
    return Call([self, a_sink, a_mediaType, a_sourceMediaDescription, a_sinkMediaDescription]() -> Result<Json::Value> { auto r = self->disconnect(a_sink, a_mediaType, a_sourceMediaDescription, a_sinkMediaDescription); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "setAudioFormat") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("caps")) return bad("'caps' parameter should be an object");
    auto r_caps = dec(Tag_<AudioCaps>{}, p["caps"], "caps", c); if (!r_caps) return tl::make_unexpected(r_caps.error()); auto a_caps = *r_caps;
    return Call([self, a_caps]() -> Result<Json::Value> { auto r = self->setAudioFormat(a_caps); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "setVideoFormat") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("caps")) return bad("'caps' parameter should be an object");
    auto r_caps = dec(Tag_<VideoCaps>{}, p["caps"], "caps", c); if (!r_caps) return tl::make_unexpected(r_caps.error()); auto a_caps = *r_caps;
    return Call([self, a_caps]() -> Result<Json::Value> { auto r = self->setVideoFormat(a_caps); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "dumpGstreamerDot") {
    found = true;
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    std::optional<GstreamerDotDetails> a_details;
    if (p.isMember("details") && !p["details"].isNull()) { auto x = dec(Tag_<GstreamerDotDetails>{}, p["details"], "details", c); if (!x) return tl::make_unexpected(x.error()); a_details = *x; }
    return Call([self, a_details]() -> Result<Json::Value> { auto r = self->dumpGstreamerDot(a_details); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getGstreamerDot") {
    found = true;
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    std::optional<GstreamerDotDetails> a_details;
    if (p.isMember("details") && !p["details"].isNull()) { auto x = dec(Tag_<GstreamerDotDetails>{}, p["details"], "details", c); if (!x) return tl::make_unexpected(x.error()); a_details = *x; }
    return Call([self, a_details]() -> Result<Json::Value> { auto r = self->getGstreamerDot(a_details); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getStats") {
    found = true;
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    std::optional<MediaType> a_mediaType;
    if (p.isMember("mediaType") && !p["mediaType"].isNull()) { auto x = dec(Tag_<MediaType>{}, p["mediaType"], "mediaType", c); if (!x) return tl::make_unexpected(x.error()); a_mediaType = *x; }
    return Call([self, a_mediaType]() -> Result<Json::Value> { auto r = self->getStats(a_mediaType); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "isMediaFlowingIn") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("mediaType")) return bad("'mediaType' parameter should be an object");
    auto r_mediaType = dec(Tag_<MediaType>{}, p["mediaType"], "mediaType", c); if (!r_mediaType) return tl::make_unexpected(r_mediaType.error()); auto a_mediaType = *r_mediaType;
    std::optional<std::string> a_sinkMediaDescription;
    if (p.isMember("sinkMediaDescription") && !p["sinkMediaDescription"].isNull()) { auto x = dec(Tag_<std::string>{}, p["sinkMediaDescription"], "sinkMediaDescription", c); if (!x) return tl::make_unexpected(x.error()); a_sinkMediaDescription = *x; }
    return Call([self, a_mediaType, a_sinkMediaDescription]() -> Result<Json::Value> { auto r = self->isMediaFlowingIn(a_mediaType, a_sinkMediaDescription); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "isMediaFlowingOut") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("mediaType")) return bad("'mediaType' parameter should be an object");
    auto r_mediaType = dec(Tag_<MediaType>{}, p["mediaType"], "mediaType", c); if (!r_mediaType) return tl::make_unexpected(r_mediaType.error()); auto a_mediaType = *r_mediaType;
    std::optional<std::string> a_sourceMediaDescription;
    if (p.isMember("sourceMediaDescription") && !p["sourceMediaDescription"].isNull()) { auto x = dec(Tag_<std::string>{}, p["sourceMediaDescription"], "sourceMediaDescription", c); if (!x) return tl::make_unexpected(x.error()); a_sourceMediaDescription = *x; }
    return Call([self, a_mediaType, a_sourceMediaDescription]() -> Result<Json::Value> { auto r = self->isMediaFlowingOut(a_mediaType, a_sourceMediaDescription); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "isMediaTranscoding") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("mediaType")) return bad("'mediaType' parameter should be an object");
    auto r_mediaType = dec(Tag_<MediaType>{}, p["mediaType"], "mediaType", c); if (!r_mediaType) return tl::make_unexpected(r_mediaType.error()); auto a_mediaType = *r_mediaType;
    std::optional<std::string> a_binName;
    if (p.isMember("binName") && !p["binName"].isNull()) { auto x = dec(Tag_<std::string>{}, p["binName"], "binName", c); if (!x) return tl::make_unexpected(x.error()); a_binName = *x; }
    return Call([self, a_mediaType, a_binName]() -> Result<Json::Value> { auto r = self->isMediaTranscoding(a_mediaType, a_binName); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  return prepareMediaObject(object, op, in, resolver, found);
}
Result<Call> prepareEndpoint(const std::shared_ptr<MediaObject>& object, std::string_view op, const Json::Value& in, const ObjectResolver& resolver, bool& found) {
  auto self = std::dynamic_pointer_cast<Endpoint>(object); Ctx c{"parameter", resolver}; (void)c; (void)in;
  return prepareMediaElement(object, op, in, resolver, found);
}
Result<Call> prepareSessionEndpoint(const std::shared_ptr<MediaObject>& object, std::string_view op, const Json::Value& in, const ObjectResolver& resolver, bool& found) {
  auto self = std::dynamic_pointer_cast<SessionEndpoint>(object); Ctx c{"parameter", resolver}; (void)c; (void)in;
  return prepareEndpoint(object, op, in, resolver, found);
}
Result<Call> prepareMediaPipeline(const std::shared_ptr<MediaObject>& object, std::string_view op, const Json::Value& in, const ObjectResolver& resolver, bool& found) {
  auto self = std::dynamic_pointer_cast<MediaPipeline>(object); Ctx c{"parameter", resolver}; (void)c; (void)in;
  if (op == "getLatencyStats") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getLatencyStats(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setLatencyStats") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("latencyStats")) return bad("'latencyStats' parameter should be a boolean");
    auto r_latencyStats = dec(Tag_<bool>{}, p["latencyStats"], "latencyStats", c); if (!r_latencyStats) return tl::make_unexpected(r_latencyStats.error()); auto a_latencyStats = *r_latencyStats;
    return Call([self, a_latencyStats]() -> Result<Json::Value> { auto r = self->setLatencyStats(a_latencyStats); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getGstreamerDot") {
    found = true;
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    std::optional<GstreamerDotDetails> a_details;
    if (p.isMember("details") && !p["details"].isNull()) { auto x = dec(Tag_<GstreamerDotDetails>{}, p["details"], "details", c); if (!x) return tl::make_unexpected(x.error()); a_details = *x; }
    return Call([self, a_details]() -> Result<Json::Value> { auto r = self->getGstreamerDot(a_details); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "dumpGstreamerDot") {
    found = true;
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    std::optional<GstreamerDotDetails> a_details;
    if (p.isMember("details") && !p["details"].isNull()) { auto x = dec(Tag_<GstreamerDotDetails>{}, p["details"], "details", c); if (!x) return tl::make_unexpected(x.error()); a_details = *x; }
    return Call([self, a_details]() -> Result<Json::Value> { auto r = self->dumpGstreamerDot(a_details); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  return prepareMediaObject(object, op, in, resolver, found);
}
Result<Call> prepareSdpEndpoint(const std::shared_ptr<MediaObject>& object, std::string_view op, const Json::Value& in, const ObjectResolver& resolver, bool& found) {
  auto self = std::dynamic_pointer_cast<SdpEndpoint>(object); Ctx c{"parameter", resolver}; (void)c; (void)in;
  if (op == "getMaxAudioRecvBandwidth") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getMaxAudioRecvBandwidth(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setMaxAudioRecvBandwidth") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("maxAudioRecvBandwidth")) return bad("'maxAudioRecvBandwidth' parameter should be a integer");
    auto r_maxAudioRecvBandwidth = dec(Tag_<int>{}, p["maxAudioRecvBandwidth"], "maxAudioRecvBandwidth", c); if (!r_maxAudioRecvBandwidth) return tl::make_unexpected(r_maxAudioRecvBandwidth.error()); auto a_maxAudioRecvBandwidth = *r_maxAudioRecvBandwidth;
    return Call([self, a_maxAudioRecvBandwidth]() -> Result<Json::Value> { auto r = self->setMaxAudioRecvBandwidth(a_maxAudioRecvBandwidth); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getMaxVideoRecvBandwidth") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getMaxVideoRecvBandwidth(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setMaxVideoRecvBandwidth") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("maxVideoRecvBandwidth")) return bad("'maxVideoRecvBandwidth' parameter should be a integer");
    auto r_maxVideoRecvBandwidth = dec(Tag_<int>{}, p["maxVideoRecvBandwidth"], "maxVideoRecvBandwidth", c); if (!r_maxVideoRecvBandwidth) return tl::make_unexpected(r_maxVideoRecvBandwidth.error()); auto a_maxVideoRecvBandwidth = *r_maxVideoRecvBandwidth;
    return Call([self, a_maxVideoRecvBandwidth]() -> Result<Json::Value> { auto r = self->setMaxVideoRecvBandwidth(a_maxVideoRecvBandwidth); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "generateOffer") {
    found = true;
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    std::optional<OfferOptions> a_options;
    if (p.isMember("options") && !p["options"].isNull()) { auto x = dec(Tag_<OfferOptions>{}, p["options"], "options", c); if (!x) return tl::make_unexpected(x.error()); a_options = *x; }
    return Call([self, a_options]() -> Result<Json::Value> { auto r = self->generateOffer(a_options); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "processOffer") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("offer")) return bad("'offer' parameter should be a string");
    auto r_offer = dec(Tag_<std::string>{}, p["offer"], "offer", c); if (!r_offer) return tl::make_unexpected(r_offer.error()); auto a_offer = *r_offer;
    return Call([self, a_offer]() -> Result<Json::Value> { auto r = self->processOffer(a_offer); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "processAnswer") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("answer")) return bad("'answer' parameter should be a string");
    auto r_answer = dec(Tag_<std::string>{}, p["answer"], "answer", c); if (!r_answer) return tl::make_unexpected(r_answer.error()); auto a_answer = *r_answer;
    return Call([self, a_answer]() -> Result<Json::Value> { auto r = self->processAnswer(a_answer); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getLocalSessionDescriptor") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getLocalSessionDescriptor(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getRemoteSessionDescriptor") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getRemoteSessionDescriptor(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  return prepareSessionEndpoint(object, op, in, resolver, found);
}
Result<Call> prepareBaseRtpEndpoint(const std::shared_ptr<MediaObject>& object, std::string_view op, const Json::Value& in, const ObjectResolver& resolver, bool& found) {
  auto self = std::dynamic_pointer_cast<BaseRtpEndpoint>(object); Ctx c{"parameter", resolver}; (void)c; (void)in;
  if (op == "getMinVideoRecvBandwidth") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getMinVideoRecvBandwidth(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setMinVideoRecvBandwidth") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("minVideoRecvBandwidth")) return bad("'minVideoRecvBandwidth' parameter should be a integer");
    auto r_minVideoRecvBandwidth = dec(Tag_<int>{}, p["minVideoRecvBandwidth"], "minVideoRecvBandwidth", c); if (!r_minVideoRecvBandwidth) return tl::make_unexpected(r_minVideoRecvBandwidth.error()); auto a_minVideoRecvBandwidth = *r_minVideoRecvBandwidth;
    return Call([self, a_minVideoRecvBandwidth]() -> Result<Json::Value> { auto r = self->setMinVideoRecvBandwidth(a_minVideoRecvBandwidth); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getMinVideoSendBandwidth") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getMinVideoSendBandwidth(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setMinVideoSendBandwidth") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("minVideoSendBandwidth")) return bad("'minVideoSendBandwidth' parameter should be a integer");
    auto r_minVideoSendBandwidth = dec(Tag_<int>{}, p["minVideoSendBandwidth"], "minVideoSendBandwidth", c); if (!r_minVideoSendBandwidth) return tl::make_unexpected(r_minVideoSendBandwidth.error()); auto a_minVideoSendBandwidth = *r_minVideoSendBandwidth;
    return Call([self, a_minVideoSendBandwidth]() -> Result<Json::Value> { auto r = self->setMinVideoSendBandwidth(a_minVideoSendBandwidth); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getMaxVideoSendBandwidth") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getMaxVideoSendBandwidth(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setMaxVideoSendBandwidth") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("maxVideoSendBandwidth")) return bad("'maxVideoSendBandwidth' parameter should be a integer");
    auto r_maxVideoSendBandwidth = dec(Tag_<int>{}, p["maxVideoSendBandwidth"], "maxVideoSendBandwidth", c); if (!r_maxVideoSendBandwidth) return tl::make_unexpected(r_maxVideoSendBandwidth.error()); auto a_maxVideoSendBandwidth = *r_maxVideoSendBandwidth;
    return Call([self, a_maxVideoSendBandwidth]() -> Result<Json::Value> { auto r = self->setMaxVideoSendBandwidth(a_maxVideoSendBandwidth); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getMediaState") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getMediaState(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getConnectionState") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getConnectionState(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getMtu") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getMtu(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setMtu") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("mtu")) return bad("'mtu' parameter should be a integer");
    auto r_mtu = dec(Tag_<int>{}, p["mtu"], "mtu", c); if (!r_mtu) return tl::make_unexpected(r_mtu.error()); auto a_mtu = *r_mtu;
    return Call([self, a_mtu]() -> Result<Json::Value> { auto r = self->setMtu(a_mtu); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getRembParams") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getRembParams(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setRembParams") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("rembParams")) return bad("'rembParams' parameter should be an object");
    auto r_rembParams = dec(Tag_<RembParams>{}, p["rembParams"], "rembParams", c); if (!r_rembParams) return tl::make_unexpected(r_rembParams.error()); auto a_rembParams = *r_rembParams;
    return Call([self, a_rembParams]() -> Result<Json::Value> { auto r = self->setRembParams(a_rembParams); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "requestKeyframe") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->requestKeyframe(); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  return prepareSdpEndpoint(object, op, in, resolver, found);
}
Result<Call> prepareWebRtcEndpoint(const std::shared_ptr<MediaObject>& object, std::string_view op, const Json::Value& in, const ObjectResolver& resolver, bool& found) {
  auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(object); Ctx c{"parameter", resolver}; (void)c; (void)in;
  if (op == "getNetworkInterfaces") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getNetworkInterfaces(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setNetworkInterfaces") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("networkInterfaces")) return bad("'networkInterfaces' parameter should be a string");
    auto r_networkInterfaces = dec(Tag_<std::string>{}, p["networkInterfaces"], "networkInterfaces", c); if (!r_networkInterfaces) return tl::make_unexpected(r_networkInterfaces.error()); auto a_networkInterfaces = *r_networkInterfaces;
    return Call([self, a_networkInterfaces]() -> Result<Json::Value> { auto r = self->setNetworkInterfaces(a_networkInterfaces); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getIceTcp") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getIceTcp(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setIceTcp") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("iceTcp")) return bad("'iceTcp' parameter should be a boolean");
    auto r_iceTcp = dec(Tag_<bool>{}, p["iceTcp"], "iceTcp", c); if (!r_iceTcp) return tl::make_unexpected(r_iceTcp.error()); auto a_iceTcp = *r_iceTcp;
    return Call([self, a_iceTcp]() -> Result<Json::Value> { auto r = self->setIceTcp(a_iceTcp); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getStunServerAddress") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getStunServerAddress(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setStunServerAddress") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("stunServerAddress")) return bad("'stunServerAddress' parameter should be a string");
    auto r_stunServerAddress = dec(Tag_<std::string>{}, p["stunServerAddress"], "stunServerAddress", c); if (!r_stunServerAddress) return tl::make_unexpected(r_stunServerAddress.error()); auto a_stunServerAddress = *r_stunServerAddress;
    return Call([self, a_stunServerAddress]() -> Result<Json::Value> { auto r = self->setStunServerAddress(a_stunServerAddress); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getStunServerPort") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getStunServerPort(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setStunServerPort") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("stunServerPort")) return bad("'stunServerPort' parameter should be a integer");
    auto r_stunServerPort = dec(Tag_<int>{}, p["stunServerPort"], "stunServerPort", c); if (!r_stunServerPort) return tl::make_unexpected(r_stunServerPort.error()); auto a_stunServerPort = *r_stunServerPort;
    return Call([self, a_stunServerPort]() -> Result<Json::Value> { auto r = self->setStunServerPort(a_stunServerPort); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getTurnUrl") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getTurnUrl(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setTurnUrl") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("turnUrl")) return bad("'turnUrl' parameter should be a string");
    auto r_turnUrl = dec(Tag_<std::string>{}, p["turnUrl"], "turnUrl", c); if (!r_turnUrl) return tl::make_unexpected(r_turnUrl.error()); auto a_turnUrl = *r_turnUrl;
    return Call([self, a_turnUrl]() -> Result<Json::Value> { auto r = self->setTurnUrl(a_turnUrl); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getExternalIPv4") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getExternalIPv4(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setExternalIPv4") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("externalIPv4")) return bad("'externalIPv4' parameter should be a string");
    auto r_externalIPv4 = dec(Tag_<std::string>{}, p["externalIPv4"], "externalIPv4", c); if (!r_externalIPv4) return tl::make_unexpected(r_externalIPv4.error()); auto a_externalIPv4 = *r_externalIPv4;
    return Call([self, a_externalIPv4]() -> Result<Json::Value> { auto r = self->setExternalIPv4(a_externalIPv4); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getExternalIPv6") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getExternalIPv6(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "setExternalIPv6") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("externalIPv6")) return bad("'externalIPv6' parameter should be a string");
    auto r_externalIPv6 = dec(Tag_<std::string>{}, p["externalIPv6"], "externalIPv6", c); if (!r_externalIPv6) return tl::make_unexpected(r_externalIPv6.error()); auto a_externalIPv6 = *r_externalIPv6;
    return Call([self, a_externalIPv6]() -> Result<Json::Value> { auto r = self->setExternalIPv6(a_externalIPv6); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "getICECandidatePairs") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getICECandidatePairs(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getIceConnectionState") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getIceConnectionState(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "getDtlsConnectionState") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->getDtlsConnectionState(); if (!r) return tl::make_unexpected(r.error()); return enc(*r); });
  }
  if (op == "gatherCandidates") {
    found = true;
    return Call([self]() -> Result<Json::Value> { auto r = self->gatherCandidates(); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "addIceCandidate") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("candidate")) return bad("'candidate' parameter should be an object");
    auto r_candidate = dec(Tag_<IceCandidate>{}, p["candidate"], "candidate", c); if (!r_candidate) return tl::make_unexpected(r_candidate.error()); auto a_candidate = *r_candidate;
    return Call([self, a_candidate]() -> Result<Json::Value> { auto r = self->addIceCandidate(a_candidate); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "createDataChannel") {
    found = true;
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    std::optional<std::string> a_label;
    if (p.isMember("label") && !p["label"].isNull()) { auto x = dec(Tag_<std::string>{}, p["label"], "label", c); if (!x) return tl::make_unexpected(x.error()); a_label = *x; }
    std::optional<bool> a_ordered;
    if (p.isMember("ordered") && !p["ordered"].isNull()) { auto x = dec(Tag_<bool>{}, p["ordered"], "ordered", c); if (!x) return tl::make_unexpected(x.error()); a_ordered = *x; }
    std::optional<int> a_maxPacketLifeTime;
    if (p.isMember("maxPacketLifeTime") && !p["maxPacketLifeTime"].isNull()) { auto x = dec(Tag_<int>{}, p["maxPacketLifeTime"], "maxPacketLifeTime", c); if (!x) return tl::make_unexpected(x.error()); a_maxPacketLifeTime = *x; }
    std::optional<int> a_maxRetransmits;
    if (p.isMember("maxRetransmits") && !p["maxRetransmits"].isNull()) { auto x = dec(Tag_<int>{}, p["maxRetransmits"], "maxRetransmits", c); if (!x) return tl::make_unexpected(x.error()); a_maxRetransmits = *x; }
    std::optional<std::string> a_protocol;
    if (p.isMember("protocol") && !p["protocol"].isNull()) { auto x = dec(Tag_<std::string>{}, p["protocol"], "protocol", c); if (!x) return tl::make_unexpected(x.error()); a_protocol = *x; }
    return Call([self, a_label, a_ordered, a_maxPacketLifeTime, a_maxRetransmits, a_protocol]() -> Result<Json::Value> { auto r = self->createDataChannel(a_label, a_ordered, a_maxPacketLifeTime, a_maxRetransmits, a_protocol); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  if (op == "closeDataChannel") {
    found = true;
    if (!in.isObject()) return bad("'operationParams' is required");
    const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
    if (!p.isMember("channelId")) return bad("'channelId' parameter should be a integer");
    auto r_channelId = dec(Tag_<int>{}, p["channelId"], "channelId", c); if (!r_channelId) return tl::make_unexpected(r_channelId.error()); auto a_channelId = *r_channelId;
    return Call([self, a_channelId]() -> Result<Json::Value> { auto r = self->closeDataChannel(a_channelId); if (!r) return tl::make_unexpected(r.error()); return Json::Value(); });
  }
  return prepareBaseRtpEndpoint(object, op, in, resolver, found);
}
}  // namespace

Json::Value encode(const Event& event) { Json::Value r(Json::objectValue); std::visit([&](const auto& e) { fill(r, e); }, event); return r; }

Result<Call> prepareInvoke(std::shared_ptr<MediaObject> object, std::string_view op, const Json::Value& in, const ObjectResolver& resolver) {
  bool found = false; Result<Call> r = Call(); const auto n = object->classInfo().name;
  if (n == "MediaPipeline") r = prepareMediaPipeline(object, op, in, resolver, found);
  if (n == "WebRtcEndpoint") r = prepareWebRtcEndpoint(object, op, in, resolver, found);
  if (n == "ServerManager") r = prepareServerManager(object, op, in, resolver, found);
  if (!found) return failure(40008, "Method '" + std::string(op) + "' with " + std::to_string(in.isObject() ? in.size() : 0) + " parameters not found", "MALFORMED_TRANSACTION");
  return r;
}

Result<Construction> prepareCreate(std::string_view type, const Json::Value& in, const ObjectResolver& resolver) {
  Ctx c{"parameter", resolver};
  if (!in.isNull() && !in.isObject()) return bad("'constructorParams' should be an object");
  const Json::Value p = in.isObject() ? in : Json::Value(Json::objectValue);
  if (type == "MediaPipeline" || type == "kurento.MediaPipeline") {
    MediaPipelineParams params; Construction made;
    made.run = [params](Factory& f) -> Result<std::shared_ptr<MediaObject>> { auto r = f.create(params); if (!r) return tl::make_unexpected(r.error()); return std::shared_ptr<MediaObject>(*r); };
    return made;
  }
  if (type == "WebRtcEndpoint" || type == "kurento.WebRtcEndpoint") {
    WebRtcEndpointParams params; Construction made;
    if (in.isNull()) return bad("'constructorParams' is required");
    if (!p.isMember("mediaPipeline")) return bad("'mediaPipeline' parameter should be a string");
    auto r_mediaPipeline = decObj<MediaPipeline>(p["mediaPipeline"], "mediaPipeline", c); if (!r_mediaPipeline) return tl::make_unexpected(r_mediaPipeline.error()); auto a_mediaPipeline = *r_mediaPipeline;
    params.mediaPipeline = a_mediaPipeline;
    made.parent = params.mediaPipeline;
    std::optional<bool> a_recvonly;
    if (p.isMember("recvonly") && !p["recvonly"].isNull()) { auto x = dec(Tag_<bool>{}, p["recvonly"], "recvonly", c); if (!x) return tl::make_unexpected(x.error()); a_recvonly = *x; }
    if (a_recvonly) params.recvonly = *a_recvonly;
    std::optional<bool> a_sendonly;
    if (p.isMember("sendonly") && !p["sendonly"].isNull()) { auto x = dec(Tag_<bool>{}, p["sendonly"], "sendonly", c); if (!x) return tl::make_unexpected(x.error()); a_sendonly = *x; }
    if (a_sendonly) params.sendonly = *a_sendonly;
    std::optional<bool> a_useDataChannels;
    if (p.isMember("useDataChannels") && !p["useDataChannels"].isNull()) { auto x = dec(Tag_<bool>{}, p["useDataChannels"], "useDataChannels", c); if (!x) return tl::make_unexpected(x.error()); a_useDataChannels = *x; }
    if (a_useDataChannels) params.useDataChannels = *a_useDataChannels;
    std::optional<CertificateKeyType> a_certificateKeyType;
    if (p.isMember("certificateKeyType") && !p["certificateKeyType"].isNull()) { auto x = dec(Tag_<CertificateKeyType>{}, p["certificateKeyType"], "certificateKeyType", c); if (!x) return tl::make_unexpected(x.error()); a_certificateKeyType = *x; }
    if (a_certificateKeyType) params.certificateKeyType = *a_certificateKeyType;
    std::optional<DSCPValue> a_qosDscp;
    if (p.isMember("qosDscp") && !p["qosDscp"].isNull()) { auto x = dec(Tag_<DSCPValue>{}, p["qosDscp"], "qosDscp", c); if (!x) return tl::make_unexpected(x.error()); a_qosDscp = *x; }
    if (a_qosDscp) params.qosDscp = *a_qosDscp;
    made.run = [params](Factory& f) -> Result<std::shared_ptr<MediaObject>> { auto r = f.create(params); if (!r) return tl::make_unexpected(r.error()); return std::shared_ptr<MediaObject>(*r); };
    return made;
  }
  return failure(40108, "Factory '" + std::string(type) + "' not found", "MEDIA_OBJECT_NOT_AVAILABLE");
}
}  // namespace headwater::rpc::api
