#include "tests/support/media/StunClient.hpp"

#include <openssl/rand.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "elements/base/Bytes.hpp"
#include "tools/load/Stun.hpp"

namespace headwater::test {

namespace {

bool readable(int socket, std::chrono::milliseconds deadline) {
  pollfd waiting{socket, POLLIN, 0};
  return poll(&waiting, 1, static_cast<int>(deadline.count())) == 1;
}

}  // namespace

Bytes encode(const Request& request) {
  load::StunTransaction transaction;
  RAND_bytes(transaction.data(), static_cast<int>(transaction.size()));
  load::StunWriter writer(load::StunType::request, transaction);
  writer.username(request.username).priority(0x6e001eff).role(!request.controlled, 0x0707070707070707);
  if (request.useCandidate) writer.useCandidate();
  writer.unknown(0xC057, Bytes{0, 1, 0, 10});  // what Chromium adds; may be passed over
  if (request.extraAttribute) writer.unknown(request.extraAttribute, Bytes{1, 2, 3});
  return writer.finish(request.password, request.fingerprint);
}

Bytes encodeSuccess(const Bytes& transaction, const std::string& password) {
  load::StunTransaction answered;
  BOOST_REQUIRE(transaction.size() == answered.size());
  std::copy(transaction.begin(), transaction.end(), answered.begin());
  return load::StunWriter(load::StunType::success, answered)
      .mappedAddress(*net::SocketAddress::parse("192.0.2.1", 4321))
      .finish(password);
}

std::optional<Answer> decode(const Bytes& packet) {
  const auto message = load::parseStun(packet);
  if (!message) return std::nullopt;
  Answer answer;
  answer.type = static_cast<uint16_t>(message->type);
  answer.transaction.assign(message->transaction.begin(), message->transaction.end());
  answer.mapped = message->mappedAddress;
  answer.error = message->errorCode;
  answer.username = message->username;
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
  Bytes framed(2 + packet.size());
  base::put16(framed.data(), static_cast<uint16_t>(packet.size()));
  std::copy(packet.begin(), packet.end(), framed.begin() + 2);
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
  const auto size = size_t{base::get16(in_.data())};
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
