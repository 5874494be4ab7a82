#include "rpc/dispatch/Transaction.hpp"

#include <charconv>

#include "rpc/generated/Errors.hpp"

namespace headwater::rpc {

namespace {

constexpr std::string_view kNewReference = "newref:";

tl::unexpected<Error> malformed(const std::string& what) {
  return api::failure(api::ErrorCode::MALFORMED_TRANSACTION, what);
}

std::optional<Json::ArrayIndex> referenceIndex(std::string_view text) {
  Json::ArrayIndex index = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return index;
}

}  // namespace

Result<void> Transaction::check(const Json::Value& operations) {
  for (Json::ArrayIndex place = 0; place < operations.size(); ++place) {
    const Json::Value& operation = operations[place];
    if (!operation.isObject() || !operation["method"].isString())
      return malformed("Operation " + std::to_string(place) + " is no request");
    const Json::Value& id = operation["id"];
    if (!id.isIntegral() || id.asLargestInt() != static_cast<Json::LargestInt>(place))
      return malformed("Id of request '" + (id.isConvertibleTo(Json::stringValue) ? id.asString() : "?") +
                       "' should be '" + std::to_string(place) + "'");
  }
  return {};
}

void Transaction::step() {
  const Json::Value& operations = call_->params()["operations"];
  if (failed_ || results_.size() == operations.size()) return call_->finishValue(std::move(results_));
  const Json::Value& operation = operations[results_.size()];
  Request request;
  request.id = operation["id"];
  request.method = operation["method"].asString();
  request.params = operation["params"];
  if (request.params.isObject()) request.params.removeMember("sessionId");
  if (auto resolved = resolve(request.params); !resolved) return call_->fail(resolved.error());
  dispatcher_.runStep(*call_, std::move(request),
                      [self = shared_from_this(), id = operation["id"]](const Result<Json::Value>& result) {
                        self->call_->connection->post([self, id, result] { self->done(id, result); });
                      });
}

void Transaction::done(const Json::Value& id, const Result<Json::Value>& result) {
  results_.append(result ? resultMessage(id, *result) : errorMessage(id, result.error()));
  failed_ = !result;
  step();
}

Result<void> Transaction::resolve(Json::Value& value) const {
  if (value.isObject() || value.isArray()) {
    for (auto& member : value)
      if (auto resolved = resolve(member); !resolved) return resolved;
    return {};
  }
  if (!value.isString()) return {};
  const std::string text = value.asString();
  if (text.rfind(kNewReference, 0) != 0) return {};
  const std::string place = text.substr(kNewReference.size());
  const auto index = referenceIndex(place);
  if (!index) return malformed("Invalid index of newref '" + place + "'");
  if (*index >= results_.size()) return malformed("Result not found on request " + place);
  value = results_[*index]["result"]["value"];
  return {};
}

}  // namespace headwater::rpc
