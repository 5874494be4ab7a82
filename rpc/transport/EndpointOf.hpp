// The endpoint over one of websocketpp's configurations (plain or TLS).
#pragma once

#include <netinet/tcp.h>
#include <spdlog/spdlog.h>

#include <array>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <websocketpp/server.hpp>

#include "rpc/transport/Client.hpp"

namespace headwater::rpc {

/// Belongs to the I/O thread but for listen(), before it runs, and stop().
template <class Config>
class EndpointOf final : public Endpoint {
 public:
  using Server = websocketpp::server<Config>;
  using Handle = websocketpp::connection_hdl;
  using SetUp = std::function<void(Server&)>;
  using Tcp = boost::asio::ip::tcp;

  EndpointOf(const WebSocketOptions& options, ConnectionHandler& handler, TransportCounters& counters,
             SetUp setUp)
      : options_(options), handler_(handler), counters_(counters), setUp_(std::move(setUp)) {}

  Result<void> listen() override {
    try {
      server_.clear_access_channels(websocketpp::log::alevel::all);
      server_.clear_error_channels(websocketpp::log::elevel::all);
      server_.init_asio(context_.get());
      server_.set_max_message_size(options_.maxFrameBytes);
      server_.set_max_http_body_size(kMaxHttpBodyBytes);
      server_.set_open_handshake_timeout(static_cast<long>(options_.handshakeTimeout.count()));
      server_.set_close_handshake_timeout(kCloseTimeoutMs);
      setHandlers();
      if (setUp_) setUp_(server_);
      const Tcp::endpoint address(boost::asio::ip::make_address(options_.address), options_.port);
      acceptor_.open(address.protocol());
      acceptor_.set_option(Tcp::acceptor::reuse_address(true));
      acceptor_.bind(address);
      acceptor_.listen(boost::asio::socket_base::max_listen_connections);
      port_ = acceptor_.local_endpoint().port();
    } catch (const std::exception& error) {
      return failure(0, cannotListen(error));
    }
    accept();
    keepTime();
    return {};
  }

  uint16_t port() const override { return port_; }

  void run() override {
    // A handler that throws must not take the other connections with it.
    for (;;) try {
        context_->run();
        return;
      } catch (const std::exception& error) {
        spdlog::error("control port: {}", error.what());
      }
  }

  void stop() override {
    boost::asio::post(*context_, [this] {
      stopping_ = true;
      boost::system::error_code ignored;
      acceptor_.close(ignored);
      timer_.cancel();
      for (auto& [handle, client] : copyOfClients()) client->close(1001, "the server is going away");
      finishStop(Client::Clock::now() + kStopTimeout);
    });
  }

 private:
  static constexpr long kCloseTimeoutMs = 1000, kCloseTimeoutUnansweredMs = 100;
  static constexpr size_t kMaxHttpBodyBytes = 1024;  // nothing here takes any
  static constexpr char kTlsHandshake = 22;
  static constexpr std::chrono::milliseconds kStopTimeout{1500};
  static constexpr std::chrono::milliseconds kAcceptPause{100};

  static auto userTimeout(std::chrono::milliseconds time) {
    return boost::asio::detail::socket_option::integer<IPPROTO_TCP, TCP_USER_TIMEOUT>(
        static_cast<int>(time.count()));
  }

  /// RFC 6455 5.5: at most 123 bytes.
  std::string invalidPath() const { return ("Invalid path: it is " + options_.path).substr(0, 123); }

  std::string cannotListen(const std::exception& error) const {
    const auto* system = dynamic_cast<const boost::system::system_error*>(&error);
    const std::string where = options_.address + ":" + std::to_string(options_.port);
    if (system && system->code() == boost::asio::error::address_in_use)
      return "cannot listen on " + where +
             ": the port is in use; end the program that holds it or choose another with --rpc.port";
    return "cannot listen on " + where + ": " + error.what();
  }

