#include "tools/load/Transport.hpp"

#include <linux/sock_diag.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <system_error>

namespace headwater::load {

namespace {

constexpr size_t kBatch = 32, kPacket = 2048, kControl = 64;
constexpr std::chrono::seconds kIceDeadline{15};

/// Where recvmmsg puts what it reads; one for the process, since there is one thread.
struct ReceiveBatch {
  ReceiveBatch() {
    for (size_t i = 0; i < kBatch; ++i) {
      parts[i] = {packets[i].data(), kPacket};
      auto& header = messages[i].msg_hdr;
      header.msg_iov = &parts[i];
      header.msg_iovlen = 1;
      header.msg_name = &senders[i];
    }
  }
  int receive(int socket, bool timestamps) {
    for (size_t i = 0; i < kBatch; ++i) {
      auto& header = messages[i].msg_hdr;
      header.msg_namelen = sizeof senders[i];
      header.msg_control = timestamps ? controls[i].data() : nullptr;
      header.msg_controllen = timestamps ? kControl : 0;
    }
    return recvmmsg(socket, messages.data(), kBatch, MSG_DONTWAIT, nullptr);
  }
  int64_t timestamp(size_t index) {
    auto& header = messages[index].msg_hdr;
    for (cmsghdr* control = CMSG_FIRSTHDR(&header); control; control = CMSG_NXTHDR(&header, control)) {
      if (control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_TIMESTAMPNS) continue;
      timespec time{};
      std::memcpy(&time, CMSG_DATA(control), sizeof time);
      return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
    }
    return 0;
  }

  std::array<std::array<uint8_t, kPacket>, kBatch> packets{};
  std::array<sockaddr_in, kBatch> senders{};
  std::array<iovec, kBatch> parts{};
  std::array<mmsghdr, kBatch> messages{};
  alignas(cmsghdr) std::array<std::array<uint8_t, kControl>, kBatch> controls{};
};

ReceiveBatch& batch() {
  static ReceiveBatch shared;
  return shared;
}

}  // namespace

Transport::Transport(Loop& loop, const DtlsContext& dtls, Handler& handler, Options options)
    : loop_(loop),
      dtlsContext_(dtls),
      handler_(handler),
      options_(options),
      socket_(socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)),
      ice_(options.controlling, [this](Bytes packet, const sockaddr_in& to) { sendTo(packet, to); }) {
  sockaddr_in any{};
  any.sin_family = AF_INET;
  socklen_t size = sizeof any;
  if (socket_ < 0 || bind(socket_, reinterpret_cast<sockaddr*>(&any), size) != 0 ||
      getsockname(socket_, reinterpret_cast<sockaddr*>(&any), &size) != 0) {
    const int error = errno;
    if (socket_ >= 0) ::close(socket_);
    throw std::system_error(error, std::generic_category(), "UDP socket");
  }
  port_ = ntohs(any.sin_port);
  // The forced variant passes the system's limit, which root may.
  if (setsockopt(socket_, SOL_SOCKET, SO_RCVBUFFORCE, &options.receiveBuffer, sizeof(int)) != 0)
    setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &options.receiveBuffer, sizeof(int));
  const int on = 1;
  if (options.timestamps) setsockopt(socket_, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
  loop_.add(socket_, this);
}

Transport::~Transport() {
  close();
}

void Transport::close() {
  if (socket_ < 0) return;
  if (dtls_) dtls_->close();
  loop_.remove(socket_, this);
  ::close(socket_);
  socket_ = -1;
}

void Transport::setRemote(const RemoteTransport& remote, Time now) {
  dtls_ = std::make_unique<DtlsTransport>(dtlsContext_, !remote.dtlsClient, remote.fingerprint,
                                          [this](Bytes packet) {
                                            if (const auto* path = ice_.path()) sendTo(packet, *path);
                                          });
  ice_.setRemote(remote.ice, remote.iceLite);
  for (const auto& candidate : remote.candidates) addCandidate(candidate);
  iceBy_ = now + kIceDeadline;
  ice_.onTimer(now);
}

