#include "elements/recorder/StreamTime.hpp"

#include <algorithm>
#include <cstdlib>

namespace headwater::recorder {

namespace {

constexpr int64_t kSecond = static_cast<int64_t>(GST_SECOND);
constexpr int64_t kOtherStream = 3 * kSecond;  ///< after such a gap its RTP timestamps say nothing
constexpr int64_t kSlowly = 1000, kFast = 20;  ///< of the time that passes: a thousandth, a twentieth

}  // namespace

GstClockTime StreamTime::at(uint32_t rtp, int clockRate, GstClockTime mapped) {
  const auto clock = static_cast<int64_t>(mapped);
  const auto target = leads_ ? clock : clock - leap_.load(std::memory_order_relaxed);
  const auto passed = clockRate > 0 ? static_cast<int32_t>(rtp - rtp_) * kSecond / clockRate : 0;
  rtp_ = rtp;
  // How far the clock leaps is no reason: a report may be wrong by seconds while the stream goes on.
  if (!time_ || std::llabs(passed) > kOtherStream) {
    time_ = target;
  } else {
    const auto most = std::llabs(passed) / (leads_ ? kSlowly : kFast);
    const auto off = target - (*time_ + passed);
    *time_ += passed + std::clamp<int64_t>(off, -most, most);
  }
  if (leads_) leap_.store(clock - *time_, std::memory_order_relaxed);
  return static_cast<GstClockTime>(std::max<int64_t>(0, *time_));
}

}  // namespace headwater::recorder
