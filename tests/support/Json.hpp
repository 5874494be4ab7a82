// JSON of the wire, as tests write and read it.
#pragma once

#include <json/json.h>

#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace headwater::test {

/// In one line.
inline std::string printed(const Json::Value& value) {
  Json::StreamWriterBuilder builder;
  builder["indentation"] = "";
  return Json::writeString(builder, value);
}

/// Throws when it is none.
inline Json::Value jsonOf(const std::string& text) {
  Json::Value value;
  std::string errors;
  const std::unique_ptr<Json::CharReader> reader(Json::CharReaderBuilder().newCharReader());
  if (!reader->parse(text.data(), text.data() + text.size(), &value, &errors))
    throw std::runtime_error("no JSON: " + text);
  return value;
}

/// {"key", value, ...} as an object.
inline Json::Value object(std::initializer_list<std::pair<const char*, Json::Value>> members) {
  Json::Value made(Json::objectValue);
  for (const auto& [key, value] : members) made[key] = value;
  return made;
}

inline Json::Value request(int id, const std::string& method, Json::Value params = Json::objectValue) {
  return object({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}});
}

inline Json::Value invocation(int id, const std::string& target, const std::string& operation,
                              Json::Value operationParams = Json::objectValue) {
  return request(
      id, "invoke",
      object(
          {{"object", target}, {"operation", operation}, {"operationParams", std::move(operationParams)}}));
}

}  // namespace headwater::test
