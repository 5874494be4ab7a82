// What a viewer reports of one SSRC that it is sent: loss, jitter, round trip.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "elements/base/NtpTime.hpp"
#include "elements/rtp/RtcpReader.hpp"

namespace headwater::rtp {

/// The reports of one viewer about one SSRC, RFC 3550 section 6.4. Thread: one at a time.
class ReceiverReports {
 public:
  /// Longer round trips are taken for nonsense: a report about something else, or a lie.
  static constexpr std::chrono::seconds kMaxRoundTrip{30};

  explicit ReceiverReports(uint32_t clockRate) : clockRate_(clockRate) {}

  /// `now` on the clock of our sender reports.
  void onReport(const ReportBlock& block, base::NtpTime now);

  uint64_t reports() const { return reports_; }
  double fractionLost() const { return last_.fractionLost / 256.0; }  ///< 0..1, of the last report
  int64_t packetsLost() const { return last_.packetsLost; }           ///< since the start; may be negative
  uint32_t highestSequence() const { return last_.highestSequence; }  ///< with cycles, as the viewer counts
  double jitterSeconds() const;
  /// RFC 3550 section 6.4.1, figure 2; smoothed as in RFC 6298 section 2. Nothing until a report answers one
  /// of ours.
  std::optional<std::chrono::microseconds> roundTrip() const;
  std::chrono::microseconds lastRoundTrip() const { return lastRoundTrip_; }
  std::chrono::microseconds totalRoundTrip() const { return totalRoundTrip_; }  ///< webrtc-stats
  uint64_t roundTripMeasurements() const { return measurements_; }

 private:
  uint32_t clockRate_;
  ReportBlock last_;
  uint64_t reports_ = 0, measurements_ = 0;
  std::chrono::microseconds smoothed_{}, lastRoundTrip_{}, totalRoundTrip_{};
};

/// The round trip that `block` tells, RFC 3550 section 6.4.1. Nothing when it answers none of our reports,
/// or is negative by more than the clocks' granularity, or longer than ReceiverReports::kMaxRoundTrip.
std::optional<std::chrono::microseconds> roundTripOf(const ReportBlock& block, base::NtpTime now);

}  // namespace headwater::rtp
