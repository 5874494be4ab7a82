#include "elements/ice/Inbox.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

namespace headwater::ice {

Inbox::Inbox(const net::Poll& poll) : wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (usable()) poll.watch(wake_, net::Poll::Kind::wake, 0, EPOLLIN);
}

Inbox::~Inbox() {
  if (usable()) close(wake_);
}

void Inbox::post(std::function<void()> job) {
  {
    const base::Lock lock(mutex_);
    posted_.push_back(std::move(job));
    any_ = true;
  }
  const uint64_t one = 1;
  [[maybe_unused]] const auto done = write(wake_, &one, sizeof one);
}

void Inbox::acknowledge() const {
  uint64_t count = 0;
  [[maybe_unused]] const auto done = read(wake_, &count, sizeof count);
}

void Inbox::run() {
  if (!any_) return;
  {
    const base::Lock lock(mutex_);
    running_.swap(posted_);
    any_ = false;
  }
  for (const auto& job : running_) job();
  running_.clear();
}

}  // namespace headwater::ice
