// Which packets of a stream are missing, and when to ask for them (generic NACK, RFC 4585 section 6.2.1).
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace headwater::peer {

/// webrtcbin's jitter buffer, run without delay so that it costs nothing, takes every second packet for lost
/// and asks for it; so the asking is done here. Not thread-safe.
class LossTracker {
 public:
  using Clock = std::chrono::steady_clock;

  static constexpr std::chrono::milliseconds kTolerance{5};  ///< for packets that overtake one another
  static constexpr std::chrono::milliseconds kRepeat{80};    ///< a round trip to most of the world
  static constexpr int kTries = 8;
  static constexpr int kMaxGap = 200;  ///< packets; a keyframe is cheaper than more

  enum class Verdict { fine, missing, beyondRepair };
  /// `missing`: due() has something new to say at next().
  Verdict onPacket(uint16_t sequence, Clock::time_point now);
  /// Sequence numbers to ask for now.
  std::vector<uint16_t> due(Clock::time_point now);
  /// When due() should be called; nothing while nothing is missing.
  std::optional<Clock::time_point> next() const;
  uint64_t requested() const { return requested_; }

 private:
  struct Missing {
    Clock::time_point ask;
    int tries = 0;
  };
  std::map<uint16_t, Missing> missing_;
  uint16_t highest_ = 0;
  bool started_ = false;
  uint64_t requested_ = 0;
};

}  // namespace headwater::peer
