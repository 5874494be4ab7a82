// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** A certificate of DTLS. */
public class RTCCertificateStats extends RTCStats {
  private final String fingerprint;
  private final String fingerprintAlgorithm;
  private final String base64Certificate;
  private final String issuerCertificateId;

  RTCCertificateStats(Members from) {
    super(from);
    fingerprint = from.get("fingerprint", Decoders.STRING, null);
    fingerprintAlgorithm = from.get("fingerprintAlgorithm", Decoders.STRING, null);
    base64Certificate = from.get("base64Certificate", Decoders.STRING, null);
    issuerCertificateId = from.get("issuerCertificateId", Decoders.STRING, null);
  }

  /** {@return its fingerprint, as in SDP's {@code a=fingerprint}} */
  public String getFingerprint() {
    return fingerprint;
  }

  /** {@return algorithm of the fingerprint, such as {@code sha-256}} */
  public String getFingerprintAlgorithm() {
    return fingerprintAlgorithm;
  }

  /** {@return the certificate in DER, as base64} */
  public String getBase64Certificate() {
    return base64Certificate;
  }

  /** {@return id of the statistics of its issuer's certificate; empty when there are none} */
  public String getIssuerCertificateId() {
    return issuerCertificateId;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("fingerprint", fingerprint);
    to.accept("fingerprintAlgorithm", fingerprintAlgorithm);
    to.accept("base64Certificate", base64Certificate);
    to.accept("issuerCertificateId", issuerCertificateId);
  }
}
