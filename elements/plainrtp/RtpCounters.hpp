// What is counted of all RtpPeers together.
#pragma once

#include <atomic>
#include <cstdint>

namespace headwater::plainrtp {

/// Sums since the start of the process.
struct RtpMetrics {
  uint64_t refusedAddress = 0;  ///< packets from where they may not come
  uint64_t refusedSsrc = 0;     ///< packets of more SSRCs than one peer may have
  uint64_t malformed = 0;       ///< neither RTP nor RTCP
  uint64_t noPorts = 0;         ///< sections that got no ports
};

/// Thread-safe.
RtpMetrics rtpMetrics();

struct RtpCounters {
  std::atomic<uint64_t> refusedAddress{0}, refusedSsrc{0}, malformed{0}, noPorts{0};
};
RtpCounters& rtpCounters();

}  // namespace headwater::plainrtp
