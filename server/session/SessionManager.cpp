#include "server/session/SessionManager.hpp"

#include "server/runtime/Log.hpp"

namespace headwater::server {

SessionManager::SessionManager(std::chrono::milliseconds duplicatesKept, Abandoned abandoned)
    : duplicatesKept_(duplicatesKept), abandoned_(std::move(abandoned)) {}

std::shared_ptr<Session> SessionManager::find(const std::string& id) {
  const base::Lock lock(mutex_);
  const auto found = sessions_.find(id);
  return found == sessions_.end() ? nullptr : found->second;
}

std::shared_ptr<Session> SessionManager::open(const std::string& id) {
  const base::Lock lock(mutex_);
  auto& session = sessions_[id];
  if (!session) {
    session = std::make_shared<Session>(id, duplicatesKept_);
    logInfo("session opened", {{"session", id}});
  }
  return session;
}

void SessionManager::close(const std::string& id) {
  std::shared_ptr<Session> session;
  {
    const base::Lock lock(mutex_);
    const auto found = sessions_.find(id);
    if (found == sessions_.end()) return;
    session = std::move(found->second);
    sessions_.erase(found);
  }
  logInfo("session closed", {{"session", id}});
  std::vector<std::string> held;
  for (const auto& object : session->objects())
    if (session->erase(object)) held.push_back(object);
  dropReferences(held);
}

bool SessionManager::ref(const std::shared_ptr<Session>& session, const std::vector<std::string>& objectIds,
                         size_t maxObjects) {
  const base::Lock lock(mutex_);
  if (session->objectCount() >= maxObjects && !session->holds(objectIds.front())) return false;
  sessions_[session->id()] = session;
  for (const auto& object : objectIds)
    if (session->insert(object)) ++references_[object];
  return true;
}

void SessionManager::unref(Session& session, const std::string& objectId, const std::string& parentId) {
  if (!session.erase(objectId)) return;
  {
    const base::Lock lock(mutex_);
    if (references_.count(parentId) != 0) {
      const auto count = references_.find(objectId);
      if (count != references_.end() && --count->second == 0) references_.erase(count);
      return;
    }
  }
  dropReferences({objectId});
}

void SessionManager::forget(const std::string& objectId) {
  const base::Lock lock(mutex_);
  if (references_.erase(objectId) == 0) return;
  for (const auto& [id, session] : sessions_) session->erase(objectId);
}

void SessionManager::collect() {
  std::vector<std::string> expired;
  {
    const base::Lock lock(mutex_);
    for (const auto& [id, session] : sessions_)
      if (session->expired()) expired.push_back(id);
  }
  for (const auto& id : expired) {
    logInfo("session expired: its client has been gone", {{"session", id}});
    close(id);
  }
}

std::vector<std::string> SessionManager::ids() const {
  const base::Lock lock(mutex_);
  std::vector<std::string> ids;
  for (const auto& [id, session] : sessions_) ids.push_back(id);
  return ids;
}

void SessionManager::dropReferences(const std::vector<std::string>& objectIds) {
  std::vector<std::string> free;
  {
    const base::Lock lock(mutex_);
    for (const auto& object : objectIds) {
      const auto count = references_.find(object);
      if (count == references_.end() || --count->second != 0) continue;
      references_.erase(count);
      free.push_back(object);
    }
  }
  for (const auto& object : free) abandoned_(object);
}

}  // namespace headwater::server
