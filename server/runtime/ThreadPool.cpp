#include "server/runtime/ThreadPool.hpp"

#include <spdlog/spdlog.h>
#include <sys/prctl.h>

#include <system_error>
#include <thread>

namespace headwater::server {

ThreadPool::ThreadPool(Options options) : options_(options) {}

ThreadPool::~ThreadPool() {
  base::Lock lock(mutex_);
  stopping_ = true;
  wake_.notifyAll();
  ended_.wait(lock, [this]() HW_REQUIRES(mutex_) { return threads_ == 0; });
}

bool ThreadPool::stop(std::chrono::milliseconds deadline) {
  base::Lock lock(mutex_);
  stopping_ = true;
  wake_.notifyAll();
  return ended_.waitFor(lock, deadline, [this]() HW_REQUIRES(mutex_) { return threads_ == 0; });
}

void ThreadPool::post(std::function<void()> job) {
  base::Lock lock(mutex_);
  if (stopping_) return;
  jobs_.push_back(std::move(job));
  if (jobs_.size() <= idle_ || threads_ >= options_.maxThreads) {
    wake_.notifyOne();
    return;
  }
  ++threads_;
  try {
    // Detached, yet accounted for: the destructor waits until the last one has left run().
    std::thread([this] { run(); }).detach();
  } catch (const std::system_error& error) {
    --threads_;
    spdlog::error("cannot start a worker thread ({}); {} remain", error.what(), threads_);
  }
}

size_t ThreadPool::threads() const {
  const base::Lock lock(mutex_);
  return threads_;
}

void ThreadPool::run() {
  prctl(PR_SET_NAME, "hw-worker");
  base::Lock lock(mutex_);
  for (;;) {
    ++idle_;
    const bool woken = wake_.waitFor(lock, options_.idleTimeout,
                                     [this]() HW_REQUIRES(mutex_) { return stopping_ || !jobs_.empty(); });
    --idle_;
    if (!woken || (stopping_ && jobs_.empty())) break;
    auto job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job();
    job = nullptr;  // what it captured goes without the lock
    lock.lock();
  }
  --threads_;
  // Under the lock, so that the destructor cannot free the pool before this thread is through with it.
  ended_.notifyAll();
}

}  // namespace headwater::server
