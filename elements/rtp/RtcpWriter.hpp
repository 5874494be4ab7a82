// Writing what a sender reports: compound SR + SDES (+ BYE), RFC 3550 section 6.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "elements/rtp/RtcpReader.hpp"

namespace headwater::rtp {

struct SenderCompound {
  std::span<const SenderInfo> senders;  ///< one to 31; one SR each, then one SDES packet each
  std::string_view cname;               ///< RFC 7022; the same for all SSRCs of one peer, 1 to 255 bytes
  bool bye = false;                     ///< these SSRCs leave, RFC 3550 section 6.6
};

/// Bytes that writeCompound() will need.
size_t compoundSize(const SenderCompound& compound);

/// Writes to the start of `out` and returns the size; 0 when `out` is too small or the compound is not as
/// described above. Does not allocate. Thread: any.
size_t writeCompound(const SenderCompound& compound, std::span<uint8_t> out);

}  // namespace headwater::rtp
