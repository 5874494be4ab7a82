#include "elements/ice/Peer.hpp"

#include <glib.h>

#include <algorithm>
#include <utility>

#include "elements/base/Scheduler.hpp"
#include "elements/ice/TcpConnection.hpp"
#include "elements/net/UdpSocket.hpp"
#include "elements/rtp/SrtcpReceiver.hpp"

namespace headwater::ice {

namespace {

constexpr std::chrono::milliseconds kFirstRepeat{50}, kLastRepeat{400};
constexpr size_t kMostOfFlight = 8;

bool isDtls(std::span<const uint8_t> packet) {  // RFC 7983 7
  return !packet.empty() && packet[0] >= 20 && packet[0] <= 63;
}

// webrtcbin's handlers of a state change start elements and can wait for locks of a pipeline that is being
// torn down: every peer that has something to tell gets a thread of this pool while it lasts.
GThreadPool* notifiers() {
  static GThreadPool* pool = g_thread_pool_new(
      [](gpointer job, gpointer) {
        const std::unique_ptr<std::function<void()>> owned(static_cast<std::function<void()>*>(job));
        (*owned)();
      },
      nullptr, -1, FALSE, nullptr);
  return pool;
}

}  // namespace

void Peer::setReceiver(std::shared_ptr<Receiver> receiver) {
  const base::Lock lock(mutex_);
  receiver_ = std::move(receiver);
}

void Peer::setRtcpReceiver(std::function<bool(std::span<const uint8_t>)> receiver) {
  auto shared = std::make_shared<const std::function<bool(std::span<const uint8_t>)>>(std::move(receiver));
  const base::Lock lock(mutex_);
  if (!closed_) rtcpReceiver_ = std::move(shared);
}

void Peer::setRemote(Credentials remote) {
  const base::Lock lock(mutex_);
  remote_ = std::move(remote);
}

Credentials Peer::remote() const {
  const base::Lock lock(mutex_);
  return remote_;
}

void Peer::setDscp(int codePoint) {
  {
    const base::Lock lock(mutex_);
    dscp_ = codePoint;
  }
  changed();
}

std::optional<net::UdpDestination> Peer::udp() const {
  const base::Lock lock(mutex_);
  if (!path_ || !path_->socket) return std::nullopt;
  return net::UdpDestination{path_->socket->descriptor(), path_->remote.toStorage(), path_->remote.length(),
                             dscp_};
}

bool Peer::send(std::span<const uint8_t> packet) {
  if (isDtls(packet) && noteFlight(packet))
    base::Scheduler::shared().after(kFirstRepeat, [weak = weak_from_this()] {
      if (const auto self = weak.lock()) self->repeatFlight(2 * kFirstRepeat);
    });
  return transmit(packet);
}

bool Peer::noteFlight(std::span<const uint8_t> packet) {
  const base::Lock lock(mutex_);
  if (dtlsHeard_ || closed_ || flight_.size() >= kMostOfFlight || !path_ || !path_->socket) return false;
  flight_.emplace_back(packet.begin(), packet.end());
  return flight_.size() == 1;
}

// The first flight is lost on peers that open DTLS a moment after their check has been answered, and DTLS
// repeats it only after a second (RFC 6347 4.2.4.1). A datagram that comes twice does no harm.
void Peer::repeatFlight(std::chrono::milliseconds pause) {
  std::vector<std::vector<uint8_t>> flight;
  {
    const base::Lock lock(mutex_);
    if (dtlsHeard_ || closed_) return;
    flight = flight_;
  }
  for (const auto& packet : flight) transmit(packet);
  if (pause > kLastRepeat) return;
  base::Scheduler::shared().after(pause, [weak = weak_from_this(), pause] {
    if (const auto self = weak.lock()) self->repeatFlight(2 * pause);
  });
}

bool Peer::transmit(std::span<const uint8_t> packet) {
  std::shared_ptr<TcpConnection> connection;
  std::shared_ptr<const net::UdpSocket> socket;
  net::SocketAddress to;
  int dscp = -1;
  {
    const base::Lock lock(mutex_);
    if (!path_) return false;
    connection = path_->connection;
    to = path_->remote;
    socket = path_->socket;
    dscp = dscp_;
  }
  const bool sent = connection ? connection->send(packet) : socket->send(to, packet, dscp);
  if (!sent) {
    if (!connection) bump(counters_->sendFailed);
    return false;
  }
  bump(counters_->packetsOut);
  bump(counters_->bytesOut, packet.size());
  bump(packetsSent_);
  bump(bytesSent_, packet.size());
  return true;
}

std::optional<Path> Peer::selected() const {
  const base::Lock lock(mutex_);
  return path_;
}

PathStats Peer::stats() const {
  return {packetsSent_, bytesSent_, packetsReceived_, bytesReceived_, static_cast<double>(roundTrip_) / 1e6};
}

State Peer::state() const {
  const base::Lock lock(mutex_);
  return state_;
}

void Peer::received(std::span<const uint8_t> packet) {
  std::shared_ptr<Receiver> receiver;
  std::shared_ptr<const std::function<bool(std::span<const uint8_t>)>> rtcpReceiver;
  {
    const base::Lock lock(mutex_);
    receiver = receiver_;
    if (!dtlsHeard_ && isDtls(packet)) {
      dtlsHeard_ = true;
      flight_.clear();
    }
    if (rtp::isRtcpPacket(packet)) rtcpReceiver = rtcpReceiver_;
  }
  if (!receiver) return;
  bump(packetsReceived_);
  bump(bytesReceived_, packet.size());
  if (!rtcpReceiver)
    receiver->receive(packet);
  else if (!(*rtcpReceiver)(packet))
    bump(counters_->badRtcp);
}

void Peer::select(std::optional<Path> path) {
  const bool tell = path.has_value();
  {
    const base::Lock lock(mutex_);
    if (closed_) return;
    path_ = std::move(path);
    if (path_ && path_->socket && std::find(used_.begin(), used_.end(), path_->socket) == used_.end())
      used_.push_back(path_->socket);
  }
  changed();
  if (tell) notify([](PeerListener& listener) { listener.onSelectedPath(); });
}

void Peer::setState(State state) {
  {
    const base::Lock lock(mutex_);
    if (closed_ || state_ == state) return;
    state_ = state;
  }
  notify([state](PeerListener& listener) { listener.onState(state); });
}

void Peer::close() {
  {
    const base::Lock lock(mutex_);
    closed_ = true;
    path_.reset();
    flight_.clear();
    receiver_.reset();
    rtcpReceiver_.reset();
  }
  changed();
  const base::Lock lock(notices_);
  pending_.clear();
}

void Peer::notify(std::function<void(PeerListener&)> what) {
  {
    const base::Lock lock(notices_);
    pending_.push_back(std::move(what));
    if (std::exchange(draining_, true)) return;
  }
  g_thread_pool_push(notifiers(), new std::function<void()>([self = shared_from_this()] { self->drain(); }),
                     nullptr);
}

void Peer::drain() {
  for (;;) {
    std::function<void(PeerListener&)> next;
    {
      const base::Lock lock(notices_);
      if (pending_.empty()) {
        draining_ = false;
        return;
      }
      next = std::move(pending_.front());
      pending_.pop_front();
    }
    if (const auto listener = listener_.lock()) next(*listener);
  }
}

}  // namespace headwater::ice
