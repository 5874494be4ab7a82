#include "rpc/dispatch/Dispatcher.hpp"

#include <spdlog/spdlog.h>

#include "rpc/dispatch/Batch.hpp"
#include "rpc/dispatch/Call.hpp"
#include "rpc/dispatch/Transaction.hpp"
#include "rpc/generated/Errors.hpp"

namespace headwater::rpc {

namespace {

Error methodNotFound(const std::string& method) {
  return {code::kMethodNotFound, "Method not found. There is no '" + method + "'.", ""};
}

const Error kParamsRequired{code::kInvalidParams, "'params' is required", "INVALID_PARAMS"};
const Error kInvalidSession = api::errorOf(api::ErrorCode::INVALID_SESSION, "Invalid session");
const Error kParamsNoObject{code::kInvalidParams, "'params' should be an object", "INVALID_PARAMS"};

}  // namespace

Dispatcher::Dispatcher(Application& application, DispatchLimits limits)
    : application_(application), limits_(limits) {}

Dispatcher::~Dispatcher() = default;

const std::unordered_map<std::string_view, Dispatcher::MethodInfo>& Dispatcher::methods() {
  static const std::unordered_map<std::string_view, MethodInfo> table{
      {"connect", {&Dispatcher::connect, false}},
      {"create", {&Dispatcher::create, true}},
      {"invoke", {&Dispatcher::invoke, true}},
      {"subscribe", {&Dispatcher::subscribe, true}},
      {"unsubscribe", {&Dispatcher::unsubscribe, true}},
      {"release", {&Dispatcher::release, true}},
      {"describe", {&Dispatcher::describe, true}},
      {"transaction", {&Dispatcher::transaction, true}},
      {"ping", {&Dispatcher::ping, false}},
      {"keepAlive", {&Dispatcher::keepAlive, true}},
      {"closeSession", {&Dispatcher::closeSession, true}},
      {"ref", {&Dispatcher::ref, true}},
      {"unref", {&Dispatcher::unref, true}},
  };
  return table;
}

void Dispatcher::onOpen(const std::shared_ptr<Connection>& connection) {
  clients_.try_emplace(connection->id());
  spdlog::info("connection {} from {} opened", connection->id(), connection->remoteAddress());
}

void Dispatcher::onClose(const std::shared_ptr<Connection>& connection) {
  clients_.erase(connection->id());
  spdlog::info("connection {} closed", connection->id());
}

HttpReply Dispatcher::onHttpGet(std::string_view path) {
  if (path == "/health") return {200, "text/plain; charset=utf-8", "ok\n"};
  if (path == "/metrics")
    return {200, "text/plain; version=0.0.4; charset=utf-8", application_.metricsText()};
  if (path.rfind("/upload/", 0) == 0)
    return {
        404, "text/plain; charset=utf-8",
        "This is the control port. Uploads have a port of their own, that of the settings http.address and "
        "http.port:\nuse the whole URL that getUrl of the HttpPostEndpoint answers.\n"};
  return {426, "text/plain; charset=utf-8", "This is a control port: it speaks JSON-RPC over WebSocket.\n"};
}

void Dispatcher::onBinaryFrame(const std::shared_ptr<Connection>& connection) {
  connection->send(printError(
      Json::Value(), {code::kParseError, "binary frames are not understood: send JSON as text", ""}));
}

void Dispatcher::onFrame(const std::shared_ptr<Connection>& connection, std::string_view text) {
  auto parsed = parseMessage(text, limits_.maxNesting);
  if (!parsed) {
    connection->send(printError(Json::Value(), parsed.error()));
    return;
  }
  if (!parsed->isBatch) {
    auto& request = parsed->requests.front();
    if (request)
      handle(connection, std::move(*request),
             [connection](std::string frame) { connection->send(std::move(frame)); });
    else
      connection->send(printError(Json::Value(), request.error()));
    return;
  }
  auto batch = std::make_shared<Batch>(connection);
  for (auto& request : parsed->requests) {
    if (request)
      handle(connection, std::move(*request), batch->slot());
    else
      batch->slot()(printError(Json::Value(), request.error()));
  }
}

void Dispatcher::handle(const std::shared_ptr<Connection>& connection, Request request, Send send) {
  const auto client = clients_.find(connection->id());
  if (client == clients_.end()) return;
  auto call = std::make_shared<Call>();
  call->connection = connection;
  call->request = std::move(request);
  if (!call->request.isNotification) call->send = std::move(send);
  call->pending = client->second.pending;
  if (++*call->pending > limits_.maxPendingRequests) {
    ++refused_;
    return call->fail(api::errorOf(
        api::ErrorCode::NOT_ENOUGH_RESOURCES,
        "there are " + std::to_string(limits_.maxPendingRequests) +
            " unanswered requests on this connection, as many as session.maxPendingRequests allows"));
  }
  run(call);
}

void Dispatcher::run(const std::shared_ptr<Call>& call) {
  const auto method = methods().find(call->request.method);
  if (method == methods().end()) return call->fail(methodNotFound(call->request.method));
  Json::Value& params = call->request.params;
  if (params.isNull()) {
    if (method->second.needsParams) return call->fail(kParamsRequired);
    params = Json::objectValue;
  }
  if (!params.isObject()) return call->fail(kParamsNoObject);
  (this->*method->second.run)(call);
}

Dispatcher::Client& Dispatcher::clientOf(const Call& call) {
  const auto client = clients_.find(call.connection->id());
  if (client != clients_.end()) return client->second;
  return gone_ = {};  // a step of a transaction whose socket is closed: it still runs to its end
}

std::string Dispatcher::sessionIdOf(const Call& call) {
  return call.sessionId().value_or(clientOf(call).sessionId);
}

bool Dispatcher::enterSession(const std::shared_ptr<Call>& call) {
  if (call->session) return true;  // a step of a transaction
  const std::string id = sessionIdOf(*call);
  call->session = id.empty() ? application_.newSession() : application_.openSession(id);
  call->session->attach(call->connection);
  clientOf(*call).sessionId = call->session->id();
  if (call->send)  // the answer follows the session when the socket goes meanwhile
    call->send = [session = call->session, connection = call->connection,
                  send = std::move(call->send)](std::string frame) {
      if (connection->isOpen())
        send(std::move(frame));
      else
        session->reply(connection, std::move(frame));
    };
  return !answeredBefore(*call);
}

bool Dispatcher::enterOwnSession(const std::shared_ptr<Call>& call) {
  if (call->session || !sessionIdOf(*call).empty()) return enterSession(call);
  call->fail(call->noSession());
  return false;
}

bool Dispatcher::answeredBefore(Call& call) {
  if (!call.send || call.request.id.isNull()) return false;
  Json::Value content(Json::objectValue);
  content["method"] = call.request.method;
  content["params"] = call.request.params;
  content["params"].removeMember("sessionId");
  call.duplicateKey = print(call.request.id);
  call.duplicateContent = print(content);
  const auto seen = call.session->duplicates().begin(call.duplicateKey, call.duplicateContent,
                                                     DuplicateCache::Clock::now());
  if (seen.isNew) return false;
  // Without an answer yet, the first request's will go to the session's socket, which is this one now.
  if (seen.answer) call.send(*seen.answer);
  return true;
}

void Dispatcher::ping(const std::shared_ptr<Call>& call) {
  auto& client = clientOf(*call);
  if (const auto& interval = call->params()["interval"]; interval.isInt64() && interval.asInt64() > 0)
    call->connection->announceInterval(std::chrono::milliseconds(interval.asInt64()));
  if (const auto named = call->sessionId()) client.sessionId = *named;
  call->echoedSession = client.sessionId;
  if (const auto session = application_.findSession(client.sessionId)) session->attach(call->connection);
  call->finishValue("pong");
}

void Dispatcher::transaction(const std::shared_ptr<Call>& call) {
  const Json::Value& operations = call->params()["operations"];
  if (!call->params().isMember("operations"))
    return call->fail({code::kServerError, "'operations' parameter is required", ""});
  if (!operations.isArray())
    return call->fail({code::kServerError, "'operations' parameter should be an array", ""});
  if (!enterSession(call)) return;
  if (auto valid = Transaction::check(operations); !valid) return call->fail(valid.error());
  std::make_shared<Transaction>(*this, call)->step();
}

void Dispatcher::runStep(const Call& whole, Request request, Step step) {
  auto call = std::make_shared<Call>();
  call->connection = whole.connection;
  call->session = whole.session;
  call->request = std::move(request);
  call->step = std::move(step);
  run(call);
}

void Dispatcher::connect(const std::shared_ptr<Call>& call) {
  const std::string id = sessionIdOf(*call);
  auto session = id.empty() ? application_.newSession() : application_.findSession(id);
  if (!session || (!id.empty() && !session->established())) return call->fail(kInvalidSession);
  session->attach(call->connection);
  clientOf(*call).sessionId = session->id();
  Json::Value result(Json::objectValue);
  result["serverId"] = application_.serverId();
  // Until when a request may be sent again; Kurento does not tell.
  result["duplicateCacheMs"] = Json::Int64(session->duplicates().keep().count());
  call->session = std::move(session);
  call->finish(std::move(result));
}

void Dispatcher::keepAlive(const std::shared_ptr<Call>& call) {
  const std::string id = sessionIdOf(*call);
  if (id.empty()) return call->fail(call->noSession());
  call->session = application_.findSession(id);
  if (!call->session) return call->fail(kInvalidSession);
  call->session->attach(call->connection);
  call->finish(Json::Value(Json::objectValue));
}

void Dispatcher::closeSession(const std::shared_ptr<Call>& call) {
  const std::string id = sessionIdOf(*call);
  if (id.empty()) return call->fail(call->noSession());
  const Json::Value& release = call->params()["release"];
  application_.closeSession(id, release.isConvertibleTo(Json::booleanValue) && release.asBool());
  auto& bound = clientOf(*call).sessionId;
  if (bound == id) bound.clear();
  call->finish(Json::Value());
}

}  // namespace headwater::rpc
