#include "server/session/Session.hpp"

#include <utility>

namespace headwater::server {

namespace {
constexpr size_t kDuplicatesKept = 256;
}

Session::Session(std::string id, std::chrono::milliseconds duplicatesKept)
    : id_(std::move(id)), duplicates_(duplicatesKept, kDuplicatesKept) {}

bool Session::established() const {
  const base::Lock lock(mutex_);
  return established_;
}

void Session::attach(const std::shared_ptr<rpc::Connection>& connection) {
  const base::Lock lock(mutex_);
  connection_ = connection;
  marked_ = false;
}

void Session::reply(const std::shared_ptr<rpc::Connection>& asked, std::string frame) {
  if (asked->isOpen()) {
    asked->send(std::move(frame));
    return;
  }
  deliver(frame);
}

void Session::deliver(const std::string& frame) {
  std::shared_ptr<rpc::Connection> connection;
  {
    const base::Lock lock(mutex_);
    connection = connection_.lock();
  }
  if (connection) connection->send(frame);
}

bool Session::expired() {
  const base::Lock lock(mutex_);
  if (const auto connection = connection_.lock(); connection && connection->isOpen()) {
    marked_ = false;
    return false;
  }
  return std::exchange(marked_, true);
}

bool Session::insert(const std::string& object) {
  const base::Lock lock(mutex_);
  established_ = true;
  return objects_.insert(object).second;
}

bool Session::erase(const std::string& object) {
  const base::Lock lock(mutex_);
  return objects_.erase(object) != 0;
}

bool Session::holds(const std::string& object) const {
  const base::Lock lock(mutex_);
  return objects_.count(object) != 0;
}

size_t Session::objectCount() const {
  const base::Lock lock(mutex_);
  return objects_.size();
}

std::set<std::string> Session::objects() const {
  const base::Lock lock(mutex_);
  return objects_;
}

}  // namespace headwater::server
