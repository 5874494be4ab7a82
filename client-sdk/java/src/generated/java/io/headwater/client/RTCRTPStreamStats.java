// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** Statistics of an RTP stream. */
public class RTCRTPStreamStats extends RTCStats {
  private final String ssrc;
  private final String associateStatsId;
  private final boolean isRemote;
  private final String mediaTrackId;
  private final String transportId;
  private final String codecId;
  private final long firCount;
  private final long pliCount;
  private final long nackCount;
  private final long sliCount;
  private final long remb;
  private final long packetsLost;
  private final double fractionLost;

  RTCRTPStreamStats(Members from) {
    super(from);
    ssrc = from.get("ssrc", Decoders.STRING, null);
    associateStatsId = from.get("associateStatsId", Decoders.STRING, null);
    isRemote = from.get("isRemote", Decoders.BOOLEAN, false);
    mediaTrackId = from.get("mediaTrackId", Decoders.STRING, null);
    transportId = from.get("transportId", Decoders.STRING, null);
    codecId = from.get("codecId", Decoders.STRING, null);
    firCount = from.get("firCount", Decoders.LONG, 0L);
    pliCount = from.get("pliCount", Decoders.LONG, 0L);
    nackCount = from.get("nackCount", Decoders.LONG, 0L);
    sliCount = from.get("sliCount", Decoders.LONG, 0L);
    remb = from.get("remb", Decoders.LONG, 0L);
    packetsLost = from.get("packetsLost", Decoders.LONG, 0L);
    fractionLost = from.get("fractionLost", Decoders.DOUBLE, 0.0);
  }

  /** {@return SSRC of the stream (RFC 3550), as text} */
  public String getSsrc() {
    return ssrc;
  }

  /** {@return id of the statistics of the same stream as the other side sees it; empty when there are none} */
  public String getAssociateStatsId() {
    return associateStatsId;
  }

  /** {@return whether the other side measured them} */
  public boolean getIsRemote() {
    return isRemote;
  }

  /** {@return id of the statistics of the track} */
  public String getMediaTrackId() {
    return mediaTrackId;
  }

  /** {@return id of the statistics of the transport} */
  public String getTransportId() {
    return transportId;
  }

  /** {@return id of the statistics of the codec} */
  public String getCodecId() {
    return codecId;
  }

  /** {@return how many full intra requests (RFC 5104) the receiver has sent} */
  public long getFirCount() {
    return firCount;
  }

  /** {@return how many picture loss indications (RFC 4585) the receiver has sent} */
  public long getPliCount() {
    return pliCount;
  }

  /** {@return how many negative acknowledgements (RFC 4585) the receiver has sent} */
  public long getNackCount() {
    return nackCount;
  }

  /** {@return how many slice loss indications (RFC 4585) the receiver has sent} */
  public long getSliCount() {
    return sliCount;
  }

  /** {@return the bandwidth that the receiver last reported with REMB, in bit/s; 0: none} */
  public long getRemb() {
    return remb;
  }

  /** {@return how many packets are missing so far} */
  public long getPacketsLost() {
    return packetsLost;
  }

  /** {@return which part of the packets went missing lately: 0 to 1} */
  public double getFractionLost() {
    return fractionLost;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("ssrc", ssrc);
    to.accept("associateStatsId", associateStatsId);
    to.accept("isRemote", isRemote);
    to.accept("mediaTrackId", mediaTrackId);
    to.accept("transportId", transportId);
    to.accept("codecId", codecId);
    to.accept("firCount", firCount);
    to.accept("pliCount", pliCount);
    to.accept("nackCount", nackCount);
    to.accept("sliCount", sliCount);
    to.accept("remb", remb);
    to.accept("packetsLost", packetsLost);
    to.accept("fractionLost", fractionLost);
  }
}
