// From frames to calls: the methods of the protocol (connect, create, invoke, ...).
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "rpc/dispatch/Application.hpp"
#include "rpc/jsonrpc/Message.hpp"
#include "rpc/transport/Connection.hpp"

namespace headwater::rpc {

struct DispatchLimits {
  size_t maxNesting = 64;            ///< of arrays and objects in a request
  size_t maxPendingRequests = 1024;  ///< unanswered ones a connection; further ones get 40009
};

/// Belongs to the transport's I/O thread, where requests are parsed and decoded; calls run on the executors
/// of the objects, and their answers are printed there.
class Dispatcher final : public ConnectionHandler {
 public:
  Dispatcher(Application& application, DispatchLimits limits);
  ~Dispatcher() override;

  void onOpen(const std::shared_ptr<Connection>& connection) override;
  void onFrame(const std::shared_ptr<Connection>& connection, std::string_view text) override;
  void onBinaryFrame(const std::shared_ptr<Connection>& connection) override;
  void onClose(const std::shared_ptr<Connection>& connection) override;
  HttpReply onHttpGet(std::string_view path) override;

  /// Requests refused at maxPendingRequests; any thread.
  uint64_t refused() const { return refused_; }

  /// One operation of a transaction, in the session of `whole`.
  struct Call;
  using Step = std::function<void(const Result<Json::Value>&)>;
  void runStep(const Call& whole, Request request, Step step);

 private:
  /// What is known of one socket. `pending` is shared with the answers that are under way.
  struct Client {
    std::string sessionId;
    std::shared_ptr<std::atomic<size_t>> pending = std::make_shared<std::atomic<size_t>>(0);
  };
  using Send = std::function<void(std::string)>;
  using Method = void (Dispatcher::*)(const std::shared_ptr<Call>&);

  struct MethodInfo {
    Method run;
    bool needsParams;
  };
  static const std::unordered_map<std::string_view, MethodInfo>& methods();

  void handle(const std::shared_ptr<Connection>& connection, Request request, Send send);
  void run(const std::shared_ptr<Call>& call);
  Client& clientOf(const Call& call);
  std::string sessionIdOf(const Call& call);
  /// Finds or makes the session of the request; false when a repeated request was answered from its cache.
  bool enterSession(const std::shared_ptr<Call>& call);
  /// The same for methods that make no session: there has to be one, of the request or of the connection.
  bool enterOwnSession(const std::shared_ptr<Call>& call);
  bool answeredBefore(Call& call);
  /// The object that the request names; null when the request was answered with the error.
  std::shared_ptr<api::MediaObject> objectOf(const std::shared_ptr<Call>& call);
  /// Runs `job` on the object's executor, unless the object is gone by then.
  void onObject(const std::shared_ptr<Call>& call, const std::shared_ptr<api::MediaObject>& object,
                std::function<void()> job);

  void connect(const std::shared_ptr<Call>& call);
  void create(const std::shared_ptr<Call>& call);
  void invoke(const std::shared_ptr<Call>& call);
  void subscribe(const std::shared_ptr<Call>& call);
  void unsubscribe(const std::shared_ptr<Call>& call);
  void release(const std::shared_ptr<Call>& call);
  void describe(const std::shared_ptr<Call>& call);
  void transaction(const std::shared_ptr<Call>& call);
  void ping(const std::shared_ptr<Call>& call);
  void keepAlive(const std::shared_ptr<Call>& call);
  void closeSession(const std::shared_ptr<Call>& call);
  void ref(const std::shared_ptr<Call>& call);
  void unref(const std::shared_ptr<Call>& call);

  Application& application_;
  const DispatchLimits limits_;
  std::atomic<uint64_t> refused_{0};
  std::unordered_map<uint64_t, Client> clients_;  // by connection id
  Client gone_;
};

}  // namespace headwater::rpc
