#include "tests/support/RpcClient.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <future>
#include <memory>
#include <stdexcept>

namespace headwater::test {

namespace {
namespace beast = boost::beast;
namespace asio = boost::asio;
}  // namespace

struct RpcClient::Socket {
  asio::io_context context;
  beast::websocket::stream<asio::ip::tcp::socket> stream{context};
  beast::flat_buffer incoming;

  /// Runs `job` on the reading thread, as the stream wants it, and waits for its end.
  void run(std::function<void()> job) {
    std::packaged_task<void()> task(std::move(job));
    auto done = task.get_future();
    asio::post(context, [&task] { task(); });
    // The thread has ended when the connection has: nothing to be done any more.
    while (done.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready)
      if (context.stopped()) return;
    done.get();
  }
};

RpcClient::RpcClient(uint16_t port, const std::string& path) : socket_(std::make_unique<Socket>()) {
  auto& stream = socket_->stream;
  stream.next_layer().connect({asio::ip::make_address("127.0.0.1"), port});
  stream.next_layer().set_option(asio::ip::tcp::no_delay(true));
  stream.read_message_max(64 << 20);
  stream.handshake("127.0.0.1", path);
  read();
  reader_ = std::thread([this] { socket_->context.run(); });
}

RpcClient::~RpcClient() {
  drop();
  reader_.join();
}

void RpcClient::read() {
  socket_->stream.async_read(socket_->incoming, [this](beast::error_code error, size_t) {
    if (error) {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      changed_.notify_all();
      return;
    }
    const auto frame = beast::buffers_to_string(socket_->incoming.data());
    socket_->incoming.clear();
    take(jsonOf(frame));
    read();
  });
}

void RpcClient::take(Json::Value message) {
  const bool event = message.isObject() && message["method"] == "onEvent";
  const Json::Value value = event ? message["params"]["value"] : Json::Value();
  {
    const std::lock_guard lock(mutex_);
    if (event)
      events_.push_back(value);
    else
      messages_.push_back(std::move(message));
  }
  changed_.notify_all();
  const std::lock_guard handling(handling_);
  if (event && handler_) handler_(value["type"].asString(), value["data"]);
}

Json::Value RpcClient::call(const std::string& method, Json::Value params) {
  const int id = nextId_++;
  const auto asked = printed(request(id, method, std::move(params)));
  sendText(asked);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  std::unique_lock lock(mutex_);
  for (;;) {
    for (auto it = messages_.begin(); it != messages_.end(); ++it) {
      if (!it->isObject() || (*it)["id"] != id) continue;
      Json::Value answer = std::move(*it);
      messages_.erase(it);
      return answer;
    }
    if (closed_) throw std::runtime_error("closed while waiting for the answer to " + method);
    if (changed_.wait_until(lock, end) == std::cv_status::timeout)
      throw std::runtime_error("no answer to " + asked);
  }
}

Json::Value RpcClient::value(const std::string& method, Json::Value params) {
  const auto answer = call(method, std::move(params));
  if (answer.isMember("error")) throw std::runtime_error(method + ": " + printed(answer["error"]));
  return answer["result"]["value"];
}

Json::Value RpcClient::error(const std::string& method, Json::Value params) {
  const auto answer = call(method, std::move(params));
  if (!answer.isMember("error")) throw std::runtime_error(method + " succeeded: " + printed(answer));
  return answer["error"];
}

std::string RpcClient::create(const std::string& type, Json::Value constructorParams) {
  return value("create", object({{"type", type}, {"constructorParams", std::move(constructorParams)}}))
      .asString();
}

Json::Value RpcClient::invoke(const std::string& target, const std::string& operation,
                              Json::Value operationParams) {
  return value("invoke", object({{"object", target},
                                 {"operation", operation},
                                 {"operationParams", std::move(operationParams)}}));
}

Json::Value RpcClient::invokeError(const std::string& target, const std::string& operation,
                                   Json::Value operationParams) {
  return error("invoke", object({{"object", target},
                                 {"operation", operation},
                                 {"operationParams", std::move(operationParams)}}));
}

void RpcClient::subscribe(const std::string& target, const std::string& event) {
  value("subscribe", object({{"object", target}, {"type", event}}));
}

void RpcClient::release(const std::string& target) {
  value("release", object({{"object", target}}));
}

void RpcClient::onEvent(std::function<void(const std::string&, const Json::Value&)> handler) {
  const std::lock_guard lock(handling_);
  handler_ = std::move(handler);
}

std::optional<Json::Value> RpcClient::nextEvent(const std::string& type, std::chrono::milliseconds deadline) {
  const auto end = std::chrono::steady_clock::now() + deadline;
  std::unique_lock lock(mutex_);
  for (;;) {
    for (auto it = events_.begin(); it != events_.end(); ++it) {
      if ((*it)["type"] != type) continue;
      Json::Value event = std::move(*it);
      events_.erase(it);
      return event;
    }
    if (changed_.wait_until(lock, end) == std::cv_status::timeout) return std::nullopt;
  }
}

void RpcClient::sendText(const std::string& frame) {
  socket_->run([&] {
    socket_->stream.text(true);
    socket_->stream.write(asio::buffer(frame));
  });
}

void RpcClient::sendBinary(const std::string& bytes) {
  socket_->run([&] {
    socket_->stream.binary(true);
    socket_->stream.write(asio::buffer(bytes));
  });
}

std::optional<Json::Value> RpcClient::nextMessage(std::chrono::milliseconds deadline) {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, deadline, [this] { return !messages_.empty() || closed_; }) ||
      messages_.empty())
    return std::nullopt;
  Json::Value message = std::move(messages_.front());
  messages_.pop_front();
  return message;
}

void RpcClient::drop() {
  socket_->run([&] {
    beast::error_code ignored;
    socket_->stream.next_layer().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  });
}

bool RpcClient::waitUntilClosed(std::chrono::seconds deadline) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, deadline, [this] { return closed_; });
}

uint16_t RpcClient::closeCode() const {
  return socket_->stream.reason().code;
}

}  // namespace headwater::test
