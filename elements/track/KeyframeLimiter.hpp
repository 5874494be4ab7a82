// Merges keyframe requests of many sinks into what one source can bear.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "elements/base/Mutex.hpp"

namespace headwater::track {

/// Sends the first request at once and at most one in each interval after it; one that comes too early is
/// not lost but sent when the interval ends. The interval runs from the end of sending, and is a twentieth
/// longer than was asked for: a request waits a moment in the RTP session (RFC 4585 3.5.2), one more than the
/// other, and the source counts from what it receives. Thread-safe; `send` runs on the caller's or the
/// scheduler's thread, without a lock. Held by shared_ptr.
class KeyframeLimiter : public std::enable_shared_from_this<KeyframeLimiter> {
 public:
  KeyframeLimiter(std::chrono::milliseconds interval, std::function<void()> send)
      : interval_(interval + interval / 20), send_(std::move(send)) {}

  void request();
  /// A keyframe came: a waiting request is satisfied, whoever made it.
  void satisfied();

 private:
  using Clock = std::chrono::steady_clock;
  void onIntervalEnd();

  const std::chrono::milliseconds interval_;
  const std::function<void()> send_;
  base::Mutex mutex_;
  std::optional<Clock::time_point> last_ HW_GUARDED_BY(mutex_);
  bool sending_ HW_GUARDED_BY(mutex_) = false;
  bool waiting_ HW_GUARDED_BY(mutex_) = false;
  bool scheduled_ HW_GUARDED_BY(mutex_) = false;
};

}  // namespace headwater::track
