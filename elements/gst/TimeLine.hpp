// The one clock and base time that all pipelines of the process share.
#pragma once

#include <chrono>

#include "elements/gst/GstPtr.hpp"

namespace headwater::gst {

/// Every pipeline runs on this clock with this base time, so that running times mean the same everywhere.
struct TimeLine {
  gst::Ptr<GstClock> clock;
  GstClockTime base;

  GstClockTime now() const { return gst_clock_get_time(clock.get()) - base; }
};
/// Thread-safe, as the two below are.
const TimeLine& timeLine();

/// GStreamer's system clock and std::chrono::steady_clock are the same clock. A time before the base is 0.
GstClockTime runningTime(std::chrono::steady_clock::time_point time);
std::chrono::steady_clock::time_point steadyTime(GstClockTime runningTime);

}  // namespace headwater::gst
