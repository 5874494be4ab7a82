// The packets of one Track that viewers may still ask for again.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <vector>

#include "elements/track/RtpPacket.hpp"

namespace headwater::fanout {

struct RingLimits {
  size_t packets = 1024;  ///< rounded up to a power of two
  size_t bytes = 4 << 20;
  std::chrono::milliseconds age{2000};
};

/// Shared by all viewers of a Track: packets are held by reference, nothing is kept a viewer. Thread-safe;
/// the lock is held for a few instructions.
class PacketRing {
 public:
  explicit PacketRing(const RingLimits& limits);

  void add(const track::RtpPacketPtr& packet);
  /// The packet with that sequence number of the source's SSRC; null when it is not kept (any more).
  track::RtpPacketPtr find(uint32_t ssrc, uint16_t sequence, std::chrono::steady_clock::time_point now) const;
  void clear();

  size_t packets() const;
  size_t bytes() const;

 private:
  void dropOldest();

  const RingLimits limits_;
  mutable std::mutex mutex_;
  std::vector<track::RtpPacketPtr> bySequence_;  ///< slot: sequence number modulo size
  std::vector<track::RtpPacketPtr> byArrival_;   ///< a circular queue: the order in which they go
  size_t head_ = 0, count_ = 0, bytes_ = 0;
};

}  // namespace headwater::fanout
