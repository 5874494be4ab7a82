// How often a viewer may have a lost packet again.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>

namespace headwater::media {

struct NackLimits {
  size_t bytesPerSecond = 250'000;            ///< of retransmissions to one viewer, on average
  size_t burst = 125'000;                     ///< bytes at once
  std::chrono::milliseconds minInterval{10};  ///< between two of the same packet, whatever the round trip
};

/// One viewer's budget of retransmissions, and its memory of what it was sent again, for one SSRC. Fixed
/// size (8 KB), no allocation. Thread: one at a time.
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
    int64_t sent = 0;  ///< microseconds of the steady clock
    uint16_t sequence = 0;
    bool used = false;
  };

  void refill(TimePoint now);

  NackLimits limits_;
  size_t tokens_;
  TimePoint refilled_{};
  bool started_ = false;
  std::array<Slot, kSlots> slots_{};
};

}  // namespace headwater::media
