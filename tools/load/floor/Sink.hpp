// The receiving end of the floor: sockets on the loopback, emptied on another core.
#pragma once

#include <netinet/in.h>

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

namespace headwater::load {

/// One socket a viewer, one thread for all.
class Sink {
 public:
  /// Throws std::system_error without sockets. `cpu` -1: any.
  Sink(size_t viewers, int cpu);
  ~Sink();
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  const std::vector<sockaddr_in>& addresses() const { return addresses_; }
  uint64_t received() const { return received_; }

 private:
  void drain();

  std::vector<int> sockets_;
  std::vector<sockaddr_in> addresses_;
  std::atomic<uint64_t> received_{0};
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

/// Pins the calling thread; nothing for -1.
void pinTo(int cpu);

}  // namespace headwater::load
