// The serial executor: one writer for the state of one MediaPipeline.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <thread>

#include "elements/base/Mutex.hpp"
#include "server/runtime/ThreadPool.hpp"

namespace headwater::server {

/// Runs jobs one after the other, in the order in which they were posted, on threads of the pool.
/// Thread-safe. Held by shared_ptr: a posted job keeps it alive.
class Executor : public std::enable_shared_from_this<Executor> {
 public:
  static std::shared_ptr<Executor> create(ThreadPool& pool);

  void post(std::function<void()> job);
  /// Whether the calling thread is running a job of this executor.
  bool runsHere() const { return runner_.load() == std::this_thread::get_id(); }

 private:
  explicit Executor(ThreadPool& pool) : pool_(pool) {}
  void drain();

  ThreadPool& pool_;
  base::Mutex mutex_;
  std::deque<std::function<void()>> jobs_ HW_GUARDED_BY(mutex_);
  bool scheduled_ HW_GUARDED_BY(mutex_) = false;
  std::atomic<std::thread::id> runner_{};
};

}  // namespace headwater::server
