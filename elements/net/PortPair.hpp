// The UDP ports of one media section.
#pragma once

#include <memory>

#include "elements/base/Types.hpp"
#include "elements/net/UdpSocket.hpp"

namespace headwater::net {

struct PortRange {
  uint16_t least = 0, most = 0;  ///< 0: any that the kernel gives
};

/// An even port for RTP and the next one for RTCP, RFC 3550 section 11.
struct PortPair {
  std::shared_ptr<net::UdpSocket> rtp, rtcp;
};

/// Binds a pair on all addresses of the family. Failure::Code::noPorts names the range when
/// every pair of it is taken. Any thread.
base::Expected<PortPair> bindPorts(bool ipv6, const PortRange& range);

}  // namespace headwater::net
