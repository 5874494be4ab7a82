#include "server/runtime/ThreadPool.hpp"

#include <spdlog/spdlog.h>
#include <sys/prctl.h>

#include <system_error>
#include <thread>

namespace headwater::server {

ThreadPool::ThreadPool(Options options) : options_(options) {}

ThreadPool::~ThreadPool() {
  std::unique_lock lock(mutex_);
  stopping_ = true;
  wake_.notify_all();
  ended_.wait(lock, [this] { return threads_ == 0; });
}

bool ThreadPool::stop(std::chrono::milliseconds deadline) {
  std::unique_lock lock(mutex_);
  stopping_ = true;
  wake_.notify_all();
  return ended_.wait_for(lock, deadline, [this] { return threads_ == 0; });
}

void ThreadPool::post(std::function<void()> job) {
  std::unique_lock lock(mutex_);
  if (stopping_) return;
  jobs_.push_back(std::move(job));
  if (jobs_.size() <= idle_ || threads_ >= options_.maxThreads) {
    wake_.notify_one();
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
  std::lock_guard lock(mutex_);
  return threads_;
}

void ThreadPool::run() {
  prctl(PR_SET_NAME, "hw-worker");
  std::unique_lock lock(mutex_);
  for (;;) {
    ++idle_;
    const bool woken =
        wake_.wait_for(lock, options_.idleTimeout, [this] { return stopping_ || !jobs_.empty(); });
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
  ended_.notify_all();
}

}  // namespace headwater::server
