#include "elements/net/UdpSocket.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace headwater::net {

namespace {

/// A burst of a thousand viewers' packets fits; the kernel may grant less.
constexpr int kBufferBytes = 8 << 20;

void enlarge(int socket, int forced, int plain) {
  if (setsockopt(socket, SOL_SOCKET, forced, &kBufferBytes, sizeof kBufferBytes) != 0)
    setsockopt(socket, SOL_SOCKET, plain, &kBufferBytes, sizeof kBufferBytes);
}

}  // namespace

std::shared_ptr<UdpSocket> UdpSocket::bind(const SocketAddress& local) {
  const int family = local.isIPv6() ? AF_INET6 : AF_INET;
  const int socket = ::socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket < 0) return nullptr;
  if (::bind(socket, local.get(), local.length()) != 0) {
    const int why = errno;
    close(socket);
    errno = why;
    return nullptr;
  }
  enlarge(socket, SO_RCVBUFFORCE, SO_RCVBUF);
  enlarge(socket, SO_SNDBUFFORCE, SO_SNDBUF);
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  getsockname(socket, reinterpret_cast<sockaddr*>(&bound), &size);
  return std::shared_ptr<UdpSocket>(
      new UdpSocket(socket, SocketAddress(reinterpret_cast<const sockaddr*>(&bound))));
}

UdpSocket::~UdpSocket() {
  close(descriptor_);
}

bool UdpSocket::send(const SocketAddress& to, std::span<const uint8_t> packet, int dscp) const {
  // NOLINTBEGIN(cppcoreguidelines-pro-type-const-cast): sendmsg(2) only reads them
  iovec part{const_cast<uint8_t*>(packet.data()), packet.size()};
  msghdr message{};
  message.msg_name = const_cast<sockaddr*>(to.get());
  // NOLINTEND(cppcoreguidelines-pro-type-const-cast)
  message.msg_namelen = to.length();
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  if (dscp >= 0) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = to.isIPv6() ? IPPROTO_IPV6 : IPPROTO_IP;
    header->cmsg_type = to.isIPv6() ? IPV6_TCLASS : IP_TOS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    const int octet = dscp << 2;  // RFC 2474: the code point is the upper six bits
    std::memcpy(CMSG_DATA(header), &octet, sizeof octet);
  }
  return sendmsg(descriptor_, &message, MSG_DONTWAIT | MSG_NOSIGNAL) == static_cast<ssize_t>(packet.size());
}

}  // namespace headwater::net
