#include "elements/ice/HostSockets.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace headwater::ice {

namespace {

constexpr int kAttempts = 20;  ///< at a port that is free on every address
constexpr std::chrono::seconds kLookAgain{2};
constexpr int kBacklog = 128;

int listenAt(const net::SocketAddress& local) {
  const int family = local.isIPv6() ? AF_INET6 : AF_INET;
  const int socket = ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket < 0) return -1;
  const int on = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(socket, local.get(), local.length()) == 0 && listen(socket, kBacklog) == 0) return socket;
  const int why = errno;
  close(socket);
  errno = why;
  return -1;
}

}  // namespace

HostSockets::~HostSockets() {
  const base::Lock lock(mutex_);
  drop();
}

void HostSockets::drop() {
  for (const auto& socket : sockets_)
    if (socket.listener >= 0) ::close(socket.listener);
  sockets_.clear();
}

HostSockets::Bound HostSockets::bind(const net::LocalAddress& address, uint16_t port) const {
  auto local = address.address;
  local.setPort(port);
  Socket made{net::UdpSocket::bind(local), address.interface};
  // An address that is only just coming or going (RFC 4862 5.4) is not one to be reached at.
  if (!made.udp && errno == EADDRNOTAVAIL) return {};
  if (!made.udp) return {{}, std::string("UDP: ") + std::strerror(errno)};
  if (tcp_) {
    made.listener = listenAt(made.udp->local());
    if (made.listener < 0) return {{}, std::string("TCP: ") + std::strerror(errno)};
  }
  return {std::move(made), {}};
}

std::string HostSockets::bindAll(const std::vector<net::LocalAddress>& addresses, uint16_t port) {
  for (const auto& address : addresses) {
    const uint16_t wanted = sockets_.empty() ? port : sockets_.front().udp->local().port();
    auto bound = bind(address, wanted);
    if (!bound.fault.empty()) return address.address.text() + ", " + bound.fault;
    if (bound.socket) sockets_.push_back(std::move(*bound.socket));
  }
  return sockets_.empty() ? "this machine has no IP address" : "";
}

base::Expected<void> HostSockets::open(uint16_t port) {
  const auto addresses = net::localAddresses();
  const base::Lock lock(mutex_);
  std::string why;
  for (int attempt = 0; attempt < (port == 0 ? kAttempts : 1); ++attempt) {
    why = bindAll(addresses, port);
    if (why.empty()) break;
    drop();
  }
  if (sockets_.empty())
    return base::fail(base::Failure::Code::invalidArgument,
                      "port " + std::to_string(port) + " for WebRTC cannot be had at " + why);
  port_ = sockets_.front().udp->local().port();
  for (size_t place = 0; place < sockets_.size(); ++place) watch(place);
  return {};
}

void HostSockets::watch(size_t place) const {
  const auto& socket = sockets_[place];
  poll_->watch(socket.udp->descriptor(), net::Poll::Kind::socket, place, EPOLLIN);
  if (socket.listener >= 0) poll_->watch(socket.listener, net::Poll::Kind::listener, place, EPOLLIN);
}

bool HostSockets::knows(const net::SocketAddress& address) const {
  const base::Lock lock(mutex_);
  return std::any_of(sockets_.begin(), sockets_.end(), [&](const Socket& socket) {
    auto local = socket.udp->local();
    local.setPort(0);
    return local == address;
  });
}

bool HostSockets::add(const net::LocalAddress& address) {
  auto bound = bind(address, port_);
  if (!bound.socket) return false;
  const base::Lock lock(mutex_);
  sockets_.push_back(std::move(*bound.socket));
  watch(sockets_.size() - 1);
  return true;
}

std::vector<HostCandidate> HostSockets::candidates() {
  const auto now = std::chrono::steady_clock::now();
  bool look = false;
  std::vector<net::LocalAddress> present;
  {
    const base::Lock lock(mutex_);
    look = now - looked_ > kLookAgain;
    if (look) {
      looked_ = now;
      present_ = net::localAddresses();
    }
    present = present_;
  }
  std::vector<HostCandidate> found;
  for (const auto& address : present) {
    if (!knows(address.address) && !(look && add(address))) continue;
    auto at = address.address;
    at.setPort(port_);
    found.push_back({at, false, address.interface});
    if (tcp_) found.push_back({at, true, address.interface});
  }
  return found;
}

std::shared_ptr<const net::UdpSocket> HostSockets::udp(size_t place) const {
  const base::Lock lock(mutex_);
  return sockets_[place].udp;
}

int HostSockets::listener(size_t place) const {
  const base::Lock lock(mutex_);
  return sockets_[place].listener;
}

}  // namespace headwater::ice
