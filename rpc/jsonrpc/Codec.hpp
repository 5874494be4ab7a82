// Between JSON and the types of the API: numbers, texts, lists. Generated code adds enumerations and
// structures.
#pragma once

#include <json/value.h>

#include <cmath>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "rpc/jsonrpc/Error.hpp"

namespace headwater::rpc::codec {

/// What is being read, for the message of an error: "'sdpMid' property should be a string".
struct Place {
  std::string_view name;
  std::string_view noun = "parameter";

  /// The place of a member inside what is being read.
  static Place property(std::string_view name) { return {name, "property"}; }
};

/// 40001 MARSHALL_ERROR: everything that a value can be wrong by.
tl::unexpected<Error> invalid(std::string message);
tl::unexpected<Error> shouldBe(const Place& place, std::string_view expected);
tl::unexpected<Error> invalidEnum(std::string_view type);

/// `__type__` of a structure that may also be one of its subtypes: without a module, `base` when absent.
Result<std::string> typeOf(const Json::Value& structure, std::string_view base);

/// As lenient as Kurento: null is the empty value; a number or a boolean is also a text; a number or a
/// boolean is also an int, cut towards zero, as long as it is in the range; a number is also a boolean.
Result<void> decode(const Json::Value& value, const Place& place, std::string& out);
Result<void> decode(const Json::Value& value, const Place& place, bool& out);
Result<void> decode(const Json::Value& value, const Place& place, int& out);
Result<void> decode(const Json::Value& value, const Place& place, int64_t& out);
Result<void> decode(const Json::Value& value, const Place& place, double& out);

template <class T>
inline constexpr bool isList = false;
template <class T>
inline constexpr bool isList<std::vector<T>> = true;
template <class T>
inline constexpr bool isOptional = false;
template <class T>
inline constexpr bool isOptional<std::optional<T>> = true;

Json::Value encode(const std::string& value);
Json::Value encode(std::same_as<bool> auto value) {
  return Json::Value(value);
}
Json::Value encode(std::same_as<int> auto value) {
  return Json::Value(value);
}
Json::Value encode(std::same_as<int64_t> auto value) {
  return Json::Value(Json::Int64{value});
}
/// What JSON cannot hold (an infinity, not a number) becomes null.
Json::Value encode(std::same_as<double> auto value) {
  return std::isfinite(value) ? Json::Value(value) : Json::Value();
}

// Elements are found by the namespace of their type, and here.

template <class T>
Result<void> decode(const Json::Value& value, const Place& place, std::vector<T>& out) {
  if (!value.isArray() && !value.isNull()) return shouldBe(place, "an array");
  out.clear();
  for (const auto& each : value) {
    T element{};
    if (auto done = decode(each, place, element); !done) return done;
    out.push_back(std::move(element));
  }
  return {};
}

template <class T>
Result<void> decode(const Json::Value& value, const Place& place, std::map<std::string, T>& out) {
  if (!value.isObject() && !value.isNull()) return shouldBe(place, "an object");
  out.clear();
  for (const auto& name : value.getMemberNames())
    if (auto done = decode(value[name], place, out[name]); !done) return done;
  return {};
}

/// Absent and null are the same: unset.
template <class T>
Result<void> decode(const Json::Value& value, const Place& place, std::optional<T>& out) {
  out.reset();
  if (value.isNull()) return {};
  return decode(value, place, out.emplace());
}

template <class T>
Json::Value encode(const std::vector<T>& values) {
  Json::Value result(Json::arrayValue);
  for (const auto& each : values) result.append(encode(each));
  return result;
}

/// Null when there is nothing in it, as with Kurento.
template <class T>
Json::Value encode(const std::map<std::string, T>& values) {
  Json::Value result;
  for (const auto& [name, each] : values) result[name] = encode(each);
  return result;
}

/// What a value of that type looks like in JSON, for people; Kurento's words.
template <class T>
constexpr std::string_view expected() {
  if constexpr (std::is_same_v<T, bool>) return "a boolean";
  if constexpr (std::is_integral_v<T>) return "a integer";
  if constexpr (std::is_floating_point_v<T>) return "a double";
  if constexpr (std::is_same_v<T, std::string> || std::is_enum_v<T>) return "a string";
  return isList<T> ? "an array" : "an object";
}

/// Reads `object[name]`, which has to be there unless `out` is an optional.
template <class T>
Result<void> decodeMember(const Json::Value& object, const Place& place, T& out) {
  const Json::Value* member = object.find(place.name.data(), place.name.data() + place.name.size());
  if (member) return decode(*member, place, out);
  if constexpr (isOptional<T>)
    return {};
  else
    return shouldBe(place, expected<T>());
}

/// The members of a structure, one after the other; the first that is wrong ends it.
class MemberReader {
 public:
  /// `object` has to outlive the reader; `place` is where it was found.
  MemberReader(const Json::Value& object, const Place& place) : object_(object) {
    if (!object.isObject()) result_ = shouldBe(place, "an object");
  }

  template <class T>
  MemberReader& operator()(std::string_view name, T& out) {
    if (result_) result_ = decodeMember(object_, Place::property(name), out);
    return *this;
  }

  Result<void> result() const { return result_; }

 private:
  const Json::Value& object_;
  Result<void> result_;
};

}  // namespace headwater::rpc::codec
