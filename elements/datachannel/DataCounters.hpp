// What is counted of all data channels together.
#pragma once

#include <atomic>
#include <cstdint>

namespace headwater::datachannel {

/// Thread-safe; one a process.
struct DataCounters {
  static DataCounters& shared();
  std::atomic<uint64_t> channelsRefused{0}, messagesDropped{0};
};

}  // namespace headwater::datachannel
