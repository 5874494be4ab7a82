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
    const base::Lock lock(mutex_);
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
    const base::Lock lock(mutex_);
    --pending_;
    idle_.notifyAll();
  });
}

bool Reaper::drain(std::chrono::milliseconds deadline) {
  base::Lock lock(mutex_);
  return idle_.waitFor(lock, deadline, [this]() HW_REQUIRES(mutex_) { return pending_ == 0; });
}

size_t Reaper::pending() const {
  const base::Lock lock(mutex_);
  return pending_;
}

}  // namespace headwater::server
