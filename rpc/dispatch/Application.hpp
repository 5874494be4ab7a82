// What the wire needs of the application behind it: sessions, objects and where calls run.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "rpc/dispatch/DuplicateCache.hpp"
#include "rpc/generated/Dispatch.hpp"
#include "rpc/jsonrpc/Error.hpp"
#include "rpc/transport/Connection.hpp"

namespace headwater::rpc {

/// A client's session: it outlives sockets, holds references to objects and receives their events.
/// Thread-safe.
class Session {
 public:
  virtual ~Session() = default;
  virtual const std::string& id() const = 0;
  /// Whether it ever referenced an object: only such a session can be connected to again, as with Kurento.
  virtual bool established() const = 0;
  /// Moves the session, and with it its events, to this socket; marks it as in use.
  virtual void attach(const std::shared_ptr<Connection>& connection) = 0;
  /// Sends an answer on the socket that asked or, when that one is gone, where the session lives now.
  virtual void reply(const std::shared_ptr<Connection>& asked, std::string frame) = 0;
  virtual DuplicateCache& duplicates() = 0;

  /// Once its client has used a name of Kurento 6, it is told that version's fields beside today's.
  void speakKurento6() { kurento6_ = true; }
  bool speaksKurento6() const { return kurento6_; }

 private:
  std::atomic<bool> kurento6_{false};
};

/// Thread-safe unless said otherwise. Implemented in server/.
class Application : public api::ObjectResolver {
 public:
  virtual const std::string& serverId() const = 0;
  /// Counters and gauges in the text format of Prometheus, for GET /metrics.
  virtual std::string metricsText() const = 0;

  virtual std::shared_ptr<Session> findSession(const std::string& id) = 0;  ///< null when unknown
  virtual std::shared_ptr<Session> openSession(const std::string& id) = 0;  ///< found or made with that id
  virtual std::shared_ptr<Session> newSession() = 0;
  /// Ends what only it held, or with `release` all that it held; unknown ids are fine.
  virtual void closeSession(const std::string& id, bool release) = 0;

  /// Runs `job` on the executor of the object, or on the server's own for null. Jobs of one object keep their
  /// order.
  virtual void post(const std::shared_ptr<api::MediaObject>& object, std::function<void()> job) = 0;
  /// Whether the object is still there; to be asked on its executor.
  virtual bool alive(const api::MediaObject& object) const = 0;
  virtual api::Factory& factory() = 0;

  /// References the object and its parents for the session; error 40009 beyond the session's limit.
  virtual Result<void> ref(const std::shared_ptr<Session>& session,
                           const std::shared_ptr<api::MediaObject>& object) = 0;
  virtual void unref(Session& session, const std::string& objectId) = 0;

  // To be called on the object's executor.
  virtual Result<std::string> subscribe(const std::shared_ptr<Session>& session, api::MediaObject& object,
                                        const std::string& event) = 0;
  virtual void unsubscribe(api::MediaObject& object, const std::string& subscription) = 0;
  virtual void release(const std::shared_ptr<api::MediaObject>& object) = 0;
};

}  // namespace headwater::rpc
