// The packets of one Track that viewers may still ask for again.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/fanout/FanoutOptions.hpp"
#include "elements/track/RtpPacket.hpp"

namespace headwater::fanout {

struct RingLimits {
  size_t packets = FanoutOptions{}.ringPackets;  ///< rounded up to a power of two
  size_t bytes = FanoutOptions{}.ringBytes;
  std::chrono::milliseconds age = FanoutOptions{}.ringAge;
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
  void dropOldest() HW_REQUIRES(mutex_);

  const RingLimits limits_;
  mutable base::Mutex mutex_;
  /// Slot: sequence number modulo size.
  std::vector<track::RtpPacketPtr> bySequence_ HW_GUARDED_BY(mutex_);
  /// A circular queue: the order in which they go.
  std::vector<track::RtpPacketPtr> byArrival_ HW_GUARDED_BY(mutex_);
  size_t head_ HW_GUARDED_BY(mutex_) = 0, count_ HW_GUARDED_BY(mutex_) = 0, bytes_ HW_GUARDED_BY(mutex_) = 0;
};

}  // namespace headwater::fanout
