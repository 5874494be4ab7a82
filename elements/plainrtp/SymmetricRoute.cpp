#include "elements/plainrtp/SymmetricRoute.hpp"

#include <algorithm>
#include <utility>

namespace headwater::plainrtp {

namespace {

bool sameHost(const net::SocketAddress& a, const net::SocketAddress& b) {
  const auto one = a.bytes(), other = b.bytes();
  return a.isIPv6() == b.isIPv6() && std::equal(one.begin(), one.end(), other.begin(), other.end());
}

}  // namespace

SymmetricRoute::SymmetricRoute(std::shared_ptr<net::UdpSocket> socket, LatchRules rules,
                               std::function<void()> onDestination)
    : socket_(std::move(socket)), rules_(rules), onDestination_(std::move(onDestination)) {}

void SymmetricRoute::describe(const std::optional<net::SocketAddress>& address) {
  bool first = false;
  {
    const base::Lock lock(mutex_);
    described_ = address;
    if (current()) first = !std::exchange(told_, true);
  }
  changed();
  if (first && onDestination_) onDestination_();
}

std::optional<net::SocketAddress> SymmetricRoute::current() const {
  return latched_ && rules_.latching != Latching::off ? latched_ : described_;
}

bool SymmetricRoute::mayLatch(const net::SocketAddress& from, Clock::time_point now) const {
  if (described_ && *described_ == from) return true;
  if (rules_.latching == Latching::sameAddress && described_ && !sameHost(*described_, from)) return false;
  return !latched_ || (rules_.authenticated && now - last_ >= kSilence);
}

bool SymmetricRoute::admits(const net::SocketAddress& from, Clock::time_point now) const {
  const base::Lock lock(mutex_);
  return (latched_ && *latched_ == from) || mayLatch(from, now);
}

bool SymmetricRoute::heard(const net::SocketAddress& from, Clock::time_point now) {
  bool first = false;
  {
    const base::Lock lock(mutex_);
    const bool known = latched_ && *latched_ == from;
    if (!known && !mayLatch(from, now)) return false;
    last_ = now;
    if (known) return true;
    latched_ = from;
    if (current()) first = !std::exchange(told_, true);
  }
  changed();
  if (first && onDestination_) onDestination_();
  return true;
}

std::optional<net::SocketAddress> SymmetricRoute::destination() const {
  const base::Lock lock(mutex_);
  return current();
}

std::optional<net::UdpDestination> SymmetricRoute::udp() const {
  const auto to = destination();
  if (!to) return std::nullopt;
  return net::UdpDestination{socket_->descriptor(), to->toStorage(), to->length(), -1};
}

bool SymmetricRoute::send(std::span<const uint8_t> packet) {
  const auto to = destination();
  return to && socket_->send(*to, packet);
}

}  // namespace headwater::plainrtp
