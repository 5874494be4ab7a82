// The ICE agent of one webrtcbin, served by the hub.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/ice/Hub.hpp"
#include "elements/peer/PeerStats.hpp"

namespace headwater::ice {

struct AgentOptions {
  std::shared_ptr<Hub> hub;
  std::vector<std::string> interfaces{};  ///< names; empty: all but loopback, unless there is no other
  std::string externalIPv4{}, externalIPv6{};
  bool tcp = true;
};

/// One of webrtcbin's ICE streams: one transport, of one component (RFC 8843: everything is bundled, or has a
/// stream of its own). Thread-safe.
class Stream {
 public:
  /// `section`: by which webrtcbin knows the transport.
  Stream(std::shared_ptr<Hub> hub, std::weak_ptr<PeerListener> listener, unsigned section = 0)
      : hub_(std::move(hub)),
        section_(section),
        peer_(std::make_shared<Peer>(hub_->counters(), std::move(listener))) {}
  ~Stream() { close(); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  const std::shared_ptr<Peer>& peer() const { return peer_; }
  unsigned section() const { return section_; }
  void setLocal(const Credentials& local) { hub_->add(peer_, local); }
  /// RFC 8445 9: new credentials of both sides; candidates of the peer that were told before are void.
  void restart(const Credentials& local, const Credentials& remote);
  void addRemoteCandidate(const std::string& text);
  /// The peer is lite: we check its candidates, those that it has told and those to come.
  void reach(Role role);
  /// Of the selected path; what a fan-out sends is not in it.
  peer::CandidatePairStats pairStats(const Path& selected) const;
  /// The type of candidate that a remote address was announced as; prflx when it was not.
  const char* typeOf(const net::SocketAddress& remote) const;
  void close() { hub_->remove(peer_); }

 private:
  static constexpr size_t kMostCandidates = 64;
  struct Announced {
    net::SocketAddress address{};
    const char* type = "";
    bool tcp = false;
    uint32_t priority = 0;
  };

  const std::shared_ptr<Hub> hub_;
  const unsigned section_;
  const std::shared_ptr<Peer> peer_;
  mutable base::Mutex mutex_;
  std::vector<Announced> announced_ HW_GUARDED_BY(mutex_);
  std::optional<Role> role_ HW_GUARDED_BY(mutex_);  ///< when we check
};

/// What is announced of one address.
struct LocalCandidate {
  net::SocketAddress address;
  bool tcp = false;
  uint32_t foundation = 0, priority = 0;

  std::string text() const;  ///< "candidate:..."
};

/// Thread-safe.
class Agent {
 public:
  explicit Agent(AgentOptions options) : options_(std::move(options)) {}

  std::shared_ptr<Stream> addStream(std::weak_ptr<PeerListener> listener, unsigned section);
  std::vector<std::shared_ptr<Stream>> streams() const;
  std::vector<LocalCandidate> candidates() const;
  /// Of the candidate of ours that a path starts at; announced under an external address, or not at all, it
  /// has that of the first.
  uint32_t localPriority(const Path& path) const;
  /// The remote description says a=ice-lite; before webrtcbin is given it.
  void remoteIsLite(Role ours);
  /// Nothing is received or sent from here on.
  void close();

 private:
  const AgentOptions options_;
  mutable base::Mutex mutex_;
  std::vector<std::shared_ptr<Stream>> streams_ HW_GUARDED_BY(mutex_);
  std::optional<Role> role_ HW_GUARDED_BY(mutex_);
};

}  // namespace headwater::ice
