// Every constructor and operation of the API: parameters decoded, called, results and errors encoded.
#include "FuzzObjects.hpp"  // written by make_objects.py
#include "rpc/jsonrpc/Message.hpp"
#include "tests/fuzz/Check.hpp"

using namespace headwater;
using rpc::Error;
using rpc::Result;

namespace {

constexpr size_t kMaxNesting = 64;

void answersInJson(const Result<Json::Value>& result) {
  const auto text = result ? rpc::printResult(1, *result) : rpc::printError(1, result.error());
  const auto again = rpc::parseMessage(text, 1000);
  fuzz::check(again.has_value() || again.error().code != -32700, "an answer is JSON");
  if (!result) fuzz::check(result.error().code != 0 && !result.error().message.empty(), "an error is named");
}

void create(const Json::Value& params) {
  const auto prepared =
      rpc::api::prepareCreate(params["type"].asString(), params["constructorParams"], fuzz::world());
  if (!prepared) return answersInJson(tl::make_unexpected(prepared.error()));
  fuzz::FuzzFactory factory;
  const auto made = prepared->run(factory);
  fuzz::check(made.has_value() && *made, "an object of every class can be made");
  answersInJson(Json::Value((*made)->id()));
}

void invoke(const Json::Value& params) {
  const auto object = fuzz::world().find(params["object"].asString());
  if (!object) return;
  const auto call = rpc::api::prepareInvoke(object, params["operation"].asString(), params["operationParams"],
                                            fuzz::world());
  answersInJson(call ? (*call)() : Result<Json::Value>(tl::make_unexpected(call.error())));
}

void carryOut(const rpc::Request& request) {
  const auto& params = request.params;
  if (!params.isObject()) return;
  const bool creates = request.method == "create" && params["type"].isString();
  if (creates) create(params);
  if (request.method == "invoke" && params["object"].isString() && params["operation"].isString())
    invoke(params);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto message = rpc::parseMessage({reinterpret_cast<const char*>(data), size}, kMaxNesting);
  if (!message) return 0;
  for (const auto& request : message->requests)
    if (request) carryOut(*request);
  return 0;
}
