#include <websocketpp/config/asio_no_tls.hpp>

#include "rpc/transport/EndpointOf.hpp"

namespace headwater::rpc {

std::unique_ptr<Endpoint> makePlainEndpoint(const WebSocketOptions& options, ConnectionHandler& handler,
                                            TransportCounters& counters) {
  return std::make_unique<EndpointOf<websocketpp::config::asio>>(options, handler, counters, nullptr);
}

}  // namespace headwater::rpc
