// A WebSocket client (RFC 6455), plain or over TLS.
#pragma once

#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "elements/base/Types.hpp"

namespace headwater::load {

struct Url {
  bool tls = false;
  std::string host, port, path;

  /// "localhost:8888", for messages.
  std::string authority() const { return host + ":" + port; }
};

/// ws:// or wss://; the failure says what was wrong with the text.
base::Expected<Url> parseUrl(const std::string& text);

/// Thread: the loop's. Dropping the last reference closes the connection; no callback comes after that.
class WebSocket {
 public:
  struct Events {
    std::function<void()> onOpen;
    std::function<void(const std::string&)> onText;
    /// Once, whether it was ever open or not; says why.
    std::function<void(const std::string&)> onClosed;
  };
  struct Options {
    std::string subprotocol;
    bool verifyCertificate = true;
  };

  static std::shared_ptr<WebSocket> connect(boost::asio::io_context& io, const Url& url, Options options,
                                            Events events);
  virtual ~WebSocket() = default;
  virtual void send(std::string text) = 0;
  /// Sends what is queued and then a close frame; onClosed is not called any more.
  virtual void close() = 0;
  virtual bool open() const = 0;
};

}  // namespace headwater::load
