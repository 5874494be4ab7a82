#include "elements/recorder/Timing.hpp"

#include <algorithm>

namespace headwater::recorder {

namespace {

constexpr GstClockTime kMostLag = 2 * GST_SECOND;  ///< a clock that is further behind is wrong

}  // namespace

void Timing::begin(GstClockTime captured, GstClockTime now) {
  const base::Lock lock(mutex_);
  if (GST_CLOCK_TIME_IS_VALID(begin_)) return;
  begin_ = resumedAt_ = captured;
  lag_ = now > captured ? std::min(now - captured, kMostLag) : 0;
}

void Timing::arrived(GstClockTime captured, GstClockTime now) {
  const base::Lock lock(mutex_);
  lag_ = std::min(lag_, now > captured ? now - captured : 0);
}

bool Timing::begun() const {
  const base::Lock lock(mutex_);
  return GST_CLOCK_TIME_IS_VALID(begin_);
}

void Timing::pause(GstClockTime at) {
  const base::Lock lock(mutex_);
  if (!GST_CLOCK_TIME_IS_VALID(pausedAt_)) pausedAt_ = lagging(at);
}

void Timing::resume(GstClockTime at) {
  const base::Lock lock(mutex_);
  if (!GST_CLOCK_TIME_IS_VALID(pausedAt_)) return;
  at = lagging(at);
  if (GST_CLOCK_TIME_IS_VALID(begin_) && at > pausedAt_) cut_ += at - pausedAt_;
  pausedAt_ = GST_CLOCK_TIME_NONE;
  resumedAt_ = at;
  ++pieces_;
}

bool Timing::paused() const {
  const base::Lock lock(mutex_);
  return GST_CLOCK_TIME_IS_VALID(pausedAt_);
}

void Timing::end(GstClockTime at) {
  const base::Lock lock(mutex_);
  if (!GST_CLOCK_TIME_IS_VALID(end_)) end_ = lagging(at);
}

int Timing::pieces() const {
  const base::Lock lock(mutex_);
  return pieces_;
}

std::optional<GstClockTime> Timing::at(GstClockTime captured) const {
  const base::Lock lock(mutex_);
  if (!GST_CLOCK_TIME_IS_VALID(begin_) || captured < resumedAt_) return std::nullopt;
  if (GST_CLOCK_TIME_IS_VALID(pausedAt_) && captured >= pausedAt_) return std::nullopt;
  if (GST_CLOCK_TIME_IS_VALID(end_) && captured > end_) return std::nullopt;
  return captured - begin_ - cut_;
}

std::optional<GstClockTime> Timing::ending() const {
  const base::Lock lock(mutex_);
  if (!GST_CLOCK_TIME_IS_VALID(end_) || !GST_CLOCK_TIME_IS_VALID(begin_)) return std::nullopt;
  const auto until = std::min(end_, pausedAt_);  // which is the highest number when there is no pause
  return until > begin_ + cut_ ? until - begin_ - cut_ : 0;
}

}  // namespace headwater::recorder
