// What another process uses, from the kernel.
#pragma once

#include <cstdint>
#include <optional>

namespace headwater::load {

struct ProcessSample {
  int64_t cpuNs = 0;  ///< of all its threads, ended ones too
  int64_t residentBytes = 0;
  int64_t threads = 0, descriptors = 0;
};

/// Nothing when there is no such process. Descriptors are 0 without the right to see them.
std::optional<ProcessSample> sampleProcess(int pid);
/// CPU time of this process, in nanoseconds.
int64_t ownCpuNs();

}  // namespace headwater::load
