#include "rpc/transport/WebSocketServer.hpp"

#include <sys/prctl.h>

#include <thread>

#include "rpc/transport/Endpoint.hpp"

namespace headwater::rpc {

class WebSocketServer::Impl {
 public:
  Impl(WebSocketOptions options, ConnectionHandler& handler)
      : options(std::move(options)),
        endpoint(this->options.tlsKey.empty() ? makePlainEndpoint(this->options, handler, counters)
                                              : makeTlsEndpoint(this->options, handler, counters)) {}

  const WebSocketOptions options;
  TransportCounters counters;
  std::unique_ptr<Endpoint> endpoint;
  std::thread thread;
};

WebSocketServer::WebSocketServer(WebSocketOptions options, ConnectionHandler& handler)
    : impl_(std::make_unique<Impl>(std::move(options), handler)) {}

WebSocketServer::~WebSocketServer() {
  stop();
}

Result<void> WebSocketServer::start() {
  if (auto listening = impl_->endpoint->listen(); !listening) return listening;
  impl_->thread = std::thread([endpoint = impl_->endpoint.get()] {
    prctl(PR_SET_NAME, "hw-rpc-io");
    endpoint->run();
  });
  return {};
}

void WebSocketServer::stop() {
  if (!impl_->thread.joinable()) return;
  impl_->endpoint->stop();
  impl_->thread.join();
}

uint16_t WebSocketServer::port() const {
  return impl_->endpoint->port();
}

TransportMetrics WebSocketServer::metrics() const {
  const auto& from = impl_->counters;
  TransportMetrics to;
  to.connectionsOpen = from.connectionsOpen;
  to.connectionsTotal = from.connectionsTotal;
  to.connectionsRefused = from.connectionsRefused;
  to.framesReceived = from.framesReceived;
  to.framesSent = from.framesSent;
  to.bytesReceived = from.bytesReceived;
  to.bytesSent = from.bytesSent;
  to.closedOversized = from.closedOversized;
  to.closedSlow = from.closedSlow;
  to.closedIdle = from.closedIdle;
  to.handshakeTimeouts = from.handshakeTimeouts;
  return to;
}

}  // namespace headwater::rpc
