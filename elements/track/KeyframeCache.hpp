// What a sink that joins needs to show a picture at once.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "elements/track/Forward.hpp"

namespace headwater::track {

struct KeyframeCacheLimits {
  size_t bytes = 4 << 20;
  /// A group of pictures that started longer ago is not replayed: it would be a burst of old packets.
  std::chrono::milliseconds age{1000};
};

/// The packets since the last keyframe, in order of arrival. Thread: guarded by the Track's lock.
class KeyframeCache {
 public:
  explicit KeyframeCache(KeyframeCacheLimits limits = {}) : limits_(limits) {}

  void add(const RtpPacketPtr& packet);
  void clear();
  /// Everything since the last keyframe if that is whole, young and within bounds; else nothing.
  std::vector<RtpPacketPtr> replay(std::chrono::steady_clock::time_point now) const;

 private:
  KeyframeCacheLimits limits_;
  std::vector<RtpPacketPtr> packets_;
  size_t bytes_ = 0;
  uint32_t timestamp_ = 0;
};

}  // namespace headwater::track
