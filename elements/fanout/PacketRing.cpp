#include "elements/fanout/PacketRing.hpp"

#include <algorithm>
#include <bit>

namespace headwater::fanout {

PacketRing::PacketRing(const RingLimits& limits)
    : limits_(limits),
      bySequence_(std::bit_ceil(std::clamp<size_t>(limits.packets, 1, 32768))),
      byArrival_(bySequence_.size()) {}

void PacketRing::dropOldest() {
  auto oldest = std::move(byArrival_[head_]);
  head_ = (head_ + 1) % byArrival_.size();
  --count_;
  bytes_ -= oldest->size();
  auto& slot = bySequence_[oldest->header.sequence % bySequence_.size()];
  if (slot == oldest) slot.reset();
}

void PacketRing::add(const track::RtpPacketPtr& packet) {
  const base::Lock lock(mutex_);
  const auto outlived = packet->arrival - limits_.age;
  while (count_ > 0 && (count_ == byArrival_.size() || bytes_ + packet->size() > limits_.bytes ||
                        byArrival_[head_]->arrival < outlived))
    dropOldest();
  if (packet->size() > limits_.bytes) return;
  byArrival_[(head_ + count_++) % byArrival_.size()] = packet;
  bytes_ += packet->size();
  bySequence_[packet->header.sequence % bySequence_.size()] = packet;
}

track::RtpPacketPtr PacketRing::find(uint32_t ssrc, uint16_t sequence,
                                     std::chrono::steady_clock::time_point now) const {
  const base::Lock lock(mutex_);
  const auto& slot = bySequence_[sequence % bySequence_.size()];
  const bool right = slot && slot->header.sequence == sequence && slot->header.ssrc == ssrc &&
                     now - slot->arrival <= limits_.age;
  return right ? slot : nullptr;
}

void PacketRing::clear() {
  const base::Lock lock(mutex_);
  while (count_ > 0) dropOldest();
}

size_t PacketRing::packets() const {
  const base::Lock lock(mutex_);
  return count_;
}

size_t PacketRing::bytes() const {
  const base::Lock lock(mutex_);
  return bytes_;
}

}  // namespace headwater::fanout
