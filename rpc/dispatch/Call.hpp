// One request on its way through the server.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "rpc/dispatch/Application.hpp"
#include "rpc/dispatch/Dispatcher.hpp"
#include "rpc/jsonrpc/Message.hpp"

namespace headwater::rpc {

/// Made on the I/O thread, finished once on whichever thread carried the request out.
struct Dispatcher::Call {
  std::shared_ptr<Connection> connection;
  Request request;
  /// A step of a transaction: takes the result, and nothing is sent.
  std::function<void(const Result<Json::Value>&)> step;
  std::function<void(std::string)> send;  ///< where the answer goes; empty for a notification
  std::shared_ptr<std::atomic<size_t>> pending;
  std::shared_ptr<Session> session;  ///< null for methods that need none
  std::string echoedSession;         ///< the sessionId of the result when there is no session (ping)
  std::string duplicateKey, duplicateContent;

  Call() = default;
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;
  ~Call() {
    if (pending) --*pending;
  }

  const Json::Value& params() const { return request.params; }

  /// A top-level parameter that has to be there; numbers and booleans count as text, and null as the empty
  /// one, as in Kurento.
  Result<std::string> text(const char* name) const;
  /// The session that the request names, if it names one.
  std::optional<std::string> sessionId() const;
  /// What is wrong with a request that names no session, where one is needed.
  Error noSession() const;

  void finish(Result<Json::Value> result);
  void finishValue(Json::Value value);
  void fail(Error error) { finish(tl::make_unexpected(std::move(error))); }
};

}  // namespace headwater::rpc
