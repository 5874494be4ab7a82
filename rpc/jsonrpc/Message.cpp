#include "rpc/jsonrpc/Message.hpp"

#include <memory>

#include "rpc/generated/Dispatch.hpp"
#include "rpc/generated/Kurento6.hpp"
#include "rpc/jsonrpc/JsonText.hpp"

namespace headwater::rpc {

namespace {

Json::CharReaderBuilder strictReader(size_t maxNesting) {
  Json::CharReaderBuilder builder;
  Json::CharReaderBuilder::strictMode(&builder.settings_);
  builder["allowComments"] = false;
  builder["allowTrailingCommas"] = false;
  builder["strictRoot"] = false;  // "5" is JSON, though no request: it gets -32600
  builder["rejectDupKeys"] = false;
  builder["failIfExtra"] = true;
  builder["stackLimit"] = static_cast<Json::UInt>(maxNesting);
  return builder;
}

Result<Json::Value> parse(std::string_view text, size_t maxNesting) {
  if (const char* fault = faultOfJsonText(text))
    return failure(code::kParseError, std::string("Parse error: ") + fault);
  Json::Value root;
  std::string errors;
  try {
    const std::unique_ptr<Json::CharReader> reader(strictReader(maxNesting).newCharReader());
    if (reader->parse(text.data(), text.data() + text.size(), &root, &errors)) return root;
  } catch (const Json::Exception& error) {
    errors = error.what();  // nested deeper than the limit
  }
  const auto line = errors.find_first_not_of("* ");
  return failure(code::kParseError,
                 "Parse error: " + (line == std::string::npos ? errors : errors.substr(line)));
}

tl::unexpected<Error> invalid(const std::string& what) {
  return failure(code::kInvalidRequest, "Invalid JSON-RPC request. " + what);
}

Result<Request> toRequest(Json::Value& value) {
  if (!value.isObject()) return invalid("It has to be an object.");
  const Json::Value& version = value["jsonrpc"];
  if (!version.isString() || version.asString() != "2.0") return invalid("Its 'jsonrpc' has to be \"2.0\".");
  const Json::Value& id = value["id"];
  if (id.isObject() || id.isArray()) return invalid("Its 'id' has to be a string or a number.");
  const Json::Value& method = value["method"];
  if (!method.isString()) return invalid("Its 'method' has to be a string.");
  Request request;
  request.isNotification = !value.isMember("id") || id.isNull();
  request.id = id;
  request.method = method.asString();
  request.params = std::move(value["params"]);
  return request;
}

Json::Value envelope() {
  Json::Value message(Json::objectValue);
  message["jsonrpc"] = "2.0";
  return message;
}

}  // namespace

Result<Message> parseMessage(std::string_view text, size_t maxNesting) {
  auto root = parse(text, maxNesting);
  if (!root) return tl::make_unexpected(root.error());
  Message message;
  if (!root->isArray()) {
    message.requests.push_back(toRequest(*root));
    return message;
  }
  if (root->empty()) return invalid("The batch is empty.");
  message.isBatch = true;
  for (auto& each : *root) {
    // A value inside a batch may be anything; toRequest reads members with operator[], which needs a copy
    // that it may not extend.
    message.requests.push_back(toRequest(each));
  }
  return message;
}

std::string print(const Json::Value& value) {
  static const Json::StreamWriterBuilder builder = [] {
    Json::StreamWriterBuilder made;
    made["indentation"] = "";
    made["emitUTF8"] = true;
    made["commentStyle"] = "None";
    return made;
  }();
  return Json::writeString(builder, value);
}

Json::Value resultMessage(const Json::Value& id, const Json::Value& result) {
  Json::Value message = envelope();
  message["id"] = id;
  message["result"] = result;
  return message;
}

Json::Value errorMessage(const Json::Value& id, const Error& error) {
  Json::Value message = envelope();
  message["id"] = id;
  message["error"]["code"] = error.code;
  message["error"]["message"] = error.message;
  if (!error.type.empty()) message["error"]["data"]["type"] = error.type;
  return message;
}

std::string printResult(const Json::Value& id, const Json::Value& result) {
  return print(resultMessage(id, result));
}

std::string printError(const Json::Value& id, const Error& error) {
  return print(errorMessage(id, error));
}

std::string printEvent(const std::string& objectId, const api::Event& event, std::string_view name,
                       bool kurento6) {
  Json::Value message = envelope();
  message["method"] = "onEvent";
  Json::Value& value = message["params"]["value"];
  Json::Value& data = value["data"] = api::encode(event);
  if (data.isMember("type") && data["type"] == std::string(api::eventName(event)))
    data["type"] = std::string(name);
  if (kurento6) api::addKurento6EventFields(data);
  value["object"] = objectId;
  value["type"] = std::string(name);
  return print(message);
}

}  // namespace headwater::rpc
