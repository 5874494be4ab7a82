#include "tests/support/media/StunClient.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <poll.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

namespace headwater::test {

namespace {

const Bytes kCookie{0x21, 0x12, 0xA4, 0x42};

void put16(Bytes& out, size_t value) {
  out.push_back(static_cast<uint8_t>(value >> 8));
  out.push_back(static_cast<uint8_t>(value));
}

void attribute(Bytes& out, uint16_t type, const Bytes& value) {
  put16(out, type);
  put16(out, value.size());
  out.insert(out.end(), value.begin(), value.end());
  while (out.size() % 4) out.push_back(0);
}

void setLength(Bytes& out, size_t more) {
  const size_t length = out.size() - 20 + more;
  out[2] = static_cast<uint8_t>(length >> 8);
  out[3] = static_cast<uint8_t>(length);
}

uint32_t crc(const Bytes& bytes) {
  uint32_t value = 0xffffffff;
  for (const uint8_t byte : bytes) {
    value ^= byte;
    for (int i = 0; i < 8; ++i) value = (value >> 1) ^ (0xEDB88320U & (0U - (value & 1)));
  }
  return value ^ 0xffffffff;
}

Bytes begin(uint16_t type, const Bytes& transaction) {
  Bytes out;
  put16(out, type);
  put16(out, 0);
  out.insert(out.end(), kCookie.begin(), kCookie.end());
  out.insert(out.end(), transaction.begin(), transaction.end());
  return out;
}

void finish(Bytes& out, const std::string& password, bool fingerprint) {
  setLength(out, 24);
  Bytes mac(20);
  unsigned size = 20;
  HMAC(EVP_sha1(), password.data(), static_cast<int>(password.size()), out.data(), out.size(), mac.data(),
       &size);
  attribute(out, 0x0008, mac);
  if (!fingerprint) return;
  setLength(out, 8);
  const uint32_t sum = crc(out) ^ 0x5354554e;
  attribute(out, 0x8028,
            {static_cast<uint8_t>(sum >> 24), static_cast<uint8_t>(sum >> 16), static_cast<uint8_t>(sum >> 8),
             static_cast<uint8_t>(sum)});
}

net::SocketAddress mappedIn(const Bytes& value, const Bytes& transaction) {
  Bytes key = kCookie;
  key.insert(key.end(), transaction.begin(), transaction.end());
  const auto port = static_cast<uint16_t>((value[2] << 8 | value[3]) ^ 0x2112);
  if (value[1] == 1) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    auto* bytes = reinterpret_cast<uint8_t*>(&address.sin_addr);
    for (size_t i = 0; i < 4; ++i) bytes[i] = value[4 + i] ^ key[i];
    return net::SocketAddress(reinterpret_cast<sockaddr*>(&address));
  }
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_port = htons(port);
  for (size_t i = 0; i < 16; ++i) address.sin6_addr.s6_addr[i] = value[4 + i] ^ key[i];
  return net::SocketAddress(reinterpret_cast<sockaddr*>(&address));
}

bool readable(int socket, std::chrono::milliseconds deadline) {
  pollfd waiting{socket, POLLIN, 0};
  return poll(&waiting, 1, static_cast<int>(deadline.count())) == 1;
}

}  // namespace

Bytes encode(const Request& request) {
  Bytes transaction(12);
  RAND_bytes(transaction.data(), 12);
  auto out = begin(0x0001, transaction);
  attribute(out, 0x0006, Bytes(request.username.begin(), request.username.end()));
  attribute(out, 0x0024, {0x6e, 0x00, 0x1e, 0xff});
  attribute(out, request.controlled ? 0x8029 : 0x802A, Bytes(8, 7));
  if (request.useCandidate) attribute(out, 0x0025, {});
  attribute(out, 0xC057, {0, 1, 0, 10});  // what Chromium adds; may be passed over
  if (request.extraAttribute) attribute(out, request.extraAttribute, {1, 2, 3});
  finish(out, request.password, request.fingerprint);
  return out;
}

Bytes encodeSuccess(const Bytes& transaction, const std::string& password) {
  auto out = begin(0x0101, transaction);
  attribute(out, 0x0020, {0, 1, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66});
  finish(out, password, true);
  return out;
}

