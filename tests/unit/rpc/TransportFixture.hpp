// A WebSocket server whose handler writes down what happens.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "rpc/transport/WebSocketServer.hpp"
#include "tests/support/Eventually.hpp"
#include "tests/support/WireClient.hpp"

namespace headwater::test {

/// Called on the I/O thread, asked by the test's.
class Recorder : public rpc::ConnectionHandler {
 public:
  using ConnectionPtr = std::shared_ptr<rpc::Connection>;

  void onOpen(const ConnectionPtr& connection) override {
    change([&] { open_.push_back(connection); });
  }
  void onFrame(const ConnectionPtr& connection, std::string_view text) override {
    change([&] { frames_.emplace_back(text); });
    if (text == "throw") throw std::runtime_error("thrown on purpose");
    connection->send("echo " + std::string(text));
  }
  void onBinaryFrame(const ConnectionPtr& connection) override { connection->send("binary"); }
  void onClose(const ConnectionPtr& connection) override {
    change([&] {
      open_.erase(std::remove(open_.begin(), open_.end(), connection), open_.end());
      ++closed_;
    });
  }
  rpc::HttpReply onHttpGet(std::string_view path) override {
    if (path == "/health") return {200, "text/plain", "fine"};
    return {404, "text/plain", "nothing here"};
  }

  /// Waits until that many connections are open, and returns them.
  std::vector<ConnectionPtr> waitForOpen(size_t count) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, kWait, [&] { return open_.size() == count; }))
      throw std::runtime_error(std::to_string(open_.size()) + " connections are open");
    return open_;
  }
  bool waitForClosed(size_t count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kWait, [&] { return closed_ >= count; });
  }
  std::vector<std::string> frames() const {
    std::lock_guard lock(mutex_);
    return frames_;
  }

 private:
  template <class Change>
  void change(Change work) {
    {
      std::lock_guard lock(mutex_);
      work();
    }
    changed_.notify_all();
  }

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<ConnectionPtr> open_;
  std::vector<std::string> frames_;
  size_t closed_ = 0;
};

struct TransportFixture {
  /// Starts a server on any free port; throws when that fails.
  rpc::WebSocketServer& start(rpc::WebSocketOptions options = {}) {
    options.port = 0;
    server = std::make_unique<rpc::WebSocketServer>(std::move(options), recorder);
    if (const auto started = server->start(); !started) throw std::runtime_error(started.error().message);
    return *server;
  }

  /// Whether a client that behaves is served, as it should be whatever others do.
  bool servesOthers() {
    WireClient other(server->port());
    return !other.open() && !other.send("hello") && other.read() == "echo hello";
  }

  /// Waits until the counter has that value.
  bool eventually(uint64_t rpc::TransportMetrics::*counter, uint64_t value) {
    return test::eventually([&] { return server->metrics().*counter == value; }, kWait);
  }

  Recorder recorder;  // outlives the server
  std::unique_ptr<rpc::WebSocketServer> server;
};

}  // namespace headwater::test
