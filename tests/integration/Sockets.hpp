// WebSockets without a thread of their own, for tests that hold very many, or that do not read.
#pragma once

#include <json/json.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/RpcClient.hpp"

namespace headwater::test {

/// Everything blocks, and throws when the connection ends. Owned by one thread.
class PlainSocket {
 public:
  using Stream = boost::beast::websocket::stream<boost::asio::ip::tcp::socket>;

  /// `receiveBuffer`: SO_RCVBUF in bytes, 0 as the system has it.
  explicit PlainSocket(uint16_t port, int receiveBuffer = 0) {
    auto& tcp = stream_.next_layer();
    const boost::asio::ip::tcp::endpoint server(boost::asio::ip::make_address("127.0.0.1"), port);
    tcp.open(server.protocol());
    if (receiveBuffer) tcp.set_option(boost::asio::socket_base::receive_buffer_size(receiveBuffer));
    tcp.connect(server);
    tcp.set_option(boost::asio::ip::tcp::no_delay(true));
    stream_.read_message_max(64 << 20);
    stream_.handshake("127.0.0.1", "/kurento");
  }

  void send(const std::string& frame) { stream_.write(boost::asio::buffer(frame)); }
  void send(const Json::Value& message) { send(printed(message)); }

  Json::Value receive() {
    boost::beast::flat_buffer frame;
    stream_.read(frame);
    Json::Value value;
    std::string errors;
    const auto text = boost::beast::buffers_to_string(frame.data());
    const std::unique_ptr<Json::CharReader> reader(Json::CharReaderBuilder().newCharReader());
    if (!reader->parse(text.data(), text.data() + text.size(), &value, &errors))
      throw std::runtime_error("the server sent no JSON: " + text);
    return value;
  }

  Stream& stream() { return stream_; }

  static std::string printed(const Json::Value& value) {
    Json::StreamWriterBuilder builder;
    builder["indentation"] = "";
    return Json::writeString(builder, value);
  }

 private:
  boost::asio::io_context context_;
  Stream stream_{context_};
};

inline Json::Value request(int id, const char* method, Json::Value params = Json::objectValue) {
  return object({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}});
}

inline Json::Value invocation(int id, const std::string& target, const char* operation,
                              Json::Value operationParams = Json::objectValue) {
  return request(
      id, "invoke",
      object(
          {{"object", target}, {"operation", operation}, {"operationParams", std::move(operationParams)}}));
}

/// A counter or gauge of GET /metrics; throws when there is none of that name.
inline double metric(uint16_t port, const std::string& name) {
  namespace http = boost::beast::http;
  boost::asio::io_context context;
  boost::asio::ip::tcp::socket socket(context);
  socket.connect({boost::asio::ip::make_address("127.0.0.1"), port});
  http::request<http::empty_body> get(http::verb::get, "/metrics", 11);
  get.set(http::field::host, "127.0.0.1");
  http::write(socket, get);
  boost::beast::flat_buffer buffer;
  http::response<http::string_body> reply;
  http::read(socket, buffer, reply);
  const auto at = reply.body().find("\n" + name + " ");
  if (at == std::string::npos) throw std::runtime_error("no metric " + name);
  return std::stod(reply.body().substr(at + name.size() + 2));
}

}  // namespace headwater::test
