#include "elements/track/ClockMapping.hpp"

#include <algorithm>
#include <cstdlib>

namespace headwater::track {

namespace {

using std::chrono::nanoseconds;
using TimePoint = ClockMapping::TimePoint;

constexpr int64_t kNanoseconds = 1'000'000'000;
constexpr int64_t kKeepNear = 60;                       ///< seconds between the stream and the known point
constexpr auto kBelievable = std::chrono::seconds(10);  ///< between capture and arrival
constexpr int64_t kRepaired = 1500;  ///< ms by which a packet that was sent again may be older than others

/// `error`, but no more of it than `perSecond` allows for `elapsed`.
nanoseconds bounded(nanoseconds error, nanoseconds perSecond, nanoseconds elapsed) {
  const double seconds = std::max(0.0, std::chrono::duration<double>(elapsed).count());
  const nanoseconds most(static_cast<int64_t>(static_cast<double>(perSecond.count()) * seconds));
  return std::clamp(error, -most, most);
}

/// Follows the packets that are least delayed: an early one at once, late ones no faster than clocks drift.
void followArrival(ClockMapping& mapping, uint32_t rtp, TimePoint arrival, nanoseconds sinceLast) {
  const auto expected = mapping.timeAt(rtp);
  const auto late = arrival - expected;
  const bool jumped = late > PresenterClock::kClockSet;  // of the timestamps, or the sender paused them
  const auto time = late < nanoseconds::zero() || jumped
                        ? arrival
                        : expected + bounded(late, PresenterClock::kMaxDrift, sinceLast);
  mapping = {rtp, time, mapping.clockRate};
}

}  // namespace

TimePoint ClockMapping::timeAt(uint32_t timestamp) const {
  const auto ticks = static_cast<int32_t>(timestamp - rtp);
  return time + nanoseconds(ticks * kNanoseconds / clockRate);
}

uint32_t ClockMapping::rtpAt(TimePoint when) const {
  const int64_t distance = nanoseconds(when - time).count();
  int64_t seconds = distance / kNanoseconds, rest = distance % kNanoseconds;
  if (rest < 0) {
    rest += kNanoseconds;
    --seconds;
  }
  const auto ticks = seconds * clockRate + (rest * clockRate + kNanoseconds / 2) / kNanoseconds;
  return rtp + static_cast<uint32_t>(ticks);
}

void PresenterClock::start(base::Kind kind, uint32_t clockRate) {
  track(kind) = {};
  track(kind).clockRate = clockRate;
}

void PresenterClock::onPacket(base::Kind kind, uint32_t rtp, TimePoint arrival) {
  auto& clock = track(kind);
  if (clock.clockRate == 0) return;
  if (!clock.known) {
    clock.known = true;
    clock.mapping = {rtp, arrival, clock.clockRate};
    clock.updated = arrival;
    clock.last = rtp;
  } else if (!clock.reported) {
    followArrival(clock.mapping, rtp, arrival, arrival - clock.updated);
    clock.updated = arrival;
  } else {
    moveAlong(clock, rtp, arrival);
  }
}

/// Whether this timestamp is on no line that is known: nothing is captured after it arrives, and nothing in
/// between goes back in time by more than repairs take.
bool PresenterClock::leapt(const TrackClock& clock, uint32_t rtp, TimePoint arrival) {
  const auto late = arrival - clock.mapping.timeAt(rtp);
  if (late > kBelievable || late < clock.least.value_or(nanoseconds::zero()) - kClockSet) return true;
  const int64_t forward = static_cast<int32_t>(rtp - clock.last);
  return forward * 1000 < -kRepaired * static_cast<int64_t>(clock.clockRate);
}

/// The same line through a later point, long before timestamps wrap. Timestamps that leapt have to do with
/// arrival again until the next report.
void PresenterClock::moveAlong(TrackClock& clock, uint32_t rtp, TimePoint arrival) {
  const bool leap = leapt(clock, rtp, arrival);
  if (leap || static_cast<int32_t>(rtp - clock.last) > 0) clock.last = rtp;
  if (leap) {
    const auto least = std::clamp<nanoseconds>(clock.least.value_or(nanoseconds::zero()), {}, kClockSet);
    clock.mapping = {rtp, arrival - least, clock.clockRate};
    clock.reported = false;
    clock.updated = arrival;
    return;
  }
  const nanoseconds late = arrival - clock.mapping.timeAt(rtp);
  clock.least = std::min(clock.least.value_or(late), late);
  const int64_t ticks = static_cast<int32_t>(rtp - clock.mapping.rtp);
  if (std::abs(ticks) <= kKeepNear * static_cast<int64_t>(clock.clockRate)) return;
  const auto captured = clock.mapping.timeAt(rtp);
  clock.reported = std::chrono::abs(arrival - captured) < kBelievable;
  clock.mapping = {rtp, clock.reported ? captured : arrival, clock.clockRate};
  clock.updated = arrival;
}

void PresenterClock::onSenderReport(base::Kind kind, base::NtpTime ntp, uint32_t rtp, TimePoint arrival) {
  auto& clock = track(kind);
  if (clock.clockRate == 0 || ntp.value == 0) return;  // 0: a sender that has no wall clock
  if (!clock.known) {
    clock.known = true;
    clock.mapping = {rtp, arrival, clock.clockRate};
  }
  updateOffset(clock, ntp, rtp, arrival);

  const auto captured = presenter_->base + base::ntpDistance(presenter_->atBase, ntp);
  const auto expected = clock.mapping.timeAt(rtp);
  const nanoseconds error = captured - expected;
  const bool atOnce = !clock.reported || std::chrono::abs(error) > kStep;
  const auto time = atOnce ? captured : expected + bounded(error, kMaxSlew, arrival - clock.updated);
  clock.mapping = {rtp, time, clock.clockRate};
  clock.reported = true;
  clock.updated = arrival;
  if (atOnce) {
    clock.last = rtp;
    clock.least.reset();
  }
}

void PresenterClock::updateOffset(const TrackClock& clock, base::NtpTime ntp, uint32_t rtp,
                                  TimePoint arrival) {
  const auto elapsed = arrival - offsetUpdated_;
  offsetUpdated_ = arrival;
  if (presenter_) {
    // How much later than the last ones this report came, by its own time.
    const nanoseconds late = arrival - (presenter_->base + base::ntpDistance(presenter_->atBase, ntp));
    if (std::chrono::abs(late) <= kClockSet) {
      presenter_->base += bounded(late, kMaxDrift, elapsed);
      return;
    }
  }
  const auto captured = clock.mapping.timeAt(rtp);
  presenter_ = {std::chrono::abs(arrival - captured) < kBelievable ? captured : arrival, ntp};
}

std::optional<ClockMapping> PresenterClock::mapping(base::Kind kind) const {
  const auto& clock = track(kind);
  if (!clock.known) return std::nullopt;
  return clock.mapping;
}

bool PresenterClock::reported(base::Kind kind) const {
  return track(kind).reported;
}

}  // namespace headwater::track
