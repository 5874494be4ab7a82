// JSON to text and back.
#pragma once

#include <json/json.h>

#include <memory>
#include <optional>
#include <string>

namespace headwater::load {

inline std::string printJson(const Json::Value& value, const char* indentation = "") {
  Json::StreamWriterBuilder builder;
  builder["indentation"] = indentation;
  builder["precision"] = 10;
  return Json::writeString(builder, value);
}

inline std::optional<Json::Value> readJson(const std::string& text) {
  static const std::unique_ptr<Json::CharReader> reader(Json::CharReaderBuilder().newCharReader());
  Json::Value value;
  if (!reader->parse(text.data(), text.data() + text.size(), &value, nullptr) || !value.isObject())
    return std::nullopt;
  return value;
}

/// {"key", value, ...} as an object.
inline Json::Value jsonObject(std::initializer_list<std::pair<const char*, Json::Value>> members) {
  Json::Value made(Json::objectValue);
  for (const auto& [key, value] : members) made[key] = value;
  return made;
}

}  // namespace headwater::load
