// RFC 8122 section 5 and RFC 8827 section 6.5: the certificate of the DTLS handshake must be the one in the
// SDP.
#pragma once

#include <string>
#include <vector>

namespace headwater::webrtc {

/// "sha-256 AB:CD:..." of a PEM certificate by the hash named "sha-256" and so on; empty when either is
/// unusable.
std::string fingerprintOf(const std::string& pem, const std::string& algorithm);

/// Whether `pem` matches one of `announced` (as fingerprintsOf() gives them). False when there is none, or
/// none with a hash that we accept: sha-1 and md5 are not.
bool matchesFingerprint(const std::string& pem, const std::vector<std::string>& announced);

}  // namespace headwater::webrtc
