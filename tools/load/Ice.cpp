#include "tools/load/Ice.hpp"

#include <algorithm>

#include "tools/load/Random.hpp"

namespace headwater::load {

namespace {

// What a check says of the peer-reflexive candidate it would make: type preference 110, RFC 8445 5.1.2.
constexpr uint32_t kPeerReflexivePriority = 110u << 24 | 65535u << 8 | 255;
constexpr std::chrono::seconds kConsentLifetime{30};  // RFC 7675 5.1

StunTransaction newTransaction() {
  StunTransaction transaction{};
  for (auto& byte : transaction) byte = static_cast<uint8_t>(random64());
  return transaction;
}

}  // namespace

IceAgent::IceAgent(bool controlling, Send send)
    : controlling_(controlling),
      send_(std::move(send)),
      local_{randomText(8), randomText(24)},
      tieBreaker_(random64()) {}

void IceAgent::setRemote(IceCredentials remote, bool lite) {
  remote_ = std::move(remote);
  if (lite) controlling_ = true;
}

void IceAgent::addCandidate(const sockaddr_in& address, uint32_t priority) {
  if (pairOf(address) || pairs_.size() >= kMaxPairs) return;
  pairs_.push_back({address, priority, newTransaction(), false, false, {}});
  std::stable_sort(pairs_.begin(), pairs_.end(),
                   [](const Pair& a, const Pair& b) { return a.priority > b.priority; });
}

const sockaddr_in* IceAgent::path() const {
  if (nominated_) return &*nominated_;
  for (const auto& pair : pairs_)
    if (pair.valid) return &pair.remote;
  return nullptr;
}

bool IceAgent::consentExpired(Time now) const {
  return nominated_ && now - consentAt_ > kConsentLifetime;
}

IceAgent::Pair* IceAgent::pairOf(const sockaddr_in& address) {
  const auto found = std::find_if(pairs_.begin(), pairs_.end(),
                                  [&](const Pair& pair) { return sameAddress(pair.remote, address); });
  return found == pairs_.end() ? nullptr : &*found;
}

IceAgent::Pair* IceAgent::bestValid() {
  const auto found = std::find_if(pairs_.begin(), pairs_.end(), [](const Pair& pair) { return pair.valid; });
  return found == pairs_.end() ? nullptr : &*found;
}

void IceAgent::check(Pair& pair, bool nominate, Time now) {
  if (nominate != pair.nominating) pair.transaction = newTransaction();
  pair.nominating = nominate;
  pair.next = now + kRetry;
  sendCheck(pair);
}

void IceAgent::sendCheck(const Pair& pair) {
  StunWriter request(StunType::request, pair.transaction);
  request.username(remote_->ufrag + ":" + local_.ufrag).priority(kPeerReflexivePriority);
  request.role(controlling_, tieBreaker_);
  if (controlling_ && pair.nominating) request.useCandidate();
  send_(request.finish(remote_->password), pair.remote);
}

void IceAgent::onTimer(Time now) {
  if (!remote_) return;
  if (nominated_) return checkConsent(now);
  if (now < nextCheck_) return;
  if (controlling_) {
    if (Pair* best = bestValid()) {
      if (now >= best->next || !best->nominating) check(*best, true, now);
      return;
    }
  }
  const auto due = std::find_if(pairs_.begin(), pairs_.end(),
                                [now](const Pair& pair) { return !pair.valid && now >= pair.next; });
  if (due == pairs_.end()) return;
  check(*due, false, now);
  nextCheck_ = now + kPace;
}

// A fresh transaction for each check, every 4 to 6 s (RFC 7675 5.1), so that they do not come in step.
void IceAgent::checkConsent(Time now) {
  Pair* pair = pairOf(*nominated_);
  if (!pair || now < pair->next) return;
  pair->transaction = newTransaction();
  pair->next = now + fromSeconds(4 + 2 * randomFraction());
  sendCheck(*pair);
}

void IceAgent::onPacket(Bytes packet, const sockaddr_in& from, Time now) {
  const auto message = parseStun(packet);
  if (!message) {
    ++rejected_;
    return;
  }
  switch (message->type) {
    case StunType::request:
      return onRequest(*message, from, now);
    case StunType::success:
      return onSuccess(*message, from, now);
    case StunType::error:
      return onError(*message, from, now);
    case StunType::indication:  // a keepalive, RFC 8445 11
      return;
  }
}

void IceAgent::onRequest(const StunMessage& message, const sockaddr_in& from, Time now) {
  const bool forUs = message.username.size() > local_.ufrag.size() &&
                     message.username.starts_with(local_.ufrag) &&
                     message.username[local_.ufrag.size()] == ':';
  if (!forUs || !message.authentic(local_.password)) {
    ++rejected_;
    return;
  }
  if (!resolveRoles(message, from)) return;
  send_(StunWriter(StunType::success, message.transaction)
            .mappedAddress(net::SocketAddress(reinterpret_cast<const sockaddr*>(&from)))
            .finish(local_.password),
        from);
  if (!pairOf(from)) addCandidate(from, message.priority.value_or(kPeerReflexivePriority));  // peer reflexive
  Pair* pair = pairOf(from);
  if (!pair || nominated_) return;
  if (message.useCandidate && !controlling_) {
    requested_ = from;
    if (pair->valid) select(*pair, now);
  }
  if (remote_ && !pair->valid && now + kRetry - pair->next >= kPace)
    check(*pair, false, now);  // triggered check
}

// RFC 8445 7.3.1.1. False when the request was refused.
bool IceAgent::resolveRoles(const StunMessage& message, const sockaddr_in& from) {
  const auto theirs = controlling_ ? message.controlling : message.controlled;
  if (!theirs) return true;
  const bool weStay = controlling_ == (tieBreaker_ >= *theirs);
  if (!weStay) {
    controlling_ = !controlling_;
    return true;
  }
  send_(StunWriter(StunType::error, message.transaction).error(487, "Role Conflict").finish(local_.password),
        from);
  return false;
}

void IceAgent::onSuccess(const StunMessage& message, const sockaddr_in& from, Time now) {
  Pair* pair = pairOf(from);  // symmetric addresses, RFC 8445 7.2.5.2.1
  if (!pair || pair->transaction != message.transaction || !remote_ ||
      !message.authentic(remote_->password)) {
    ++rejected_;
    return;
  }
  if (nominated_) {
    if (sameAddress(*nominated_, from)) consentAt_ = now;
    return;
  }
  pair->valid = true;
  if (controlling_ ? pair->nominating : requested_ && sameAddress(*requested_, from))
    return select(*pair, now);
  if (controlling_) check(*pair, true, now);
}

void IceAgent::onError(const StunMessage& message, const sockaddr_in& from, Time now) {
  Pair* pair = pairOf(from);
  if (!pair || pair->transaction != message.transaction || !remote_ || message.errorCode != 487) return;
  controlling_ = !controlling_;  // RFC 8445 7.2.5.1
  pair->transaction = newTransaction();
  pair->nominating = false;
  if (!nominated_) check(*pair, false, now);
}

void IceAgent::select(const Pair& pair, Time now) {
  nominated_ = pair.remote;
  consentAt_ = now;
  pairOf(pair.remote)->next = now + fromSeconds(4 + 2 * randomFraction());
}

}  // namespace headwater::load
