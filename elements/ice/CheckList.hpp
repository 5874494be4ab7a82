// What the controlled, lite side of ICE knows of one peer: which addresses proved themselves, which one is
// nominated, and whether the peer still consents.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "elements/ice/Peer.hpp"
#include "elements/ice/Stun.hpp"

namespace headwater::ice {

using Clock = std::chrono::steady_clock;

/// One candidate pair. Thread: the hub's.
struct Pair {
  Path path;
  class CheckList* list = nullptr;  ///< whose it is; lists outlive their pairs' entries at the hub
  Clock::time_point heard{};        ///< last authenticated check or answer
  bool nominated = false;
  bool verified = false;   ///< answered a check of ours: the address is really there
  bool ours = false;       ///< we check it, from a socket of our own
  bool confirmed = false;  ///< of ours: the peer answered our nomination
  unsigned restart = 0;    ///< which credentials it was checked with
  std::optional<stun::TransactionId> asked{};
  Clock::time_point askedAt{};
};

/// RFC 8445 6.1.1.
enum class Role { controlled, controlling };

/// Rules of RFC 8445 7.3 for a lite agent, with two additions of RFC 7675's spirit. A lite agent takes a
/// check's source address on trust, so the first address is taken at once; but before media moves to another
/// address, or an address moves from one peer to another, that address must answer a check of ours. And a
/// peer from which nothing was heard for a while is asked.
/// A peer that is lite itself sends no checks: towards it we are the ones who check and nominate, as a full
/// agent does, from a socket of our own. Thread: the hub's.
class CheckList {
 public:
  /// How a list reaches the network and the table of addresses.
  class Network {
   public:
    virtual ~Network() = default;
    /// Gives the pair's address to its list, unless it is another living peer's and `force` is false.
    virtual bool claim(const std::shared_ptr<Pair>& pair, bool force, Clock::time_point now) = 0;
    virtual void release(const Pair& pair) = 0;
    virtual void send(const Path& path, std::span<const uint8_t> packet) = 0;
    /// Whose answer a transaction will be.
    virtual void expect(const stun::TransactionId& transaction, const std::shared_ptr<Pair>& pair) = 0;
    virtual void forget(const stun::TransactionId& transaction) = 0;
    /// A socket that is read for its owner, on any port of a local address; null when there is none.
    virtual std::shared_ptr<net::UdpSocket> open(const net::SocketAddress& local) = 0;
    virtual void close(const net::UdpSocket& socket) = 0;
  };
  struct Times {
    std::chrono::milliseconds disconnectAfter, consentExpiry;
  };

  CheckList(Network& network, std::shared_ptr<Peer> peer, Credentials local, Times times);
  ~CheckList();
  CheckList(const CheckList&) = delete;
  CheckList& operator=(const CheckList&) = delete;

  const std::shared_ptr<Peer>& peer() const { return peer_; }

  /// New credentials, RFC 8445 9: what is selected stays so until a check with the new ones nominates.
  void restart(Credentials local);
  /// The credentials with that ufrag; null when it is none of this list's.
  const Credentials* local(std::string_view ufrag) const;

  /// A check that is authentic came by `path` with the credentials of `ufrag`.
  void onCheck(const Path& path, std::string_view ufrag, const stun::Message& message, Clock::time_point now);
  /// An authentic answer to the check that asked for it.
  void onAnswer(const std::shared_ptr<Pair>& pair, Clock::time_point now);
  /// A TCP connection ended.
  void onGone(const TcpConnection& connection);
  /// The peer is lite, and `remote` one of its UDP candidates. In the controlled role, which is the
  /// answerer's, we wait a moment for the other side's checks: it may be lite by name only, as we are.
  void reach(Role role, const net::SocketAddress& remote, Clock::time_point now);
  /// Whether checks are under way that want quick ticks.
  bool reaching() const { return role_ && !selected_ && peer_->state() != State::failed; }
  /// Whether we are the controlling side of what comes by `path`.
  bool controls(const Path& path) const;
  void tick(Clock::time_point now);

  bool alive(const Pair& pair, Clock::time_point now) const;

 private:
  static constexpr size_t kMostPairs = 16;
  static constexpr size_t kMostSockets = 4;

  std::shared_ptr<Pair> pairFor(const Path& path, Clock::time_point now);
  void nominate(const std::shared_ptr<Pair>& pair);
  void select(const std::shared_ptr<Pair>& pair);
  void ask(const std::shared_ptr<Pair>& pair, Clock::time_point now);
  void drop(const std::shared_ptr<Pair>& pair);
  std::shared_ptr<net::UdpSocket> socketTowards(const net::SocketAddress& remote);
  void askNext(Clock::time_point now);

  Network& network_;
  const std::shared_ptr<Peer> peer_;
  Credentials local_, previous_;
  unsigned restarts_ = 0;
  const Times times_;
  const uint64_t tieBreaker_;
  std::vector<std::shared_ptr<Pair>> pairs_;
  std::shared_ptr<Pair> selected_;
  Clock::time_point since_;   ///< start of waiting for the first check
  std::optional<Role> role_;  ///< ours towards a peer that is lite
  Clock::time_point reachedAt_{};
  std::vector<std::shared_ptr<net::UdpSocket>> sockets_;  ///< for our own checks
};

/// Unpredictable bytes, for transactions and credentials.
void randomBytes(std::span<uint8_t> out);

}  // namespace headwater::ice
