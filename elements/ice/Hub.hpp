// The hub's thread: sockets, demultiplexing, timers.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "elements/ice/CheckList.hpp"
#include "elements/ice/IceHub.hpp"
#include "elements/ice/TcpConnection.hpp"
#include "elements/net/Poll.hpp"
#include "elements/net/UdpSocket.hpp"

namespace headwater::ice {

/// A candidate of ours, RFC 8839 5.1.
struct HostCandidate {
  net::SocketAddress address;
  bool tcp = false;
  std::string interface {};
};

/// Thread-safe as IceHub is; members under "Thread: hw-ice" belong to the hub's own.
class Hub final : public IceHub, private CheckList::Network {
 public:
  explicit Hub(const IceHubOptions& options);
  ~Hub() override;
  base::Expected<void> open();

  uint16_t port() const override { return port_; }
  IceHubMetrics metrics() const override;

  const std::shared_ptr<Counters>& counters() const { return counters_; }
  /// Addresses that peers can be told. Those that came to this machine since the start are bound first.
  std::vector<HostCandidate> candidates();

  /// From now on checks for these credentials are answered; again for a restart with others.
  void add(const std::shared_ptr<Peer>& peer, const Credentials& local);
  void remove(const std::shared_ptr<Peer>& peer);
  /// The peer is lite (RFC 8839 5.3) and has this UDP candidate: we check it.
  void reach(const std::shared_ptr<Peer>& peer, Role role, const net::SocketAddress& candidate);

 private:
  struct Socket {
    std::shared_ptr<net::UdpSocket> udp;
    std::string interface;
    int listener = -1;  ///< TCP on the same port
  };
  /// An address and the socket that it writes to.
  struct Key {
    const net::UdpSocket* socket = nullptr;
    net::SocketAddress remote{};
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    size_t operator()(const Key& key) const {
      return key.remote.hash() * 31 + std::hash<const void*>{}(key.socket);
    }
  };
  struct TransactionHash {
    size_t operator()(const ice::stun::TransactionId& id) const {
      return std::hash<std::string_view>{}({reinterpret_cast<const char*>(id.data()), id.size()});
    }
  };
  struct Stream {
    std::shared_ptr<TcpConnection> connection;
    std::shared_ptr<Pair> pair;
    Clock::time_point since;
  };

  base::Expected<void> openPort(uint16_t port);
  /// Binds an address; empty or the reason why it cannot be.
  std::string openAddress(const net::LocalAddress& address, uint16_t port);
  void post(std::function<void()> job);

  // Thread: hw-ice
  void run();
  void sleepAgain();
  /// Before every packet that is looked at: who announced a ufrag must find it known.
  void runPosted();
  void readSocket(size_t index);
  void receiveFrom(const std::shared_ptr<const net::UdpSocket>& socket);
  void accept(size_t index);
  void serve(uint64_t id, uint32_t events);
  void endStream(uint64_t id);
  void onPacket(const Path& path, std::span<const uint8_t> packet, Stream* stream);
  void onStun(const Path& path, std::span<const uint8_t> packet);
  void onRequest(const Path& path, std::span<const uint8_t> packet, const ice::stun::Message& message);
  void onResponse(std::span<const uint8_t> packet, const ice::stun::Message& message);
  void reply(const Path& path, std::span<const uint8_t> packet);
  void tick();

  // CheckList::Network
  bool claim(const std::shared_ptr<Pair>& pair, bool force) override;
  void release(const Pair& pair) override;
  void sendCheck(const Path& path, std::span<const uint8_t> packet) override { reply(path, packet); }
  void expect(const ice::stun::TransactionId& transaction, const std::shared_ptr<Pair>& pair) override;
  void forget(const ice::stun::TransactionId& transaction) override { asked_.erase(transaction); }
  std::shared_ptr<net::UdpSocket> open(const net::SocketAddress& local) override;
  void close(const net::UdpSocket& socket) override;

  const IceHubOptions options_;
  const std::shared_ptr<Counters> counters_ = std::make_shared<Counters>();
  uint16_t port_ = 0;
  const std::shared_ptr<net::Poll> poll_;
  int wake_ = -1;
  std::atomic<bool> stopping_{false};
  std::thread thread_;

  mutable std::mutex mutex_;
  std::vector<Socket> sockets_;             ///< grows only
  std::vector<net::LocalAddress> present_;  ///< as seen then
  Clock::time_point looked_{};              ///< for addresses that are new
  std::vector<std::function<void()>> posted_;
  std::atomic<bool> anyPosted_{false};

  // Thread: hw-ice
  Clock::time_point now_{}, nextTick_{};
  std::unordered_map<const Peer*, std::unique_ptr<CheckList>> lists_;
  std::unordered_map<std::string, CheckList*> ufrags_;
  std::unordered_map<Key, std::shared_ptr<Pair>, KeyHash> addresses_;
  std::unordered_map<ice::stun::TransactionId, std::shared_ptr<Pair>, TransactionHash> asked_;
  std::unordered_map<uint64_t, Stream> streams_;
  uint64_t nextStream_ = 0;
  std::unordered_map<uint64_t, std::shared_ptr<net::UdpSocket>> own_;  ///< of lists that check
  uint64_t nextOwn_ = 0;
  std::vector<std::function<void()>> running_;
  struct Batch;
  std::unique_ptr<Batch> batch_;
};

}  // namespace headwater::ice
