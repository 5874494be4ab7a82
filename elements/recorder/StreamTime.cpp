#include "elements/recorder/StreamTime.hpp"

#include <algorithm>
#include <cstdlib>

namespace headwater::recorder {

namespace {

constexpr int64_t kSecond = static_cast<int64_t>(GST_SECOND), kMillisecond = kSecond / 1000;
constexpr int64_t kSlowly = 1000, kFast = 20;    ///< of the time that passes: a thousandth, a twentieth
constexpr int64_t kNoLeap = 200 * kMillisecond;  ///< pictures may be that far apart, or out of their order
constexpr int64_t kEarly = 100 * kMillisecond;   ///< than any before, by the network alone
constexpr int64_t kStands = 3 * kSecond;         ///< a sender's clock that is further behind has been stopped
constexpr int64_t kSettling = 5 * kSecond;       ///< within which browsers report
constexpr int64_t kBelievable = 10 * kSecond;    ///< from capture to arrival

}  // namespace

bool StreamTime::leapt(int64_t passed, int64_t transit) const {
  return passed < -kNoLeap || (passed > kNoLeap && transit < least_ - kEarly) || transit > usual_ + kStands;
}

void StreamTime::measure(int64_t transit, int64_t passed) {
  least_ = std::min<int64_t>(least_ + std::llabs(passed) / kSlowly, transit);
  usual_ += (transit - usual_) / 16;
}

GstClockTime StreamTime::at(const Packet& packet) {
  const auto clock = static_cast<int64_t>(packet.captured), arrived = static_cast<int64_t>(packet.arrived);
  const bool known = arrived - clock > -kSecond && arrived - clock < kBelievable;
  const auto followed = clock - leap_.load(std::memory_order_relaxed);
  const auto passed =
      packet.clockRate > 0 ? static_cast<int32_t>(packet.rtp - rtp_) * kSecond / packet.clockRate : 0;
  rtp_ = packet.rtp;
  if (!time_) {
    time_ = known ? followed : arrived;
    least_ = usual_ = arrived - *time_;
  } else if (passed != 0) {
    const auto transit = arrived - (*time_ + passed);
    const bool leap = leapt(passed, transit);
    if (leap) settled_ = arrived + kSettling;
    const auto most = known && arrived >= settled_ ? std::llabs(passed) / (leads_ ? kSlowly : kFast) : 0;
    const auto off = std::clamp<int64_t>((leads_ ? clock : followed) - (*time_ + passed), -most, most);
    *time_ = leap ? arrived - usual_ : *time_ + passed + off;
    measure(arrived - *time_, leap ? 0 : passed);
  }
  if (leads_ && known && arrived >= settled_) leap_.store(clock - *time_, std::memory_order_relaxed);
  return static_cast<GstClockTime>(std::max<int64_t>(0, *time_));
}

}  // namespace headwater::recorder
