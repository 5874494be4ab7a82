// Telling what a recording can begin with.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "elements/rtp/Keyframe.hpp"

namespace headwater::recorder {

enum class PictureStart {
  none,
  leads,  ///< of H.264: parameter sets and the like, which may lead any picture
  key,    ///< a picture that can be decoded with nothing before it, but what leads it
};

/// Of an RTP payload; RFC 6184 5.2 for H.264, where only an IDR picture can be begun with.
inline PictureStart pictureStart(const std::string& encoding, std::span<const uint8_t> payload) {
  if (encoding != "H264")
    return rtp::startsKeyframe(encoding, payload) ? PictureStart::key : PictureStart::none;
  constexpr int kIdr = 5, kFirstLeading = 6, kLastLeading = 9, kStapA = 24, kFuA = 28;
  if (payload.empty()) return PictureStart::none;
  const auto of = [](uint8_t header) {
    const int type = header & 0x1f;
    return type == kIdr                                    ? PictureStart::key
           : type >= kFirstLeading && type <= kLastLeading ? PictureStart::leads
                                                           : PictureStart::none;
  };
  const int type = payload[0] & 0x1f;
  if (type == kFuA) return payload.size() > 1 && (payload[1] & 0x80) ? of(payload[1]) : PictureStart::none;
  if (type != kStapA) return of(payload[0]);
  auto start = PictureStart::leads;
  for (size_t at = 1; at + 2 < payload.size();) {
    const auto each = of(payload[at + 2]);
    if (each == PictureStart::key) return each;
    if (each == PictureStart::none) start = each;
    at += 2 + (static_cast<size_t>(payload[at]) << 8 | payload[at + 1]);
  }
  return start;
}

}  // namespace headwater::recorder
