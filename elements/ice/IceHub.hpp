// The one port on which every peer of the server is reached.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include "elements/base/Types.hpp"

namespace headwater::ice {

struct IceHubOptions {
  uint16_t port = 0;                                 ///< UDP, and TCP when `tcp`; 0 takes any that is free
  bool tcp = true;                                   ///< ICE-TCP, RFC 6544, passive side
  std::chrono::milliseconds disconnectAfter{7000};   ///< without an authenticated check: DISCONNECTED
  std::chrono::milliseconds consentExpiry{30000};    ///< RFC 7675 5.1: then FAILED, nothing is sent any more
  size_t tcpConnections = 1024;                      ///< at once; further ones are refused
  std::chrono::milliseconds tcpCheckTimeout{10000};  ///< for a connection to bring a valid check
  size_t tcpQueueBytes = 256 << 10;  ///< what may wait on one connection; packets beyond it are dropped
};

/// Counters since the start, unless the name says otherwise.
struct IceHubMetrics {
  uint64_t peers = 0, tcpConnections = 0;  ///< now
  uint64_t packetsIn = 0, bytesIn = 0;
  uint64_t packetsOut = 0, bytesOut = 0;  ///< by the hub itself; what a fan-out sends is not in here
  uint64_t checks = 0;                    ///< valid ones
  uint64_t roleConflicts = 0;             ///< answered with 487
  // Packets dropped, by reason.
  uint64_t malformed = 0;       ///< neither STUN, DTLS nor RTP, or STUN that is not well-formed
  uint64_t oversized = 0;       ///< larger than any packet of ICE, DTLS or RTP
  uint64_t unknownUfrag = 0;    ///< a check for nobody here
  uint64_t badIntegrity = 0;    ///< a check with a wrong password
  uint64_t unknownAddress = 0;  ///< data from an address that no valid check came from
  uint64_t strayResponses = 0;  ///< an answer to what we did not ask
  uint64_t badRtcp = 0;         ///< RTCP that is forged, came before, or is broken
  uint64_t sendFailed = 0;      ///< the socket's buffer was full, or the network refused
  uint64_t tcpQueueFull = 0;    ///< beyond tcpQueueBytes
  uint64_t tcpRefused = 0;      ///< connections beyond tcpConnections
  uint64_t tcpUnchecked = 0;    ///< connections ended at tcpCheckTimeout
};

/// ICE-lite (RFC 8445 2.5) for all peers on one port. Thread-safe; works on a thread of its own. Peers hold
/// it: the port is closed when the last of them and the last holder are gone.
class IceHub {
 public:
  virtual ~IceHub() = default;

  /// Error invalidArgument when the port cannot be had, naming port and reason.
  static base::Expected<std::shared_ptr<IceHub>> start(const IceHubOptions& options);

  virtual uint16_t port() const = 0;
  virtual IceHubMetrics metrics() const = 0;
};

}  // namespace headwater::ice
