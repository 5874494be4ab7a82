#include "elements/gst/TimeLine.hpp"

namespace headwater::gst {

using std::chrono::duration_cast;
using std::chrono::nanoseconds;
using std::chrono::steady_clock;

const TimeLine& timeLine() {
  static const TimeLine line = [] {
    auto clock = gst::adopt(gst_system_clock_obtain());
    const auto base = gst_clock_get_time(clock.get());
    return TimeLine{std::move(clock), base};
  }();
  return line;
}

GstClockTime runningTime(steady_clock::time_point time) {
  const auto since = static_cast<GstClockTime>(duration_cast<nanoseconds>(time.time_since_epoch()).count());
  const auto base = timeLine().base;
  return since < base ? 0 : since - base;
}

steady_clock::time_point steadyTime(GstClockTime runningTime) {
  const auto since = nanoseconds(static_cast<int64_t>(timeLine().base + runningTime));
  return steady_clock::time_point(duration_cast<steady_clock::duration>(since));
}

}  // namespace headwater::gst
