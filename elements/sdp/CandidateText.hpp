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
  std::string address;    ///< IPv4, IPv6 without a zone, or a name
  int port = 0;
  std::string type;  ///< host, srflx, prflx, relay

  /// Why nobody here could use it, though it is a candidate; empty when it can be.
  std::string uselessBecause() const;
  std::string text() const;  ///< "candidate:..."
};

/// candidateInvalid says which field is wrong. Accepted as well: "a=" in front, no "candidate:", a line end,
/// an empty foundation, zones, transports, names and components that we cannot use.
base::Expected<CandidateFields> parseCandidate(std::string_view text);

/// Puts an announced address into a host candidate of the same family; others stay as they are.
std::string withExternalAddress(const std::string& candidate, const std::string& ipv4,
                                const std::string& ipv6);

}  // namespace headwater::sdp
