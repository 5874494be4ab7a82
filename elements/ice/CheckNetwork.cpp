#include "elements/ice/CheckNetwork.hpp"

#include <sys/epoll.h>

#include "elements/ice/TcpConnection.hpp"
#include "elements/net/UdpSocket.hpp"

namespace headwater::ice {

CheckNetwork::Key CheckNetwork::keyOf(const Path& path) {
  if (path.connection) return {path.connection.get(), path.remote};
  return {path.socket.get(), path.remote};
}

Pair* CheckNetwork::at(const Path& path) const {
  const auto found = claims_.find(keyOf(path));
  return found == claims_.end() ? nullptr : found->second.get();
}

std::shared_ptr<Pair> CheckNetwork::asker(const stun::TransactionId& transaction) const {
  const auto found = asked_.find(transaction);
  return found == asked_.end() ? nullptr : found->second;
}

std::shared_ptr<const net::UdpSocket> CheckNetwork::socket(uint64_t number) const {
  const auto found = sockets_.find(number);
  return found == sockets_.end() ? nullptr : found->second;
}

bool CheckNetwork::claim(const std::shared_ptr<Pair>& pair, bool force, Clock::time_point now) {
  auto& owner = claims_[keyOf(pair->path)];
  if (owner == pair) return true;
  if (owner && !force && owner->list->alive(*owner, now)) return false;
  owner = pair;
  return true;
}

void CheckNetwork::release(const Pair& pair) {
  const auto found = claims_.find(keyOf(pair.path));
  if (found != claims_.end() && found->second.get() == &pair) claims_.erase(found);
}

void CheckNetwork::send(const Path& path, std::span<const uint8_t> packet) {
  const bool sent = path.connection ? path.connection->send(packet) : path.socket->send(path.remote, packet);
  if (!sent) return path.connection ? void() : bump(counters_->sendFailed);
  bump(counters_->packetsOut);
  bump(counters_->bytesOut, packet.size());
}

void CheckNetwork::expect(const stun::TransactionId& transaction, const std::shared_ptr<Pair>& pair) {
  asked_[transaction] = pair;
}

std::shared_ptr<net::UdpSocket> CheckNetwork::open(const net::SocketAddress& local) {
  auto made = net::UdpSocket::bind(local);
  if (!made) return nullptr;
  const uint64_t number = nextSocket_++;
  sockets_.emplace(number, made);
  poll_->watch(made->descriptor(), net::Poll::Kind::own, number, EPOLLIN);
  return made;
}

void CheckNetwork::close(const net::UdpSocket& socket) {
  poll_->forget(socket.descriptor());
  std::erase_if(sockets_, [&](const auto& each) { return each.second.get() == &socket; });
}

}  // namespace headwater::ice
