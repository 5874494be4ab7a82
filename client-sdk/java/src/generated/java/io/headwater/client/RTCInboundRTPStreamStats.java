// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** Statistics of an RTP stream that is received. */
public class RTCInboundRTPStreamStats extends RTCRTPStreamStats {
  private final long packetsReceived;
  private final long bytesReceived;
  private final double jitter;

  RTCInboundRTPStreamStats(Members from) {
    super(from);
    packetsReceived = from.get("packetsReceived", Decoders.LONG, 0L);
    bytesReceived = from.get("bytesReceived", Decoders.LONG, 0L);
    jitter = from.get("jitter", Decoders.DOUBLE, 0.0);
  }

  /** {@return how many packets have arrived so far} */
  public long getPacketsReceived() {
    return packetsReceived;
  }

  /** {@return how many bytes of payload have arrived so far} */
  public long getBytesReceived() {
    return bytesReceived;
  }

  /** {@return how much the time between packets varies, in seconds (RFC 3550 section 6.4.1)} */
  public double getJitter() {
    return jitter;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("packetsReceived", packetsReceived);
    to.accept("bytesReceived", bytesReceived);
    to.accept("jitter", jitter);
  }
}
