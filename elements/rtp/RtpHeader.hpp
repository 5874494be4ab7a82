// Reading RTP packets, RFC 3550 section 5.1, without trusting them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace headwater::rtp {

/// The fixed header and where things are; offsets in bytes from the packet's start.
struct RtpHeader {
  bool marker = false;
  uint8_t payloadType = 0;
  uint16_t sequence = 0;
  uint32_t timestamp = 0;
  uint32_t ssrc = 0;
  uint16_t extensionProfile = 0;  ///< 0xBEDE one-byte, 0x100X two-byte elements (RFC 8285), 0 none
  size_t extensionOffset = 0, extensionSize = 0;
  size_t payloadOffset = 0, payloadSize = 0;  ///< without padding
  size_t paddingSize = 0;
};

/// Nothing when the bytes are not a whole RTP packet.
std::optional<RtpHeader> parseRtpHeader(std::span<const uint8_t> packet);

/// Calls `visit(id, data)` for each header extension element, RFC 8285 sections 4.2 and 4.3.
void forEachExtension(std::span<const uint8_t> packet, const RtpHeader& header,
                      const std::function<void(int id, std::span<const uint8_t>)>& visit);

/// URIs of the header extensions that a packet keeps on its way; all others are per hop and end here.
const std::vector<std::string>& forwardedExtensions();

/// Signed distance from `from` to `to` of numbers that wrap at 2^16.
inline int sequenceDistance(uint16_t from, uint16_t to) {
  return static_cast<int16_t>(static_cast<uint16_t>(to - from));
}

}  // namespace headwater::rtp
