#include "elements/webrtc/ice/Hub.hpp"

#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace headwater::media {

Expected<std::shared_ptr<IceHub>> IceHub::start(const IceHubOptions& options) {
  auto hub = std::make_shared<ice::Hub>(options);
  if (auto opened = hub->open(); !opened) return tl::make_unexpected(opened.error());
  return std::shared_ptr<IceHub>(std::move(hub));
}

}  // namespace headwater::media

namespace headwater::media::ice {

namespace {

constexpr size_t kBatch = 64;
constexpr size_t kMostPacket = 2048;
constexpr std::chrono::milliseconds kLongestTick{500};
constexpr std::chrono::milliseconds kPace{50};  ///< RFC 8445 14.2: Ta

}  // namespace

struct Hub::Batch {
  std::array<mmsghdr, kBatch> messages{};
  std::array<iovec, kBatch> parts{};
  std::array<sockaddr_storage, kBatch> from{};
  std::array<std::array<uint8_t, kMostPacket>, kBatch> bytes{};

  Batch() {
    for (size_t i = 0; i < kBatch; ++i) {
      parts[i] = {bytes[i].data(), kMostPacket};
      auto& header = messages[i].msg_hdr;
      header.msg_name = &from[i];
      header.msg_namelen = sizeof(sockaddr_storage);
      header.msg_iov = &parts[i];
      header.msg_iovlen = 1;
    }
  }
};

Hub::Hub(const IceHubOptions& options)
    : options_(options), poll_(std::make_shared<Poll>()), batch_(std::make_unique<Batch>()) {}

Hub::~Hub() {
  stopping_ = true;
  if (thread_.joinable()) {
    post([] {});
    thread_.join();
  }
  for (const auto& [peer, list] : lists_) list->peer()->close();
  lists_.clear();
  streams_.clear();
  for (const auto& socket : sockets_)
    if (socket.listener >= 0) ::close(socket.listener);
  if (wake_ >= 0) ::close(wake_);
}

Expected<void> Hub::open() {
  wake_ = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (poll_->descriptor() < 0 || wake_ < 0)
    return fail(Failure::Code::internal, "no descriptors are left for ICE");
  poll_->watch(wake_, Poll::Kind::wake, 0, EPOLLIN);
  if (auto opened = openPort(options_.port); !opened) return opened;
  thread_ = std::thread([this] { run(); });
  return {};
}

void Hub::post(std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    posted_.push_back(std::move(job));
    anyPosted_ = true;
  }
  const uint64_t one = 1;
  [[maybe_unused]] const auto done = write(wake_, &one, sizeof one);
}

void Hub::add(const std::shared_ptr<Peer>& peer, const Credentials& local) {
  post([this, peer, local] {
    auto& list = lists_[peer.get()];
    if (list) {
      list->restart(local);
      std::erase_if(ufrags_,
                    [&](const auto& each) { return each.second == list.get() && !list->local(each.first); });
    } else {
      list = std::make_unique<CheckList>(static_cast<CheckList::Network&>(*this), peer, local,
                                         CheckList::Times{options_.disconnectAfter, options_.consentExpiry});
      bump(counters_->peers);
    }
    ufrags_[local.ufrag] = list.get();
  });
}

void Hub::remove(const std::shared_ptr<Peer>& peer) {
  peer->close();
  post([this, peer] {
    const auto found = lists_.find(peer.get());
    if (found == lists_.end()) return;
    std::erase_if(ufrags_, [&](const auto& each) { return each.second == found->second.get(); });
    lists_.erase(found);
    counters_->peers.fetch_sub(1, std::memory_order_relaxed);
  });
}

void Hub::reach(const std::shared_ptr<Peer>& peer, Role role, const SocketAddress& candidate) {
  post([this, peer, role, candidate] {
    const auto found = lists_.find(peer.get());
    if (found == lists_.end()) return;
    found->second->reach(role, candidate, Clock::now());
    nextTick_ = std::min(nextTick_, Clock::now() + kPace);
  });
}

