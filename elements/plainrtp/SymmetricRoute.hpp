// Where the packets of one RTP or RTCP stream go: to where the description says, or to where they come from.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "elements/base/Mutex.hpp"
#include "elements/net/Route.hpp"
#include "elements/net/SocketAddress.hpp"
#include "elements/net/UdpSocket.hpp"

namespace headwater::plainrtp {

/// Who may become the destination by sending packets, RFC 7362 section 4.
enum class Latching {
  any,          ///< the first that sends; for peers behind NATs, whose descriptions name private addresses
  sameAddress,  ///< only from the address that the description names, from any port
  off,          ///< nobody: packets go to where the description says
};

struct LatchRules {
  Latching latching = Latching::any;
  bool authenticated = false;  ///< what is heard of has been authenticated by SRTP
};

/// Symmetric RTP (RFC 4961). The first valid packet latches its source, and nobody else can move the stream
/// afterwards (RFC 7362 section 5): packets of other sources are refused, but for those from the very address
/// that the description names, which takes it back from whoever was faster. With SRTP, a source that has been
/// silent for kSilence may be followed by another, since its packets prove who it is. Thread-safe.
class SymmetricRoute final : public net::Route {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::seconds kSilence{5};

  /// `onDestination` is called, on the thread that found it, when there is a destination for the first time.
  SymmetricRoute(std::shared_ptr<net::UdpSocket> socket, LatchRules rules,
                 std::function<void()> onDestination);

  /// The address that the description names; nothing when it names none.
  void describe(const std::optional<net::SocketAddress>& address);
  /// Whether a packet from there is worth looking at.
  bool admits(const net::SocketAddress& from, Clock::time_point now) const;
  /// A valid packet came from there, authenticated where that is done. False when it is refused.
  bool heard(const net::SocketAddress& from, Clock::time_point now);

  std::optional<net::SocketAddress> destination() const;
  const std::shared_ptr<net::UdpSocket>& socket() const { return socket_; }

  std::optional<net::UdpDestination> udp() const override;
  bool send(std::span<const uint8_t> packet) override;

 private:
  bool mayLatch(const net::SocketAddress& from, Clock::time_point now) const HW_REQUIRES(mutex_);
  std::optional<net::SocketAddress> current() const HW_REQUIRES(mutex_);

  const std::shared_ptr<net::UdpSocket> socket_;
  const LatchRules rules_;
  const std::function<void()> onDestination_;

  mutable base::Mutex mutex_;
  std::optional<net::SocketAddress> described_ HW_GUARDED_BY(mutex_), latched_ HW_GUARDED_BY(mutex_);
  Clock::time_point last_ HW_GUARDED_BY(mutex_){};  ///< when the latched source was heard of
  bool told_ HW_GUARDED_BY(mutex_) = false;
};

}  // namespace headwater::plainrtp
