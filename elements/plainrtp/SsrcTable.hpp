// How many SSRCs one peer may send.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace headwater::plainrtp {

/// Bounds what GStreamer keeps of each SSRC: a place is taken with the first packet and free again when its
/// SSRC has been silent for kIdle. Thread: the socket's.
class SsrcTable {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr size_t kPlaces = 16;  ///< media, retransmissions and reports of one section, thrice over
  static constexpr std::chrono::seconds kIdle{10};

  struct Verdict {
    bool admitted = false;
    uint32_t replaced = 0;  ///< the SSRC whose place was taken; 0 none
  };

  Verdict admit(uint32_t ssrc, Clock::time_point now) {
    Place* free = nullptr;
    for (auto& place : places_) {
      if (place.used && place.ssrc == ssrc) {
        place.last = now;
        return {true, 0};
      }
      if (!place.used || now - place.last >= kIdle) free = &place;
    }
    if (!free) return {};
    const Verdict verdict{true, free->used ? free->ssrc : 0};
    *free = {ssrc, now, true};
    return verdict;
  }

 private:
  struct Place {
    uint32_t ssrc = 0;
    Clock::time_point last{};
    bool used = false;
  };
  std::array<Place, kPlaces> places_;
};

}  // namespace headwater::plainrtp
