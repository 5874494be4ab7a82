// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#include "rpc/generated/Codecs.hpp"

namespace headwater::rpc::api {

namespace {

using codec::MemberReader;

Json::Value structure(const char* type) {
  Json::Value result(Json::objectValue);
  result["__module__"] = "kurento";
  result["__type__"] = type;
  return result;
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] ModuleInfo& out) {
  read("version", out.version);
  read("name", out.name);
  read("generationTime", out.generationTime);
  read("factories", out.factories);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const ModuleInfo& from) {
  out["version"] = encode(from.version);
  out["name"] = encode(from.name);
  out["generationTime"] = encode(from.generationTime);
  out["factories"] = encode(from.factories);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] ServerInfo& out) {
  read("version", out.version);
  read("modules", out.modules);
  read("type", out.type);
  read("capabilities", out.capabilities);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const ServerInfo& from) {
  out["version"] = encode(from.version);
  out["modules"] = encode(from.modules);
  out["type"] = encode(from.type);
  out["capabilities"] = encode(from.capabilities);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] Fraction& out) {
  read("numerator", out.numerator);
  read("denominator", out.denominator);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const Fraction& from) {
  out["numerator"] = encode(from.numerator);
  out["denominator"] = encode(from.denominator);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] AudioCaps& out) {
  read("codec", out.codec);
  read("bitrate", out.bitrate);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const AudioCaps& from) {
  out["codec"] = encode(from.codec);
  out["bitrate"] = encode(from.bitrate);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] VideoCaps& out) {
  read("codec", out.codec);
  read("framerate", out.framerate);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const VideoCaps& from) {
  out["codec"] = encode(from.codec);
  out["framerate"] = encode(from.framerate);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] ElementConnectionData& out) {
  read("source", out.source);
  read("sink", out.sink);
  read("type", out.type);
  read("sourceDescription", out.sourceDescription);
  read("sinkDescription", out.sinkDescription);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const ElementConnectionData& from) {
  out["source"] = encode(from.source);
  out["sink"] = encode(from.sink);
  out["type"] = encode(from.type);
  out["sourceDescription"] = encode(from.sourceDescription);
  out["sinkDescription"] = encode(from.sinkDescription);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] Tag& out) {
  read("key", out.key);
  read("value", out.value);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const Tag& from) {
  out["key"] = encode(from.key);
  out["value"] = encode(from.value);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] MediaLatencyStat& out) {
  read("name", out.name);
  read("type", out.type);
  read("avg", out.avg);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const MediaLatencyStat& from) {
  out["name"] = encode(from.name);
  out["type"] = encode(from.type);
  out["avg"] = encode(from.avg);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] Stats& out) {
  read("id", out.id);
  read("type", out.type);
  read("timestampMillis", out.timestampMillis);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const Stats& from) {
  out["id"] = encode(from.id);
  out["type"] = encode(from.type);
  out["timestampMillis"] = encode(from.timestampMillis);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] ElementStats& out) {
  readMembers(read, static_cast<Stats&>(out));
  read("inputLatency", out.inputLatency);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const ElementStats& from) {
  writeMembers(out, static_cast<const Stats&>(from));
  out["inputLatency"] = encode(from.inputLatency);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] EndpointStats& out) {
  readMembers(read, static_cast<ElementStats&>(out));
  read("E2ELatency", out.E2ELatency);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const EndpointStats& from) {
  writeMembers(out, static_cast<const ElementStats&>(from));
  out["E2ELatency"] = encode(from.E2ELatency);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RTCStats& out) {
  readMembers(read, static_cast<Stats&>(out));
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RTCStats& from) {
  writeMembers(out, static_cast<const Stats&>(from));
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RTCRTPStreamStats& out) {
  readMembers(read, static_cast<RTCStats&>(out));
  read("ssrc", out.ssrc);
  read("associateStatsId", out.associateStatsId);
  read("isRemote", out.isRemote);
  read("mediaTrackId", out.mediaTrackId);
  read("transportId", out.transportId);
  read("codecId", out.codecId);
  read("firCount", out.firCount);
  read("pliCount", out.pliCount);
  read("nackCount", out.nackCount);
  read("sliCount", out.sliCount);
  read("remb", out.remb);
  read("packetsLost", out.packetsLost);
  read("fractionLost", out.fractionLost);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RTCRTPStreamStats& from) {
  writeMembers(out, static_cast<const RTCStats&>(from));
  out["ssrc"] = encode(from.ssrc);
  out["associateStatsId"] = encode(from.associateStatsId);
  out["isRemote"] = encode(from.isRemote);
  out["mediaTrackId"] = encode(from.mediaTrackId);
  out["transportId"] = encode(from.transportId);
  out["codecId"] = encode(from.codecId);
  out["firCount"] = encode(from.firCount);
  out["pliCount"] = encode(from.pliCount);
  out["nackCount"] = encode(from.nackCount);
  out["sliCount"] = encode(from.sliCount);
  out["remb"] = encode(from.remb);
  out["packetsLost"] = encode(from.packetsLost);
  out["fractionLost"] = encode(from.fractionLost);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RTCCodec& out) {
  readMembers(read, static_cast<RTCStats&>(out));
  read("payloadType", out.payloadType);
  read("codec", out.codec);
  read("clockRate", out.clockRate);
  read("channels", out.channels);
  read("parameters", out.parameters);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RTCCodec& from) {
  writeMembers(out, static_cast<const RTCStats&>(from));
  out["payloadType"] = encode(from.payloadType);
  out["codec"] = encode(from.codec);
  out["clockRate"] = encode(from.clockRate);
  out["channels"] = encode(from.channels);
  out["parameters"] = encode(from.parameters);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RTCInboundRTPStreamStats& out) {
  readMembers(read, static_cast<RTCRTPStreamStats&>(out));
  read("packetsReceived", out.packetsReceived);
  read("bytesReceived", out.bytesReceived);
  read("jitter", out.jitter);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RTCInboundRTPStreamStats& from) {
  writeMembers(out, static_cast<const RTCRTPStreamStats&>(from));
  out["packetsReceived"] = encode(from.packetsReceived);
  out["bytesReceived"] = encode(from.bytesReceived);
  out["jitter"] = encode(from.jitter);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RTCOutboundRTPStreamStats& out) {
  readMembers(read, static_cast<RTCRTPStreamStats&>(out));
  read("packetsSent", out.packetsSent);
  read("bytesSent", out.bytesSent);
  read("targetBitrate", out.targetBitrate);
  read("roundTripTime", out.roundTripTime);
  read("retransmittedPacketsSent", out.retransmittedPacketsSent);
  read("retransmittedBytesSent", out.retransmittedBytesSent);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RTCOutboundRTPStreamStats& from) {
  writeMembers(out, static_cast<const RTCRTPStreamStats&>(from));
  out["packetsSent"] = encode(from.packetsSent);
  out["bytesSent"] = encode(from.bytesSent);
  out["targetBitrate"] = encode(from.targetBitrate);
  out["roundTripTime"] = encode(from.roundTripTime);
  out["retransmittedPacketsSent"] = encode(from.retransmittedPacketsSent);
  out["retransmittedBytesSent"] = encode(from.retransmittedBytesSent);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RTCPeerConnectionStats& out) {
  readMembers(read, static_cast<RTCStats&>(out));
  read("dataChannelsOpened", out.dataChannelsOpened);
  read("dataChannelsClosed", out.dataChannelsClosed);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RTCPeerConnectionStats& from) {
  writeMembers(out, static_cast<const RTCStats&>(from));
  out["dataChannelsOpened"] = encode(from.dataChannelsOpened);
  out["dataChannelsClosed"] = encode(from.dataChannelsClosed);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RTCMediaStreamStats& out) {
  readMembers(read, static_cast<RTCStats&>(out));
  read("streamIdentifier", out.streamIdentifier);
  read("trackIds", out.trackIds);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RTCMediaStreamStats& from) {
  writeMembers(out, static_cast<const RTCStats&>(from));
  out["streamIdentifier"] = encode(from.streamIdentifier);
  out["trackIds"] = encode(from.trackIds);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RTCMediaStreamTrackStats& out) {
  readMembers(read, static_cast<RTCStats&>(out));
  read("trackIdentifier", out.trackIdentifier);
  read("remoteSource", out.remoteSource);
  read("ssrcIds", out.ssrcIds);
  read("frameWidth", out.frameWidth);
  read("frameHeight", out.frameHeight);
  read("framesPerSecond", out.framesPerSecond);
  read("framesSent", out.framesSent);
  read("framesReceived", out.framesReceived);
  read("framesDecoded", out.framesDecoded);
  read("framesDropped", out.framesDropped);
  read("framesCorrupted", out.framesCorrupted);
  read("audioLevel", out.audioLevel);
  read("echoReturnLoss", out.echoReturnLoss);
  read("echoReturnLossEnhancement", out.echoReturnLossEnhancement);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RTCMediaStreamTrackStats& from) {
  writeMembers(out, static_cast<const RTCStats&>(from));
  out["trackIdentifier"] = encode(from.trackIdentifier);
  out["remoteSource"] = encode(from.remoteSource);
  out["ssrcIds"] = encode(from.ssrcIds);
  out["frameWidth"] = encode(from.frameWidth);
  out["frameHeight"] = encode(from.frameHeight);
  out["framesPerSecond"] = encode(from.framesPerSecond);
  out["framesSent"] = encode(from.framesSent);
  out["framesReceived"] = encode(from.framesReceived);
  out["framesDecoded"] = encode(from.framesDecoded);
  out["framesDropped"] = encode(from.framesDropped);
  out["framesCorrupted"] = encode(from.framesCorrupted);
  out["audioLevel"] = encode(from.audioLevel);
  out["echoReturnLoss"] = encode(from.echoReturnLoss);
  out["echoReturnLossEnhancement"] = encode(from.echoReturnLossEnhancement);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RTCDataChannelStats& out) {
  readMembers(read, static_cast<RTCStats&>(out));
  read("label", out.label);
  read("protocol", out.protocol);
  read("datachannelid", out.datachannelid);
  read("state", out.state);
  read("messagesSent", out.messagesSent);
  read("bytesSent", out.bytesSent);
  read("messagesReceived", out.messagesReceived);
  read("bytesReceived", out.bytesReceived);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RTCDataChannelStats& from) {
  writeMembers(out, static_cast<const RTCStats&>(from));
  out["label"] = encode(from.label);
  out["protocol"] = encode(from.protocol);
  out["datachannelid"] = encode(from.datachannelid);
  out["state"] = encode(from.state);
  out["messagesSent"] = encode(from.messagesSent);
  out["bytesSent"] = encode(from.bytesSent);
  out["messagesReceived"] = encode(from.messagesReceived);
  out["bytesReceived"] = encode(from.bytesReceived);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RTCTransportStats& out) {
  readMembers(read, static_cast<RTCStats&>(out));
  read("bytesSent", out.bytesSent);
  read("bytesReceived", out.bytesReceived);
  read("rtcpTransportStatsId", out.rtcpTransportStatsId);
  read("activeConnection", out.activeConnection);
  read("selectedCandidatePairId", out.selectedCandidatePairId);
  read("localCertificateId", out.localCertificateId);
  read("remoteCertificateId", out.remoteCertificateId);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RTCTransportStats& from) {
  writeMembers(out, static_cast<const RTCStats&>(from));
  out["bytesSent"] = encode(from.bytesSent);
  out["bytesReceived"] = encode(from.bytesReceived);
  out["rtcpTransportStatsId"] = encode(from.rtcpTransportStatsId);
  out["activeConnection"] = encode(from.activeConnection);
  out["selectedCandidatePairId"] = encode(from.selectedCandidatePairId);
  out["localCertificateId"] = encode(from.localCertificateId);
  out["remoteCertificateId"] = encode(from.remoteCertificateId);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RTCIceCandidateAttributes& out) {
  readMembers(read, static_cast<RTCStats&>(out));
  read("ipAddress", out.ipAddress);
  read("portNumber", out.portNumber);
  read("transport", out.transport);
  read("candidateType", out.candidateType);
  read("priority", out.priority);
  read("addressSourceUrl", out.addressSourceUrl);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RTCIceCandidateAttributes& from) {
  writeMembers(out, static_cast<const RTCStats&>(from));
  out["ipAddress"] = encode(from.ipAddress);
  out["portNumber"] = encode(from.portNumber);
  out["transport"] = encode(from.transport);
  out["candidateType"] = encode(from.candidateType);
  out["priority"] = encode(from.priority);
  out["addressSourceUrl"] = encode(from.addressSourceUrl);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RTCIceCandidatePairStats& out) {
  readMembers(read, static_cast<RTCStats&>(out));
  read("transportId", out.transportId);
  read("localCandidateId", out.localCandidateId);
  read("remoteCandidateId", out.remoteCandidateId);
  read("state", out.state);
  read("priority", out.priority);
  read("nominated", out.nominated);
  read("writable", out.writable);
  read("readable", out.readable);
  read("bytesSent", out.bytesSent);
  read("bytesReceived", out.bytesReceived);
  read("roundTripTime", out.roundTripTime);
  read("availableOutgoingBitrate", out.availableOutgoingBitrate);
  read("availableIncomingBitrate", out.availableIncomingBitrate);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RTCIceCandidatePairStats& from) {
  writeMembers(out, static_cast<const RTCStats&>(from));
  out["transportId"] = encode(from.transportId);
  out["localCandidateId"] = encode(from.localCandidateId);
  out["remoteCandidateId"] = encode(from.remoteCandidateId);
  out["state"] = encode(from.state);
  out["priority"] = encode(from.priority);
  out["nominated"] = encode(from.nominated);
  out["writable"] = encode(from.writable);
  out["readable"] = encode(from.readable);
  out["bytesSent"] = encode(from.bytesSent);
  out["bytesReceived"] = encode(from.bytesReceived);
  out["roundTripTime"] = encode(from.roundTripTime);
  out["availableOutgoingBitrate"] = encode(from.availableOutgoingBitrate);
  out["availableIncomingBitrate"] = encode(from.availableIncomingBitrate);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RTCCertificateStats& out) {
  readMembers(read, static_cast<RTCStats&>(out));
  read("fingerprint", out.fingerprint);
  read("fingerprintAlgorithm", out.fingerprintAlgorithm);
  read("base64Certificate", out.base64Certificate);
  read("issuerCertificateId", out.issuerCertificateId);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RTCCertificateStats& from) {
  writeMembers(out, static_cast<const RTCStats&>(from));
  out["fingerprint"] = encode(from.fingerprint);
  out["fingerprintAlgorithm"] = encode(from.fingerprintAlgorithm);
  out["base64Certificate"] = encode(from.base64Certificate);
  out["issuerCertificateId"] = encode(from.issuerCertificateId);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] CodecConfiguration& out) {
  read("name", out.name);
  read("properties", out.properties);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const CodecConfiguration& from) {
  if (from.name) out["name"] = encode(*from.name);
  if (from.properties) out["properties"] = encode(*from.properties);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] RembParams& out) {
  read("packetsRecvIntervalTop", out.packetsRecvIntervalTop);
  read("exponentialFactor", out.exponentialFactor);
  read("linealFactorMin", out.linealFactorMin);
  read("linealFactorGrade", out.linealFactorGrade);
  read("decrementFactor", out.decrementFactor);
  read("thresholdFactor", out.thresholdFactor);
  read("upLosses", out.upLosses);
  read("rembOnConnect", out.rembOnConnect);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const RembParams& from) {
  if (from.packetsRecvIntervalTop) out["packetsRecvIntervalTop"] = encode(*from.packetsRecvIntervalTop);
  if (from.exponentialFactor) out["exponentialFactor"] = encode(*from.exponentialFactor);
  if (from.linealFactorMin) out["linealFactorMin"] = encode(*from.linealFactorMin);
  if (from.linealFactorGrade) out["linealFactorGrade"] = encode(*from.linealFactorGrade);
  if (from.decrementFactor) out["decrementFactor"] = encode(*from.decrementFactor);
  if (from.thresholdFactor) out["thresholdFactor"] = encode(*from.thresholdFactor);
  if (from.upLosses) out["upLosses"] = encode(*from.upLosses);
  if (from.rembOnConnect) out["rembOnConnect"] = encode(*from.rembOnConnect);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] OfferOptions& out) {
  read("offerToReceiveAudio", out.offerToReceiveAudio);
  read("offerToReceiveVideo", out.offerToReceiveVideo);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const OfferOptions& from) {
  if (from.offerToReceiveAudio) out["offerToReceiveAudio"] = encode(*from.offerToReceiveAudio);
  if (from.offerToReceiveVideo) out["offerToReceiveVideo"] = encode(*from.offerToReceiveVideo);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] VideoInfo& out) {
  read("isSeekable", out.isSeekable);
  read("seekableInit", out.seekableInit);
  read("seekableEnd", out.seekableEnd);
  read("duration", out.duration);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const VideoInfo& from) {
  out["isSeekable"] = encode(from.isSeekable);
  out["seekableInit"] = encode(from.seekableInit);
  out["seekableEnd"] = encode(from.seekableEnd);
  out["duration"] = encode(from.duration);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] SDES& out) {
  read("key", out.key);
  read("keyBase64", out.keyBase64);
  read("crypto", out.crypto);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const SDES& from) {
  if (from.key) out["key"] = encode(*from.key);
  if (from.keyBase64) out["keyBase64"] = encode(*from.keyBase64);
  if (from.crypto) out["crypto"] = encode(*from.crypto);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] IceCandidate& out) {
  read("candidate", out.candidate);
  read("sdpMid", out.sdpMid);
  read("sdpMLineIndex", out.sdpMLineIndex);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const IceCandidate& from) {
  out["candidate"] = encode(from.candidate);
  out["sdpMid"] = encode(from.sdpMid);
  out["sdpMLineIndex"] = encode(from.sdpMLineIndex);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] IceCandidatePair& out) {
  read("streamId", out.streamId);
  read("componentId", out.componentId);
  read("localCandidate", out.localCandidate);
  read("remoteCandidate", out.remoteCandidate);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const IceCandidatePair& from) {
  out["streamId"] = encode(from.streamId);
  out["componentId"] = encode(from.componentId);
  out["localCandidate"] = encode(from.localCandidate);
  out["remoteCandidate"] = encode(from.remoteCandidate);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] IceConnection& out) {
  read("streamId", out.streamId);
  read("componentId", out.componentId);
  read("state", out.state);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const IceConnection& from) {
  out["streamId"] = encode(from.streamId);
  out["componentId"] = encode(from.componentId);
  out["state"] = encode(from.state);
}

