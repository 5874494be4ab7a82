// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#pragma once

#include <json/value.h>

#include "rpc/generated/Events.hpp"
#include "rpc/generated/Interfaces.hpp"
#include "rpc/jsonrpc/Codec.hpp"

namespace headwater::rpc::api {

using codec::decode;
using codec::encode;

/// An object travels as its id.
template <std::derived_from<MediaObject> T>
Json::Value encode(const std::shared_ptr<T>& object) {
  return object ? Json::Value(object->id()) : Json::Value();
}

Result<void> decode(const Json::Value& value, const codec::Place& place, UriEndpointState& out);
Json::Value encode(UriEndpointState value);

Result<void> decode(const Json::Value& value, const codec::Place& place, ServerType& out);
Json::Value encode(ServerType value);

Result<void> decode(const Json::Value& value, const codec::Place& place, GstreamerDotDetails& out);
Json::Value encode(GstreamerDotDetails value);

Result<void> decode(const Json::Value& value, const codec::Place& place, MediaState& out);
Json::Value encode(MediaState value);

Result<void> decode(const Json::Value& value, const codec::Place& place, MediaFlowState& out);
Json::Value encode(MediaFlowState value);

Result<void> decode(const Json::Value& value, const codec::Place& place, MediaTranscodingState& out);
Json::Value encode(MediaTranscodingState value);

Result<void> decode(const Json::Value& value, const codec::Place& place, ConnectionState& out);
Json::Value encode(ConnectionState value);

Result<void> decode(const Json::Value& value, const codec::Place& place, MediaType& out);
Json::Value encode(MediaType value);

Result<void> decode(const Json::Value& value, const codec::Place& place, FilterType& out);
Json::Value encode(FilterType value);

Result<void> decode(const Json::Value& value, const codec::Place& place, VideoCodec& out);
Json::Value encode(VideoCodec value);

Result<void> decode(const Json::Value& value, const codec::Place& place, AudioCodec& out);
Json::Value encode(AudioCodec value);

Result<void> decode(const Json::Value& value, const codec::Place& place, StatsType& out);
Json::Value encode(StatsType value);

Result<void> decode(const Json::Value& value, const codec::Place& place, RTCDataChannelState& out);
Json::Value encode(RTCDataChannelState value);

Result<void> decode(const Json::Value& value, const codec::Place& place, RTCStatsIceCandidateType& out);
Json::Value encode(RTCStatsIceCandidateType value);

Result<void> decode(const Json::Value& value, const codec::Place& place, RTCStatsIceCandidatePairState& out);
Json::Value encode(RTCStatsIceCandidatePairState value);

Result<void> decode(const Json::Value& value, const codec::Place& place, MediaProfileSpecType& out);
Json::Value encode(MediaProfileSpecType value);

Result<void> decode(const Json::Value& value, const codec::Place& place, GapsFixMethod& out);
Json::Value encode(GapsFixMethod value);

Result<void> decode(const Json::Value& value, const codec::Place& place, CryptoSuite& out);
Json::Value encode(CryptoSuite value);

Result<void> decode(const Json::Value& value, const codec::Place& place, IceComponentState& out);
Json::Value encode(IceComponentState value);

Result<void> decode(const Json::Value& value, const codec::Place& place, DtlsConnectionState& out);
Json::Value encode(DtlsConnectionState value);

Result<void> decode(const Json::Value& value, const codec::Place& place, CertificateKeyType& out);
Json::Value encode(CertificateKeyType value);

Result<void> decode(const Json::Value& value, const codec::Place& place, DSCPValue& out);
Json::Value encode(DSCPValue value);

Result<void> decode(const Json::Value& value, const codec::Place& place, ModuleInfo& out);
Json::Value encode(const ModuleInfo& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, ServerInfo& out);
Json::Value encode(const ServerInfo& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, Fraction& out);
Json::Value encode(const Fraction& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, AudioCaps& out);
Json::Value encode(const AudioCaps& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, VideoCaps& out);
Json::Value encode(const VideoCaps& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, ElementConnectionData& out);
Json::Value encode(const ElementConnectionData& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, Tag& out);
Json::Value encode(const Tag& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, MediaLatencyStat& out);
Json::Value encode(const MediaLatencyStat& value);

/// `__type__` selects which one it is.
Result<void> decode(const Json::Value& value, const codec::Place& place, std::shared_ptr<Stats>& out);
Json::Value encode(const std::shared_ptr<Stats>& value);
Json::Value encode(const Stats& value);

Json::Value encode(const ElementStats& value);

Json::Value encode(const EndpointStats& value);

Json::Value encode(const RTCStats& value);

Json::Value encode(const RTCRTPStreamStats& value);

Json::Value encode(const RTCCodec& value);

Json::Value encode(const RTCInboundRTPStreamStats& value);

Json::Value encode(const RTCOutboundRTPStreamStats& value);

Json::Value encode(const RTCPeerConnectionStats& value);

Json::Value encode(const RTCMediaStreamStats& value);

Json::Value encode(const RTCMediaStreamTrackStats& value);

Json::Value encode(const RTCDataChannelStats& value);

Json::Value encode(const RTCTransportStats& value);

Json::Value encode(const RTCIceCandidateAttributes& value);

Json::Value encode(const RTCIceCandidatePairStats& value);

Json::Value encode(const RTCCertificateStats& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, CodecConfiguration& out);
Json::Value encode(const CodecConfiguration& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, RembParams& out);
Json::Value encode(const RembParams& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, OfferOptions& out);
Json::Value encode(const OfferOptions& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, VideoInfo& out);
Json::Value encode(const VideoInfo& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, SDES& out);
Json::Value encode(const SDES& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, IceCandidate& out);
Json::Value encode(const IceCandidate& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, IceCandidatePair& out);
Json::Value encode(const IceCandidatePair& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, IceConnection& out);
Json::Value encode(const IceConnection& value);

Result<void> decode(const Json::Value& value, const codec::Place& place, DtlsConnection& out);
Json::Value encode(const DtlsConnection& value);

/// The `data` of an onEvent notification.
Json::Value encode(const Event& event);

}  // namespace headwater::rpc::api
