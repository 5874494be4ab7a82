// Session descriptions of plain RTP (RFC 8866, RFC 3264), with keys of SRTP in them where asked for (RFC
// 4568).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "elements/webrtc/WebRtcPeer.hpp"
#include "rpc/generated/Types.hpp"

namespace headwater::server {

struct RtpKey {
  rpc::api::CryptoSuite suite = rpc::api::CryptoSuite::AES_128_CM_HMAC_SHA1_80;
  std::string base64;  ///< key and salt
};

/// Writes offers and answers. Nothing receives yet, so they give no address to send to: port 9 (discard) at
/// the unspecified address, as for media on hold. Immutable.
class RtpDescription {
 public:
  RtpDescription(bool ipv6, std::optional<RtpKey> key);

  std::string offer(bool audio, bool video, const media::BandwidthLimits& limits) const;
  /// Nothing when `offer` is no session description. Media that cannot be answered is rejected, with port 0.
  std::optional<std::string> answer(const std::string& offer, const media::BandwidthLimits& limits) const;

  static bool isValid(const std::string& sdp);

 private:
  std::string head() const;
  std::string section(const std::string& mediaLine, const std::string& kind,
                      const media::BandwidthLimits& limits) const;

  const std::string address_;
  const std::optional<RtpKey> key_;
  const uint32_t session_;
};

}  // namespace headwater::server
