// Reading what one peer reports: SRTCP, RFC 3711 section 3.4.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "elements/rtp/SrtpSender.hpp"

namespace headwater::rtp {

/// Whether a packet of a transport that RTP and RTCP share is RTCP, RFC 5761 section 4.
constexpr bool isRtcpPacket(std::span<const uint8_t> packet) {
  return packet.size() >= 2 && packet[0] >> 6 == 2 && packet[1] >= 192 && packet[1] <= 223;
}

/// The receiving half of one peer's SRTCP session, for any of its SSRCs. What is forged, repeated or older
/// than the last kWindow reports is refused.
///
/// Thread: one at a time, no locks. Movable.
class SrtcpReceiver {
 public:
  static constexpr uint32_t kWindow = 64;    ///< reports that may overtake one another, section 3.3.2
  static constexpr size_t kMaxStreams = 32;  ///< SSRCs a peer may report as; more are refused
  static constexpr size_t kMaxPacket = 2048;

  /// Failure::Code::invalidArgument when `keyAndSalt` is not of srtpKeySize(profile), or the profile is not
  /// one of counter mode.
  static base::Expected<SrtcpReceiver> create(SrtpProfile profile, std::span<const uint8_t> keyAndSalt);

  SrtcpReceiver(SrtcpReceiver&&) noexcept;
  SrtcpReceiver& operator=(SrtcpReceiver&&) noexcept;
  ~SrtcpReceiver();

  /// The compound packet in clear, good until the next call; empty when it is refused.
  std::span<const uint8_t> open(std::span<const uint8_t> packet);

 private:
  class Impl;
  explicit SrtcpReceiver(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace headwater::rtp
