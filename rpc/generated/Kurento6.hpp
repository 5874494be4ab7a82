// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#pragma once

#include <string_view>

namespace Json {
class Value;
}

namespace headwater::rpc::api {

/// The event that Kurento 6 calls `name`, by the name of Kurento 7; empty for any other name.
std::string_view kurento6Event(std::string_view name);

/// Whether only Kurento 6 calls an operation so.
bool isKurento6Operation(std::string_view name);

/// The fields of Kurento 6 beside those of Kurento 7, in what an operation returns.
void addKurento6Fields(Json::Value& value);

/// The same in the `data` of an onEvent notification.
void addKurento6EventFields(Json::Value& data);

}  // namespace headwater::rpc::api
