#include "elements/ice/TcpConnection.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>

#include "elements/base/Bytes.hpp"

namespace headwater::ice {

TcpConnection::TcpConnection(int socket, net::SocketAddress local, net::SocketAddress remote,
                             size_t queueBytes, std::shared_ptr<Counters> counters,
                             std::function<void()> wantWrite)
    : socket_(socket),
      local_(local),
      remote_(remote),
      queueBytes_(queueBytes),
      counters_(std::move(counters)),
      wantWrite_(std::move(wantWrite)) {
  bump(counters_->tcpConnections);
}

TcpConnection::~TcpConnection() {
  ::close(socket_);
  counters_->tcpConnections.fetch_sub(1, std::memory_order_relaxed);
}

bool TcpConnection::send(std::span<const uint8_t> packet) {
  if (packet.size() > 0xffff) return false;
  const base::Lock lock(mutex_);
  if (closed_) return false;
  if (out_.size() - sent_ + packet.size() + 2 > queueBytes_) {
    bump(counters_->tcpQueueFull);
    return false;
  }
  const bool first = out_.empty();
  out_.push_back(static_cast<uint8_t>(packet.size() >> 8));
  out_.push_back(static_cast<uint8_t>(packet.size()));
  out_.insert(out_.end(), packet.begin(), packet.end());
  if (first) writeSome();  // an error is the hub's to find
  if (first && !out_.empty()) wantWrite_();
  return true;
}

bool TcpConnection::writeSome() {
  while (sent_ < out_.size()) {
    const ssize_t done =
        ::send(socket_, out_.data() + sent_, out_.size() - sent_, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) {
      if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
      // What was sent goes when it is the greater part, so that no byte is moved more than once or twice.
      if (sent_ > out_.size() / 2) {
        out_.erase(out_.begin(), out_.begin() + static_cast<ptrdiff_t>(sent_));
        sent_ = 0;
      }
      return true;
    }
    sent_ += static_cast<size_t>(done);
  }
  out_.clear();
  sent_ = 0;
  return true;
}

bool TcpConnection::flush() {
  const base::Lock lock(mutex_);
  return !closed_ && writeSome();
}

bool TcpConnection::waiting() const {
  const base::Lock lock(mutex_);
  return !out_.empty();
}

bool TcpConnection::read(const std::function<void(std::span<const uint8_t>)>& onFrame) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): recv writes it
  std::array<uint8_t, 16 * 1024> bytes;
  const ssize_t got = recv(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT);
  if (got == 0) return false;
  if (got < 0) return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
  in_.insert(in_.end(), bytes.begin(), bytes.begin() + got);
  size_t at = 0;
  while (in_.size() - at >= 2) {
    const size_t size = base::get16(&in_[at]);
    if (size == 0 || size > kMostFrame) {
      bump(size == 0 ? counters_->malformed : counters_->oversized);
      return false;
    }
    if (in_.size() - at - 2 < size) break;
    onFrame({in_.data() + at + 2, size});
    at += 2 + size;
  }
  in_.erase(in_.begin(), in_.begin() + static_cast<ptrdiff_t>(at));
  return true;
}

void TcpConnection::close() {
  const base::Lock lock(mutex_);
  closed_ = true;
  shutdown(socket_, SHUT_RDWR);
}

}  // namespace headwater::ice
