// How often a viewer may have a lost packet again.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>

#include "elements/fanout/FanoutOptions.hpp"

namespace headwater::fanout {

struct NackLimits {
  /// Of retransmissions to one viewer, on average.
  size_t bytesPerSecond = FanoutOptions{}.retransmitBytesPerSecond;
  size_t burst = bytesPerSecond / 2;          ///< bytes at once
  std::chrono::milliseconds minInterval{10};  ///< between two of the same packet, whatever the round trip
};

/// What one viewer was sent again of one SSRC, and its budget of that. Fixed size (4 KB), no allocation. A
/// packet larger than `burst` is never sent again. Thread: one at a time.
class NackLimiter {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;
  enum class Verdict {
    send,
    tooSoon,     ///< the last retransmission may still be under way: sent less than a round trip ago
    overBudget,  ///< this viewer's budget is used up
  };

  explicit NackLimiter(NackLimits limits) : limits_(limits), tokens_(limits.burst) {}

  /// Whether packet `sequence` of `size` bytes may be sent again now. `send` counts it as sent.
  Verdict ask(uint16_t sequence, size_t size, TimePoint now, std::chrono::microseconds roundTrip);

 private:
  static constexpr size_t kSlots = 512;
  struct Slot {
    uint32_t sent = 0;  ///< milliseconds of the steady clock, wrapping
    uint16_t sequence = 0;
    bool used = false;
  };

  void refill(TimePoint now);

  NackLimits limits_;
  size_t tokens_;
  TimePoint refilled_{};
  std::array<Slot, kSlots> slots_{};
};

}  // namespace headwater::fanout
