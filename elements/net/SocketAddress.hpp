// An IP address with a port, as a value.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace headwater::net {

/// IPv4 or IPv6. An IPv4-mapped IPv6 address is the IPv4 address. Thread: any; a value.
class SocketAddress {
 public:
  SocketAddress() = default;
  explicit SocketAddress(const sockaddr* address);
  static std::optional<SocketAddress> parse(const std::string& address, uint16_t port);

  bool isIPv6() const { return storage_.generic.sa_family == AF_INET6; }
  bool valid() const { return storage_.generic.sa_family != AF_UNSPEC; }
  uint16_t port() const;
  void setPort(uint16_t port);
  std::span<const uint8_t> bytes() const;  ///< of the address, in network order: 4 or 16
  std::string text() const;                ///< the address alone

  const sockaddr* get() const { return &storage_.generic; }
  socklen_t length() const { return isIPv6() ? sizeof(sockaddr_in6) : sizeof(sockaddr_in); }
  sockaddr_storage toStorage() const;

  bool isLoopback() const;
  bool isLinkLocal() const;

  bool operator==(const SocketAddress& other) const;
  size_t hash() const;

 private:
  union {
    sockaddr generic;
    sockaddr_in v4;
    sockaddr_in6 v6;
  } storage_{};
};

/// One local address of this machine.
struct LocalAddress {
  std::string interface;
  SocketAddress address;  ///< port 0
};

/// The local address, port 0, from which the kernel would send there; nothing when there is no way.
std::optional<SocketAddress> sourceTowards(const SocketAddress& remote);

/// Addresses of the interfaces that are up; link-local ones are left out.
std::vector<LocalAddress> localAddresses();

}  // namespace headwater::net
