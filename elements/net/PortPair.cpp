#include "elements/net/PortPair.hpp"

#include <algorithm>
#include <random>

namespace headwater::net {

namespace {

/// Without a range the kernel gives odd ports as often as even ones.
constexpr int kTries = 200;

std::shared_ptr<net::UdpSocket> bindOne(bool ipv6, uint16_t port) {
  const auto any = net::SocketAddress::parse(ipv6 ? "::" : "0.0.0.0", port);
  return net::UdpSocket::bind(*any);
}

PortPair bindPair(bool ipv6, uint16_t port) {
  PortPair pair{bindOne(ipv6, port), nullptr};
  if (pair.rtp) pair.rtcp = bindOne(ipv6, static_cast<uint16_t>(port + 1));
  return pair;
}

PortPair bindAny(bool ipv6) {
  for (int i = 0; i < kTries; ++i) {
    PortPair pair{bindOne(ipv6, 0), nullptr};
    if (!pair.rtp) return {};
    const auto port = pair.rtp->local().port();
    if (port % 2 == 0) pair.rtcp = bindOne(ipv6, static_cast<uint16_t>(port + 1));
    if (pair.rtcp) return pair;
  }
  return {};
}

/// From a place by chance on, so that a port is not used again at once: a former peer may still send there.
PortPair bindWithin(bool ipv6, const PortRange& range) {
  const int first = (range.least + 1) / 2 * 2;
  const int pairs = (range.most + 1 - first) / 2;
  if (pairs <= 0) return {};
  std::random_device random;
  const int start = std::uniform_int_distribution(0, pairs - 1)(random);
  for (int i = 0; i < pairs; ++i) {
    auto pair = bindPair(ipv6, static_cast<uint16_t>(first + (start + i) % pairs * 2));
    if (pair.rtcp) return pair;
  }
  return {};
}

}  // namespace

base::Expected<PortPair> bindPorts(bool ipv6, const PortRange& range) {
  auto pair =
      range.most == 0 ? bindAny(ipv6) : bindWithin(ipv6, {std::max<uint16_t>(range.least, 1024), range.most});
  if (pair.rtcp) return pair;
  return base::fail(base::Failure::Code::noPorts,
                    std::string("there is no free pair of UDP ports for ") + (ipv6 ? "IPv6" : "IPv4") +
                        (range.most == 0 ? std::string()
                                         : " from " + std::to_string(range.least) + " to " +
                                               std::to_string(range.most) + " (rtp.minPort, rtp.maxPort)"));
}

}  // namespace headwater::net