std::optional<Answer> decode(const Bytes& packet) {
  if (packet.size() < 20 || packet[0] > 3 || !std::equal(kCookie.begin(), kCookie.end(), packet.begin() + 4))
    return std::nullopt;
  Answer answer;
  answer.type = static_cast<uint16_t>(packet[0] << 8 | packet[1]);
  answer.transaction.assign(packet.begin() + 8, packet.begin() + 20);
  for (size_t at = 20; at + 4 <= packet.size();) {
    const int type = packet[at] << 8 | packet[at + 1];
    const auto size = static_cast<size_t>(packet[at + 2] << 8 | packet[at + 3]);
    BOOST_REQUIRE(at + 4 + size <= packet.size());
    const Bytes value(packet.begin() + static_cast<long>(at) + 4,
                      packet.begin() + static_cast<long>(at + 4 + size));
    if (type == 0x0020) answer.mapped = mappedIn(value, answer.transaction);
    if (type == 0x0009) answer.error = value[2] * 100 + value[3];
    if (type == 0x0006) answer.username.assign(value.begin(), value.end());
    at += 4 + ((size + 3) & ~size_t{3});
  }
  return answer;
}

UdpClient::UdpClient(const net::SocketAddress& server)
    : socket_(socket(server.isIPv6() ? AF_INET6 : AF_INET, SOCK_DGRAM, 0)) {
  const int on = 1;
  setsockopt(socket_, IPPROTO_IP, IP_RECVTOS, &on, sizeof on);
  BOOST_REQUIRE(connect(socket_, server.get(), server.length()) == 0);
}

UdpClient::~UdpClient() {
  close(socket_);
}

void UdpClient::send(const Bytes& packet) const {
  ::send(socket_, packet.data(), packet.size(), MSG_NOSIGNAL);
}

Bytes UdpClient::receive(std::chrono::milliseconds deadline) {
  if (!readable(socket_, deadline)) return {};
  Bytes bytes(4096);
  iovec part{bytes.data(), bytes.size()};
  char control[64] = {};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  const auto size = recvmsg(socket_, &message, 0);
  for (auto* header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header))
    if (header->cmsg_level == IPPROTO_IP && header->cmsg_type == IP_TOS) tos_ = *CMSG_DATA(header);
  bytes.resize(size > 0 ? static_cast<size_t>(size) : 0);
  return bytes;
}

std::optional<Answer> UdpClient::ask(const Request& request) {
  const auto packet = encode(request);
  send(packet);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  while (std::chrono::steady_clock::now() < end) {
    const auto answer = decode(receive());
    if (answer && std::equal(answer->transaction.begin(), answer->transaction.end(), packet.begin() + 8))
      return answer;
  }
  return std::nullopt;
}

std::optional<Answer> UdpClient::await(uint16_t type, std::chrono::milliseconds deadline) {
  const auto end = std::chrono::steady_clock::now() + deadline;
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) return std::nullopt;
    if (const auto answer = decode(receive(left)); answer && answer->type == type) return answer;
  }
}

net::SocketAddress UdpClient::address() const {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
  return net::SocketAddress(reinterpret_cast<sockaddr*>(&address));
}

TcpClient::TcpClient(const net::SocketAddress& server)
    : socket_(socket(server.isIPv6() ? AF_INET6 : AF_INET, SOCK_STREAM, 0)) {
  BOOST_REQUIRE(connect(socket_, server.get(), server.length()) == 0);
}

TcpClient::~TcpClient() {
  close(socket_);
}

void TcpClient::send(const Bytes& packet) const {
  Bytes framed;
  put16(framed, packet.size());
  framed.insert(framed.end(), packet.begin(), packet.end());
  sendRaw(framed);
}

void TcpClient::sendRaw(const Bytes& bytes) const {
  ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

bool TcpClient::fill(size_t size, std::chrono::milliseconds deadline) {
  while (in_.size() < size && !ended_) {
    if (!readable(socket_, deadline)) return false;
    Bytes bytes(65536);
    const auto got = recv(socket_, bytes.data(), bytes.size(), 0);
    if (got <= 0)
      ended_ = true;
    else
      in_.insert(in_.end(), bytes.begin(), bytes.begin() + got);
  }
  return in_.size() >= size;
}

Bytes TcpClient::receive(std::chrono::milliseconds deadline) {
  if (!fill(2, deadline)) return {};
  const auto size = static_cast<size_t>(in_[0] << 8 | in_[1]);
  if (!fill(2 + size, deadline)) return {};
  Bytes frame(in_.begin() + 2, in_.begin() + static_cast<long>(2 + size));
  in_.erase(in_.begin(), in_.begin() + static_cast<long>(2 + size));
  return frame;
}

bool TcpClient::ended(std::chrono::milliseconds deadline) {
  while (!ended_)
    if (!fill(in_.size() + 1, deadline)) break;
  return ended_;
}

}  // namespace headwater::test
