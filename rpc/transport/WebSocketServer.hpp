// The control port: WebSocket (RFC 6455) on one I/O thread, with limits.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "rpc/jsonrpc/Error.hpp"
#include "rpc/transport/Connection.hpp"

namespace headwater::rpc {

struct WebSocketOptions {
  std::string address = "127.0.0.1";
  uint16_t port = 8888;  ///< 0: any free one, see port()
  std::string path = "/kurento";
  size_t maxFrameBytes = 1 << 20;      ///< larger frames: close code 1009
  size_t maxSendQueueBytes = 4 << 20;  ///< per connection, see Connection::send
  size_t maxConnections = 4096;        ///< further ones get HTTP 503
  std::chrono::milliseconds handshakeTimeout{5000};
  std::chrono::milliseconds pingInterval{30000};  ///< WebSocket ping; 0 never
  std::chrono::milliseconds idleTimeout{
      90000};                          ///< silence that ends a connection, see Client::isSilent; 0 never
  std::string tlsCertificate, tlsKey;  ///< PEM files; both set: wss
};

struct TransportMetrics {
  uint64_t connectionsOpen = 0, connectionsTotal = 0, connectionsRefused = 0;
  uint64_t framesReceived = 0, framesSent = 0, bytesReceived = 0, bytesSent = 0;
  uint64_t closedOversized = 0, closedSlow = 0, closedIdle = 0, handshakeTimeouts = 0;
};

class WebSocketServer {
 public:
  WebSocketServer(WebSocketOptions options, ConnectionHandler& handler);
  ~WebSocketServer();  ///< stops
  WebSocketServer(const WebSocketServer&) = delete;
  WebSocketServer& operator=(const WebSocketServer&) = delete;

  /// Binds and starts the I/O thread. The error names address, port and what to do when it is taken.
  Result<void> start();
  /// Closes every connection with 1001 and joins the thread; bounded by about two seconds.
  void stop();
  uint16_t port() const;
  TransportMetrics metrics() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace headwater::rpc
