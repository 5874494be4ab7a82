// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** Statistics of a transport. */
public class RTCTransportStats extends RTCStats {
  private final long bytesSent;
  private final long bytesReceived;
  private final String rtcpTransportStatsId;
  private final boolean activeConnection;
  private final String selectedCandidatePairId;
  private final String localCertificateId;
  private final String remoteCertificateId;

  RTCTransportStats(Members from) {
    super(from);
    bytesSent = from.get("bytesSent", Decoders.LONG, 0L);
    bytesReceived = from.get("bytesReceived", Decoders.LONG, 0L);
    rtcpTransportStatsId = from.get("rtcpTransportStatsId", Decoders.STRING, null);
    activeConnection = from.get("activeConnection", Decoders.BOOLEAN, false);
    selectedCandidatePairId = from.get("selectedCandidatePairId", Decoders.STRING, null);
    localCertificateId = from.get("localCertificateId", Decoders.STRING, null);
    remoteCertificateId = from.get("remoteCertificateId", Decoders.STRING, null);
  }

  /** {@return how many bytes were sent so far} */
  public long getBytesSent() {
    return bytesSent;
  }

  /** {@return how many bytes have arrived so far} */
  public long getBytesReceived() {
    return bytesReceived;
  }

  /** {@return id of the statistics of the transport of RTCP, where it is another one; empty otherwise} */
  public String getRtcpTransportStatsId() {
    return rtcpTransportStatsId;
  }

  /** {@return whether it is in use} */
  public boolean getActiveConnection() {
    return activeConnection;
  }

  /** {@return id of the statistics of the candidate pair in use} */
  public String getSelectedCandidatePairId() {
    return selectedCandidatePairId;
  }

  /** {@return id of the statistics of the server's certificate} */
  public String getLocalCertificateId() {
    return localCertificateId;
  }

  /** {@return id of the statistics of the other side's certificate} */
  public String getRemoteCertificateId() {
    return remoteCertificateId;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("bytesSent", bytesSent);
    to.accept("bytesReceived", bytesReceived);
    to.accept("rtcpTransportStatsId", rtcpTransportStatsId);
    to.accept("activeConnection", activeConnection);
    to.accept("selectedCandidatePairId", selectedCandidatePairId);
    to.accept("localCertificateId", localCertificateId);
    to.accept("remoteCertificateId", remoteCertificateId);
  }
}
