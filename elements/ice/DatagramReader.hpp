// Reads datagrams, many at a time.
#pragma once

#include <sys/socket.h>

#include <array>

#include "elements/ice/Demultiplexer.hpp"

namespace headwater::ice {

/// Large: not for the stack. Thread: the hub's.
class DatagramReader {
 public:
  DatagramReader(Demultiplexer& demultiplexer, std::shared_ptr<Counters> counters);

  /// What waits at a socket, up to a batch of it.
  void read(const std::shared_ptr<const net::UdpSocket>& socket, Clock::time_point now);

 private:
  static constexpr size_t kBatch = 64;
  static constexpr size_t kMostPacket = 2048;

  Demultiplexer& demultiplexer_;
  const std::shared_ptr<Counters> counters_;
  std::array<mmsghdr, kBatch> messages_{};
  std::array<iovec, kBatch> parts_{};
  std::array<sockaddr_storage, kBatch> from_{};
  std::array<std::array<uint8_t, kMostPacket>, kBatch> bytes_{};
};

}  // namespace headwater::ice
