#include "rpc/dispatch/Call.hpp"

namespace headwater::rpc {

namespace {
bool isText(const Json::Value& value) {
  return value.isString() || value.isNumeric() || value.isBool() || value.isNull();
}
}  // namespace

Result<std::string> Dispatcher::Call::text(const char* name) const {
  if (!params().isMember(name))
    return failure(code::kServerError, "'" + std::string(name) + "' parameter is required");
  const Json::Value& value = params()[name];
  if (!isText(value))
    return failure(code::kServerError, "'" + std::string(name) + "' parameter should be a string");
  return value.asString();
}

std::optional<std::string> Dispatcher::Call::sessionId() const {
  const Json::Value& value = params()["sessionId"];
  if (!isText(value) || value.asString().empty()) return std::nullopt;
  return value.asString();
}

Error Dispatcher::Call::noSession() const {
  const auto named = text("sessionId");
  if (!named) return named.error();
  return {code::kServerError, "'sessionId' parameter is required", ""};  // an empty one names none
}

void Dispatcher::Call::finish(Result<Json::Value> result) {
  if (result && result->isObject()) {
    if (session)
      (*result)["sessionId"] = session->id();
    else if (!echoedSession.empty())
      (*result)["sessionId"] = echoedSession;
  }
  if (step) return step(result);
  if (!send) return;
  std::string frame = result ? printResult(request.id, *result) : printError(request.id, result.error());
  if (session && !duplicateKey.empty()) session->duplicates().finish(duplicateKey, duplicateContent, frame);
  send(std::move(frame));
}

void Dispatcher::Call::finishValue(Json::Value value) {
  Json::Value result(Json::objectValue);
  result["value"] = std::move(value);
  finish(std::move(result));
}

}  // namespace headwater::rpc
