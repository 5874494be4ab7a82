// Where media elements are torn down: never on the threads that they own.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <string>

#include "elements/base/Mutex.hpp"
#include "server/runtime/ThreadPool.hpp"

namespace headwater::server {

/// Runs teardowns on threads of its own and knows how many are under way. Thread-safe; one a server.
class Reaper {
 public:
  explicit Reaper(size_t maxThreads);

  /// Runs `teardown` soon. `what` names it in the log if it takes longer than a second.
  void dispose(std::string what, std::function<void()> teardown);
  /// Waits until nothing is under way; false when the deadline passed first.
  bool drain(std::chrono::milliseconds deadline);
  size_t pending() const;

 private:
  mutable base::Mutex mutex_;
  base::Condition idle_;
  size_t pending_ HW_GUARDED_BY(mutex_) = 0;
  ThreadPool pool_;  // last: its threads use the members above
};

}  // namespace headwater::server
