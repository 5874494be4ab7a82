// Several requests as one: they run in order, later ones may refer to what earlier ones created.
#pragma once

#include <json/json.h>

#include <memory>
#include <string>

#include "rpc/dispatch/Call.hpp"

namespace headwater::rpc {

/// Kept alive by the request that is under way. Belongs to the I/O thread; a result that arrives elsewhere is
/// taken there first.
class Transaction : public std::enable_shared_from_this<Transaction> {
 public:
  Transaction(Dispatcher& dispatcher, std::shared_ptr<Dispatcher::Call> call)
      : dispatcher_(dispatcher), call_(std::move(call)) {}

  /// Error 40008 when an operation has no request form or an id other than its place.
  static Result<void> check(const Json::Value& operations);
  /// Runs the next operation, or answers when there is none or the last one failed.
  void step();

 private:
  void done(const Json::Value& id, const Result<Json::Value>& result);
  /// Replaces "newref:N" by what operation N created.
  Result<void> resolve(Json::Value& value) const;

  Dispatcher& dispatcher_;
  const std::shared_ptr<Dispatcher::Call> call_;
  Json::Value results_ = Json::arrayValue;
  bool failed_ = false;
};

}  // namespace headwater::rpc