void Hub::run() {
  pthread_setname_np(pthread_self(), "hw-ice");
  const auto period = std::clamp(std::min(options_.disconnectAfter, options_.consentExpiry) / 8,
                                 std::chrono::milliseconds(5), kLongestTick);
  nextTick_ = Clock::now() + period;
  std::array<epoll_event, 64> events{};
  while (!stopping_) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(nextTick_ - Clock::now()).count();
    const int count = epoll_wait(poll_->descriptor(), events.data(), events.size(),
                                 static_cast<int>(std::max(0L, left) + 1));
    now_ = Clock::now();
    for (int i = 0; i < count; ++i) {
      const auto& event = events[static_cast<size_t>(i)];
      const uint64_t which = Poll::which(event);
      switch (Poll::kind(event)) {
        case Poll::Kind::socket:
          readSocket(which);
          break;
        case Poll::Kind::listener:
          accept(which);
          break;
        case Poll::Kind::stream:
          serve(which, event.events);
          break;
        case Poll::Kind::own:
          if (const auto found = own_.find(which); found != own_.end())
            receiveFrom(std::shared_ptr(found->second));
          break;
        case Poll::Kind::wake:
          sleepAgain();
      }
    }
    if (now_ < nextTick_) continue;
    nextTick_ = now_ + period;
    tick();
  }
}

void Hub::sleepAgain() {
  uint64_t count = 0;
  [[maybe_unused]] const auto done = read(wake_, &count, sizeof count);
  runPosted();
}

void Hub::runPosted() {
  if (!anyPosted_) return;
  {
    const std::lock_guard lock(mutex_);
    running_.swap(posted_);
    anyPosted_ = false;
  }
  for (const auto& job : running_) job();
  running_.clear();
}

void Hub::readSocket(size_t index) {
  std::shared_ptr<UdpSocket> socket;
  {
    const std::lock_guard lock(mutex_);
    socket = sockets_[index].udp;
  }
  receiveFrom(socket);
}

void Hub::receiveFrom(const std::shared_ptr<const UdpSocket>& socket) {
  const int count = recvmmsg(socket->descriptor(), batch_->messages.data(), kBatch, MSG_DONTWAIT, nullptr);
  Path path{socket, nullptr, socket->local(), {}};
  for (int n = 0; n < count; ++n) {
    const auto i = static_cast<size_t>(n);
    auto& message = batch_->messages[i];
    message.msg_hdr.msg_namelen =
        sizeof(sockaddr_storage);  // for the next read; this one has written its own
    bump(counters_->packetsIn);
    bump(counters_->bytesIn, message.msg_len);
    if (message.msg_hdr.msg_flags & MSG_TRUNC) {
      bump(counters_->oversized);
      continue;
    }
    path.remote = SocketAddress(reinterpret_cast<const sockaddr*>(&batch_->from[i]));
    onPacket(path, {batch_->bytes[i].data(), message.msg_len}, nullptr);
  }
}

// RFC 7983: the first byte tells STUN (0..3), DTLS (20..63) and RTP or RTCP (128..191) apart.
void Hub::onPacket(const Path& path, std::span<const uint8_t> packet, Stream* stream) {
  runPosted();
  if (packet.empty()) return bump(counters_->malformed);
  const uint8_t first = packet[0];
  if (first <= 3) return onStun(path, packet);
  const bool known = (first >= 20 && first <= 63) || (first >= 128 && first <= 191);
  if (!known) return bump(counters_->malformed);
  Pair* pair = nullptr;
  if (stream) {
    pair = stream->pair.get();
  } else if (const auto found = addresses_.find({path.socket.get(), path.remote});
             found != addresses_.end()) {
    pair = found->second.get();
  }
  if (!pair) return bump(counters_->unknownAddress);
  pair->list->peer()->received(packet);
}

void Hub::onStun(const Path& path, std::span<const uint8_t> packet) {
  const auto parsed = stun::parse(packet);
  const auto* message = std::get_if<stun::Message>(&parsed);
  if (!message) return bump(counters_->malformed);
  switch (message->messageClass) {
    case stun::Class::request:
      return onRequest(path, packet, *message);
    case stun::Class::success:
    case stun::Class::error:
      return onResponse(packet, *message);
    case stun::Class::indication:
      return;  // a keepalive, RFC 8445 11: it holds a NAT open and says nothing
  }
}

