#include "rpc/jsonrpc/Codec.hpp"

#include <limits>

#include "rpc/generated/Errors.hpp"

namespace headwater::rpc::codec {

namespace {

/// The value cut towards zero, when it is a number or a boolean within [low, high).
template <class T>
std::optional<T> wholeNumber(const Json::Value& value, double low, double high) {
  if (value.isNull()) return T{0};
  if (value.isBool()) return static_cast<T>(value.asBool());
  if (value.isInt64()) {
    const auto exact = value.asInt64();
    if (exact < std::numeric_limits<T>::min() || exact > std::numeric_limits<T>::max()) return std::nullopt;
    return static_cast<T>(exact);
  }
  if (!value.isNumeric()) return std::nullopt;
  const double cut = std::trunc(value.asDouble());
  if (!(cut >= low && cut < high)) return std::nullopt;  // not a number is in no range
  return static_cast<T>(cut);
}

}  // namespace

tl::unexpected<Error> invalid(std::string message) {
  return api::failure(api::ErrorCode::MARSHALL_ERROR, std::move(message));
}

tl::unexpected<Error> shouldBe(const Place& place, std::string_view expected) {
  std::string message = "'";
  message.append(place.name).append("' ").append(place.noun).append(" should be ").append(expected);
  return invalid(std::move(message));
}

tl::unexpected<Error> invalidEnum(std::string_view type) {
  return invalid("Invalid value for '" + std::string(type) + "'");
}

Result<std::string> typeOf(const Json::Value& structure, std::string_view base) {
  constexpr std::string_view kMember = "__type__";
  const auto* type = structure.find(kMember.data(), kMember.data() + kMember.size());
  if (!type || type->isNull()) return std::string(base);
  if (!type->isString()) return shouldBe(Place::property(kMember), "a string");
  const auto name = type->asString();
  return name.substr(name.rfind('.') + 1);
}

Result<void> decode(const Json::Value& value, const Place& place, std::string& out) {
  if (value.isArray() || value.isObject()) return shouldBe(place, "a string");
  out = value.asString();
  return {};
}

Result<void> decode(const Json::Value& value, const Place& place, bool& out) {
  if (!value.isBool() && !value.isNumeric() && !value.isNull()) return shouldBe(place, "a boolean");
  out = value.isBool() ? value.asBool() : value.isNumeric() && value.asDouble() != 0;
  return {};
}

Result<void> decode(const Json::Value& value, const Place& place, int& out) {
  const auto number = wholeNumber<int>(value, -0x1p31, 0x1p31);
  if (!number) return shouldBe(place, "a integer");
  out = *number;
  return {};
}

Result<void> decode(const Json::Value& value, const Place& place, int64_t& out) {
  const auto number = wholeNumber<int64_t>(value, -0x1p63, 0x1p63);
  if (!number) return shouldBe(place, "a integer");
  out = *number;
  return {};
}

Result<void> decode(const Json::Value& value, const Place& place, double& out) {
  if (!value.isBool() && !value.isNumeric() && !value.isNull()) return shouldBe(place, "a double");
  out = value.isNull() ? 0.0 : value.asDouble();
  return {};
}

Json::Value encode(const std::string& value) {
  return Json::Value(value);
}

}  // namespace headwater::rpc::codec
