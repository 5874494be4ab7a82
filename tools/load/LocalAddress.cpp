#include "tools/load/LocalAddress.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <unistd.h>

#include <array>
#include <memory>

namespace headwater::load {

namespace {

std::string text(const sockaddr* address) {
  std::array<char, INET_ADDRSTRLEN> out{};
  inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, out.data(), out.size());
  return out.data();
}

/// Connecting a UDP socket sends nothing, but chooses a route.
std::string routeTo(const std::string& host) {
  addrinfo hints{}, *found = nullptr;
  hints.ai_family = AF_INET;
  hints.ai_socktype = SOCK_DGRAM;
  if (getaddrinfo(host.c_str(), "9", &hints, &found) != 0) return {};
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owned(found, freeaddrinfo);
  const int probe = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  sockaddr_in local{};
  socklen_t size = sizeof local;
  const bool known = probe >= 0 && connect(probe, found->ai_addr, found->ai_addrlen) == 0 &&
                     getsockname(probe, reinterpret_cast<sockaddr*>(&local), &size) == 0;
  if (probe >= 0) close(probe);
  return known ? text(reinterpret_cast<sockaddr*>(&local)) : std::string();
}

std::string firstNotLoopback() {
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return {};
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owned(list, freeifaddrs);
  for (const ifaddrs* each = list; each; each = each->ifa_next) {
    const bool usable = each->ifa_addr && each->ifa_addr->sa_family == AF_INET &&
                        (each->ifa_flags & IFF_UP) && !(each->ifa_flags & IFF_LOOPBACK);
    if (usable) return text(each->ifa_addr);
  }
  return {};
}

}  // namespace

std::string addressTowards(const std::string& host) {
  auto address = routeTo(host);
  if (address.empty() || address.starts_with("127.")) address = firstNotLoopback();
  return address.empty() ? "127.0.0.1" : address;
}

}  // namespace headwater::load
