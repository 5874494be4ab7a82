// One ICE agent with one component: RFC 8445, full (not lite), regular nomination, UDP over IPv4, consent by
// RFC 7675.
#pragma once

#include <netinet/in.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tools/load/Clock.hpp"
#include "tools/load/Stun.hpp"

namespace headwater::load {

inline bool sameAddress(const sockaddr_in& a, const sockaddr_in& b) {
  return a.sin_port == b.sin_port && a.sin_addr.s_addr == b.sin_addr.s_addr;
}

struct IceCredentials {
  std::string ufrag, password;
};

/// Has one base, so a pair is a remote candidate. Thread: the loop's.
class IceAgent {
 public:
  using Send = std::function<void(Bytes, const sockaddr_in&)>;

  IceAgent(bool controlling, Send send);

  const IceCredentials& local() const { return local_; }
  /// Checks begin as soon as there is a candidate. `lite`: the remote agent is lite, we control (RFC
  /// 8445 6.1.1).
  void setRemote(IceCredentials remote, bool lite);
  /// Duplicates are ignored; more than kMaxPairs as well.
  void addCandidate(const sockaddr_in& address, uint32_t priority);

  void onPacket(Bytes packet, const sockaddr_in& from, Time now);
  void onTimer(Time now);

  /// Where data goes: the nominated pair, before that one that answered.
  const sockaddr_in* path() const;
  bool nominated() const { return nominated_.has_value(); }
  /// No answer to consent checks for 30 s (RFC 7675 5.1).
  bool consentExpired(Time now) const;
  /// Packets dropped: malformed, not authentic, or for another agent.
  uint64_t rejected() const { return rejected_; }

 private:
  static constexpr size_t kMaxPairs = 32;
  static constexpr milliseconds kPace{50};    // Ta, RFC 8445 14.2
  static constexpr milliseconds kRetry{250};  // of a check that nobody answered

  struct Pair {
    sockaddr_in remote{};
    uint32_t priority = 0;
    StunTransaction transaction{};
    bool valid = false, nominating = false;
    Time next{};  // when to check (again)
  };

  void check(Pair& pair, bool nominate, Time now);
  void sendCheck(const Pair& pair);
  void onRequest(const StunMessage& message, const sockaddr_in& from, Time now);
  bool resolveRoles(const StunMessage& message, const sockaddr_in& from);
  void onSuccess(const StunMessage& message, const sockaddr_in& from, Time now);
  void onError(const StunMessage& message, const sockaddr_in& from, Time now);
  void select(const Pair& pair, Time now);
  void checkConsent(Time now);
  Pair* pairOf(const sockaddr_in& address);
  Pair* bestValid();

  bool controlling_;
  const Send send_;
  const IceCredentials local_;
  const uint64_t tieBreaker_;
  std::optional<IceCredentials> remote_;
  std::vector<Pair> pairs_;
  std::optional<sockaddr_in> nominated_, requested_;  // requested_: by a controlling peer, not yet valid
  Time nextCheck_{}, consentAt_{};
  uint64_t rejected_ = 0;
};

}  // namespace headwater::load
