// The hub's port on every address of this machine.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/base/Types.hpp"
#include "elements/net/Poll.hpp"
#include "elements/net/UdpSocket.hpp"

namespace headwater::ice {

/// A candidate of ours, RFC 8839 5.1.
struct HostCandidate {
  net::SocketAddress address;
  bool tcp = false;
  std::string interface {};
};

/// A UDP socket for each address, and a listener for TCP beside it when `tcp`. The hub polls them and names
/// them by their place, which stays. Thread-safe but for open().
class HostSockets {
 public:
  HostSockets(std::shared_ptr<net::Poll> poll, bool tcp) : poll_(std::move(poll)), tcp_(tcp) {}
  ~HostSockets();
  HostSockets(const HostSockets&) = delete;
  HostSockets& operator=(const HostSockets&) = delete;

  /// Before anything else: on every address, or a reason why the port cannot be had; 0 takes any that is
  /// free.
  base::Expected<void> open(uint16_t port);
  uint16_t port() const { return port_; }

  /// Addresses that peers can be told. Those that came to this machine since the start are bound first.
  std::vector<HostCandidate> candidates();

  std::shared_ptr<const net::UdpSocket> udp(size_t place) const;
  int listener(size_t place) const;

 private:
  struct Socket {
    std::shared_ptr<net::UdpSocket> udp;
    std::string interface;
    int listener = -1;  ///< TCP on the same port
  };
  /// Neither, when the address is only just coming or going.
  struct Bound {
    std::optional<Socket> socket{};
    std::string fault{};
  };

  Bound bind(const net::LocalAddress& address, uint16_t port) const;
  /// One try at all addresses; the reason why it cannot be, empty when it can.
  std::string bindAll(const std::vector<net::LocalAddress>& addresses, uint16_t port) HW_REQUIRES(mutex_);
  void drop() HW_REQUIRES(mutex_);
  void watch(size_t place) const HW_REQUIRES(mutex_);
  bool knows(const net::SocketAddress& address) const;
  /// False when it cannot be bound now.
  bool add(const net::LocalAddress& address);

  const std::shared_ptr<net::Poll> poll_;
  const bool tcp_;
  uint16_t port_ = 0;

  mutable base::Mutex mutex_;
  std::vector<Socket> sockets_ HW_GUARDED_BY(mutex_);                     ///< grows only
  std::vector<net::LocalAddress> present_ HW_GUARDED_BY(mutex_);          ///< as seen then
  std::chrono::steady_clock::time_point looked_ HW_GUARDED_BY(mutex_){};  ///< for addresses that are new
};

}  // namespace headwater::ice
