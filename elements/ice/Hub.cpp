#include "elements/ice/Hub.hpp"

#include <pthread.h>
#include <sys/epoll.h>

#include <algorithm>
#include <array>

#include "elements/net/UdpSocket.hpp"

namespace headwater::ice {

namespace {

constexpr std::chrono::milliseconds kLongestTick{500};
constexpr std::chrono::milliseconds kPace{50};  ///< RFC 8445 14.2: Ta

}  // namespace

base::Expected<std::shared_ptr<IceHub>> IceHub::start(const IceHubOptions& options) {
  auto hub = std::make_shared<Hub>(options);
  if (auto opened = hub->open(); !opened) return tl::make_unexpected(opened.error());
  return std::shared_ptr<IceHub>(std::move(hub));
}

Hub::Hub(const IceHubOptions& options)
    : options_(options),
      inbox_(*poll_),
      hosts_(poll_, options_.tcp),
      network_(poll_, counters_),
      peers_(network_, {options_.disconnectAfter, options_.consentExpiry}, counters_),
      stun_(peers_, network_, counters_),
      demultiplexer_(inbox_, network_, stun_, counters_),
      datagrams_(demultiplexer_, counters_),
      streams_(options_, poll_, demultiplexer_, network_, peers_, counters_) {}

Hub::~Hub() {
  stopping_ = true;
  if (!thread_.joinable()) return;
  inbox_.post([] {});
  thread_.join();
}

base::Expected<void> Hub::open() {
  if (poll_->descriptor() < 0 || !inbox_.usable())
    return base::fail(base::Failure::Code::internal, "no descriptors are left for ICE");
  if (auto opened = hosts_.open(options_.port); !opened) return opened;
  thread_ = std::thread([this] { run(); });
  return {};
}

void Hub::add(const std::shared_ptr<Peer>& peer, const Credentials& local) {
  inbox_.post([this, peer, local] { peers_.add(peer, local); });
}

void Hub::remove(const std::shared_ptr<Peer>& peer) {
  peer->close();
  inbox_.post([this, peer] { peers_.remove(*peer); });
}

void Hub::reach(const std::shared_ptr<Peer>& peer, Role role, const net::SocketAddress& candidate) {
  inbox_.post([this, peer, role, candidate] {
    auto* list = peers_.of(*peer);
    if (!list) return;
    list->reach(role, candidate, Clock::now());
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
    for (int i = 0; i < count; ++i) onEvent(events[static_cast<size_t>(i)]);
    if (now_ < nextTick_) continue;
    nextTick_ = now_ + period;
    tick();
  }
}

void Hub::onEvent(const epoll_event& event) {
  const uint64_t which = net::Poll::which(event);
  switch (net::Poll::kind(event)) {
    case net::Poll::Kind::socket:
      return datagrams_.read(hosts_.udp(which), now_);
    case net::Poll::Kind::listener:
      return streams_.accept(hosts_.listener(which), now_);
    case net::Poll::Kind::stream:
      return streams_.serve(which, event.events, now_);
    case net::Poll::Kind::own:
      if (const auto socket = network_.socket(which)) datagrams_.read(socket, now_);
      return;
    case net::Poll::Kind::wake:
      inbox_.acknowledge();
      return inbox_.run();
  }
}

void Hub::tick() {
  if (peers_.tick(now_)) nextTick_ = std::min(nextTick_, now_ + kPace);
  streams_.tick(now_);
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

}  // namespace headwater::ice
