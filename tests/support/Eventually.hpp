// Waiting for what other threads and processes bring about.
#pragma once

#include <chrono>
#include <thread>

namespace headwater::test {

/// Asks again and again until `condition` holds; false when `deadline` passed first.
template <class Condition>
bool eventually(Condition condition, std::chrono::milliseconds deadline = std::chrono::seconds(20)) {
  const auto end = std::chrono::steady_clock::now() + deadline;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

}  // namespace headwater::test
