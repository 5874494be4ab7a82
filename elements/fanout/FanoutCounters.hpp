// What the fan-out counts. One thread writes, any may read.
#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <chrono>
#include <cstdint>

namespace headwater::fanout {

/// A number that one thread counts up and others read: without a locked instruction.
class Counter {
 public:
  void add(uint64_t amount = 1) {
    value_.store(value_.load(std::memory_order_relaxed) + amount, std::memory_order_relaxed);
  }
  void set(uint64_t value) { value_.store(value, std::memory_order_relaxed); }
  uint64_t get() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<uint64_t> value_{0};
};

/// How long packets spent in this server, from their arrival to the return of the call that sent them.
/// Buckets are a quarter of a power of two wide, so that a quantile is right within 19 %.
class LatencyHistogram {
 public:
  static constexpr size_t kBuckets = 128;

  void add(std::chrono::nanoseconds time) {
    buckets_[bucketOf(static_cast<uint64_t>(time.count() > 0 ? time.count() : 0))].add();
  }
  void addTo(std::array<uint64_t, kBuckets>& sums) const {
    for (size_t i = 0; i < kBuckets; ++i) sums[i] += buckets_[i].get();
  }
  /// In microseconds, the upper edge of the bucket in which the quantile (0 to 1) lies; 0 without samples.
  static double quantileMicros(const std::array<uint64_t, kBuckets>& sums, double quantile);

 private:
  static size_t bucketOf(uint64_t nanoseconds) {
    const uint64_t units = nanoseconds >> 8;  // quarter microseconds, nearly
    if (units < 4) return static_cast<size_t>(units);
    const auto exponent = static_cast<size_t>(std::bit_width(units)) - 1;
    const size_t bucket = 4 * (exponent - 1) + static_cast<size_t>((units >> (exponent - 2)) & 3);
    return bucket < kBuckets ? bucket : kBuckets - 1;
  }

  std::array<Counter, kBuckets> buckets_;
};

/// Of one SSRC to one viewer. `bytes` is payload, without headers (W3C webrtc-stats: bytesSent).
struct StreamCounters {
  Counter packets, bytes;
  Counter dropped;  ///< by us: no route, a full socket, too large
};

/// Of one shard.
struct ShardCounters {
  Counter packets, bytes;  ///< datagrams and their bytes with headers, as they left
  Counter calls;           ///< of sendmmsg
  Counter droppedSocket;   ///< datagrams: the socket's buffer was full, or the kernel refused
  Counter droppedRoute;    ///< datagrams: there was no way to the viewer
  Counter droppedLarge;    ///< packets beyond what a datagram may hold
  Counter retransmissions, retransmissionBytes;
  Counter nacks;         ///< sequence numbers that viewers asked for
  Counter nacksRefused;  ///< of these: not in the ring any more, or too many
  Counter feedback;      ///< RTCP packets of viewers
  Counter feedbackMalformed;
  Counter queued;  ///< packets that waited when the shard last looked
  Counter viewers;
  LatencyHistogram latency;
};

}  // namespace headwater::fanout
