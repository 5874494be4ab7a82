// The clock of one presenter, as several threads use it.
#pragma once

#include "elements/base/Mutex.hpp"
#include "elements/track/ClockMapping.hpp"

namespace headwater::track {

/// A PresenterClock behind a lock, which is held for a few instructions. Thread-safe.
class CaptureClock {
 public:
  void start(base::Kind kind, uint32_t clockRate) {
    const base::Lock lock(mutex_);
    clock_.start(kind, clockRate);
  }
  void onPacket(base::Kind kind, uint32_t rtp, ClockMapping::TimePoint arrival) {
    const base::Lock lock(mutex_);
    clock_.onPacket(kind, rtp, arrival);
  }
  void onSenderReport(base::Kind kind, base::NtpTime ntp, uint32_t rtp, ClockMapping::TimePoint arrival) {
    const base::Lock lock(mutex_);
    clock_.onSenderReport(kind, ntp, rtp, arrival);
  }
  std::optional<ClockMapping> mapping(base::Kind kind) const {
    const base::Lock lock(mutex_);
    return clock_.mapping(kind);
  }

 private:
  mutable base::Mutex mutex_;
  PresenterClock clock_ HW_GUARDED_BY(mutex_);
};

}  // namespace headwater::track
