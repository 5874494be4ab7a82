// An HTTP server with pictures, and with what a server that must not be trusted might answer.
#pragma once

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <map>
#include <string>
#include <thread>

namespace headwater::test {

/// Answers one request a connection. What is asked for and not in `files` is 404; "/away" leads elsewhere.
class PictureHost {
 public:
  explicit PictureHost(std::map<std::string, std::string> files)
      : files_(std::move(files)), thread_([this] { run(); }) {}
  ~PictureHost() {
    stopping_ = true;
    boost::system::error_code ignored;
    boost::asio::ip::tcp::socket(context_).connect(acceptor_.local_endpoint(), ignored);  // wakes accept()
    thread_.join();
  }
  PictureHost(const PictureHost&) = delete;
  PictureHost& operator=(const PictureHost&) = delete;

  std::string address(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()) + path;
  }
  int requests() const { return requests_; }

 private:
  void run() {
    while (true) {
      boost::system::error_code failed;
      boost::asio::ip::tcp::socket socket(context_);
      acceptor_.accept(socket, failed);
      if (stopping_) return;
      if (!failed) serve(socket);
    }
  }
  void serve(boost::asio::ip::tcp::socket& socket) {
    namespace http = boost::beast::http;
    boost::system::error_code failed;
    boost::beast::flat_buffer buffer;
    http::request<http::string_body> request;
    http::read(socket, buffer, request, failed);
    if (failed) return;
    ++requests_;
    http::response<http::string_body> response;
    const auto file = files_.find(std::string(request.target()));
    response.result(file == files_.end() ? http::status::not_found : http::status::ok);
    if (file != files_.end()) response.body() = file->second;
    if (request.target() == "/away") {
      response.result(http::status::found);
      response.set(http::field::location, address("/red.png"));
    }
    response.keep_alive(false);
    response.prepare_payload();
    http::write(socket, response, failed);
  }

  const std::map<std::string, std::string> files_;
  std::atomic<bool> stopping_{false};
  std::atomic<int> requests_{0};
  boost::asio::io_context context_;
  boost::asio::ip::tcp::acceptor acceptor_{
      context_, boost::asio::ip::tcp::endpoint(boost::asio::ip::make_address("127.0.0.1"), 0)};
  std::thread thread_;  ///< last: uses the others
};

}  // namespace headwater::test
