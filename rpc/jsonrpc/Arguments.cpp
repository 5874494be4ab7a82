#include "rpc/jsonrpc/Arguments.hpp"

namespace headwater::rpc::codec {

namespace {

constexpr std::string_view kNewReference = "newref:";

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

}  // namespace

tl::unexpected<Error> objectNotFound(const std::string& id) {
  if (id.rfind(kNewReference, 0) == 0)
    return failure(
        40109,
        "Object " + quoted(id) +
            " not found. Possibly using a transactional object without committing the transaction.",
        "MEDIA_OBJECT_NOT_FOUND_TRANSACTION_NO_COMMIT");
  return failure(40101, "Object " + quoted(id) + " not found", "MEDIA_OBJECT_NOT_FOUND");
}

tl::unexpected<Error> wrongClass(const Place& place, const api::MediaObject& object,
                                 std::string_view wanted) {
  std::string message = quoted(place.name) + " " + std::string(place.noun) + " should be a ";
  message.append(wanted).append(", ").append(quoted(object.id())).append(" is a ");
  return invalid(std::move(message.append(object.classInfo().name)));
}

tl::unexpected<Error> unknownOperation(std::string_view operation, const Json::Value& operationParams) {
  const auto count = operationParams.isObject() ? operationParams.size() : 0;
  return failure(40008,
                 "Method " + quoted(operation) + " with " + std::to_string(count) + " parameters not found",
                 "MALFORMED_TRANSACTION");
}

tl::unexpected<Error> unknownClass(std::string_view type) {
  return failure(40108, "Factory " + quoted(type) + " not found", "MEDIA_OBJECT_NOT_AVAILABLE");
}

tl::unexpected<Error> notAvailable(std::string_view type) {
  return failure(40006, std::string(type) + " is not available in this version", "NOT_IMPLEMENTED");
}

tl::unexpected<Error> brokenClass(const api::MediaObject& object, std::string_view wanted) {
  return failure(40003, "Object " + quoted(object.id()) + " is not a " + std::string(wanted),
                 "UNEXPECTED_ERROR");
}

}  // namespace headwater::rpc::codec
