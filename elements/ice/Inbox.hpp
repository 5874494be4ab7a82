// What other threads want done on the hub's.
#pragma once

#include <atomic>
#include <functional>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/net/Poll.hpp"

namespace headwater::ice {

/// Thread-safe but for run(), which is the hub's.
class Inbox {
 public:
  explicit Inbox(const net::Poll& poll);
  ~Inbox();
  Inbox(const Inbox&) = delete;
  Inbox& operator=(const Inbox&) = delete;

  /// False: no descriptor was left for it.
  bool usable() const { return wake_ >= 0; }
  /// Wakes the hub's thread.
  void post(std::function<void()> job);
  /// The wake-up has come.
  void acknowledge() const;
  /// Costs one look at an atomic when nothing waits.
  void run();

 private:
  const int wake_;
  std::atomic<bool> any_{false};
  base::Mutex mutex_;
  std::vector<std::function<void()>> posted_ HW_GUARDED_BY(mutex_);
  std::vector<std::function<void()>> running_;  ///< hub's thread
};

}  // namespace headwater::ice
