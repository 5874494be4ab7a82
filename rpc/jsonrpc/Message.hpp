// JSON-RPC 2.0 messages as text and as values.
#pragma once

#include <json/json.h>

#include <string>
#include <string_view>
#include <vector>

#include "rpc/generated/Events.hpp"
#include "rpc/jsonrpc/Error.hpp"

namespace headwater::rpc {

/// One request object (JSON-RPC 2.0 section 4). Without an id it is a notification.
struct Request {
  Json::Value id;  ///< string, number, boolean (as Kurento takes it) or null
  bool isNotification = false;
  std::string method;
  Json::Value params;  ///< null when absent
};

/// A frame: one request, or a batch of them (section 6). Each may be faulty for itself.
struct Message {
  bool isBatch = false;
  std::vector<Result<Request>> requests;  ///< never empty
};

/// Errors: -32700 for text that is not JSON (or nested deeper than `maxNesting`), -32600 for JSON that is no
/// request. Never throws.
Result<Message> parseMessage(std::string_view text, size_t maxNesting);

/// Answers as values.
Json::Value resultMessage(const Json::Value& id, const Json::Value& result);
Json::Value errorMessage(const Json::Value& id, const Error& error);

/// Compact JSON in UTF-8.
std::string print(const Json::Value& value);
std::string printResult(const Json::Value& id, const Json::Value& result);
std::string printError(const Json::Value& id, const Error& error);
/// The onEvent notification of the Kurento protocol, by the name that was subscribed to: today's, or what
/// Kurento 6 called it. With `kurento6` that version's fields are in it, beside today's.
std::string printEvent(const std::string& objectId, const api::Event& event, std::string_view name,
                       bool kurento6);

}  // namespace headwater::rpc
