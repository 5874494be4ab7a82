// How the hub gets its sockets, and its TCP connections.
#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "elements/ice/Hub.hpp"

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

net::SocketAddress addressOf(int socket, int (*ask)(int, sockaddr*, socklen_t*)) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  ask(socket, reinterpret_cast<sockaddr*>(&address), &size);
  return net::SocketAddress(reinterpret_cast<const sockaddr*>(&address));
}

}  // namespace

std::string Hub::openAddress(const net::LocalAddress& address, uint16_t port) {
  auto local = address.address;
  local.setPort(port);
  Socket made{net::UdpSocket::bind(local), address.interface};
  // An address that is only just coming or going (RFC 4862 5.4) is not one to be reached at.
  if (!made.udp) return errno == EADDRNOTAVAIL ? "" : std::string("UDP: ") + std::strerror(errno);
  if (options_.tcp) {
    made.listener = listenAt(made.udp->local());
    if (made.listener < 0) return std::string("TCP: ") + std::strerror(errno);
  }
  const std::lock_guard lock(mutex_);
  sockets_.push_back(std::move(made));
  return {};
}

base::Expected<void> Hub::openPort(uint16_t port) {
  const auto addresses = net::localAddresses();
  std::string why = "this machine has no IP address";
  for (int attempt = 0; attempt < (port == 0 ? kAttempts : 1); ++attempt) {
    for (const auto& address : addresses) {
      const uint16_t wanted = sockets_.empty() ? port : sockets_.front().udp->local().port();
      const auto fault = openAddress(address, wanted);
      why = fault.empty() ? fault : address.address.text() + ", " + fault;
      if (!fault.empty()) break;
    }
    if (why.empty() && !sockets_.empty()) break;
    for (const auto& socket : sockets_)
      if (socket.listener >= 0) ::close(socket.listener);
    sockets_.clear();
  }
  if (sockets_.empty())
    return base::fail(base::Failure::Code::invalidArgument,
                      "port " + std::to_string(port) + " for WebRTC cannot be had at " + why);
  port_ = sockets_.front().udp->local().port();
  for (size_t i = 0; i < sockets_.size(); ++i) {
    poll_->watch(sockets_[i].udp->descriptor(), net::Poll::Kind::socket, i, EPOLLIN);
    if (sockets_[i].listener >= 0) poll_->watch(sockets_[i].listener, net::Poll::Kind::listener, i, EPOLLIN);
  }
  return {};
}

std::vector<HostCandidate> Hub::candidates() {
  const auto now = Clock::now();
  bool look = false;
  std::vector<net::LocalAddress> present;
  {
    const std::lock_guard lock(mutex_);
    look = now - looked_ > kLookAgain;
    if (look) {
      looked_ = now;
      present_ = net::localAddresses();
    }
    present = present_;
  }
  const auto bound = [this](const net::LocalAddress& address) {
    const std::lock_guard lock(mutex_);
    return std::any_of(sockets_.begin(), sockets_.end(), [&](const Socket& socket) {
      auto local = socket.udp->local();
      local.setPort(0);
      return local == address.address;
    });
  };
  std::vector<HostCandidate> found;
  for (const auto& address : present) {
    if (!bound(address)) {
      if (!look || !openAddress(address, port_).empty() || !bound(address)) continue;
      const std::lock_guard lock(mutex_);
      const auto& made = sockets_.back();
      poll_->watch(made.udp->descriptor(), net::Poll::Kind::socket, (sockets_.size() - 1), EPOLLIN);
      if (made.listener >= 0)
        poll_->watch(made.listener, net::Poll::Kind::listener, (sockets_.size() - 1), EPOLLIN);
    }
    auto at = address.address;
    at.setPort(port_);
    found.push_back({at, false, address.interface});
    if (options_.tcp) found.push_back({at, true, address.interface});
  }
  return found;
}

std::shared_ptr<net::UdpSocket> Hub::open(const net::SocketAddress& local) {
  auto made = net::UdpSocket::bind(local);
  if (!made) return nullptr;
  const uint64_t id = nextOwn_++;
  own_.emplace(id, made);
  poll_->watch(made->descriptor(), net::Poll::Kind::own, id, EPOLLIN);
  return made;
}

void Hub::close(const net::UdpSocket& socket) {
  poll_->forget(socket.descriptor());
  std::erase_if(own_, [&](const auto& each) { return each.second.get() == &socket; });
}

void Hub::accept(size_t index) {
  int listener = -1;
  {
    const std::lock_guard lock(mutex_);
    listener = sockets_[index].listener;
  }
  const int socket = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (socket < 0) return;
  if (streams_.size() >= options_.tcpConnections) {
    bump(counters_->tcpRefused);
    ::close(socket);
    return;
  }
  const uint64_t id = nextStream_++;
  Stream stream;
  stream.since = now_;
  stream.connection = std::make_shared<TcpConnection>(
      id, socket, addressOf(socket, getsockname), addressOf(socket, getpeername), options_.tcpQueueBytes,
      counters_,
      [poll = poll_, socket, id] { poll->watch(socket, net::Poll::Kind::stream, id, EPOLLIN | EPOLLOUT); });
  streams_.emplace(id, std::move(stream));
  poll_->watch(socket, net::Poll::Kind::stream, id, EPOLLIN);
}

void Hub::serve(uint64_t id, uint32_t events) {
  const auto found = streams_.find(id);
  if (found == streams_.end()) return;
  const auto connection = found->second.connection;
  bool lives = true;
  if (events & EPOLLOUT) {
    lives = connection->flush();
    if (lives && !connection->waiting())
      poll_->watch(connection->socket(), net::Poll::Kind::stream, id, EPOLLIN);
  }
  if (lives && (events & (EPOLLIN | EPOLLHUP | EPOLLERR))) {
    const Path path{nullptr, connection, connection->local(), connection->remote()};
    lives = connection->read([&](std::span<const uint8_t> frame) {
      bump(counters_->packetsIn);
      bump(counters_->bytesIn, frame.size());
      if (const auto stream = streams_.find(id); stream != streams_.end())
        onPacket(path, frame, &stream->second);
    });
  }
  if (!lives) endStream(id);
}

void Hub::endStream(uint64_t id) {
  const auto found = streams_.find(id);
  if (found == streams_.end()) return;
  const auto connection = found->second.connection;
  connection->close();  // first: from then on it does not ask to be watched
  poll_->forget(connection->socket());
  streams_.erase(found);
  for (const auto& [peer, list] : lists_) list->onGone(*connection);
}

}  // namespace headwater::ice
