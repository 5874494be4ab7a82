// What the check lists of all peers have of the network.
#pragma once

#include <memory>
#include <string_view>
#include <unordered_map>

#include "elements/ice/CheckList.hpp"
#include "elements/net/Poll.hpp"

namespace headwater::ice {

/// Whose an address is, whose answer a transaction will be, and the sockets that lists check from. Thread:
/// the hub's.
class CheckNetwork final : public CheckList::Network {
 public:
  CheckNetwork(std::shared_ptr<net::Poll> poll, std::shared_ptr<Counters> counters)
      : poll_(std::move(poll)), counters_(std::move(counters)) {}

  /// The pair that has what comes by `path`; null when nobody has claimed it.
  Pair* at(const Path& path) const;
  /// The pair that asked; null when nobody did.
  std::shared_ptr<Pair> asker(const stun::TransactionId& transaction) const;
  /// A socket of a list by the number under which it is polled; null when it is closed.
  std::shared_ptr<const net::UdpSocket> socket(uint64_t number) const;

  // CheckList::Network
  bool claim(const std::shared_ptr<Pair>& pair, bool force, Clock::time_point now) override;
  void release(const Pair& pair) override;
  void send(const Path& path, std::span<const uint8_t> packet) override;
  void expect(const stun::TransactionId& transaction, const std::shared_ptr<Pair>& pair) override;
  void forget(const stun::TransactionId& transaction) override { asked_.erase(transaction); }
  std::shared_ptr<net::UdpSocket> open(const net::SocketAddress& local) override;
  void close(const net::UdpSocket& socket) override;

 private:
  /// Of UDP an address and the socket that it writes to, of TCP the connection.
  struct Key {
    const void* through = nullptr;
    net::SocketAddress remote{};
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    size_t operator()(const Key& key) const {
      return key.remote.hash() * 31 + std::hash<const void*>{}(key.through);
    }
  };
  struct TransactionHash {
    size_t operator()(const stun::TransactionId& id) const {
      return std::hash<std::string_view>{}({reinterpret_cast<const char*>(id.data()), id.size()});
    }
  };
  static Key keyOf(const Path& path);

  const std::shared_ptr<net::Poll> poll_;
  const std::shared_ptr<Counters> counters_;
  std::unordered_map<Key, std::shared_ptr<Pair>, KeyHash> claims_;
  std::unordered_map<stun::TransactionId, std::shared_ptr<Pair>, TransactionHash> asked_;
  std::unordered_map<uint64_t, std::shared_ptr<net::UdpSocket>> sockets_;
  uint64_t nextSocket_ = 0;
};

}  // namespace headwater::ice
