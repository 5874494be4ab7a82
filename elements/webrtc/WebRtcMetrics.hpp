// What all WebRTC peers together count.
#pragma once

#include <atomic>
#include <cstdint>

namespace headwater::webrtc {

struct WebRtcMetrics {
  uint64_t candidatesIgnored = 0;  ///< of peers: candidates, but of no use here
  uint64_t dataChannelsRefused = 0, dataMessagesDropped = 0;
};

/// Thread-safe.
WebRtcMetrics webRtcMetrics();

/// What the peers count themselves. Thread-safe; one a process.
struct WebRtcCounters {
  static WebRtcCounters& shared();
  std::atomic<uint64_t> candidatesIgnored{0};
};

}  // namespace headwater::webrtc
