#include "elements/rtp/ReceiverReports.hpp"

#include <algorithm>

namespace headwater::rtp {

namespace {

constexpr int64_t kUnitsASecond = 65536;
constexpr int64_t kGranularity = kUnitsASecond / 500;  ///< 2 ms: browsers count their delay in milliseconds

}  // namespace

std::optional<std::chrono::microseconds> roundTripOf(const ReportBlock& block, base::NtpTime now) {
  if (block.lastSr == 0) return std::nullopt;
  const int64_t units = static_cast<int32_t>(now.middle() - block.lastSr - block.delaySinceLastSr);
  if (units < -kGranularity) return std::nullopt;
  const std::chrono::microseconds trip(std::max<int64_t>(units, 0) * 1'000'000 / kUnitsASecond);
  if (trip > ReceiverReports::kMaxRoundTrip) return std::nullopt;
  return trip;
}

void ReceiverReports::onReport(const ReportBlock& block, base::NtpTime now) {
  last_ = block;
  ++reports_;
  const auto trip = roundTripOf(block, now);
  if (!trip) return;
  smoothed_ = measurements_ == 0 ? *trip : smoothed_ + (*trip - smoothed_) / 8;
  lastRoundTrip_ = *trip;
  totalRoundTrip_ += *trip;
  ++measurements_;
}

double ReceiverReports::jitterSeconds() const {
  return clockRate_ == 0 ? 0 : static_cast<double>(last_.jitter) / clockRate_;
}

std::optional<std::chrono::microseconds> ReceiverReports::roundTrip() const {
  if (measurements_ == 0) return std::nullopt;
  return smoothed_;
}

}  // namespace headwater::rtp
