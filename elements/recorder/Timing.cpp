#include "elements/recorder/Timing.hpp"

namespace headwater::media {

void Timing::begin(GstClockTime at) {
  const std::lock_guard lock(mutex_);
  if (!GST_CLOCK_TIME_IS_VALID(begin_)) begin_ = resumedAt_ = at;
}

bool Timing::begun() const {
  const std::lock_guard lock(mutex_);
  return GST_CLOCK_TIME_IS_VALID(begin_);
}

void Timing::pause(GstClockTime at) {
  const std::lock_guard lock(mutex_);
  if (!GST_CLOCK_TIME_IS_VALID(pausedAt_)) pausedAt_ = at;
}

void Timing::resume(GstClockTime at) {
  const std::lock_guard lock(mutex_);
  if (!GST_CLOCK_TIME_IS_VALID(pausedAt_)) return;
  if (GST_CLOCK_TIME_IS_VALID(begin_) && at > pausedAt_) cut_ += at - pausedAt_;
  pausedAt_ = GST_CLOCK_TIME_NONE;
  resumedAt_ = at;
  ++pieces_;
}

bool Timing::paused() const {
  const std::lock_guard lock(mutex_);
  return GST_CLOCK_TIME_IS_VALID(pausedAt_);
}

void Timing::end(GstClockTime at) {
  const std::lock_guard lock(mutex_);
  if (!GST_CLOCK_TIME_IS_VALID(end_)) end_ = at;
}

int Timing::pieces() const {
  const std::lock_guard lock(mutex_);
  return pieces_;
}

std::optional<GstClockTime> Timing::at(GstClockTime captured) const {
  const std::lock_guard lock(mutex_);
  if (!GST_CLOCK_TIME_IS_VALID(begin_) || captured < resumedAt_) return std::nullopt;
  if (GST_CLOCK_TIME_IS_VALID(pausedAt_) && captured >= pausedAt_) return std::nullopt;
  if (GST_CLOCK_TIME_IS_VALID(end_) && captured > end_) return std::nullopt;
  return captured - begin_ - cut_;
}

GstClockTime Timing::length(GstClockTime now) const {
  const std::lock_guard lock(mutex_);
  if (!GST_CLOCK_TIME_IS_VALID(begin_)) return 0;
  const auto until = GST_CLOCK_TIME_IS_VALID(pausedAt_) ? pausedAt_ : now;
  return until > begin_ + cut_ ? until - begin_ - cut_ : 0;
}

}  // namespace headwater::media
