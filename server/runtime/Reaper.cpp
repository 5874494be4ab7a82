#include "server/runtime/Reaper.hpp"

#include "server/runtime/Log.hpp"

namespace headwater::server {

namespace {
constexpr std::chrono::milliseconds kSlowTeardown{1000};
}

Reaper::Reaper(size_t maxThreads)
    : pool_({.maxThreads = maxThreads, .idleTimeout = std::chrono::milliseconds(200)}) {}

void Reaper::dispose(std::string what, std::function<void()> teardown) {
  {
    std::lock_guard lock(mutex_);
    ++pending_;
  }
  pool_.post([this, what = std::move(what), teardown = std::move(teardown)]() mutable {
    const auto begin = std::chrono::steady_clock::now();
    teardown();
    teardown = nullptr;
    const auto took =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    if (took > kSlowTeardown)
      logWarning("slow teardown", {{"object", what}, {"ms", std::to_string(took.count())}});
    std::lock_guard lock(mutex_);
    --pending_;
    idle_.notify_all();
  });
}

bool Reaper::drain(std::chrono::milliseconds deadline) {
  std::unique_lock lock(mutex_);
  return idle_.wait_for(lock, deadline, [this] { return pending_ == 0; });
}

size_t Reaper::pending() const {
  std::lock_guard lock(mutex_);
  return pending_;
}

}  // namespace headwater::server