void Transport::onTimer(Time now) {
  if (failed_ || socket_ < 0) return;
  ice_.onTimer(now);
  startDtlsOnceIceIsUp(now);
  if (dtls_ && iceAt_) {
    dtls_->onTimer();
    afterDtls(now);
  }
  if (iceBy_ && !iceAt_ && now > *iceBy_) fail("ICE: no candidate pair works");
  if (ice_.consentExpired(now)) fail("ICE: consent expired (RFC 7675)");
}

void Transport::startDtlsOnceIceIsUp(Time now) {
  if (iceAt_ || !ice_.nominated() || !dtls_) return;
  iceAt_ = now;
  dtls_->start();
}

void Transport::onReadable(Time now) {
  auto& received = batch();
  for (;;) {
    if (socket_ < 0 || failed_) return;
    const int count = received.receive(socket_, options_.timestamps);
    if (count <= 0) return;
    received_ += static_cast<uint64_t>(count);
    for (size_t i = 0; i < static_cast<size_t>(count) && !failed_; ++i)
      dispatch({received.packets[i].data(), received.messages[i].msg_len}, received.senders[i], now,
               options_.timestamps ? received.timestamp(i) : 0);
    if (static_cast<size_t>(count) < kBatch) return;
  }
}

// RFC 7983 section 7; RTCP by its type, RFC 5761 section 4.
void Transport::dispatch(std::span<uint8_t> packet, const sockaddr_in& from, Time now, int64_t kernelNs) {
  if (packet.size() < 12) return;
  const uint8_t first = packet[0];
  if (first >= 128 && first <= 191) {
    if (!srtp_) return;
    if (packet[1] < 192 || packet[1] > 223) return handler_.onRtp({packet, now, kernelNs});
    const auto size = srtp_->unprotectRtcp(packet);
    if (!size) {
      ++rtcpFailures_;
      return;
    }
    return handler_.onRtcp(packet.first(*size), now);
  }
  if (first <= 3) {
    ice_.onPacket(packet, from, now);
    return startDtlsOnceIceIsUp(now);
  }
  if (first >= 20 && first <= 63) onDtls(packet, now);
}

void Transport::onDtls(Bytes packet, Time now) {
  if (!dtls_ || !ice_.path()) return;  // it will be sent again
  dtls_->receive(packet);
  afterDtls(now);
}

void Transport::afterDtls(Time now) {
  if (dtls_->state() == DtlsTransport::State::failed) return fail(dtls_->error());
  if (dtls_->state() == DtlsTransport::State::closed) return fail("the server closed the DTLS association");
  if (dtls_->state() != DtlsTransport::State::connected || srtp_) return;
  srtp_ = std::make_unique<Srtp>(dtls_->keys());
  handler_.onConnected(now);
}

void Transport::sendRtp(std::vector<uint8_t>& packet) {
  if (!connected()) return;
  const size_t size = packet.size();
  packet.resize(size + kSrtpTrailer);
  if (const auto length = srtp_->protectRtp(packet.data(), size))
    sendTo(Bytes(packet).first(*length), *ice_.path());
}

void Transport::sendRtcp(RtcpWriter& compound) {
  if (!connected() || compound.bytes().empty()) return;
  auto& bytes = compound.bytes();
  const size_t size = bytes.size();
  bytes.resize(size + kSrtpTrailer);
  if (const auto length = srtp_->protectRtcp(bytes.data(), size))
    sendTo(Bytes(bytes).first(*length), *ice_.path());
}

void Transport::sendTo(Bytes packet, const sockaddr_in& to) const {
  if (socket_ < 0) return;
  (void)sendto(socket_, packet.data(), packet.size(), MSG_DONTWAIT, reinterpret_cast<const sockaddr*>(&to),
               sizeof to);
}

uint32_t Transport::socketDrops() const {
  std::array<uint32_t, SK_MEMINFO_VARS> info{};
  socklen_t size = sizeof info;
  if (socket_ < 0 || getsockopt(socket_, SOL_SOCKET, SO_MEMINFO, info.data(), &size) != 0) return 0;
  return info[SK_MEMINFO_DROPS];
}

void Transport::fail(const std::string& why) {
  if (failed_) return;
  failed_ = true;
  handler_.onTransportFailed(why);
}

}  // namespace headwater::load
