#include "elements/track/KeyframeLimiter.hpp"

#include "elements/base/Scheduler.hpp"

namespace headwater::track {

void KeyframeLimiter::request() {
  {
    const base::Lock lock(mutex_);
    const auto now = Clock::now();
    if (sending_ || (last_ && now - *last_ < interval_)) {
      waiting_ = true;
      if (scheduled_) return;
      scheduled_ = true;
      base::Scheduler::shared().at((sending_ ? now : *last_) + interval_, [weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->onIntervalEnd();
      });
      return;
    }
    sending_ = true;
    waiting_ = false;
  }
  send_();
  const base::Lock lock(mutex_);
  sending_ = false;
  last_ = Clock::now();
}

void KeyframeLimiter::satisfied() {
  const base::Lock lock(mutex_);
  waiting_ = false;
}

void KeyframeLimiter::onIntervalEnd() {
  {
    const base::Lock lock(mutex_);
    scheduled_ = false;
    if (!waiting_) return;
  }
  request();
}

}  // namespace headwater::track
