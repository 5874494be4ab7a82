// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** How each structure of the API is read, by its name on the wire. */
final class Structures {
  static final Map<String, Function<Members, ? extends Structure>> READERS = new HashMap<>();

  private Structures() {}

  static {
    READERS.put("ModuleInfo", ModuleInfo::new);
    READERS.put("ServerInfo", ServerInfo::new);
    READERS.put("Fraction", Fraction::new);
    READERS.put("AudioCaps", AudioCaps::new);
    READERS.put("VideoCaps", VideoCaps::new);
    READERS.put("ElementConnectionData", ElementConnectionData::new);
    READERS.put("Tag", Tag::new);
    READERS.put("MediaLatencyStat", MediaLatencyStat::new);
    READERS.put("Stats", Stats::new);
    READERS.put("ElementStats", ElementStats::new);
    READERS.put("EndpointStats", EndpointStats::new);
    READERS.put("RTCStats", RTCStats::new);
    READERS.put("RTCRTPStreamStats", RTCRTPStreamStats::new);
    READERS.put("RTCCodec", RTCCodec::new);
    READERS.put("RTCInboundRTPStreamStats", RTCInboundRTPStreamStats::new);
    READERS.put("RTCOutboundRTPStreamStats", RTCOutboundRTPStreamStats::new);
    READERS.put("RTCPeerConnectionStats", RTCPeerConnectionStats::new);
    READERS.put("RTCMediaStreamStats", RTCMediaStreamStats::new);
    READERS.put("RTCMediaStreamTrackStats", RTCMediaStreamTrackStats::new);
    READERS.put("RTCDataChannelStats", RTCDataChannelStats::new);
    READERS.put("RTCTransportStats", RTCTransportStats::new);
    READERS.put("RTCIceCandidateAttributes", RTCIceCandidateAttributes::new);
    READERS.put("RTCIceCandidatePairStats", RTCIceCandidatePairStats::new);
    READERS.put("RTCCertificateStats", RTCCertificateStats::new);
    READERS.put("CodecConfiguration", CodecConfiguration::new);
    READERS.put("RembParams", RembParams::new);
    READERS.put("OfferOptions", OfferOptions::new);
    READERS.put("VideoInfo", VideoInfo::new);
    READERS.put("SDES", SDES::new);
    READERS.put("IceCandidate", IceCandidate::new);
    READERS.put("IceCandidatePair", IceCandidatePair::new);
    READERS.put("IceConnection", IceConnection::new);
    READERS.put("DtlsConnection", DtlsConnection::new);
  }
}
