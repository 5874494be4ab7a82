// A WebSocket client without a thread of its own: real sockets, every wait with a deadline.
#pragma once

#include <linux/filter.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace headwater::test {

constexpr std::chrono::seconds kWait{20};

/// Runs one asynchronous operation to its end; throws when that takes longer than kWait.
template <class Start>
boost::system::error_code await(boost::asio::io_context& context, Start start) {
  std::optional<boost::system::error_code> outcome;
  start([&outcome](boost::system::error_code error, auto&&...) { outcome = error; });
  context.restart();
  const auto end = std::chrono::steady_clock::now() + kWait;
  while (!outcome && std::chrono::steady_clock::now() < end)
    context.run_one_for(std::chrono::milliseconds(100));
  if (!outcome) throw std::runtime_error("nothing happened in time");
  return *outcome;
}

/// `Stream` is a TCP socket, or TLS over one. Used by one thread.
template <class Stream>
class BasicWireClient {
 public:
  using Socket = boost::beast::websocket::stream<Stream>;

  template <class... Arguments>
  explicit BasicWireClient(uint16_t port, Arguments&&... arguments)
      : socket_(context_, std::forward<Arguments>(arguments)...) {
    tcp().connect({boost::asio::ip::make_address("127.0.0.1"), port});
    tcp().set_option(boost::asio::ip::tcp::no_delay(true));
    socket_.read_message_max(64 << 20);
  }

  /// The WebSocket handshake (and that of TLS before it).
  boost::system::error_code open(const std::string& path = "/kurento") {
    if constexpr (!std::is_same_v<Stream, boost::asio::ip::tcp::socket>) {
      const auto failed = await(context_, [&](auto done) {
        socket_.next_layer().async_handshake(boost::asio::ssl::stream_base::client, done);
      });
      if (failed) return failed;
    }
    return await(context_,
                 [&](auto done) { socket_.async_handshake(response_, "127.0.0.1", path, std::move(done)); });
  }

  boost::system::error_code send(const std::string& text, bool binary = false) {
    socket_.binary(binary);
    return await(context_,
                 [&](auto done) { socket_.async_write(boost::asio::buffer(text), std::move(done)); });
  }

  /// The next message; none when the connection ended, see closeCode().
  std::optional<std::string> read() {
    boost::beast::flat_buffer buffer;
    const auto error = await(context_, [&](auto done) { socket_.async_read(buffer, std::move(done)); });
    if (error) return std::nullopt;
    return boost::beast::buffers_to_string(buffer.data());
  }

  /// What the server said when it closed the connection; 0 when it said nothing.
  uint16_t closeCode() const { return socket_.reason().code; }
  std::string closeReason() const { return socket_.reason().reason.c_str(); }
  unsigned httpStatus() const { return response_.result_int(); }
  boost::system::error_code close() {
    return await(context_, [&](auto done) {
      socket_.async_close(boost::beast::websocket::close_code::normal, std::move(done));
    });
  }
  /// As if the line were cut: nothing reaches the socket any more, and nothing is acknowledged.
  void dropWhatArrives() {
    sock_filter none{BPF_RET | BPF_K, 0, 0, 0};
    const sock_fprog program{1, &none};
    if (setsockopt(tcp().native_handle(), SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) != 0)
      throw std::runtime_error("no filter for the socket");
  }
  boost::asio::ip::tcp::socket& tcp() { return boost::beast::get_lowest_layer(socket_); }

 private:
  boost::asio::io_context context_;
  Socket socket_;
  boost::beast::websocket::response_type response_;
};

using WireClient = BasicWireClient<boost::asio::ip::tcp::socket>;

/// TCP without WebSocket.
class RawClient {
 public:
  explicit RawClient(uint16_t port) { socket_.connect({boost::asio::ip::make_address("127.0.0.1"), port}); }

  void send(const std::string& bytes) { boost::asio::write(socket_, boost::asio::buffer(bytes)); }

  /// Everything until the server ends the connection.
  std::string readToEnd() {
    std::string bytes;
    await(context_, [&](auto done) {
      boost::asio::async_read(socket_, boost::asio::dynamic_buffer(bytes), std::move(done));
    });
    return bytes;
  }

 private:
  boost::asio::io_context context_;
  boost::asio::ip::tcp::socket socket_{context_};
};

}  // namespace headwater::test