void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] DtlsConnection& out) {
  read("streamId", out.streamId);
  read("componentId", out.componentId);
  read("connectionId", out.connectionId);
  read("state", out.state);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const DtlsConnection& from) {
  out["streamId"] = encode(from.streamId);
  out["componentId"] = encode(from.componentId);
  out["connectionId"] = encode(from.connectionId);
  out["state"] = encode(from.state);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::RaiseBase& from) {
  out["source"] = encode(from.source);
  out["timestampMillis"] = encode(from.timestampMillis);
  out["tags"] = encode(from.tags);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::Error& from) {
  writeMembers(out, static_cast<const event::RaiseBase&>(from));
  out["description"] = encode(from.description);
  out["errorCode"] = encode(from.errorCode);
  out["type"] = encode(from.type);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::Media& from) {
  writeMembers(out, static_cast<const event::RaiseBase&>(from));
  out["type"] = encode(from.type);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::MediaSessionTerminated& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::MediaSessionStarted& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::ObjectCreated& from) {
  writeMembers(out, static_cast<const event::RaiseBase&>(from));
  out["object"] = encode(from.object);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::ObjectDestroyed& from) {
  writeMembers(out, static_cast<const event::RaiseBase&>(from));
  out["objectId"] = encode(from.objectId);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::MediaStateChanged& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["oldState"] = encode(from.oldState);
  out["newState"] = encode(from.newState);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::ConnectionStateChanged& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["oldState"] = encode(from.oldState);
  out["newState"] = encode(from.newState);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::MediaFlowOutStateChanged& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["state"] = encode(from.state);
  out["padName"] = encode(from.padName);
  out["mediaType"] = encode(from.mediaType);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::MediaFlowInStateChanged& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["state"] = encode(from.state);
  out["padName"] = encode(from.padName);
  out["mediaType"] = encode(from.mediaType);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::MediaTranscodingStateChanged& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["state"] = encode(from.state);
  out["binName"] = encode(from.binName);
  out["mediaType"] = encode(from.mediaType);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::ElementConnected& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["sink"] = encode(from.sink);
  out["mediaType"] = encode(from.mediaType);
  out["sourceMediaDescription"] = encode(from.sourceMediaDescription);
  out["sinkMediaDescription"] = encode(from.sinkMediaDescription);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::ElementDisconnected& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["sink"] = encode(from.sink);
  out["mediaType"] = encode(from.mediaType);
  out["sourceMediaDescription"] = encode(from.sourceMediaDescription);
  out["sinkMediaDescription"] = encode(from.sinkMediaDescription);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::UriEndpointStateChanged& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["state"] = encode(from.state);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::EndOfStream& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::Recording& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::Paused& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::Stopped& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::OnKeySoftLimit& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["mediaType"] = encode(from.mediaType);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::IceCandidateFound& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["candidate"] = encode(from.candidate);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::IceGatheringDone& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::IceComponentStateChanged& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["streamId"] = encode(from.streamId);
  out["componentId"] = encode(from.componentId);
  out["state"] = encode(from.state);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::DtlsConnectionStateChange& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["streamId"] = encode(from.streamId);
  out["componentId"] = encode(from.componentId);
  out["connectionId"] = encode(from.connectionId);
  out["state"] = encode(from.state);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::DataChannelOpened& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["channelId"] = encode(from.channelId);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::DataChannelClosed& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["channelId"] = encode(from.channelId);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::NewCandidatePairSelected& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["candidatePair"] = encode(from.candidatePair);
}

