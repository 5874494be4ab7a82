#include "elements/webrtc/SendQueue.hpp"

#include <algorithm>

namespace headwater::media {

size_t SendQueue::makeRoomForAudio() {
  const auto oldest =
      std::find_if(items_.begin(), items_.end(), [](const Item& item) { return item.kind == Kind::audio; });
  if (oldest == items_.end()) return 0;
  items_.erase(oldest);
  return 1;
}

size_t SendQueue::push(Item item) {
  size_t dropped = 0;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return 0;
    const bool full = items_.size() >= bound_;
    if (item.kind == Kind::video) {
      if (full && !skippingVideo_) {
        skippingVideo_ = true;
        wishedKeyframe_ = false;
      }
      if (skippingVideo_) {
        if (full || !item.packet->keyframe) return 1;
        skippingVideo_ = false;
        item.restart = true;
      }
    } else if (full) {
      dropped = item.kind == Kind::audio ? makeRoomForAudio() : 0;
      if (dropped == 0) return 1;
    }
    items_.push_back(std::move(item));
  }
  ready_.notify_one();
  return dropped;
}

std::optional<SendQueue::Item> SendQueue::pop() {
  std::unique_lock lock(mutex_);
  ready_.wait(lock, [this] { return closed_ || !items_.empty(); });
  if (closed_) return std::nullopt;
  auto item = std::move(items_.front());
  items_.pop_front();
  return item;
}

void SendQueue::close() {
  std::deque<Item> dropped;
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    dropped.swap(items_);
  }
  ready_.notify_all();
}

void SendQueue::forget(uint64_t stream, Kind kind) {
  const std::lock_guard lock(mutex_);
  std::erase_if(items_, [stream](const Item& item) { return item.stream == stream; });
  if (kind == Kind::video) skippingVideo_ = false;
}

bool SendQueue::takeKeyframeWish() {
  const std::lock_guard lock(mutex_);
  if (!skippingVideo_ || wishedKeyframe_ || items_.size() > bound_ / 2) return false;
  wishedKeyframe_ = true;
  return true;
}

size_t SendQueue::size() const {
  const std::lock_guard lock(mutex_);
  return items_.size();
}

}  // namespace headwater::media
