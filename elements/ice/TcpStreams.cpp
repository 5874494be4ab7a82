#include "elements/ice/TcpStreams.hpp"

#include <sys/epoll.h>
#include <unistd.h>

namespace headwater::ice {

namespace {

net::SocketAddress addressOf(int socket, int (*ask)(int, sockaddr*, socklen_t*)) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  ask(socket, reinterpret_cast<sockaddr*>(&address), &size);
  return net::SocketAddress(reinterpret_cast<const sockaddr*>(&address));
}

}  // namespace

TcpStreams::TcpStreams(const IceHubOptions& options, std::shared_ptr<net::Poll> poll,
                       Demultiplexer& demultiplexer, CheckNetwork& network, PeerTable& peers,
                       std::shared_ptr<Counters> counters)
    : options_(options),
      poll_(std::move(poll)),
      demultiplexer_(demultiplexer),
      network_(network),
      peers_(peers),
      counters_(std::move(counters)) {}

void TcpStreams::accept(int listener, Clock::time_point now) {
  const int socket = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (socket < 0) return;
  if (streams_.size() >= options_.tcpConnections) {
    bump(counters_->tcpRefused);
    ::close(socket);
    return;
  }
  const uint64_t id = next_++;
  auto connection = std::make_shared<TcpConnection>(
      socket, addressOf(socket, getsockname), addressOf(socket, getpeername), options_.tcpQueueBytes,
      counters_,
      [poll = poll_, socket, id] { poll->watch(socket, net::Poll::Kind::stream, id, EPOLLIN | EPOLLOUT); });
  const auto local = connection->local(), remote = connection->remote();
  streams_.emplace(id, Stream{{nullptr, std::move(connection), local, remote}, now});
  poll_->watch(socket, net::Poll::Kind::stream, id, EPOLLIN);
}

bool TcpStreams::read(const Path& path, Clock::time_point now) {
  return path.connection->read([&](std::span<const uint8_t> frame) {
    bump(counters_->packetsIn);
    bump(counters_->bytesIn, frame.size());
    demultiplexer_.onPacket(path, frame, now);
  });
}

void TcpStreams::serve(uint64_t id, uint32_t events, Clock::time_point now) {
  const auto found = streams_.find(id);
  if (found == streams_.end()) return;
  const auto& path = found->second.path;
  auto& connection = *path.connection;
  bool lives = true;
  if (events & EPOLLOUT) {
    lives = connection.flush();
    if (lives && !connection.waiting())
      poll_->watch(connection.socket(), net::Poll::Kind::stream, id, EPOLLIN);
  }
  if (lives && (events & (EPOLLIN | EPOLLHUP | EPOLLERR))) lives = read(path, now);
  if (!lives) end(id);
}

void TcpStreams::end(uint64_t id) {
  const auto found = streams_.find(id);
  if (found == streams_.end()) return;
  const auto connection = found->second.path.connection;
  connection->close();  // first: from then on it does not ask to be watched
  poll_->forget(connection->socket());
  streams_.erase(found);
  peers_.onGone(*connection);
}

void TcpStreams::tick(Clock::time_point now) {
  std::vector<uint64_t> late;
  for (const auto& [id, stream] : streams_)
    if (now - stream.since > options_.tcpCheckTimeout && !network_.at(stream.path)) late.push_back(id);
  for (const auto id : late) {
    bump(counters_->tcpUnchecked);
    end(id);
  }
}

}  // namespace headwater::ice