void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const event::CodeFound& from) {
  writeMembers(out, static_cast<const event::Media&>(from));
  out["codeType"] = encode(from.codeType);
  out["value"] = encode(from.value);
}

}  // namespace

Result<void> decode(const Json::Value& value, const codec::Place&, UriEndpointState& out) {
  const auto parsed = value.isString() ? parseUriEndpointState(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("UriEndpointState");
  out = *parsed;
  return {};
}

Json::Value encode(UriEndpointState value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, ServerType& out) {
  const auto parsed = value.isString() ? parseServerType(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("ServerType");
  out = *parsed;
  return {};
}

Json::Value encode(ServerType value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, GstreamerDotDetails& out) {
  const auto parsed = value.isString() ? parseGstreamerDotDetails(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("GstreamerDotDetails");
  out = *parsed;
  return {};
}

Json::Value encode(GstreamerDotDetails value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, MediaState& out) {
  const auto parsed = value.isString() ? parseMediaState(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("MediaState");
  out = *parsed;
  return {};
}

Json::Value encode(MediaState value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, MediaFlowState& out) {
  const auto parsed = value.isString() ? parseMediaFlowState(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("MediaFlowState");
  out = *parsed;
  return {};
}

Json::Value encode(MediaFlowState value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, MediaTranscodingState& out) {
  const auto parsed = value.isString() ? parseMediaTranscodingState(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("MediaTranscodingState");
  out = *parsed;
  return {};
}

Json::Value encode(MediaTranscodingState value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, ConnectionState& out) {
  const auto parsed = value.isString() ? parseConnectionState(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("ConnectionState");
  out = *parsed;
  return {};
}

Json::Value encode(ConnectionState value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, MediaType& out) {
  const auto parsed = value.isString() ? parseMediaType(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("MediaType");
  out = *parsed;
  return {};
}

Json::Value encode(MediaType value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, FilterType& out) {
  const auto parsed = value.isString() ? parseFilterType(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("FilterType");
  out = *parsed;
  return {};
}

Json::Value encode(FilterType value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, VideoCodec& out) {
  const auto parsed = value.isString() ? parseVideoCodec(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("VideoCodec");
  out = *parsed;
  return {};
}

Json::Value encode(VideoCodec value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, AudioCodec& out) {
  const auto parsed = value.isString() ? parseAudioCodec(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("AudioCodec");
  out = *parsed;
  return {};
}

Json::Value encode(AudioCodec value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, StatsType& out) {
  const auto parsed = value.isString() ? parseStatsType(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("StatsType");
  out = *parsed;
  return {};
}

Json::Value encode(StatsType value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, RTCDataChannelState& out) {
  const auto parsed = value.isString() ? parseRTCDataChannelState(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("RTCDataChannelState");
  out = *parsed;
  return {};
}

Json::Value encode(RTCDataChannelState value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, RTCStatsIceCandidateType& out) {
  const auto parsed = value.isString() ? parseRTCStatsIceCandidateType(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("RTCStatsIceCandidateType");
  out = *parsed;
  return {};
}

Json::Value encode(RTCStatsIceCandidateType value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, RTCStatsIceCandidatePairState& out) {
  const auto parsed = value.isString() ? parseRTCStatsIceCandidatePairState(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("RTCStatsIceCandidatePairState");
  out = *parsed;
  return {};
}

Json::Value encode(RTCStatsIceCandidatePairState value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, MediaProfileSpecType& out) {
  const auto parsed = value.isString() ? parseMediaProfileSpecType(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("MediaProfileSpecType");
  out = *parsed;
  return {};
}

Json::Value encode(MediaProfileSpecType value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, GapsFixMethod& out) {
  const auto parsed = value.isString() ? parseGapsFixMethod(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("GapsFixMethod");
  out = *parsed;
  return {};
}

Json::Value encode(GapsFixMethod value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, CryptoSuite& out) {
  const auto parsed = value.isString() ? parseCryptoSuite(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("CryptoSuite");
  out = *parsed;
  return {};
}

Json::Value encode(CryptoSuite value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, IceComponentState& out) {
  const auto parsed = value.isString() ? parseIceComponentState(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("IceComponentState");
  out = *parsed;
  return {};
}

Json::Value encode(IceComponentState value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, DtlsConnectionState& out) {
  const auto parsed = value.isString() ? parseDtlsConnectionState(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("DtlsConnectionState");
  out = *parsed;
  return {};
}

Json::Value encode(DtlsConnectionState value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, CertificateKeyType& out) {
  const auto parsed = value.isString() ? parseCertificateKeyType(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("CertificateKeyType");
  out = *parsed;
  return {};
}

Json::Value encode(CertificateKeyType value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place&, DSCPValue& out) {
  const auto parsed = value.isString() ? parseDSCPValue(value.asString()) : std::nullopt;
  if (!parsed) return codec::invalidEnum("DSCPValue");
  out = *parsed;
  return {};
}

Json::Value encode(DSCPValue value) { return Json::Value(std::string(toString(value))); }

Result<void> decode(const Json::Value& value, const codec::Place& place, ModuleInfo& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const ModuleInfo& value) {
  Json::Value result = structure("ModuleInfo");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, ServerInfo& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const ServerInfo& value) {
  Json::Value result = structure("ServerInfo");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, Fraction& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const Fraction& value) {
  Json::Value result = structure("Fraction");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, AudioCaps& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const AudioCaps& value) {
  Json::Value result = structure("AudioCaps");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, VideoCaps& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const VideoCaps& value) {
  Json::Value result = structure("VideoCaps");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, ElementConnectionData& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const ElementConnectionData& value) {
  Json::Value result = structure("ElementConnectionData");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, Tag& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const Tag& value) {
  Json::Value result = structure("Tag");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, MediaLatencyStat& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const MediaLatencyStat& value) {
  Json::Value result = structure("MediaLatencyStat");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, std::shared_ptr<Stats>& out) {
  MemberReader read(value, place);
  if (auto object = read.result(); !object) return object;
  const auto type = codec::typeOf(value, "Stats");
  if (!type) return tl::make_unexpected(type.error());
  const auto make = [&]<class T>(std::shared_ptr<T> made) {
    readMembers(read, *made);
    out = std::move(made);
    return read.result();
  };
  if (*type == "Stats") return make(std::make_shared<Stats>());
  if (*type == "ElementStats") return make(std::make_shared<ElementStats>());
  if (*type == "EndpointStats") return make(std::make_shared<EndpointStats>());
  if (*type == "RTCStats") return make(std::make_shared<RTCStats>());
  if (*type == "RTCRTPStreamStats") return make(std::make_shared<RTCRTPStreamStats>());
  if (*type == "RTCCodec") return make(std::make_shared<RTCCodec>());
  if (*type == "RTCInboundRTPStreamStats") return make(std::make_shared<RTCInboundRTPStreamStats>());
  if (*type == "RTCOutboundRTPStreamStats") return make(std::make_shared<RTCOutboundRTPStreamStats>());
  if (*type == "RTCPeerConnectionStats") return make(std::make_shared<RTCPeerConnectionStats>());
  if (*type == "RTCMediaStreamStats") return make(std::make_shared<RTCMediaStreamStats>());
  if (*type == "RTCMediaStreamTrackStats") return make(std::make_shared<RTCMediaStreamTrackStats>());
  if (*type == "RTCDataChannelStats") return make(std::make_shared<RTCDataChannelStats>());
  if (*type == "RTCTransportStats") return make(std::make_shared<RTCTransportStats>());
  if (*type == "RTCIceCandidateAttributes") return make(std::make_shared<RTCIceCandidateAttributes>());
  if (*type == "RTCIceCandidatePairStats") return make(std::make_shared<RTCIceCandidatePairStats>());
  if (*type == "RTCCertificateStats") return make(std::make_shared<RTCCertificateStats>());
  return codec::invalidEnum("Stats.__type__");
}

Json::Value encode(const std::shared_ptr<Stats>& value) {
  if (!value) return Json::Value();
  if (const auto* known = dynamic_cast<const RTCCertificateStats*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const RTCIceCandidatePairStats*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const RTCIceCandidateAttributes*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const RTCTransportStats*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const RTCDataChannelStats*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const RTCMediaStreamTrackStats*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const RTCMediaStreamStats*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const RTCPeerConnectionStats*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const RTCOutboundRTPStreamStats*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const RTCInboundRTPStreamStats*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const RTCCodec*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const RTCRTPStreamStats*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const RTCStats*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const EndpointStats*>(value.get())) return encode(*known);
  if (const auto* known = dynamic_cast<const ElementStats*>(value.get())) return encode(*known);
  return encode(*value);
}

Json::Value encode(const Stats& value) {
  Json::Value result = structure("Stats");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const ElementStats& value) {
  Json::Value result = structure("ElementStats");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const EndpointStats& value) {
  Json::Value result = structure("EndpointStats");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const RTCStats& value) {
  Json::Value result = structure("RTCStats");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const RTCRTPStreamStats& value) {
  Json::Value result = structure("RTCRTPStreamStats");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const RTCCodec& value) {
  Json::Value result = structure("RTCCodec");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const RTCInboundRTPStreamStats& value) {
  Json::Value result = structure("RTCInboundRTPStreamStats");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const RTCOutboundRTPStreamStats& value) {
  Json::Value result = structure("RTCOutboundRTPStreamStats");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const RTCPeerConnectionStats& value) {
  Json::Value result = structure("RTCPeerConnectionStats");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const RTCMediaStreamStats& value) {
  Json::Value result = structure("RTCMediaStreamStats");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const RTCMediaStreamTrackStats& value) {
  Json::Value result = structure("RTCMediaStreamTrackStats");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const RTCDataChannelStats& value) {
  Json::Value result = structure("RTCDataChannelStats");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const RTCTransportStats& value) {
  Json::Value result = structure("RTCTransportStats");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const RTCIceCandidateAttributes& value) {
  Json::Value result = structure("RTCIceCandidateAttributes");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const RTCIceCandidatePairStats& value) {
  Json::Value result = structure("RTCIceCandidatePairStats");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const RTCCertificateStats& value) {
  Json::Value result = structure("RTCCertificateStats");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, CodecConfiguration& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const CodecConfiguration& value) {
  Json::Value result = structure("CodecConfiguration");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, RembParams& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const RembParams& value) {
  Json::Value result = structure("RembParams");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, OfferOptions& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const OfferOptions& value) {
  Json::Value result = structure("OfferOptions");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, VideoInfo& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const VideoInfo& value) {
  Json::Value result = structure("VideoInfo");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, SDES& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const SDES& value) {
  Json::Value result = structure("SDES");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, IceCandidate& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const IceCandidate& value) {
  Json::Value result = structure("IceCandidate");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, IceCandidatePair& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const IceCandidatePair& value) {
  Json::Value result = structure("IceCandidatePair");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, IceConnection& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const IceConnection& value) {
  Json::Value result = structure("IceConnection");
  writeMembers(result, value);
  return result;
}

Result<void> decode(const Json::Value& value, const codec::Place& place, DtlsConnection& out) {
  MemberReader read(value, place);
  out = {};
  readMembers(read, out);
  return read.result();
}

Json::Value encode(const DtlsConnection& value) {
  Json::Value result = structure("DtlsConnection");
  writeMembers(result, value);
  return result;
}

Json::Value encode(const Event& event) {
  Json::Value result(Json::objectValue);
  std::visit([&](const auto& each) { writeMembers(result, each); }, event);
  return result;
}

}  // namespace headwater::rpc::api