  void setHandlers() {
    server_.set_tcp_post_init_handler([this](Handle handle) {
      boost::system::error_code ignored;
      auto& socket = server_.get_con_from_hdl(handle)->get_raw_socket();
      socket.set_option(Tcp::no_delay(true), ignored);
      // A half-open connection ends here, whether or not its client answers pings: they go unacknowledged.
      if (options_.idleTimeout.count()) socket.set_option(userTimeout(options_.idleTimeout), ignored);
    });
    server_.set_validate_handler([this](Handle handle) {
      if (clients_.size() < options_.maxConnections) return true;
      ++counters_.connectionsRefused;
      server_.get_con_from_hdl(handle)->set_status(websocketpp::http::status_code::service_unavailable);
      return false;
    });
    server_.set_open_handler([this](Handle handle) { opened(handle); });
    server_.set_close_handler([this](Handle handle) { closed(handle); });
    server_.set_fail_handler([this](Handle handle) {
      const auto reason = server_.get_con_from_hdl(handle)->get_ec();
      if (reason == websocketpp::error::open_handshake_timeout) ++counters_.handshakeTimeouts;
    });
    server_.set_pong_handler([this](Handle handle, const std::string&) {
      if (const auto client = find(handle)) client->ponged();
    });
    server_.set_message_handler(
        [this](Handle handle, typename Server::message_ptr message) { received(handle, *message); });
    server_.set_http_handler([this](Handle handle) { answerHttp(handle); });
  }

  /// Our own accept loop: websocketpp's would spin when the process is out of descriptors.
  void accept() {
    auto connection = server_.get_connection();
    if (!connection) return pauseAccept("no connection could be made");
    acceptor_.async_accept(connection->get_raw_socket(),
                           [this, connection](boost::system::error_code failed) {
                             if (stopping_ || failed == boost::asio::error::operation_aborted) return;
                             if (failed) return pauseAccept(failed.message());
                             acceptPaused_ = false;
                             if (options_.tlsKey.empty()) refuseTls(connection);
                             connection->start();
                             accept();
                           });
  }

  /// A client that begins with TLS (RFC 8446 5.1: a record of type 22) would wait for the handshake's
  /// timeout.
  void refuseTls(const typename Server::connection_ptr& connection) {
    [[maybe_unused]] auto& socket = connection->get_raw_socket();
    // Behind TLS it is of another class.
    if constexpr (std::is_same_v<std::remove_reference_t<decltype(socket)>, Tcp::socket>) {
      const auto first = std::make_shared<std::array<char, 1>>();
      const auto peeked = [connection, first](boost::system::error_code failed, size_t) {
        if (failed || (*first)[0] != kTlsHandshake) return;
        constexpr std::string_view kAnswer =
            "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        auto& raw = connection->get_raw_socket();
        boost::system::error_code ignored;
        raw.non_blocking(true, ignored);
        raw.send(boost::asio::buffer(kAnswer), 0, ignored);
        raw.shutdown(Tcp::socket::shutdown_both, ignored);
      };
      socket.async_receive(boost::asio::buffer(*first), Tcp::socket::message_peek, peeked);
    }
  }

  void pauseAccept(const std::string& reason) {
    if (!std::exchange(acceptPaused_, true))
      spdlog::warn("control port: cannot accept connections, trying again: {}", reason);
    acceptTimer_.expires_after(kAcceptPause);
    acceptTimer_.async_wait([this](boost::system::error_code cancelled) {
      if (!cancelled && !stopping_) accept();
    });
  }

  void opened(Handle handle) {
    const auto connection = server_.get_con_from_hdl(handle);
    const std::string resource = connection->get_resource();
    if (resource.substr(0, resource.find('?')) != options_.path) {
      ++counters_.connectionsRefused;
      websocketpp::lib::error_code ignored;
      connection->close(websocketpp::close::status::protocol_error, invalidPath(), ignored);
      return;
    }
    auto client = std::make_shared<Client>(++lastId_, connection->get_remote_endpoint(), socketOf(handle),
                                           options_.maxSendQueueBytes, counters_);
    clients_[handle] = client;
    ++counters_.connectionsTotal;
    counters_.connectionsOpen = clients_.size();
    handler_.onOpen(client);
    if (stopping_) client->close(1001, "the server is going away");
  }

  /// Connections may be held for longer than the endpoint lives: what is posted then is dropped.
  typename Client::Socket socketOf(Handle handle) {
    return {
        [weak = std::weak_ptr(context_)](std::function<void()> job) {
          if (const auto context = weak.lock()) boost::asio::post(*context, std::move(job));
        },
        [this, handle](std::string&& frame) {
          websocketpp::lib::error_code error;
          const auto connection = server_.get_con_from_hdl(handle, error);
          if (!error) error = connection->send(frame, websocketpp::frame::opcode::text);
          if (error) spdlog::debug("control port: a frame was not sent: {}", error.message());
        },
        [this, handle]() -> size_t {
          websocketpp::lib::error_code error;
          const auto connection = server_.get_con_from_hdl(handle, error);
          return error ? 0 : connection->get_buffered_amount();
        },
        [this, handle](uint16_t code, const std::string& reason) { closeNow(handle, code, reason); },
    };
  }