void Hub::onRequest(const Path& path, std::span<const uint8_t> packet, const stun::Message& message) {
  // RFC 8445 7.2.2: "ours:theirs" from the side that asks.
  const std::string ufrag(message.username.substr(0, message.username.find(':')));
  const auto found = ufrags_.find(ufrag);
  const Credentials* local = found == ufrags_.end() ? nullptr : found->second->local(ufrag);
  if (!local) return bump(counters_->unknownUfrag);
  if (!stun::hasIntegrity(packet, message, local->password)) return bump(counters_->badIntegrity);
  if (!message.unknownRequired.empty())
    return reply(path, stun::bindingError(message.transaction, stun::kUnknownAttribute, "Unknown Attribute",
                                          local->password, message.unknownRequired));
  // A lite agent is controlled, whatever the tie-breakers say (RFC 8445 6.1.1, 7.3.1.1), but where it checks.
  if (message.controlled && !found->second->controls(path)) {
    bump(counters_->roleConflicts);
    return reply(
        path, stun::bindingError(message.transaction, stun::kRoleConflict, "Role Conflict", local->password));
  }
  bump(counters_->checks);
  reply(path, stun::bindingSuccess(message.transaction, path.remote, local->password));
  found->second->onCheck(path, ufrag, message, now_);
}

void Hub::onResponse(std::span<const uint8_t> packet, const stun::Message& message) {
  const auto found = asked_.find(message.transaction);
  if (found == asked_.end()) return bump(counters_->strayResponses);
  const auto pair = found->second;
  if (!stun::hasIntegrity(packet, message, pair->list->peer()->remote().password))
    return bump(counters_->badIntegrity);
  if (message.messageClass == stun::Class::success) pair->list->onAnswer(pair, now_);
}

void Hub::reply(const Path& path, std::span<const uint8_t> packet) {
  const bool sent = path.connection ? path.connection->send(packet) : path.socket->send(path.remote, packet);
  if (!sent) return path.connection ? void() : bump(counters_->sendFailed);
  bump(counters_->packetsOut);
  bump(counters_->bytesOut, packet.size());
}

bool Hub::claim(const std::shared_ptr<Pair>& pair, bool force) {
  std::shared_ptr<Pair>* slot = nullptr;
  if (const auto& connection = pair->path.connection) {
    const auto stream = streams_.find(connection->id());
    if (stream == streams_.end()) return false;
    slot = &stream->second.pair;
  } else {
    slot = &addresses_[{pair->path.socket.get(), pair->path.remote}];
  }
  if (*slot == pair) return true;
  if (*slot && !force && (*slot)->list->alive(**slot, now_)) return false;
  *slot = pair;
  return true;
}

void Hub::release(const Pair& pair) {
  if (const auto& connection = pair.path.connection) {
    const auto stream = streams_.find(connection->id());
    if (stream != streams_.end() && stream->second.pair.get() == &pair) stream->second.pair.reset();
    return;
  }
  const auto found = addresses_.find({pair.path.socket.get(), pair.path.remote});
  if (found != addresses_.end() && found->second.get() == &pair) addresses_.erase(found);
}

void Hub::expect(const stun::TransactionId& transaction, const std::shared_ptr<Pair>& pair) {
  asked_[transaction] = pair;
}

void Hub::tick() {
  for (const auto& [peer, list] : lists_) {
    list->tick(now_);
    if (list->reaching()) nextTick_ = std::min(nextTick_, now_ + kPace);
  }
  std::vector<uint64_t> late;
  for (const auto& [id, stream] : streams_)
    if (!stream.pair && now_ - stream.since > options_.tcpCheckTimeout) late.push_back(id);
  for (const auto id : late) {
    bump(counters_->tcpUnchecked);
    endStream(id);
  }
}

IceHubMetrics Hub::metrics() const {
  const auto& c = *counters_;
  IceHubMetrics out;
  out.peers = c.peers;
  out.tcpConnections = c.tcpConnections;
  out.packetsIn = c.packetsIn;
  out.bytesIn = c.bytesIn;
  out.packetsOut = c.packetsOut;
  out.bytesOut = c.bytesOut;
  out.checks = c.checks;
  out.roleConflicts = c.roleConflicts;
  out.malformed = c.malformed;
  out.oversized = c.oversized;
  out.unknownUfrag = c.unknownUfrag;
  out.badIntegrity = c.badIntegrity;
  out.unknownAddress = c.unknownAddress;
  out.strayResponses = c.strayResponses;
  out.badRtcp = c.badRtcp;
  out.sendFailed = c.sendFailed;
  out.tcpQueueFull = c.tcpQueueFull;
  out.tcpRefused = c.tcpRefused;
  out.tcpUnchecked = c.tcpUnchecked;
  return out;
}

}  // namespace headwater::media::ice
