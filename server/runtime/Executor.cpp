#include "server/runtime/Executor.hpp"

#include <spdlog/spdlog.h>

#include <exception>

namespace headwater::server {

namespace {
// Jobs that one turn runs before the executor queues up again behind the others of the pool.
constexpr int kJobsPerTurn = 16;

void runGuarded(const std::function<void()>& job) {
  try {
    job();
  } catch (const std::exception& error) {
    // Errors travel as values; what arrives here is a bug or memory exhaustion, and must not end the process.
    spdlog::error("a job failed with an exception: {}", error.what());
  }
}
}  // namespace

std::shared_ptr<Executor> Executor::create(ThreadPool& pool) {
  return std::shared_ptr<Executor>(new Executor(pool));
}

void Executor::post(std::function<void()> job) {
  {
    const base::Lock lock(mutex_);
    jobs_.push_back(std::move(job));
    if (scheduled_) return;
    scheduled_ = true;
  }
  pool_.post([self = shared_from_this()] { self->drain(); });
}

void Executor::drain() {
  for (int turn = 0; turn < kJobsPerTurn; ++turn) {
    std::function<void()> job;
    {
      const base::Lock lock(mutex_);
      if (jobs_.empty()) {
        scheduled_ = false;
        return;
      }
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    runner_ = std::this_thread::get_id();
    runGuarded(job);
    job = nullptr;
    runner_ = std::thread::id{};
  }
  pool_.post([self = shared_from_this()] { self->drain(); });
}

}  // namespace headwater::server
