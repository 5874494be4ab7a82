// One UDP socket of the hub, bound to one local address.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "elements/net/SocketAddress.hpp"

namespace headwater::net {

/// Thread-safe; the descriptor is open for as long as this lives. Bound to an address of its own, because an
/// answer has to leave from the address that was asked (RFC 8445 7.3.1.3 and 7.2.5.2.1).
class UdpSocket {
 public:
  /// Null, and errno set, when the address with its port cannot be had.
  static std::shared_ptr<UdpSocket> bind(const SocketAddress& local);
  ~UdpSocket();
  UdpSocket(const UdpSocket&) = delete;
  UdpSocket& operator=(const UdpSocket&) = delete;

  int descriptor() const { return descriptor_; }
  const SocketAddress& local() const { return local_; }

  /// Never waits; marks the datagram with a DSCP code point unless that is -1. False: it was dropped.
  bool send(const SocketAddress& to, std::span<const uint8_t> packet, int dscp = -1) const;

 private:
  UdpSocket(int descriptor, SocketAddress local) : descriptor_(descriptor), local_(local) {}

  const int descriptor_;
  const SocketAddress local_;
};

}  // namespace headwater::net
