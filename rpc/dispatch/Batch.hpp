// JSON-RPC 2.0 section 6: the answers of a batch leave as one array, when the last of them is there.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "rpc/transport/Connection.hpp"

namespace headwater::rpc {

/// Lives as long as a slot does; sends what was gathered when the last slot is gone. Notifications drop
/// theirs unused, so a batch of nothing else sends nothing. Thread-safe.
class Batch : public std::enable_shared_from_this<Batch> {
 public:
  explicit Batch(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}
  ~Batch() {
    if (!answers_.empty()) connection_->send("[" + answers_ + "]");
  }

  std::function<void(std::string)> slot() {
    return [self = shared_from_this()](const std::string& frame) {
      std::lock_guard lock(self->mutex_);
      if (!self->answers_.empty()) self->answers_ += ',';
      self->answers_ += frame;
    };
  }

 private:
  const std::shared_ptr<Connection> connection_;
  std::mutex mutex_;  ///< guards answers_; not base::Mutex, which rpc does not know
  std::string answers_;
};

}  // namespace headwater::rpc
