// Where the packets of one peer leave: the seam between ICE and the fan-out.
#pragma once

#include <sys/socket.h>

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>

namespace headwater::net {

/// A UDP path that may be written to directly, so that datagrams of many peers leave by one system call.
struct UdpDestination {
  int socket = -1;  ///< non-blocking; owned by whoever made the Route, which outlives the use
  sockaddr_storage address{};
  socklen_t length = 0;
  int dscp = -1;  ///< RFC 8837 code point to mark datagrams with, -1 none
};

/// The path that ICE has selected for one peer. Thread-safe: a sender's thread asks, ICE's thread changes it.
class Route {
 public:
  virtual ~Route() = default;

  /// Changes whenever udp() would answer differently, so that a sender asks for it only then. Cheap: an
  /// atomic load.
  uint32_t generation() const { return generation_.load(std::memory_order_acquire); }
  /// Nothing when there is no UDP path that may be used directly: then send() is the way, one packet a call.
  virtual std::optional<UdpDestination> udp() const = 0;
  /// Sends one packet by whatever path there is (TURN, ICE-TCP), never waits. False: it was dropped.
  virtual bool send(std::span<const uint8_t> packet) = 0;

 protected:
  /// From now on udp() answers differently.
  void changed() { generation_.fetch_add(1, std::memory_order_release); }

 private:
  std::atomic<uint32_t> generation_{0};
};

}  // namespace headwater::net
