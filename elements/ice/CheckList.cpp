#include "elements/ice/CheckList.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <utility>

#include "elements/net/UdpSocket.hpp"

namespace headwater::ice {

namespace {

/// RFC 8445 14.2 allows no faster pace for one pair's checks.
constexpr std::chrono::milliseconds kLeastPace{50};
/// RFC 8445 14.3: the least time before a check is sent again.
constexpr std::chrono::milliseconds kRetransmit{500};
/// For the checks of a peer that is controlling.
constexpr std::chrono::milliseconds kGrace{1000};
/// RFC 8445 5.1.2.1: of a peer-reflexive candidate of the first component.
constexpr uint32_t kReflexivePriority = 110U << 24 | 65535U << 8 | 255U;

uint64_t randomNumber() {
  uint64_t value = 0;
  randomBytes({reinterpret_cast<uint8_t*>(&value), sizeof value});
  return value;
}

bool same(const Path& one, const Path& other) {
  return one.socket == other.socket && one.connection == other.connection && one.remote == other.remote;
}

}  // namespace

void randomBytes(std::span<uint8_t> out) {
  // Fails only when the operating system has no randomness at all; what is left then is not secret.
  if (RAND_bytes(out.data(), static_cast<int>(out.size())) != 1)
    std::fill(out.begin(), out.end(), uint8_t{0});
}

CheckList::CheckList(Network& network, std::shared_ptr<Peer> peer, Credentials local, Times times)
    : network_(network),
      peer_(std::move(peer)),
      local_(std::move(local)),
      times_(times),
      tieBreaker_(randomNumber()),
      since_(Clock::now()) {}

CheckList::~CheckList() {
  while (!pairs_.empty()) drop(std::shared_ptr(pairs_.back()));
  for (const auto& socket : sockets_) network_.close(*socket);
}

void CheckList::restart(Credentials local) {
  previous_ = std::exchange(local_, std::move(local));
  ++restarts_;
  since_ = Clock::now();
  if (peer_->state() == State::failed) peer_->setState(State::checking);
}

const Credentials* CheckList::local(std::string_view ufrag) const {
  if (ufrag == local_.ufrag) return &local_;
  return !previous_.ufrag.empty() && ufrag == previous_.ufrag ? &previous_ : nullptr;
}

bool CheckList::alive(const Pair& pair, Clock::time_point now) const {
  return now - pair.heard < times_.disconnectAfter;
}

std::shared_ptr<Pair> CheckList::pairFor(const Path& path, Clock::time_point now) {
  const auto known =
      std::find_if(pairs_.begin(), pairs_.end(), [&](const auto& each) { return same(each->path, path); });
  if (known != pairs_.end()) return *known;
  if (pairs_.size() >= kMostPairs) {
    auto oldest = pairs_.end();
    for (auto it = pairs_.begin(); it != pairs_.end(); ++it)
      if (*it != selected_ && (oldest == pairs_.end() || (*it)->heard < (*oldest)->heard)) oldest = it;
    drop(std::shared_ptr(*oldest));
  }
  auto pair = std::make_shared<Pair>();
  pair->path = path;
  pair->list = this;
  pair->heard = now;
  pairs_.push_back(pair);
  return pair;
}

void CheckList::onCheck(const Path& path, std::string_view ufrag, const stun::Message& message,
                        Clock::time_point now) {
  const auto pair = pairFor(path, now);
  // What we check we nominate, and nobody else.
  const bool decided = role_ == Role::controlling && selected_ && selected_->ours;
  const bool current = ufrag == local_.ufrag;
  const bool nominated = message.useCandidate && current && !pair->ours && !decided;
  pair->heard = now;
  pair->restart = current ? restarts_ : restarts_ - 1;
  // After a restart the old pairs carry media, but nominate nothing any more.
  if (nominated) pair->nominated = true;
  if (!network_.claim(pair, false, now)) return ask(pair, now);
  if (peer_->state() == State::fresh) peer_->setState(State::checking);
  if (pair == selected_ && peer_->state() == State::disconnected) peer_->setState(State::connected);
  if (!nominated) return;
  nominate(pair);
  if (pair != selected_) ask(pair, now);
}

// RFC 8445 7.3.2, 8.1.1: the controlling side decides; its last word counts.
void CheckList::nominate(const std::shared_ptr<Pair>& pair) {
  const bool provable = !peer_->remote().password.empty();
  if (pair == selected_ || !selected_ || pair->verified || !provable) select(pair);
}

void CheckList::select(const std::shared_ptr<Pair>& pair) {
  const bool moved = selected_ != pair;
  selected_ = pair;
  previous_ = pair->restart == restarts_ ? Credentials{} : previous_;
  for (const auto& each : pairs_) each->nominated = each == pair;
  // The path first: DTLS starts to send as soon as it hears of the state.
  if (moved) peer_->select(pair->path);
  peer_->setState(State::connected);
}

void CheckList::onAnswer(const std::shared_ptr<Pair>& pair, Clock::time_point now) {
  // NOLINTNEXTLINE(performance-unnecessary-copy-initialization)
  const auto keep = pair;  // the caller's may be the one in a table that changes
  if (keep->asked) network_.forget(*keep->asked);
  keep->asked.reset();
  keep->heard = now;
  keep->verified = true;
  peer_->setRoundTrip(std::chrono::duration_cast<std::chrono::microseconds>(now - keep->askedAt));
  if (!network_.claim(keep, true, now)) return;
  if (peer_->state() == State::fresh) peer_->setState(State::checking);
  if (keep == selected_ && peer_->state() == State::disconnected) peer_->setState(State::connected);
  if (keep->ours) {
    if (keep == selected_) keep->confirmed = true;
    if (selected_) return;
    select(keep);
    keep->askedAt = {};  // at once: the nomination
    return ask(keep, now);
  }
  if (keep->nominated && keep != selected_) select(keep);
}

bool CheckList::controls(const Path& path) const {
  return std::any_of(pairs_.begin(), pairs_.end(),
                     [&](const auto& each) { return each->ours && same(each->path, path); });
}

// As a client, from the address that the kernel takes and any port. The hub's own sockets would not do: both
// ends may be peers of this hub, and packets in both directions then had the same addresses.
std::shared_ptr<net::UdpSocket> CheckList::socketTowards(const net::SocketAddress& remote) {
  const auto source = net::sourceTowards(remote);
  if (!source) return nullptr;
  for (const auto& socket : sockets_) {
    auto local = socket->local();
    local.setPort(0);
    if (local == *source) return socket;
  }
  if (sockets_.size() >= kMostSockets) return nullptr;
  auto made = network_.open(*source);
  if (made) sockets_.push_back(made);
  return made;
}

void CheckList::reach(Role role, const net::SocketAddress& remote, Clock::time_point now) {
  if (!role_) reachedAt_ = now;
  role_ = role;
  const auto socket = socketTowards(remote);
  if (!socket || pairs_.size() >= kMostPairs) return;
  pairFor({socket, nullptr, socket->local(), remote}, now)->ours = true;
  askNext(now);
}

// RFC 8445 6.1.4.2, with a tick for Ta: one check at a time, of the pair that has waited longest.
void CheckList::askNext(Clock::time_point now) {
  if (!reaching() || (role_ == Role::controlled && now - reachedAt_ < kGrace)) return;
  std::shared_ptr<Pair> next;
  for (const auto& pair : pairs_)
    if (pair->ours && now - pair->askedAt >= kRetransmit && (!next || pair->askedAt < next->askedAt))
      next = pair;
  if (!next) return;
  if (peer_->state() == State::fresh) peer_->setState(State::checking);
  ask(next, now);
}

void CheckList::ask(const std::shared_ptr<Pair>& pair, Clock::time_point now) {
  const auto remote = peer_->remote();
  if (remote.password.empty() || now - pair->askedAt < kLeastPace) return;
  if (pair->asked) network_.forget(*pair->asked);
  stun::TransactionId transaction;
  randomBytes(transaction);
  pair->asked = transaction;
  pair->askedAt = now;
  network_.expect(transaction, pair);
  const stun::Claim claim{tieBreaker_, pair->ours, pair->ours && pair == selected_};
  network_.send(pair->path, stun::bindingRequest(transaction, remote.ufrag + ":" + local_.ufrag,
                                                 kReflexivePriority, claim, remote.password));
}

void CheckList::drop(const std::shared_ptr<Pair>& pair) {
  if (pair->asked) network_.forget(*pair->asked);
  network_.release(*pair);
  std::erase(pairs_, pair);
}

void CheckList::onGone(const TcpConnection& connection) {
  for (size_t i = pairs_.size(); i-- > 0;) {
    const auto pair = pairs_[i];
    if (pair->path.connection.get() != &connection) continue;
    if (pair == selected_) {
      selected_.reset();
      peer_->select(std::nullopt);
      peer_->setState(State::disconnected);
      since_ = Clock::now();
    }
    drop(pair);
  }
}

void CheckList::tick(Clock::time_point now) {
  const auto state = peer_->state();
  if (!selected_) {
    if (peer_->remote().ufrag.empty()) since_ = now;  // still waiting for the answer to our offer
    if (state != State::failed && now - since_ > times_.consentExpiry) peer_->setState(State::failed);
    return askNext(now);
  }
  if (state == State::failed) return;
  const auto silence = now - selected_->heard;
  if (silence > times_.consentExpiry) {
    peer_->select(std::nullopt);
    peer_->setState(State::failed);
    const auto lost = std::exchange(selected_, nullptr);
    drop(lost);
    return;
  }
  if (silence > times_.disconnectAfter) peer_->setState(State::disconnected);
  // A browser's own checks come more often than this; it is for those that send none (libnice).
  const auto pace = times_.disconnectAfter / 3;
  const bool unconfirmed = selected_->ours && !selected_->confirmed;
  if (silence > pace && now - selected_->askedAt > pace) ask(selected_, now);
  if (unconfirmed && now - selected_->askedAt >= kRetransmit) ask(selected_, now);
}

}  // namespace headwater::ice
