// epoll, with what an event is about in its 64 bits.
#pragma once

#include <sys/epoll.h>
#include <unistd.h>

#include <cstdint>

namespace headwater::net {

/// Thread-safe, as epoll is.
class Poll {
 public:
  enum class Kind : uint64_t { wake, socket, listener, stream, own };

  Poll() : descriptor_(epoll_create1(EPOLL_CLOEXEC)) {}
  ~Poll() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  Poll(const Poll&) = delete;
  Poll& operator=(const Poll&) = delete;

  int descriptor() const { return descriptor_; }

  /// From now on for these events; again to change them.
  void watch(int what, Kind kind, uint64_t which, uint32_t events) const {
    epoll_event event{};
    event.events = events;
    event.data.u64 = static_cast<uint64_t>(kind) << kShift | which;
    if (epoll_ctl(descriptor_, EPOLL_CTL_MOD, what, &event) != 0)
      epoll_ctl(descriptor_, EPOLL_CTL_ADD, what, &event);
  }
  void forget(int what) const { epoll_ctl(descriptor_, EPOLL_CTL_DEL, what, nullptr); }

  static Kind kind(const epoll_event& event) { return static_cast<Kind>(event.data.u64 >> kShift); }
  static uint64_t which(const epoll_event& event) { return event.data.u64 & ((1ULL << kShift) - 1); }

 private:
  static constexpr int kShift = 60;
  const int descriptor_;
};

}  // namespace headwater::net
