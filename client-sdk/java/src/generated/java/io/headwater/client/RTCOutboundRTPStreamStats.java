// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** Statistics of an RTP stream that is sent. */
public class RTCOutboundRTPStreamStats extends RTCRTPStreamStats {
  private final long packetsSent;
  private final long bytesSent;
  private final double targetBitrate;
  private final double roundTripTime;
  private final long retransmittedPacketsSent;
  private final long retransmittedBytesSent;

  RTCOutboundRTPStreamStats(Members from) {
    super(from);
    packetsSent = from.get("packetsSent", Decoders.LONG, 0L);
    bytesSent = from.get("bytesSent", Decoders.LONG, 0L);
    targetBitrate = from.get("targetBitrate", Decoders.DOUBLE, 0.0);
    roundTripTime = from.get("roundTripTime", Decoders.DOUBLE, 0.0);
    retransmittedPacketsSent = from.get("retransmittedPacketsSent", Decoders.LONG, 0L);
    retransmittedBytesSent = from.get("retransmittedBytesSent", Decoders.LONG, 0L);
  }

  /** {@return how many packets were sent so far, those that were sent again included} */
  public long getPacketsSent() {
    return packetsSent;
  }

  /** {@return how many bytes of payload were sent so far, those that were sent again included} */
  public long getBytesSent() {
    return bytesSent;
  }

  /** {@return what the encoder aims at, in bit/s; 0 where the server does not encode} */
  public double getTargetBitrate() {
    return targetBitrate;
  }

  /** {@return time to the receiver and back, in seconds, from its last report} */
  public double getRoundTripTime() {
    return roundTripTime;
  }

  /**
   * {@return how many of packetsSent were sent again because the receiver had lost them (NACK), be it on the
   * stream's SSRC or on that of RTX (RFC 4588). As in W3C webrtc-stats; Kurento does not have it}
   */
  public long getRetransmittedPacketsSent() {
    return retransmittedPacketsSent;
  }

  /** {@return how many of bytesSent they were. As in W3C webrtc-stats; Kurento does not have it} */
  public long getRetransmittedBytesSent() {
    return retransmittedBytesSent;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("packetsSent", packetsSent);
    to.accept("bytesSent", bytesSent);
    to.accept("targetBitrate", targetBitrate);
    to.accept("roundTripTime", roundTripTime);
    to.accept("retransmittedPacketsSent", retransmittedPacketsSent);
    to.accept("retransmittedBytesSent", retransmittedBytesSent);
  }
}
