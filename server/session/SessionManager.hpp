// All sessions, and which objects they hold.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "server/session/Session.hpp"

namespace headwater::server {

/// Thread-safe. Calls `abandoned` (without a lock held) with the id of every object that no session holds any
/// more.
class SessionManager {
 public:
  using Abandoned = std::function<void(const std::string& objectId)>;
  SessionManager(std::chrono::milliseconds duplicatesKept, Abandoned abandoned);

  std::shared_ptr<Session> find(const std::string& id);
  std::shared_ptr<Session> open(const std::string& id);  ///< found or made
  void close(const std::string& id);

  /// False when the session would hold more than `maxObjects`. A session that was closed meanwhile is open
  /// again.
  bool ref(const std::shared_ptr<Session>& session, const std::vector<std::string>& objectIds,
           size_t maxObjects);
  /// As with Kurento, an object outlives the last reference as long as some session holds its parent;
  /// `parentId` is empty for an object without one.
  void unref(Session& session, const std::string& objectId, const std::string& parentId);
  /// The object is gone: nobody holds it any more.
  void forget(const std::string& objectId);

  /// One step of the mark and sweep: sessions without a socket go one to two periods after they lost it.
  void collect();

  std::vector<std::string> ids() const;

 private:
  void dropReferences(const std::vector<std::string>& objectIds);

  const std::chrono::milliseconds duplicatesKept_;
  const Abandoned abandoned_;
  mutable base::Mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<Session>> sessions_ HW_GUARDED_BY(mutex_);
  std::unordered_map<std::string, size_t> references_ HW_GUARDED_BY(mutex_);  // by object id
};

}  // namespace headwater::server
