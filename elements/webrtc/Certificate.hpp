// The DTLS certificate that peers share.
#pragma once

#include <memory>
#include <string>

namespace headwater::webrtc {

struct DtlsCertificate {
  std::string pem;          ///< the certificate and its key; empty when OpenSSL failed
  std::string fingerprint;  ///< as in a=fingerprint, RFC 8122: "sha-256 AB:..."
};

/// Self-signed, P-256 or RSA-2048. Made once and renewed daily: a handshake with P-256 costs a fraction of
/// RSA's. Thread-safe, never null.
std::shared_ptr<const webrtc::DtlsCertificate> dtlsCertificate(bool ecdsa);

}  // namespace headwater::webrtc
