// The parameters of an operation or a constructor, as generated code reads them.
#pragma once

#include <memory>

#include "rpc/generated/Dispatch.hpp"
#include "rpc/jsonrpc/Codec.hpp"

namespace headwater::rpc::codec {

// The errors of looking things up, with Kurento's codes.
tl::unexpected<Error> objectNotFound(const std::string& id);
tl::unexpected<Error> wrongClass(const Place& place, const api::MediaObject& object, std::string_view wanted);
tl::unexpected<Error> unknownOperation(std::string_view operation, const Json::Value& operationParams);
tl::unexpected<Error> unknownClass(std::string_view type);
/// A class of the API that this server cannot make.
tl::unexpected<Error> notAvailable(std::string_view type);
/// An object whose class information is not that of its C++ class: a fault of this server.
tl::unexpected<Error> brokenClass(const api::MediaObject& object, std::string_view wanted);

/// One after the other; the first that is wrong ends it. Lives as long as one call is decoded.
class Arguments {
 public:
  /// `holder` is the member of the request that holds them, for the message when it is missing. Anything
  /// but an object counts as missing; that matters only when a parameter is required.
  Arguments(const Json::Value& params, std::string_view holder, const api::ObjectResolver& resolver)
      : params_(params), holder_(holder), resolver_(resolver) {}

  template <class T>
  Arguments& required(std::string_view name, T& out) {
    if (!result_) return *this;
    if (!params_.isObject())
      result_ = invalid("'" + std::string(holder_) + "' is required");
    else if (const auto* value = find(name))
      result_ = read(*value, Place{name}, out);
    else
      result_ = shouldBe(Place{name}, expectedArgument(out));
    return *this;
  }

  /// Leaves `out` as it is when the parameter is absent or null.
  template <class T>
  Arguments& optional(std::string_view name, T& out) {
    const auto* value = result_ && params_.isObject() ? find(name) : nullptr;
    if (value && !value->isNull()) result_ = read(*value, Place{name}, out);
    return *this;
  }

  bool ok() const { return result_.has_value(); }
  tl::unexpected<Error> error() const { return tl::make_unexpected(result_.error()); }

 private:
  const Json::Value* find(std::string_view name) const {
    return params_.find(name.data(), name.data() + name.size());
  }

  template <class T>
  static std::string_view expectedArgument(const T&) {
    return expected<T>();
  }
  template <class T>
  static std::string_view expectedArgument(const std::shared_ptr<T>&) {
    return "a string";
  }

  template <class T>
  Result<void> read(const Json::Value& value, const Place& place, T& out) {
    return decode(value, place, out);
  }

  /// An object is named by its id.
  template <std::derived_from<api::MediaObject> T>
  Result<void> read(const Json::Value& value, const Place& place, std::shared_ptr<T>& out) {
    std::string id;
    if (auto done = decode(value, place, id); !done) return done;
    const auto object = resolver_.find(id);
    if (!object) return objectNotFound(id);
    out = std::dynamic_pointer_cast<T>(object);
    if (!out) return wrongClass(place, *object, T::kClassName);
    return {};
  }

  const Json::Value& params_;
  const std::string_view holder_;
  const api::ObjectResolver& resolver_;
  Result<void> result_;
};

}  // namespace headwater::rpc::codec
