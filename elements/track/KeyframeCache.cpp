#include "elements/track/KeyframeCache.hpp"

#include "elements/track/RtpPacket.hpp"

namespace headwater::track {

void KeyframeCache::add(const RtpPacketPtr& packet) {
  // H.264 sends parameter sets ahead of the picture with the same timestamp: one keyframe, not two.
  const bool starts = packet->keyframe && (packets_.empty() || packet->header.timestamp != timestamp_);
  if (starts) {
    clear();
    timestamp_ = packet->header.timestamp;
  } else if (packets_.empty()) {
    return;
  }
  bytes_ += packet->size();
  packets_.push_back(packet);
  const bool tooOld = packet->arrival - packets_.front()->arrival > limits_.age;
  if (bytes_ > limits_.bytes || tooOld) clear();
}

void KeyframeCache::clear() {
  packets_.clear();
  bytes_ = 0;
}

std::vector<RtpPacketPtr> KeyframeCache::replay(std::chrono::steady_clock::time_point now) const {
  if (packets_.empty() || now - packets_.front()->arrival > limits_.age) return {};
  return packets_;
}

}  // namespace headwater::track
