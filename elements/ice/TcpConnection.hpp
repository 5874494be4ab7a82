// One connection of ICE-TCP (RFC 6544), framed as RFC 4571 says.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/ice/Counters.hpp"
#include "elements/net/SocketAddress.hpp"

namespace headwater::ice {

/// send() may be called by any thread; the rest belongs to the hub's thread.
class TcpConnection {
 public:
  static constexpr size_t kMostFrame = 2048;  ///< larger than any packet of ICE, DTLS or RTP

  /// Takes over the socket, which does not block. `wantWrite` is called, on any thread and never after
  /// close(), when something waits; it must not call back.
  TcpConnection(int socket, net::SocketAddress local, net::SocketAddress remote, size_t queueBytes,
                std::shared_ptr<Counters> counters, std::function<void()> wantWrite);
  ~TcpConnection();
  TcpConnection(const TcpConnection&) = delete;
  TcpConnection& operator=(const TcpConnection&) = delete;

  /// Whole packets: one is sent or queued, or dropped and counted.
  bool send(std::span<const uint8_t> packet);

  /// Reads what is there and hands on each frame; false when the connection has ended or sent what is none.
  bool read(const std::function<void(std::span<const uint8_t>)>& onFrame);
  /// Sends what waits; false when the connection has ended.
  bool flush();
  bool waiting() const;
  void close();

  int socket() const { return socket_; }
  const net::SocketAddress& local() const { return local_; }
  const net::SocketAddress& remote() const { return remote_; }

 private:
  bool writeSome() HW_REQUIRES(mutex_);

  const int socket_;
  const net::SocketAddress local_, remote_;
  const size_t queueBytes_;
  const std::shared_ptr<Counters> counters_;
  const std::function<void()> wantWrite_;
  std::vector<uint8_t> in_;  ///< hub's thread
  mutable base::Mutex mutex_;
  std::vector<uint8_t> out_ HW_GUARDED_BY(mutex_);
  size_t sent_ HW_GUARDED_BY(mutex_) = 0;  ///< of out_
  bool closed_ HW_GUARDED_BY(mutex_) = false;
};

}  // namespace headwater::ice
