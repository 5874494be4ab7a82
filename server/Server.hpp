// The server: sessions, objects and the control port put together.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "elements/base/Mutex.hpp"
#include "rpc/dispatch/Dispatcher.hpp"
#include "rpc/transport/WebSocketServer.hpp"
#include "server/objects/ObjectFactory.hpp"
#include "server/objects/ServerManager.hpp"
#include "server/objects/Services.hpp"
#include "server/runtime/Ticker.hpp"
#include "server/session/SessionManager.hpp"

namespace headwater::server {

/// Owns everything. Made, started and stopped by the main thread; as rpc::Application it is thread-safe.
class Server final : public rpc::Application {
 public:
  explicit Server(Config config);
  ~Server() override;

  /// Opens the control port; the error is for people.
  Result<void> start();
  uint16_t port() const { return transport_.port(); }
  /// Ends the control port, every object and every peer; false when peers were left at the deadline. Once.
  bool stop(std::chrono::milliseconds deadline);

  // rpc::Application
  std::shared_ptr<api::MediaObject> find(std::string_view id) const override;
  const std::string& serverId() const override { return serverId_; }
  std::string metricsText() const override;
  std::shared_ptr<rpc::Session> findSession(const std::string& id) override;
  std::shared_ptr<rpc::Session> openSession(const std::string& id) override;
  std::shared_ptr<rpc::Session> newSession() override;
  void closeSession(const std::string& id, bool release) override;
  void post(const std::shared_ptr<api::MediaObject>& object, std::function<void()> job) override;
  bool alive(const api::MediaObject& object) const override;
  api::Factory& factory() override { return factory_; }
  Result<void> ref(const std::shared_ptr<rpc::Session>& session,
                   const std::shared_ptr<api::MediaObject>& object) override;
  void unref(rpc::Session& session, const std::string& objectId) override;
  Result<std::string> subscribe(const std::shared_ptr<rpc::Session>& session, api::MediaObject& object,
                                const std::string& event) override;
  void unsubscribe(api::MediaObject& object, const std::string& subscription) override;
  void release(const std::shared_ptr<api::MediaObject>& object) override;

 private:
  void releaseLater(const std::string& objectId);
  /// Starts the server of uploads when it is not there yet.
  base::Expected<std::shared_ptr<upload::UploadServer>> uploads();
  upload::UploadMetrics uploadMetrics() const;
  void tick();

  const Config config_;
  const std::string serverId_;
  ProcessUsage usage_;
  SessionManager sessions_;
  Services services_;
  const std::shared_ptr<Executor> executor_;  // the server's own: pipelines are created here
  const std::shared_ptr<ServerManager> manager_;
  ObjectFactory factory_;
  rpc::Dispatcher dispatcher_;
  rpc::WebSocketServer transport_;
  std::chrono::steady_clock::time_point collected_ = std::chrono::steady_clock::now();
  std::atomic<uint64_t> objectsRefused_{0};
  mutable base::Mutex uploadsMutex_;
  std::shared_ptr<upload::UploadServer> uploads_ HW_GUARDED_BY(uploadsMutex_);
  bool stopped_ = false;
  std::unique_ptr<Ticker> ticker_;
};

}  // namespace headwater::server
