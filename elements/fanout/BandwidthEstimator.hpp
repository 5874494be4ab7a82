// How much one viewer's path bears, by what the viewer reports.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

#include "elements/fanout/RtcpReader.hpp"

namespace headwater::media {

/// Sender-side estimate after draft-ietf-rmcat-gcc-02: the delay-based controller of section 5 (groups of
/// packets, Kalman filter, adaptive threshold, AIMD) on transport-wide feedback, and the loss-based one of
/// section 6. It does not probe: as section 5.5 has it, the estimate is bounded by 1.5 times what the viewer
/// is known to receive. A viewer without transport-wide feedback is estimated by its REMB.
///
/// It only tells (availableOutgoingBitrate); nothing is paced by it. About 20 KB, fixed; no allocation.
/// Thread: one at a time.
class BandwidthEstimator {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;
  static constexpr size_t kHistory = 1024;  ///< packets that feedback may still speak of
  static constexpr uint64_t kMinBitrate = 10'000, kMaxBitrate = 1'000'000'000;  ///< bits a second

  /// Each packet that carries a transport-wide sequence number; a few nanoseconds.
  void onSent(uint16_t transportSequence, size_t bytes, TimePoint now);
  void onTransportFeedback(const TransportFeedback& feedback, TimePoint now);
  void onRemb(uint64_t bitrate, TimePoint now);

  /// Bits a second. Nothing until feedback came.
  std::optional<uint64_t> availableBitrate() const;
  /// Of the packets that transport feedback spoke of.
  uint64_t acknowledged() const { return acknowledged_; }
  uint64_t lost() const { return lost_; }
  /// 0..1, smoothed over some feedback messages.
  double lossRate() const { return lossRate_; }

 private:
  uint64_t acknowledged_ = 0, lost_ = 0;
  double lossRate_ = 0;
};

}  // namespace headwater::media
