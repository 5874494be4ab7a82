// The candidate attribute, RFC 8839 section 5.1.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "elements/base/Types.hpp"

namespace headwater::sdp {

struct CandidateFields {
  std::vector<std::string>
      tokens;  ///< foundation, component, transport, priority, address, port, "typ", type, ...
  int component = 0;
  std::string transport;  ///< lower case: "udp", "tcp"
  std::string address;    ///< IPv4, IPv6, or an mDNS name
  int port = 0;
  std::string type;  ///< host, srflx, prflx, relay

  bool isMdns() const { return address.ends_with(".local"); }
  std::string text() const;  ///< "candidate:..."
};

/// candidateInvalid says which field is wrong. A leading "a=" is accepted.
base::Expected<CandidateFields> parseCandidate(std::string_view text);

/// Puts an announced address into a host candidate of the same family; others stay as they are.
std::string withExternalAddress(const std::string& candidate, const std::string& ipv4,
                                const std::string& ipv6);

}  // namespace headwater::sdp
