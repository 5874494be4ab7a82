// What this process uses of the machine.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>

#include "elements/base/Mutex.hpp"

namespace headwater::server {

/// CPU and memory from /proc. Thread-safe; sample() is to be called about once a second.
class ProcessUsage {
 public:
  void sample();
  /// Percent of all cores over about the last `interval`, from the samples: it never waits.
  double cpuPercent(std::chrono::milliseconds interval) const;
  static int64_t residentKiB();
  static int cpuCount();

 private:
  struct Sample {
    std::chrono::steady_clock::time_point at;
    double cpuSeconds = 0;
  };
  mutable base::Mutex mutex_;
  std::deque<Sample> samples_ HW_GUARDED_BY(mutex_);
};

}  // namespace headwater::server
