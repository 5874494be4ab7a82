// A text frame as it arrives: parsed as JSON-RPC, and what is answered to it printed.
#include <string_view>

#include "rpc/jsonrpc/Message.hpp"
#include "tests/fuzz/Check.hpp"

using namespace headwater;

namespace {

constexpr size_t kMaxNesting = 64;

/// Answers go to clients that may be stricter than we are: they have to be JSON for ourselves at least.
void isJson(const std::string& answer) {
  const auto again = rpc::parseMessage(answer, kMaxNesting + 8);
  fuzz::check(again.has_value() || again.error().code != -32700, "an answer is JSON");
}

void readsTheSameAgain(const rpc::Request& request) {
  Json::Value value(Json::objectValue);
  value["jsonrpc"] = "2.0";
  if (!request.isNotification) value["id"] = request.id;
  value["method"] = request.method;
  value["params"] = request.params;
  const auto again = rpc::parseMessage(rpc::print(value), kMaxNesting + 8);
  fuzz::check(again && again->requests.size() == 1 && again->requests[0], "a request is printed readable");
  const auto& read = *again->requests[0];
  fuzz::check(read.method == request.method, "the method survives printing");
  fuzz::check(read.isNotification == request.isNotification, "a notification stays one");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto message = rpc::parseMessage({reinterpret_cast<const char*>(data), size}, kMaxNesting);
  if (!message) {
    fuzz::check(!message.error().message.empty(), "an error says what is wrong");
    isJson(rpc::printError(Json::Value(), message.error()));
    return 0;
  }
  fuzz::check(!message->requests.empty(), "a message has requests");
  for (const auto& request : message->requests) {
    if (!request) {
      isJson(rpc::printError(Json::Value(), request.error()));
      continue;
    }
    isJson(rpc::printResult(request->id, request->params));
    isJson(rpc::printError(request->id, {40001, request->method, request->method}));
    readsTheSameAgain(*request);
  }
  return 0;
}
