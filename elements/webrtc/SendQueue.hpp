// The bounded queue between the sources and one viewer.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>

#include "elements/media/Track.hpp"

namespace headwater::media {

/// Producers never wait: what does not fit is dropped, for this viewer only. Of audio the oldest goes; video
/// is cut off until its next keyframe, because what follows a gap cannot be decoded. Thread-safe.
class SendQueue {
 public:
  struct Item {
    uint64_t stream = 0;  ///< the link that it came by
    Kind kind = Kind::data;
    RtpPacketPtr packet;
    std::shared_ptr<const DataMessage> message;
    bool restart = false;  ///< packets of this stream are missing before it
  };

  explicit SendQueue(size_t bound) : bound_(bound) {}

  /// Returns how many items were dropped for it.
  size_t push(Item item);
  /// Blocks until there is an item; nothing after close().
  std::optional<Item> pop();
  void close();
  /// Drops what a link left behind, and what it had missed.
  void forget(uint64_t stream, Kind kind);
  /// Whether video was cut off and the queue has drained, so that a keyframe would help now. True once.
  bool takeKeyframeWish();
  size_t size() const;

 private:
  size_t makeRoomForAudio();

  const size_t bound_;
  mutable std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Item> items_;
  bool closed_ = false;
  bool skippingVideo_ = false, wishedKeyframe_ = false;
};

}  // namespace headwater::media
