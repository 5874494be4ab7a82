// One client's session.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "elements/base/Mutex.hpp"
#include "rpc/dispatch/Application.hpp"
#include "server/objects/EventSink.hpp"

namespace headwater::server {

/// Thread-safe. Owned by the SessionManager and by whoever works on a request of it.
class Session final : public rpc::Session, public EventSink {
 public:
  Session(std::string id, std::chrono::milliseconds duplicatesKept);

  const std::string& id() const override { return id_; }
  bool established() const override;
  void attach(const std::shared_ptr<rpc::Connection>& connection) override;
  void reply(const std::shared_ptr<rpc::Connection>& asked, std::string frame) override;
  rpc::DuplicateCache& duplicates() override { return duplicates_; }

  const std::string& sessionId() const override { return id_; }
  bool wantsKurento6() const override { return speaksKurento6(); }
  /// Sends an event to where the session lives; an event without a socket is lost, as with Kurento.
  void deliver(const std::string& frame) override;

  /// Collection in two steps: true when the session was marked before, has no open socket and was not used
  /// since.
  bool expired();

  // References; `object` ids. The manager keeps the counts over all sessions.
  bool insert(const std::string& object);  ///< false when it was there
  bool erase(const std::string& object);   ///< false when it was not there
  bool holds(const std::string& object) const;
  size_t objectCount() const;
  std::set<std::string> objects() const;

 private:
  const std::string id_;
  rpc::DuplicateCache duplicates_;
  mutable base::Mutex mutex_;
  std::weak_ptr<rpc::Connection> connection_ HW_GUARDED_BY(mutex_);
  std::set<std::string> objects_ HW_GUARDED_BY(mutex_);
  bool established_ HW_GUARDED_BY(mutex_) = false;
  bool marked_ HW_GUARDED_BY(mutex_) = false;
};

}  // namespace headwater::server
