// One listening WebSocket endpoint, with or without TLS.
#pragma once

#include <atomic>
#include <memory>

#include "rpc/transport/WebSocketServer.hpp"

namespace headwater::rpc {

/// Counters of TransportMetrics, written by the I/O thread and by senders, read by anybody.
struct TransportCounters {
  std::atomic<uint64_t> connectionsOpen{0}, connectionsTotal{0}, connectionsRefused{0};
  std::atomic<uint64_t> framesReceived{0}, framesSent{0}, bytesReceived{0}, bytesSent{0};
  std::atomic<uint64_t> closedOversized{0}, closedSlow{0}, closedIdle{0}, handshakeTimeouts{0};
};

/// Hides which of websocketpp's two configurations is at work.
class Endpoint {
 public:
  virtual ~Endpoint() = default;
  virtual Result<void> listen() = 0;
  virtual uint16_t port() const = 0;
  virtual void run() = 0;   ///< on the I/O thread, until stop()
  virtual void stop() = 0;  ///< any thread; closes every connection, then lets run() return
};

std::unique_ptr<Endpoint> makePlainEndpoint(const WebSocketOptions&, ConnectionHandler&, TransportCounters&);
std::unique_ptr<Endpoint> makeTlsEndpoint(const WebSocketOptions&, ConnectionHandler&, TransportCounters&);

}  // namespace headwater::rpc
