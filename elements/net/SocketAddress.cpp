#include "elements/net/SocketAddress.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

namespace headwater::net {

SocketAddress::SocketAddress(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    storage_.v4.sin_family = AF_INET;
    storage_.v4.sin_port = reinterpret_cast<const sockaddr_in*>(address)->sin_port;
    storage_.v4.sin_addr = reinterpret_cast<const sockaddr_in*>(address)->sin_addr;
  } else if (address->sa_family == AF_INET6) {
    const auto& from = *reinterpret_cast<const sockaddr_in6*>(address);
    if (IN6_IS_ADDR_V4MAPPED(&from.sin6_addr)) {
      storage_.v4.sin_family = AF_INET;
      storage_.v4.sin_port = from.sin6_port;
      std::memcpy(&storage_.v4.sin_addr, from.sin6_addr.s6_addr + 12, 4);
    } else {
      storage_.v6.sin6_family = AF_INET6;
      storage_.v6.sin6_port = from.sin6_port;
      storage_.v6.sin6_addr = from.sin6_addr;
      storage_.v6.sin6_scope_id = from.sin6_scope_id;
    }
  }
}

std::optional<SocketAddress> SocketAddress::parse(const std::string& address, uint16_t port) {
  SocketAddress parsed;
  if (inet_pton(AF_INET, address.c_str(), &parsed.storage_.v4.sin_addr) == 1) {
    parsed.storage_.v4.sin_family = AF_INET;
  } else {
    parsed = {};
    if (inet_pton(AF_INET6, address.c_str(), &parsed.storage_.v6.sin6_addr) != 1) return std::nullopt;
    parsed.storage_.v6.sin6_family = AF_INET6;
  }
  parsed.setPort(port);
  return parsed;
}

uint16_t SocketAddress::port() const {
  return ntohs(isIPv6() ? storage_.v6.sin6_port : storage_.v4.sin_port);
}

void SocketAddress::setPort(uint16_t port) {
  (isIPv6() ? storage_.v6.sin6_port : storage_.v4.sin_port) = htons(port);
}

std::span<const uint8_t> SocketAddress::bytes() const {
  if (isIPv6()) return {storage_.v6.sin6_addr.s6_addr, 16};
  return {reinterpret_cast<const uint8_t*>(&storage_.v4.sin_addr), 4};
}

std::string SocketAddress::text() const {
  char out[INET6_ADDRSTRLEN] = "";
  inet_ntop(isIPv6() ? AF_INET6 : AF_INET, bytes().data(), out, sizeof out);
  return out;
}

sockaddr_storage SocketAddress::toStorage() const {
  sockaddr_storage out{};
  std::memcpy(&out, &storage_, sizeof storage_);
  return out;
}

bool SocketAddress::isLoopback() const {
  return isIPv6() ? IN6_IS_ADDR_LOOPBACK(&storage_.v6.sin6_addr) : bytes()[0] == 127;
}

bool SocketAddress::isLinkLocal() const {
  if (isIPv6()) return IN6_IS_ADDR_LINKLOCAL(&storage_.v6.sin6_addr);
  return bytes()[0] == 169 && bytes()[1] == 254;
}

bool SocketAddress::operator==(const SocketAddress& other) const {
  if (isIPv6() != other.isIPv6() || port() != other.port()) return false;
  const auto mine = bytes(), theirs = other.bytes();
  return std::equal(mine.begin(), mine.end(), theirs.begin(), theirs.end());
}

size_t SocketAddress::hash() const {
  const auto address = bytes();
  const std::string_view text(reinterpret_cast<const char*>(address.data()), address.size());
  return std::hash<std::string_view>{}(text)*31 + port();
}

std::optional<SocketAddress> sourceTowards(const SocketAddress& remote) {
  const int socket = ::socket(remote.isIPv6() ? AF_INET6 : AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return std::nullopt;
  sockaddr_storage source{};
  socklen_t size = sizeof source;
  // Of a datagram socket this only looks up the route.
  const bool found = connect(socket, remote.get(), remote.length()) == 0 &&
                     getsockname(socket, reinterpret_cast<sockaddr*>(&source), &size) == 0;
  close(socket);
  if (!found) return std::nullopt;
  SocketAddress bare(reinterpret_cast<const sockaddr*>(&source));
  bare.setPort(0);
  return bare;
}

std::vector<LocalAddress> localAddresses() {
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return {};
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owned(list, &freeifaddrs);
  std::vector<LocalAddress> found;
  for (const auto* entry = list; entry; entry = entry->ifa_next) {
    if (!entry->ifa_addr || !(entry->ifa_flags & IFF_UP)) continue;
    const int family = entry->ifa_addr->sa_family;
    if (family != AF_INET && family != AF_INET6) continue;
    const SocketAddress address(entry->ifa_addr);
    SocketAddress bare = address;
    bare.setPort(0);
    if (!bare.isLinkLocal()) found.push_back({entry->ifa_name, bare});
  }
  return found;
}

}  // namespace headwater::net
