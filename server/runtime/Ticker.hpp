// Calls something at a fixed period.
#pragma once

#include <chrono>
#include <functional>
#include <thread>

#include "elements/base/Mutex.hpp"

namespace headwater::server {

/// Owns one thread; the destructor joins it. The callback must be short: it posts.
class Ticker {
 public:
  Ticker(std::chrono::milliseconds period, std::function<void()> tick);
  ~Ticker();
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;

 private:
  base::Mutex mutex_;
  base::Condition wake_;
  bool stopping_ HW_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace headwater::server
