// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** Statistics of a pair of ICE candidates. */
public class RTCIceCandidatePairStats extends RTCStats {
  private final String transportId;
  private final String localCandidateId;
  private final String remoteCandidateId;
  private final RTCStatsIceCandidatePairState state;
  private final long priority;
  private final boolean nominated;
  private final boolean writable;
  private final boolean readable;
  private final long bytesSent;
  private final long bytesReceived;
  private final double roundTripTime;
  private final double availableOutgoingBitrate;
  private final double availableIncomingBitrate;

  RTCIceCandidatePairStats(Members from) {
    super(from);
    transportId = from.get("transportId", Decoders.STRING, null);
    localCandidateId = from.get("localCandidateId", Decoders.STRING, null);
    remoteCandidateId = from.get("remoteCandidateId", Decoders.STRING, null);
    state = from.get("state", Decoders.constant(RTCStatsIceCandidatePairState.class), null);
    priority = from.get("priority", Decoders.LONG, 0L);
    nominated = from.get("nominated", Decoders.BOOLEAN, false);
    writable = from.get("writable", Decoders.BOOLEAN, false);
    readable = from.get("readable", Decoders.BOOLEAN, false);
    bytesSent = from.get("bytesSent", Decoders.LONG, 0L);
    bytesReceived = from.get("bytesReceived", Decoders.LONG, 0L);
    roundTripTime = from.get("roundTripTime", Decoders.DOUBLE, 0.0);
    availableOutgoingBitrate = from.get("availableOutgoingBitrate", Decoders.DOUBLE, 0.0);
    availableIncomingBitrate = from.get("availableIncomingBitrate", Decoders.DOUBLE, 0.0);
  }

  /** {@return id of the statistics of the transport} */
  public String getTransportId() {
    return transportId;
  }

  /** {@return id of the statistics of the server's candidate} */
  public String getLocalCandidateId() {
    return localCandidateId;
  }

  /** {@return id of the statistics of the other side's candidate} */
  public String getRemoteCandidateId() {
    return remoteCandidateId;
  }

  /** {@return state of its check} */
  public RTCStatsIceCandidatePairState getState() {
    return state;
  }

  /** {@return its priority (RFC 8445 section 6.1.2.3)} */
  public long getPriority() {
    return priority;
  }

  /** {@return whether it was chosen} */
  public boolean getNominated() {
    return nominated;
  }

  /** {@return whether a check of the server was answered} */
  public boolean getWritable() {
    return writable;
  }

  /** {@return whether a check of the other side was valid} */
  public boolean getReadable() {
    return readable;
  }

  /** {@return how many bytes were sent so far} */
  public long getBytesSent() {
    return bytesSent;
  }

  /** {@return how many bytes have arrived so far} */
  public long getBytesReceived() {
    return bytesReceived;
  }

  /** {@return time of the last check and its answer, in seconds} */
  public double getRoundTripTime() {
    return roundTripTime;
  }

  /** {@return what can be sent, as estimated, in bit/s} */
  public double getAvailableOutgoingBitrate() {
    return availableOutgoingBitrate;
  }

  /** {@return what can be received, as estimated, in bit/s} */
  public double getAvailableIncomingBitrate() {
    return availableIncomingBitrate;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("transportId", transportId);
    to.accept("localCandidateId", localCandidateId);
    to.accept("remoteCandidateId", remoteCandidateId);
    to.accept("state", state);
    to.accept("priority", priority);
    to.accept("nominated", nominated);
    to.accept("writable", writable);
    to.accept("readable", readable);
    to.accept("bytesSent", bytesSent);
    to.accept("bytesReceived", bytesReceived);
    to.accept("roundTripTime", roundTripTime);
    to.accept("availableOutgoingBitrate", availableOutgoingBitrate);
    to.accept("availableIncomingBitrate", availableIncomingBitrate);
  }
}
