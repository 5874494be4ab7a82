#include "tools/load/floor/Sink.hpp"

#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <system_error>

namespace headwater::load {

Sink::Sink(size_t viewers, int cpu) {
  const int buffer = 1 << 20;
  for (size_t i = 0; i < viewers; ++i) {
    const int made = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (made < 0 || bind(made, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        getsockname(made, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      throw std::system_error(errno, std::generic_category(), "UDP socket");
    if (setsockopt(made, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer) != 0)
      setsockopt(made, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
    sockets_.push_back(made);
    addresses_.push_back(address);
  }
  thread_ = std::thread([this, cpu] {
    pinTo(cpu);
    drain();
  });
}

Sink::~Sink() {
  stop_ = true;
  thread_.join();
  for (const int each : sockets_) ::close(each);
}

void Sink::drain() {
  static constexpr size_t kBatch = 64;
  std::array<std::array<uint8_t, 2048>, kBatch> packets;
  std::array<iovec, kBatch> parts{};
  std::array<mmsghdr, kBatch> messages{};
  for (size_t i = 0; i < kBatch; ++i) {
    parts[i] = {packets[i].data(), packets[i].size()};
    messages[i].msg_hdr.msg_iov = &parts[i];
    messages[i].msg_hdr.msg_iovlen = 1;
  }
  while (!stop_) {
    for (const int socket : sockets_)
      for (int count = kBatch; count == static_cast<int>(kBatch);) {
        count = recvmmsg(socket, messages.data(), kBatch, MSG_DONTWAIT, nullptr);
        if (count > 0) received_ += static_cast<uint64_t>(count);
      }
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
}

void pinTo(int cpu) {
  if (cpu < 0) return;
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(static_cast<size_t>(cpu), &set);
  sched_setaffinity(0, sizeof set, &set);
}

}  // namespace headwater::load
