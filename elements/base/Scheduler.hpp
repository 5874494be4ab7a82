// One thread for everything in the media path that has to happen later.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <thread>

#include "elements/base/Mutex.hpp"

namespace headwater::base {

/// Runs jobs at a time. Thread-safe; jobs run on the scheduler's own thread and must be short and must not
/// block: they hold their owner weakly. One for the process, so that a peer costs no timer thread.
class Scheduler {
 public:
  using Clock = std::chrono::steady_clock;

  static Scheduler& shared();

  Scheduler();
  ~Scheduler();
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  void at(Clock::time_point when, std::function<void()> job);
  void after(std::chrono::milliseconds delay, std::function<void()> job) {
    at(Clock::now() + delay, std::move(job));
  }

 private:
  void run();

  Mutex mutex_;
  Condition changed_;
  std::multimap<Clock::time_point, std::function<void()>> jobs_ HW_GUARDED_BY(mutex_);
  bool stopping_ HW_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

/// Calls `tick` every `interval` until it returns false or `owner` is gone.
template <class Owner>
void repeat(std::chrono::milliseconds interval, std::weak_ptr<Owner> owner, bool (Owner::*tick)()) {
  Scheduler::shared().after(interval, [interval, owner, tick] {
    const auto self = owner.lock();
    if (self && (self.get()->*tick)()) repeat(interval, owner, tick);
  });
}

}  // namespace headwater::base
