// What the application sees of one WebSocket client.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace headwater::rpc {

/// Thread-safe. Lives as long as somebody holds it; after the socket is gone send() returns false.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual uint64_t id() const = 0;                       ///< unique in this process, for logs
  virtual const std::string& remoteAddress() const = 0;  ///< "address:port"
  /// Queues one text frame. False when the socket is closed, or when the queue's bound is reached: the
  /// connection is then closed with 1013 and counted, since dropping one message silently would lie.
  virtual bool send(std::string frame) = 0;
  virtual bool isOpen() const = 0;
  /// Runs `job` on the transport's I/O thread, unless that ends first.
  virtual void post(std::function<void()> job) = 0;
  virtual void close(uint16_t code, const std::string& reason) = 0;
  /// The client says that it is heard of at least so often. On the transport's I/O thread.
  virtual void announceInterval(std::chrono::milliseconds interval) = 0;
};

/// The answer to a plain HTTP GET on the control port (health, metrics).
struct HttpReply {
  int status = 200;
  std::string contentType = "text/plain; charset=utf-8";
  std::string body;
};

/// Called on the transport's I/O thread: must not block.
class ConnectionHandler {
 public:
  virtual ~ConnectionHandler() = default;
  virtual void onOpen(const std::shared_ptr<Connection>&) = 0;
  virtual void onFrame(const std::shared_ptr<Connection>&, std::string_view text) = 0;
  virtual void onBinaryFrame(const std::shared_ptr<Connection>&) = 0;
  virtual void onClose(const std::shared_ptr<Connection>&) = 0;
  virtual HttpReply onHttpGet(std::string_view path) = 0;
};

}  // namespace headwater::rpc
