#include <websocketpp/config/asio.hpp>

#include "rpc/transport/EndpointOf.hpp"

namespace headwater::rpc {

namespace {

namespace ssl = boost::asio::ssl;

std::shared_ptr<ssl::context> makeContext(const WebSocketOptions& options) {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  // RFC 8996: nothing below TLS 1.2.
  context->set_options(ssl::context::default_workarounds | ssl::context::no_sslv3 | ssl::context::no_tlsv1 |
                       ssl::context::no_tlsv1_1);
  boost::system::error_code error;
  context->use_certificate_chain_file(options.tlsCertificate, error);
  if (error)
    throw std::runtime_error("cannot use the certificate " + options.tlsCertificate + ": " + error.message());
  context->use_private_key_file(options.tlsKey, ssl::context::pem, error);
  if (error) throw std::runtime_error("cannot use the key " + options.tlsKey + ": " + error.message());
  return context;
}

}  // namespace

std::unique_ptr<Endpoint> makeTlsEndpoint(const WebSocketOptions& options, ConnectionHandler& handler,
                                          TransportCounters& counters) {
  using TlsEndpoint = EndpointOf<websocketpp::config::asio_tls>;
  // The files are read when listening begins, so that a fault in them is an error of start().
  return std::make_unique<TlsEndpoint>(options, handler, counters, [options](TlsEndpoint::Server& server) {
    const auto context = makeContext(options);
    server.set_tls_init_handler([context](websocketpp::connection_hdl) {
      return context;  // NOLINT(performance-no-automatic-move): it is for every connection
    });
  });
}

}  // namespace headwater::rpc
