// What the recorders of the process have done.
#pragma once

#include <atomic>
#include <cstdint>

namespace headwater::recorder {

struct RecorderCounters {
  std::atomic<uint64_t> recorders{0}, recordings{0}, failures{0}, bytes{0};
};

inline RecorderCounters& recorderCounters() {
  static RecorderCounters counters;
  return counters;
}

}  // namespace headwater::recorder
