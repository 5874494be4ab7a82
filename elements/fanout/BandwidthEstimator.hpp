// How much one viewer's path bears, by what the viewer reports.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

#include "elements/fanout/DelayDetector.hpp"
#include "elements/rtp/TransportFeedback.hpp"

namespace headwater::fanout {

/// Bytes that came in the last half second, by the receiver's clock: R_hat of draft-ietf-rmcat-gcc-02,
/// section 5.5. Thread: one at a time.
class RateWindow {
 public:
  void add(size_t bytes, std::chrono::microseconds arrived);
  /// Bits a second; nothing before half a second was seen.
  std::optional<double> bitrate() const;

 private:
  static constexpr std::chrono::microseconds kBucket{50'000};
  static constexpr int64_t kBuckets = 10;

  std::array<uint64_t, kBuckets + 1> bytes_{};  ///< the newest is still being filled and does not count
  int64_t first_ = 0, newest_ = 0;
  bool started_ = false;
};

/// Sender-side estimate after draft-ietf-rmcat-gcc-02: the delay-based controller of section 5 and the
/// loss-based one of section 6, on transport-wide feedback. What is sent here does not follow the estimate,
/// so it differs in two points: the estimate grows to at most 1.5 times what the viewer is known to receive
/// (section 5.5), but does not fall when a quiet picture needs less; and it does not fall below 0.85 times
/// what the viewer does receive, however long a loss lasts. It does not probe. (A viewer without
/// transport-wide feedback tells its own estimate by REMB: ShardViewer.)
///
/// It only tells (availableOutgoingBitrate of webrtc-stats); nothing is paced by it. About 17 KB, fixed; no
/// allocation. Thread: one at a time.
class BandwidthEstimator {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;
  static constexpr size_t kHistory = 2048;  ///< packets that feedback may still speak of
  static constexpr uint64_t kMinBitrate = 10'000, kMaxBitrate = 1'000'000'000;  ///< bits a second

  /// Each packet that carries a transport-wide sequence number; a few nanoseconds. `bytes` below 16384.
  void onSent(uint16_t transportSequence, size_t bytes, TimePoint now);
  void onTransportFeedback(const rtp::TransportFeedback& feedback, TimePoint now);

  /// Bits a second. Nothing until feedback came.
  std::optional<uint64_t> availableBitrate() const;
  uint64_t acknowledged() const { return acknowledged_; }  ///< packets, by transport-wide feedback
  uint64_t lost() const { return lost_; }                  ///< of those that feedback spoke of
  double lossRate() const { return lossRate_; }            ///< 0..1, of the last half second with feedback

 private:
  enum class State : uint8_t { increase, hold, decrease };
  enum class Fate : uint16_t { unknown, sent, lost, received };
  struct Sent {
    uint32_t micros = 0;  ///< of the steady clock, wrapping
    uint16_t sequence = 0;
    uint16_t bytes : 14 = 0;
    Fate fate : 2 = Fate::unknown;
  };

  void onStatus(uint16_t sequence, bool received, std::chrono::microseconds arrived);
  void controlByDelay(double received, TimePoint now);
  void controlByLoss(double received, TimePoint now);
  void increase(double received, double seconds);
  void decrease(double received);
  bool nearConvergence(double received) const;

  std::array<Sent, kHistory> history_{};
  std::optional<std::chrono::microseconds> lastSent_;  ///< of the packets that came, unwrapped
  DelayDetector delay_;
  RateWindow rate_;
  State state_ = State::increase;
  double byDelay_ = 0, byLoss_ = 0;                 ///< bits a second; 0 not known yet
  double decreaseMean_ = 0, decreaseVariance_ = 0;  ///< of what was received when over-use was seen
  std::chrono::microseconds roundTrip_{100'000};
  TimePoint controlled_{}, lossWindow_{};
  uint32_t windowReceived_ = 0, windowLost_ = 0;
  uint64_t acknowledged_ = 0, lost_ = 0;
  double lossRate_ = 0;
};

}  // namespace headwater::fanout
