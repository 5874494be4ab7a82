// The fan-out as the application sees it: its settings, and what it counts.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace headwater::fanout {

/// How a viewer that joins gets its first picture.
enum class JoinWith {
  cachedKeyframe,  ///< the packets since the last keyframe if there is a young one, else a request
  freshKeyframe,   ///< a request, always
};

struct FanoutOptions {
  size_t threads = 0;           ///< shards; 0: one per core
  size_t queuePackets = 16384;  ///< what may wait for one shard
  /// How long the packets of a picture wait for the last of them, so as to leave together; 0: not at all.
  std::chrono::microseconds gather{1000};
  size_t ringPackets = 1024;  ///< of each Track, for retransmissions
  size_t ringBytes = 4 << 20;
  std::chrono::milliseconds ringAge{2000};
  size_t retransmitBytesPerSecond = 250'000;  ///< to one viewer and SSRC, on average
  JoinWith joinWith = JoinWith::cachedKeyframe;
};

/// For the whole process; before the first viewer, otherwise it changes nothing. Thread-safe.
void configureFanout(const FanoutOptions& options);

/// Sums over all shards.
struct FanoutMetrics {
  uint64_t packets = 0, bytes = 0, calls = 0;
  uint64_t droppedQueue = 0, droppedSocket = 0, droppedRoute = 0, droppedLarge = 0;
  uint64_t retransmissions = 0, retransmissionBytes = 0, nacks = 0, nacksRefused = 0;
  uint64_t feedback = 0, feedbackMalformed = 0, feedbackDropped = 0;
  uint64_t queued = 0, viewers = 0, shards = 0;
  double latencyP50Micros = 0, latencyP99Micros = 0;  ///< from a packet's arrival until it has been sent
};

/// Thread-safe; does not start what is not running yet.
FanoutMetrics fanoutMetrics();

}  // namespace headwater::fanout
