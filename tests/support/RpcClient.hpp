// A JSON-RPC client over a real WebSocket.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/Json.hpp"

namespace headwater::test {

/// A thread of its own works the socket; the test's thread asks it to and waits.
class RpcClient {
 public:
  explicit RpcClient(uint16_t port, const std::string& path = "/kurento");
  ~RpcClient();
  RpcClient(const RpcClient&) = delete;
  RpcClient& operator=(const RpcClient&) = delete;

  /// Sends a request and waits for its answer: the whole message. Throws after 20 s without one.
  Json::Value call(const std::string& method, Json::Value params = Json::objectValue);
  /// The `value` of the result; throws with the error's text when there is one.
  Json::Value value(const std::string& method, Json::Value params = Json::objectValue);
  /// The error object; throws when there was a result.
  Json::Value error(const std::string& method, Json::Value params = Json::objectValue);

  // Shorthands.
  std::string create(const std::string& type, Json::Value constructorParams = Json::objectValue);
  Json::Value invoke(const std::string& object, const std::string& operation,
                     Json::Value operationParams = Json::objectValue);
  Json::Value invokeError(const std::string& object, const std::string& operation,
                          Json::Value operationParams = Json::objectValue);
  void subscribe(const std::string& object, const std::string& event);
  void release(const std::string& object);

  /// Called on the reading thread for every event: (type, data); the one before is not running any more on
  /// return.
  void onEvent(std::function<void(const std::string&, const Json::Value&)> handler);
  /// Waits for an event of this type that was not waited for yet; none after `deadline`.
  std::optional<Json::Value> nextEvent(const std::string& type,
                                       std::chrono::milliseconds deadline = std::chrono::seconds(20));

  void sendText(const std::string& text);
  void sendBinary(const std::string& bytes);
  /// The next message that answers no call().
  std::optional<Json::Value> nextMessage(std::chrono::milliseconds deadline = std::chrono::seconds(20));
  /// Drops the TCP connection without a close frame.
  void drop();
  bool waitUntilClosed(std::chrono::seconds deadline = std::chrono::seconds(20));
  uint16_t closeCode() const;

 private:
  struct Socket;
  void read();
  void take(Json::Value message);

  std::unique_ptr<Socket> socket_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Json::Value> messages_, events_;
  std::mutex handling_;  ///< held while the handler runs
  std::function<void(const std::string&, const Json::Value&)> handler_;
  bool closed_ = false;
  int nextId_ = 1000;
  std::thread reader_;
};

}  // namespace headwater::test
