#include "elements/base/Scheduler.hpp"

#include <pthread.h>

namespace headwater::base {

Scheduler& Scheduler::shared() {
  static Scheduler scheduler;
  return scheduler;
}

Scheduler::Scheduler() : thread_([this] { run(); }) {
  pthread_setname_np(thread_.native_handle(), "hw-scheduler");
}

Scheduler::~Scheduler() {
  {
    const Lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notifyAll();
  thread_.join();
}

void Scheduler::at(Clock::time_point when, std::function<void()> job) {
  {
    const Lock lock(mutex_);
    jobs_.emplace(when, std::move(job));
  }
  changed_.notifyOne();
}

void Scheduler::run() {
  Lock lock(mutex_);
  while (!stopping_) {
    if (jobs_.empty()) {
      changed_.wait(lock);
      continue;
    }
    const auto next = jobs_.begin()->first;
    if (Clock::now() < next) {
      changed_.waitUntil(lock, next);
      continue;
    }
    auto job = std::move(jobs_.extract(jobs_.begin()).mapped());
    lock.unlock();
    job();
    job = nullptr;  // what it holds is let go outside the lock
    lock.lock();
  }
}

}  // namespace headwater::base
