// One ICE transport at the hub, as the rest of the process sees it.
#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/ice/Counters.hpp"
#include "elements/ice/Credentials.hpp"
#include "elements/net/Route.hpp"
#include "elements/net/SocketAddress.hpp"

namespace headwater::net {
class UdpSocket;
}

namespace headwater::ice {

class TcpConnection;

enum class State { fresh, checking, connected, disconnected, failed };

/// The way between a local and a remote address.
struct Path {
  std::shared_ptr<const net::UdpSocket> socket{};  ///< UDP
  std::shared_ptr<TcpConnection> connection{};     ///< or TCP
  net::SocketAddress local{}, remote{};
};

struct PathStats {
  uint64_t packetsSent = 0, bytesSent = 0, packetsReceived = 0, bytesReceived = 0;
  double roundTripSeconds = 0;  ///< of the last check of ours that was answered, 0 none
};

/// Told what happens, one call at a time and in order, on threads that may wait.
class PeerListener {
 public:
  virtual ~PeerListener() = default;
  virtual void onState(State state) = 0;
  virtual void onSelectedPath() = 0;
};

/// Gets what the peer sends but ICE itself, on the hub's thread; must not wait for anything.
class Receiver {
 public:
  virtual ~Receiver() = default;
  virtual void receive(std::span<const uint8_t> packet) = 0;
};

/// Thread-safe. What is marked so belongs to the hub's thread.
class Peer final : public net::Route, public std::enable_shared_from_this<Peer> {
 public:
  Peer(std::shared_ptr<Counters> counters, std::weak_ptr<PeerListener> listener)
      : counters_(std::move(counters)), listener_(std::move(listener)) {}

  void setReceiver(std::shared_ptr<Receiver> receiver);
  /// Takes RTCP (RFC 5761) instead, on the hub's thread; false when a packet is forged, repeated or broken.
  void setRtcpReceiver(std::function<bool(std::span<const uint8_t>)> receiver);
  void setRemote(Credentials remote);
  Credentials remote() const;
  void setDscp(int codePoint);

  // Route
  std::optional<net::UdpDestination> udp() const override;
  bool send(std::span<const uint8_t> packet) override;

  std::optional<Path> selected() const;
  PathStats stats() const;
  State state() const;

  // Hub's thread.
  void received(std::span<const uint8_t> packet);
  void select(std::optional<Path> path);
  void setState(State state);
  void setRoundTrip(std::chrono::microseconds time) { roundTrip_ = time.count(); }
  /// Nothing is told and nothing is passed on from here on; a call that is being made may still end.
  void close();

 private:
  /// True for the first packet of a flight that nobody has answered yet.
  bool noteFlight(std::span<const uint8_t> packet);
  void repeatFlight(std::chrono::milliseconds pause);
  bool transmit(std::span<const uint8_t> packet);
  void notify(std::function<void(PeerListener&)> what);
  void drain();

  const std::shared_ptr<Counters> counters_;
  const std::weak_ptr<PeerListener> listener_;
  mutable base::Mutex mutex_;
  std::shared_ptr<Receiver> receiver_ HW_GUARDED_BY(mutex_);
  std::shared_ptr<const std::function<bool(std::span<const uint8_t>)>> rtcpReceiver_ HW_GUARDED_BY(mutex_);
  Credentials remote_ HW_GUARDED_BY(mutex_);
  std::optional<Path> path_ HW_GUARDED_BY(mutex_);
  /// Stay open for senders that still hold a udp().
  std::vector<std::shared_ptr<const net::UdpSocket>> used_ HW_GUARDED_BY(mutex_);
  State state_ HW_GUARDED_BY(mutex_) = State::fresh;
  int dscp_ HW_GUARDED_BY(mutex_) = -1;
  bool closed_ HW_GUARDED_BY(mutex_) = false;
  std::vector<std::vector<uint8_t>> flight_
      HW_GUARDED_BY(mutex_);  ///< of DTLS, until the peer has said anything
  bool dtlsHeard_ HW_GUARDED_BY(mutex_) = false;
  std::atomic<uint64_t> packetsSent_{0}, bytesSent_{0}, packetsReceived_{0}, bytesReceived_{0};
  std::atomic<int64_t> roundTrip_{0};  ///< microseconds

  base::Mutex notices_;
  std::deque<std::function<void(PeerListener&)>> pending_ HW_GUARDED_BY(notices_);
  bool draining_ HW_GUARDED_BY(notices_) = false;
};

}  // namespace headwater::ice