  /// RFC 6455 7.1.1: the client ends TCP's connection when it has answered the close frame. Who answers no
  /// ping answers no close frame either, and what it asks until TCP ends is lost: so that comes soon.
  void closeNow(Handle handle, uint16_t code, const std::string& reason) {
    websocketpp::lib::error_code failed;
    const auto connection = server_.get_con_from_hdl(handle, failed);
    if (failed) return;
    const auto client = find(handle);
    if (client && !client->answersPings()) connection->set_close_handshake_timeout(kCloseTimeoutUnansweredMs);
    connection->close(code, reason, failed);
  }

  void received(Handle handle, const typename Config::message_type& message) {
    const auto client = find(handle);
    if (!client) return;
    client->heard();
    ++counters_.framesReceived;
    counters_.bytesReceived += message.get_payload().size();
    if (message.get_opcode() == websocketpp::frame::opcode::text)
      handler_.onFrame(client, message.get_payload());
    else
      handler_.onBinaryFrame(client);
  }

  void closed(Handle handle) {
    const auto client = find(handle);
    if (!client) return;
    if (server_.get_con_from_hdl(handle)->get_local_close_code() ==
        websocketpp::close::status::message_too_big)
      ++counters_.closedOversized;
    forget(handle, client);
  }

  void forget(Handle handle, const std::shared_ptr<Client>& client) {
    client->gone();
    clients_.erase(handle);
    counters_.connectionsOpen = clients_.size();
    handler_.onClose(client);
  }

  void answerHttp(Handle handle) {
    const auto connection = server_.get_con_from_hdl(handle);
    const std::string resource = connection->get_resource();
    const HttpReply reply = handler_.onHttpGet(resource.substr(0, resource.find('?')));
    connection->set_status(static_cast<websocketpp::http::status_code::value>(reply.status));
    connection->replace_header("Content-Type", reply.contentType);
    connection->set_body(reply.body);
  }

  /// Pings, and ends clients that have been silent for longer than theirs do.
  void keepTime() {
    const auto period =
        std::clamp(std::min(nonZero(options_.pingInterval), nonZero(options_.idleTimeout) / 3),
                   std::chrono::milliseconds(20), std::chrono::milliseconds(60000));
    timer_.expires_after(period);
    timer_.async_wait([this](boost::system::error_code cancelled) {
      if (cancelled || stopping_) return;
      const auto now = Client::Clock::now();
      for (auto& [handle, client] : copyOfClients()) {
        websocketpp::lib::error_code ignored;
        if (options_.idleTimeout.count() && client->isSilent(now, options_.idleTimeout)) {
          ++counters_.closedIdle;
          client->close(1001, "idle: neither data nor pong");
        } else if (options_.pingInterval.count()) {
          server_.ping(handle, "", ignored);
        }
      }
      keepTime();
    });
  }

  static std::chrono::milliseconds nonZero(std::chrono::milliseconds time) {
    return time.count() ? time : std::chrono::milliseconds(60000);
  }

  void finishStop(Client::Clock::time_point deadline) {
    if (clients_.empty() || Client::Clock::now() > deadline) {
      for (auto& [handle, client] : copyOfClients()) forget(handle, client);
      return context_->stop();
    }
    timer_.expires_after(std::chrono::milliseconds(10));
    timer_.async_wait([this, deadline](boost::system::error_code) { finishStop(deadline); });
  }

  std::shared_ptr<Client> find(Handle handle) const {
    const auto found = clients_.find(handle);
    return found == clients_.end() ? nullptr : found->second;
  }

  using Clients = std::map<Handle, std::shared_ptr<Client>, std::owner_less<Handle>>;
  Clients copyOfClients() const { return clients_; }

  const WebSocketOptions options_;
  ConnectionHandler& handler_;
  TransportCounters& counters_;
  const SetUp setUp_;
  const std::shared_ptr<boost::asio::io_context> context_ = std::make_shared<boost::asio::io_context>();
  Server server_;
  Tcp::acceptor acceptor_{*context_};
  boost::asio::steady_timer timer_{*context_}, acceptTimer_{*context_};
  Clients clients_;
  uint64_t lastId_ = 0;
  std::atomic<uint16_t> port_{0};
  bool stopping_ = false, acceptPaused_ = false;
};

}  // namespace headwater::rpc
