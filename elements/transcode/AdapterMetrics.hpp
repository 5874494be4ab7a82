// How many decoders and encoders there are.
#pragma once

#include <atomic>
#include <cstdint>

namespace headwater::transcode {

struct AdapterMetrics {
  uint64_t decoders = 0, encoders = 0;            ///< now
  uint64_t decodersTotal = 0, encodersTotal = 0;  ///< so far
};

/// Thread-safe.
AdapterMetrics adapterMetrics();

/// What the adapters count. Thread-safe; one a process.
struct AdapterCounters {
  static AdapterCounters& shared();
  std::atomic<uint64_t> decoders{0}, encoders{0}, decodersTotal{0}, encodersTotal{0};
};

}  // namespace headwater::transcode
