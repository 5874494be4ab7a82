#include "tools/load/Loop.hpp"

#include <sys/epoll.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <thread>

namespace headwater::load {

Loop::Loop() : epoll_(epoll_create1(EPOLL_CLOEXEC)) {
  if (epoll_ < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
  prctl(PR_SET_TIMERSLACK, 1000, 0, 0, 0);  // nanoseconds; the default of 50 us would stretch every tick
}

Loop::~Loop() {
  ::close(epoll_);
}

void Loop::add(int descriptor, Readable* readable) {
  epoll_event event{};
  event.events = EPOLLIN | EPOLLET;
  event.data.ptr = readable;
  if (epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &event) != 0)
    throw std::system_error(errno, std::generic_category(), "epoll_ctl");
}

void Loop::remove(int descriptor, Readable* readable) {
  epoll_ctl(epoll_, EPOLL_CTL_DEL, descriptor, nullptr);
  removed_.push_back(readable);
}

void Loop::every(milliseconds period, std::function<void(Time)> action) {
  periodic_.push_back({period, Clock::now(), std::move(action)});
}

void Loop::pollSockets(Time now) {
  static constexpr int kEvents = 512;
  std::array<epoll_event, kEvents> events{};
  removed_.clear();
  for (;;) {
    const int count = epoll_wait(epoll_, events.data(), kEvents, 0);
    for (int i = 0; i < count; ++i) {
      auto* readable = static_cast<Readable*>(events[static_cast<size_t>(i)].data.ptr);
      if (std::find(removed_.begin(), removed_.end(), readable) == removed_.end()) readable->onReadable(now);
    }
    if (count < kEvents) return;
  }
}

void Loop::run(const std::function<bool(Time)>& stop) {
  for (;;) {
    const Time now = Clock::now();
    pollSockets(now);
    io_.restart();
    io_.poll();
    for (size_t i = 0; i < periodic_.size(); ++i) {
      if (now < periodic_[i].next) continue;
      periodic_[i].next = std::max(now, periodic_[i].next + periodic_[i].period);
      periodic_[i].action(now);
    }
    if (stop(now)) return;
    std::this_thread::sleep_for(tick_);
  }
}

}  // namespace headwater::load
