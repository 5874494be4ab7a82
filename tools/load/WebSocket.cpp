#include "tools/load/WebSocket.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <concepts>
#include <deque>
#include <regex>

namespace headwater::load {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

constexpr std::chrono::seconds kDeadline{10};
constexpr size_t kMaxMessage = 16 << 20;

/// One socket's life. Handlers hold it weakly.
template <class Stream>
class Connection final : public WebSocket, public std::enable_shared_from_this<Connection<Stream>> {
 public:
  static constexpr bool kTls = !std::is_same_v<Stream, beast::tcp_stream>;

  Connection(asio::io_context& io, Url url, Options options, Events events) requires(!kTls)
      : url_(std::move(url)),
        options_(std::move(options)),
        events_(std::move(events)),
        resolver_(io),
        socket_(io) {}

  Connection(asio::io_context& io, asio::ssl::context& tls, Url url, Options options,
             Events events) requires kTls : url_(std::move(url)),
                                            options_(std::move(options)),
                                            events_(std::move(events)),
                                            resolver_(io),
                                            socket_(io, tls) {}

  ~Connection() override {
    beast::error_code ignored;
    beast::get_lowest_layer(socket_).socket().close(ignored);
  }

  void start() {
    resolver_.async_resolve(url_.host, url_.port, then([](Connection& self, auto error, auto endpoints) {
                              if (error) return self.fail("cannot resolve " + self.url_.host, error);
                              self.lowest().expires_after(kDeadline);
                              self.lowest().async_connect(
                                  endpoints, self.then([](Connection& me, auto failed, auto) {
                                    if (failed)
                                      return me.fail("cannot connect to " + me.url_.authority(), failed);
                                    me.lowest().socket().set_option(tcp::no_delay(true));
                                    me.secure();
                                  }));
                            }));
  }

  void send(std::string text) override {
    queue_.push_back(std::move(text));
    if (open_ && queue_.size() == 1) write();
  }

  void close() override {
    events_.onClosed = nullptr;
    events_.onText = nullptr;
    closing_ = true;
    if (open_ && queue_.empty()) sayGoodbye();
  }

  bool open() const override { return open_; }

 private:
  /// A handler that does nothing once this is gone.
  template <class Function>
  auto then(Function function) {
    return [ weak = this->weak_from_this(), function ](
        auto&&... arguments) requires std::invocable<const Function&, Connection&, decltype(arguments)...> {
      if (const auto self = weak.lock()) function(*self, arguments...);
    };
  }

  auto& lowest() { return beast::get_lowest_layer(socket_); }

  void secure() {
    if constexpr (kTls) {
      SSL_set_tlsext_host_name(socket_.next_layer().native_handle(), url_.host.c_str());
      socket_.next_layer().set_verify_mode(options_.verifyCertificate ? asio::ssl::verify_peer
                                                                      : asio::ssl::verify_none);
      socket_.next_layer().set_verify_callback(asio::ssl::host_name_verification(url_.host));
      socket_.next_layer().async_handshake(asio::ssl::stream_base::client,
                                           then([](Connection& self, auto error) {
                                             if (error)
                                               return self.fail("TLS with " + self.url_.authority(), error);
                                             self.upgrade();
                                           }));
    } else {
      upgrade();
    }
  }

  void upgrade() {
    lowest().expires_never();
    auto timeout = beast::websocket::stream_base::timeout::suggested(beast::role_type::client);
    timeout.handshake_timeout = kDeadline;
    socket_.set_option(timeout);
    socket_.read_message_max(kMaxMessage);
    socket_.set_option(
        beast::websocket::stream_base::decorator([protocol = options_.subprotocol](auto& request) {
          if (!protocol.empty()) request.set(beast::http::field::sec_websocket_protocol, protocol);
        }));
    socket_.async_handshake(
        url_.authority(), url_.path, then([](Connection& self, auto error) {
          if (error)
            return self.fail(self.url_.authority() + " refuses a WebSocket at " + self.url_.path, error);
          self.open_ = true;
          self.socket_.text(true);
          if (!self.queue_.empty()) self.write();
          self.read();
          if (self.events_.onOpen) self.events_.onOpen();
        }));
  }

  void read() {
    socket_.async_read(buffer_, then([](Connection& self, auto error, size_t) {
                         if (error) return self.fail("the server closed the signalling connection", error);
                         const auto text = beast::buffers_to_string(self.buffer_.data());
                         self.buffer_.consume(self.buffer_.size());
                         if (self.events_.onText) self.events_.onText(text);
                         self.read();
                       }));
  }

  void write() {
    socket_.async_write(asio::buffer(queue_.front()), then([](Connection& self, auto error, size_t) {
                          if (error) return self.fail("cannot write to " + self.url_.authority(), error);
                          self.queue_.pop_front();
                          if (!self.queue_.empty()) return self.write();
                          if (self.closing_) self.sayGoodbye();
                        }));
  }

  void sayGoodbye() {
    open_ = false;
    socket_.async_close(beast::websocket::close_code::normal, then([](Connection&, auto) {}));
  }

  void fail(const std::string& what, const beast::error_code& error) {
    open_ = false;
    if (const auto closed = std::exchange(events_.onClosed, nullptr)) closed(what + ": " + error.message());
  }

  const Url url_;
  const Options options_;
  Events events_;
  tcp::resolver resolver_;
  beast::websocket::stream<Stream> socket_;
  beast::flat_buffer buffer_;
  std::deque<std::string> queue_;
  bool open_ = false, closing_ = false;
};

asio::ssl::context& tlsContext() {
  static asio::ssl::context context = [] {
    asio::ssl::context made(asio::ssl::context::tls_client);
    beast::error_code ignored;
    made.set_default_verify_paths(ignored);
    return made;
  }();
  return context;
}

}  // namespace

base::Expected<Url> parseUrl(const std::string& text) {
  static const std::regex pattern(R"((wss?)://(\[[0-9a-fA-F:.]+\]|[^/:?#\[\]@]+)(?::(\d{1,5}))?(/[^#]*)?)");
  std::smatch match;
  if (!std::regex_match(text, match, pattern))
    return base::fail(
        base::Failure::Code::invalidArgument,
        "'" + text + "' is no WebSocket URL; expected something like ws://localhost:8888/kurento");
  Url url;
  url.tls = match[1] == "wss";
  url.host = match[2];
  if (url.host.front() == '[') url.host = url.host.substr(1, url.host.size() - 2);
  url.port = match[3].matched ? match[3].str() : url.tls ? "443" : "80";
  url.path = match[4].matched ? match[4].str() : "/";
  return url;
}

std::shared_ptr<WebSocket> WebSocket::connect(asio::io_context& io, const Url& url, Options options,
                                              Events events) {
  if (url.tls) {
    auto made = std::make_shared<Connection<beast::ssl_stream<beast::tcp_stream>>>(
        io, tlsContext(), url, std::move(options), std::move(events));
    made->start();
    return made;
  }
  auto made = std::make_shared<Connection<beast::tcp_stream>>(io, url, std::move(options), std::move(events));
  made->start();
  return made;
}

}  // namespace headwater::load
