// JSON over a WebSocket without a thread of its own, for tests that hold very many, or that do not read.
#pragma once

#include "tests/support/Json.hpp"
#include "tests/support/WireClient.hpp"

namespace headwater::test {

/// Everything blocks, and throws when the connection ends. Owned by one thread.
class JsonSocket {
 public:
  explicit JsonSocket(uint16_t port) : wire_(port) { check(wire_.open()); }

  void send(const Json::Value& message) { check(wire_.send(printed(message))); }
  Json::Value receive() {
    const auto text = wire_.read();
    if (!text) throw std::runtime_error("the server has ended the connection");
    return jsonOf(*text);
  }

  boost::asio::ip::tcp::socket& tcp() { return wire_.tcp(); }

 private:
  static void check(boost::system::error_code error) {
    if (error) throw boost::system::system_error(error);
  }

  WireClient wire_;
};

}  // namespace headwater::test
