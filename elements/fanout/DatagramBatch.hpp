// Datagrams to many destinations that leave by few system calls.
#pragma once

#include <sys/socket.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>

#include "elements/fanout/FanoutCounters.hpp"
#include "elements/net/Route.hpp"

namespace headwater::fanout {

/// Whether the kernel splits one large write into datagrams (UDP_SEGMENT, Linux 4.18). Asked of the kernel
/// once; retracted for good by a device that refuses. Thread-safe.
class UdpSegmentation {
 public:
  static bool available();
  static void retract();
};

/// Collects protected packets in memory of its own and sends them with sendmmsg(2), consecutive ones of equal
/// size to one destination as one message where UDP_SEGMENT is available. A datagram that does not fit into
/// the socket's buffer is dropped, counted at whom it was for, and costs the others nothing. Thread: its
/// shard's.
class DatagramBatch {
 public:
  static constexpr size_t kLargest = 2048;   ///< bytes of one datagram
  static constexpr size_t kMessages = 64;    ///< a call
  static constexpr size_t kDatagrams = 256;  ///< of all messages
  static constexpr size_t kArena = 192
                                   << 10;  ///< bytes of all datagrams: stays in a core's second-level cache
  static constexpr size_t kSegments = 44;  ///< a message; 64 KB is the kernel's bound, 64 another one

  /// Of one thread; `counters` outlives the batch.
  explicit DatagramBatch(ShardCounters& counters);

  /// Room for one datagram, after a flush if there was none. Valid until commit() or flush().
  std::span<uint8_t, kLargest> room();
  /// The first `size` bytes of room() go to `to`, which stays as it is until flush(). `arrival` is when the
  /// packet came to this server, zero for what is our own.
  void commit(size_t size, const net::UdpDestination& to, StreamCounters& owner,
              std::chrono::steady_clock::time_point arrival);
  /// The first `size` bytes of room() leave by themselves. False when the route dropped them, which is
  /// counted as the shard's.
  bool sendNow(size_t size, net::Route& route, std::chrono::steady_clock::time_point arrival);
  void flush();

 private:
  struct Datagram {
    StreamCounters* owner = nullptr;
    std::chrono::steady_clock::time_point arrival;
    uint16_t size = 0;
  };
  struct Message {
    const net::UdpDestination* to = nullptr;
    uint32_t offset = 0, bytes = 0;     ///< in the arena
    uint16_t first = 0, datagrams = 0;  ///< in datagrams_
    uint16_t segment = 0;               ///< bytes of each datagram but the last
    bool closed = false;                ///< its last datagram was shorter: none can follow
  };
  struct Call;

  bool extend(size_t size, const net::UdpDestination& to);
  void fill(Call& call, size_t from, size_t to) const;
  size_t sendSome(size_t from, size_t to);
  void sendSingly(const Message& message);
  void settle(const Message& message, bool sent, std::chrono::steady_clock::time_point now);
  void sent(size_t size, std::chrono::steady_clock::time_point arrival,
            std::chrono::steady_clock::time_point now);

  ShardCounters& counters_;
  const std::unique_ptr<uint8_t[]> arena_;
  const std::unique_ptr<Call> call_;
  size_t used_ = 0, messages_ = 0, datagrams_ = 0;
  std::array<Message, kMessages> message_;
  std::array<Datagram, kDatagrams> datagram_;

 public:
  ~DatagramBatch();
};

}  // namespace headwater::fanout
