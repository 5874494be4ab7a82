// The hub's thread: it waits for sockets and for time, and says whose turn it is.
#pragma once

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

#include "elements/ice/DatagramReader.hpp"
#include "elements/ice/HostSockets.hpp"
#include "elements/ice/TcpStreams.hpp"

namespace headwater::ice {

/// Thread-safe as IceHub is; members under "Thread: hw-ice" belong to the hub's own.
class Hub final : public IceHub {
 public:
  explicit Hub(const IceHubOptions& options);
  ~Hub() override;
  base::Expected<void> open();

  uint16_t port() const override { return hosts_.port(); }
  IceHubMetrics metrics() const override;

  const std::shared_ptr<Counters>& counters() const { return counters_; }
  /// Addresses that peers can be told. Those that came to this machine since the start are bound first.
  std::vector<HostCandidate> candidates() { return hosts_.candidates(); }

  /// From now on checks for these credentials are answered; again for a restart with others.
  void add(const std::shared_ptr<Peer>& peer, const Credentials& local);
  void remove(const std::shared_ptr<Peer>& peer);
  /// The peer is lite (RFC 8839 5.3) and has this UDP candidate: we check it.
  void reach(const std::shared_ptr<Peer>& peer, Role role, const net::SocketAddress& candidate);

 private:
  // Thread: hw-ice
  void run();
  void onEvent(const epoll_event& event);
  void tick();

  const IceHubOptions options_;
  const std::shared_ptr<Counters> counters_ = std::make_shared<Counters>();
  const std::shared_ptr<net::Poll> poll_ = std::make_shared<net::Poll>();
  Inbox inbox_;
  HostSockets hosts_;
  std::atomic<bool> stopping_{false};

  // Thread: hw-ice
  Clock::time_point now_{}, nextTick_{};
  CheckNetwork network_;
  PeerTable peers_;
  StunServer stun_;
  Demultiplexer demultiplexer_;
  DatagramReader datagrams_;
  TcpStreams streams_;

  std::thread thread_;
};

}  // namespace headwater::ice
