#include "server/runtime/Ticker.hpp"

#include <sys/prctl.h>

namespace headwater::server {

Ticker::Ticker(std::chrono::milliseconds period, std::function<void()> tick)
    : thread_([this, period, tick = std::move(tick)] {
        prctl(PR_SET_NAME, "hw-ticker");
        base::Lock lock(mutex_);
        while (!wake_.waitFor(lock, period, [this]() HW_REQUIRES(mutex_) { return stopping_; })) {
          lock.unlock();
          tick();
          lock.lock();
        }
      }) {}

Ticker::~Ticker() {
  {
    const base::Lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notifyAll();
  thread_.join();
}

}  // namespace headwater::server
