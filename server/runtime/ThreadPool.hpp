// Threads that run whatever the executors have to do.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>

#include "elements/base/Mutex.hpp"

namespace headwater::server {

/// Grows when every thread is busy, so that a job that waits for a negotiation delays nobody else's, and
/// shrinks when threads have idled. Thread-safe; destroyed by its creator, which waits for running jobs.
class ThreadPool {
 public:
  struct Options {
    size_t maxThreads = 64;                      ///< 1 and up; beyond it jobs queue
    std::chrono::milliseconds idleTimeout{500};  ///< a thread without work for so long ends
  };

  explicit ThreadPool(Options options);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  /// Runs `job` on some thread. Jobs posted after stop() are dropped.
  void post(std::function<void()> job);
  /// Takes no more jobs and waits for those that were posted; false when the deadline passed first.
  bool stop(std::chrono::milliseconds deadline);
  size_t threads() const;

 private:
  void run();

  const Options options_;
  mutable base::Mutex mutex_;
  base::Condition wake_, ended_;
  std::deque<std::function<void()>> jobs_ HW_GUARDED_BY(mutex_);
  size_t threads_ HW_GUARDED_BY(mutex_) = 0;
  size_t idle_ HW_GUARDED_BY(mutex_) = 0;
  bool stopping_ HW_GUARDED_BY(mutex_) = false;
};

}  // namespace headwater::server
