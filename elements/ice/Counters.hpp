// What the hub counts, from any thread.
#pragma once

#include <atomic>
#include <cstdint>

namespace headwater::ice {

/// As IceHubMetrics. Thread-safe; nothing is ordered by them.
struct Counters {
  using Counter = std::atomic<uint64_t>;
  Counter peers{0}, tcpConnections{0};
  Counter packetsIn{0}, bytesIn{0}, packetsOut{0}, bytesOut{0};
  Counter checks{0}, roleConflicts{0};
  Counter malformed{0}, oversized{0}, unknownUfrag{0}, badIntegrity{0}, unknownAddress{0}, strayResponses{0};
  Counter badRtcp{0};
  Counter sendFailed{0}, tcpQueueFull{0}, tcpRefused{0}, tcpUnchecked{0};
};

inline void bump(std::atomic<uint64_t>& counter, uint64_t amount = 1) {
  counter.fetch_add(amount, std::memory_order_relaxed);
}

}  // namespace headwater::ice
