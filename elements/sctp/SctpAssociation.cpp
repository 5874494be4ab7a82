#include "elements/sctp/SctpAssociation.hpp"

#include <usrsctp.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "elements/sctp/SctpDriver.hpp"

namespace headwater::sctp {

namespace {

constexpr uint32_t kPathMtu = 1150;  ///< leaves room for DTLS, UDP and IPv6 in 1280
constexpr size_t kMostResets = 100;  ///< of one request; usrsctp takes 200

sockaddr_conn addressOf(void* id, uint16_t port) {
  sockaddr_conn address{};
  address.sconn_family = AF_CONN;
  address.sconn_port = htons(port);
  address.sconn_addr = id;
  return address;
}

}  // namespace

SctpAssociation::SctpAssociation(const SctpOptions& options, Callbacks callbacks)
    : options_(options), callbacks_(std::move(callbacks)) {}

SctpAssociation::~SctpAssociation() {
  close();
}

base::Expected<std::shared_ptr<SctpAssociation>> SctpAssociation::create(const SctpOptions& options,
                                                                         Callbacks callbacks) {
  const std::shared_ptr<SctpAssociation> made(new SctpAssociation(options, std::move(callbacks)));
  made->id_ = Driver::shared().add(made);
  if (auto opened = made->open(); !opened) return tl::make_unexpected(opened.error());
  return made;
}

base::Expected<void> SctpAssociation::open() {
  const base::Lock lock(mutex_);
  socket_ = usrsctp_socket(
      AF_CONN, SOCK_STREAM, IPPROTO_SCTP,
      [](struct socket*, sctp_sockstore, void* data, size_t size, sctp_rcvinfo info, int flags, void* id) {
        if (!data) return 1;
        const std::string bytes(static_cast<const char*>(data), size);
        std::free(data);  // NOLINT: usrsctp's malloc
        if (const auto association = Driver::shared().find(id))
          association->take(bytes, info.rcv_sid, ntohl(info.rcv_ppid), (flags & MSG_NOTIFICATION) != 0,
                            (flags & MSG_EOR) != 0);
        return 1;
      },
      nullptr, 0, id_);
  if (!socket_) return base::fail(base::Failure::Code::internal, "usrsctp makes no socket");
  configure();
  auto local = addressOf(id_, options_.localPort);
  if (usrsctp_bind(socket_, reinterpret_cast<sockaddr*>(&local), sizeof(local)) != 0)
    return base::fail(base::Failure::Code::internal, std::string("usrsctp: bind: ") + std::strerror(errno));
  return {};
}

void SctpAssociation::configure() {
  const auto set = [socket = socket_](int level, int name, const auto& value) {
    usrsctp_setsockopt(socket, level, name, &value, sizeof(value));
  };
  usrsctp_set_non_blocking(socket_, 1);
  set(SOL_SOCKET, SO_LINGER, linger{1, 0});  // close() aborts, RFC 8831 6.7 has nothing gentler
  set(SOL_SOCKET, SO_SNDBUF,
      static_cast<int>(std::max(options_.sendBufferBytes, options_.maxMessage + 1024)));
  set(SOL_SOCKET, SO_RCVBUF, static_cast<int>(2 * options_.maxMessage));
  set(IPPROTO_SCTP, SCTP_NODELAY, int{1});
  set(IPPROTO_SCTP, SCTP_ENABLE_STREAM_RESET,
      sctp_assoc_value{SCTP_FUTURE_ASSOC, SCTP_ENABLE_RESET_STREAM_REQ});
  for (const int type : {SCTP_ASSOC_CHANGE, SCTP_STREAM_RESET_EVENT}) {
    sctp_event event{};
    event.se_assoc_id = SCTP_ALL_ASSOC;
    event.se_type = static_cast<uint16_t>(type);
    event.se_on = 1;
    set(IPPROTO_SCTP, SCTP_EVENT, event);
  }
  sctp_initmsg streams{};
  streams.sinit_num_ostreams = streams.sinit_max_instreams = kStreams;
  set(IPPROTO_SCTP, SCTP_INITMSG, streams);
}

void SctpAssociation::connect() {
  const base::Lock lock(mutex_);
  if (!socket_) return;
  auto remote = addressOf(id_, options_.remotePort);
  usrsctp_connect(socket_, reinterpret_cast<sockaddr*>(&remote), sizeof(remote));  // EINPROGRESS
  connecting_ = true;
  sctp_paddrparams path{};
  std::memcpy(&path.spp_address, &remote, sizeof(remote));
  path.spp_flags = SPP_PMTUD_DISABLE;
  path.spp_pathmtu = kPathMtu;
  usrsctp_setsockopt(socket_, IPPROTO_SCTP, SCTP_PEER_ADDR_PARAMS, &path, sizeof(path));
}

void SctpAssociation::receive(std::span<const uint8_t> packet) {
  {
    const base::Lock lock(mutex_);
    // The peer's INIT would be answered with an ABORT; ours is answered in its place.
    if (!socket_ || !connecting_) return;
  }
  usrsctp_conninput(id_, packet.data(), packet.size(), 0);
  drain();
}

bool SctpAssociation::send(uint16_t stream, uint32_t protocol, std::span<const char> message,
                           const SctpDelivery& delivery) {
  const base::Lock lock(mutex_);
  if (!socket_) return false;
  sctp_sendv_spa how{};
  how.sendv_flags = SCTP_SEND_SNDINFO_VALID;
  how.sendv_sndinfo.snd_sid = stream;
  how.sendv_sndinfo.snd_ppid = htonl(protocol);
  if (!delivery.ordered) how.sendv_sndinfo.snd_flags = SCTP_UNORDERED;
  if (delivery.maxLifeTimeMs || delivery.maxRetransmits) {
    how.sendv_flags |= SCTP_SEND_PRINFO_VALID;
    how.sendv_prinfo.pr_policy = delivery.maxLifeTimeMs ? SCTP_PR_SCTP_TTL : SCTP_PR_SCTP_RTX;
    how.sendv_prinfo.pr_value = delivery.maxLifeTimeMs ? *delivery.maxLifeTimeMs : *delivery.maxRetransmits;
  }
  return usrsctp_sendv(socket_, message.data(), message.size(), nullptr, 0, &how, sizeof(how), SCTP_SENDV_SPA,
                       0) == static_cast<ssize_t>(message.size());
}

void SctpAssociation::reset(uint16_t stream) {
  if (stream >= kStreams) return;
  {
    const base::Lock lock(mutex_);
    if (std::find(resets_.begin(), resets_.end(), stream) == resets_.end()) resets_.push_back(stream);
  }
  resetPending();
}

// While one request is under way another is refused; it follows with the event of the first.
void SctpAssociation::resetPending() {
  const base::Lock lock(mutex_);
  if (!socket_ || resets_.empty()) return;
  const auto count = static_cast<uint16_t>(std::min(resets_.size(), kMostResets));
  std::vector<uint32_t> room((sizeof(sctp_reset_streams) + count * sizeof(uint16_t)) / 4 + 1);
  auto* request = reinterpret_cast<sctp_reset_streams*>(room.data());
  request->srs_assoc_id = SCTP_ALL_ASSOC;
  request->srs_flags = SCTP_STREAM_RESET_OUTGOING;
  request->srs_number_streams = count;
  std::copy_n(resets_.begin(), count, request->srs_stream_list);
  const auto size = static_cast<socklen_t>(sizeof(sctp_reset_streams) + count * sizeof(uint16_t));
  const bool sent = usrsctp_setsockopt(socket_, IPPROTO_SCTP, SCTP_RESET_STREAMS, request, size) == 0;
  if (sent || errno != EALREADY) resets_.erase(resets_.begin(), resets_.begin() + count);
}

void SctpAssociation::close() {
  {
    const base::Lock lock(events_);
    if (std::exchange(closed_, true)) return;
    pending_.clear();
    pieces_.clear();
  }
  struct socket* ending = nullptr;
  {
    const base::Lock lock(mutex_);
    ending = std::exchange(socket_, nullptr);
  }
  // The abort still goes out; then nobody knows of it any more.
  if (ending) usrsctp_close(ending);
  Driver::shared().remove(id_);
}

// By usrsctp, inside of one of its calls: nothing is done here but to remember.
void SctpAssociation::take(const std::string& data, uint16_t stream, uint32_t protocol, bool notification,
                           bool last) {
  if (notification)
    takeNotification(data);
  else
    takePiece(data, stream, protocol, last);
}

void SctpAssociation::takePiece(const std::string& data, uint16_t stream, uint32_t protocol, bool last) {
  const base::Lock lock(events_);
  auto& whole = pieces_[stream];
  // One that is too large stays over the limit until its end, and is dropped with it.
  if (whole.size() <= options_.maxMessage) whole += data;
  if (!last) return;
  if (!closed_ && whole.size() <= options_.maxMessage)
    pending_.push_back({Event::Kind::message, stream, protocol, std::move(whole)});
  pieces_.erase(stream);
}

void SctpAssociation::takeNotification(const std::string& data) {
  uint16_t type = 0;
  if (data.size() < sizeof(type)) return;
  std::memcpy(&type, data.data(), sizeof(type));
  if (type == SCTP_ASSOC_CHANGE && data.size() >= sizeof(sctp_assoc_change)) {
    sctp_assoc_change change{};
    std::memcpy(&change, data.data(), sizeof(change));
    if (change.sac_state == SCTP_COMM_UP) push({Event::Kind::up});
    const bool over = change.sac_state == SCTP_COMM_LOST || change.sac_state == SCTP_SHUTDOWN_COMP ||
                      change.sac_state == SCTP_CANT_STR_ASSOC;
    if (over) push({Event::Kind::down});
  }
  if (type == SCTP_STREAM_RESET_EVENT && data.size() >= sizeof(sctp_stream_reset_event)) {
    sctp_stream_reset_event event{};
    std::memcpy(&event, data.data(), sizeof(event));
    std::vector<uint16_t> streams((data.size() - sizeof(event)) / sizeof(uint16_t));
    std::memcpy(streams.data(), data.data() + sizeof(event), streams.size() * sizeof(uint16_t));
    Event reset{Event::Kind::reset};
    const bool refused = (event.strreset_flags & (SCTP_STREAM_RESET_DENIED | SCTP_STREAM_RESET_FAILED)) != 0;
    if (event.strreset_flags & SCTP_STREAM_RESET_INCOMING_SSN && !refused) reset.incoming = streams;
    if (event.strreset_flags & SCTP_STREAM_RESET_OUTGOING_SSN) reset.outgoing = streams;
    push(std::move(reset));
  }
}

void SctpAssociation::push(Event event) {
  const base::Lock lock(events_);
  if (!closed_) pending_.push_back(std::move(event));
}

void SctpAssociation::drain() {
  for (bool first = true;; first = false) {
    Event event;
    {
      const base::Lock lock(events_);
      if (first && std::exchange(draining_, true)) return;
      if (pending_.empty()) {
        draining_ = false;
        return;
      }
      event = std::move(pending_.front());
      pending_.pop_front();
    }
    switch (event.kind) {
      case Event::Kind::up:
        callbacks_.onUp();
        break;
      case Event::Kind::message:
        callbacks_.onMessage(event.stream, event.protocol, std::move(event.data));
        break;
      case Event::Kind::reset:
        resetPending();
        callbacks_.onReset(std::move(event.incoming), std::move(event.outgoing));
        break;
      case Event::Kind::down:
        callbacks_.onDown();
        break;
    }
  }
}

}  // namespace headwater::sctp
