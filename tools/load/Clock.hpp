// The clock of everything that headwater-load measures.
#pragma once

#include <chrono>

namespace headwater::load {

using Clock = std::chrono::steady_clock;
using Time = Clock::time_point;
using std::chrono::milliseconds;

inline double seconds(Clock::duration duration) {
  return std::chrono::duration<double>(duration).count();
}
inline double millisecondsOf(Clock::duration duration) {
  return seconds(duration) * 1e3;
}
inline Clock::duration fromSeconds(double s) {
  return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(s));
}

}  // namespace headwater::load
