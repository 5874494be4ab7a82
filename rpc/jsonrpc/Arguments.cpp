#include "rpc/jsonrpc/Arguments.hpp"

#include "rpc/generated/Errors.hpp"

namespace headwater::rpc::codec {

namespace {

constexpr std::string_view kNewReference = "newref:";

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

}  // namespace

tl::unexpected<Error> objectNotFound(const std::string& id) {
  if (id.rfind(kNewReference, 0) == 0)
    return api::failure(
        api::ErrorCode::MEDIA_OBJECT_NOT_FOUND_TRANSACTION_NO_COMMIT,
        "Object " + quoted(id) +
            " not found. Possibly using a transactional object without committing the transaction.");
  return api::failure(api::ErrorCode::MEDIA_OBJECT_NOT_FOUND, "Object " + quoted(id) + " not found");
}

tl::unexpected<Error> wrongClass(const Place& place, const api::MediaObject& object,
                                 std::string_view wanted) {
  std::string message = quoted(place.name) + " " + std::string(place.noun) + " should be a ";
  message.append(wanted).append(", ").append(quoted(object.id())).append(" is a ");
  return invalid(std::move(message.append(object.classInfo().name)));
}

tl::unexpected<Error> unknownOperation(std::string_view operation, const Json::Value& operationParams) {
  const auto count = operationParams.isObject() ? operationParams.size() : 0;
  return api::failure(
      api::ErrorCode::MALFORMED_TRANSACTION,
      "Method " + quoted(operation) + " with " + std::to_string(count) + " parameters not found");
}

tl::unexpected<Error> unknownClass(std::string_view type) {
  return api::failure(api::ErrorCode::MEDIA_OBJECT_NOT_AVAILABLE, "Factory " + quoted(type) + " not found");
}

tl::unexpected<Error> notAvailable(std::string_view type) {
  return api::failure(api::ErrorCode::NOT_IMPLEMENTED,
                      std::string(type) + " is not available in this version");
}

tl::unexpected<Error> brokenClass(const api::MediaObject& object, std::string_view wanted) {
  return api::failure(api::ErrorCode::UNEXPECTED_ERROR,
                      "Object " + quoted(object.id()) + " is not a " + std::string(wanted));
}

}  // namespace headwater::rpc::codec
