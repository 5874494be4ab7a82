#include "server/Server.hpp"

#include <spdlog/spdlog.h>

#include <future>
#include <thread>
#include <utility>

#include "elements/base/Scheduler.hpp"
#include "elements/fanout/FanoutOptions.hpp"
#include "elements/platform/Platform.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"
#include "rpc/jsonrpc/Message.hpp"
#include "server/Metrics.hpp"
#include "server/objects/ApiError.hpp"
#include "server/runtime/Uuid.hpp"

namespace headwater::server {

namespace {

using std::chrono::milliseconds;

rpc::WebSocketOptions transportOptions(const Config::Rpc& config) {
  rpc::WebSocketOptions options;
  options.address = config.address;
  options.port = static_cast<uint16_t>(config.port);
  options.path = config.path;
  options.maxFrameBytes = static_cast<size_t>(config.maxFrameBytes);
  options.maxSendQueueBytes = static_cast<size_t>(config.maxSendQueueBytes);
  options.maxConnections = static_cast<size_t>(config.maxConnections);
  options.handshakeTimeout = milliseconds(config.handshakeTimeoutMs);
  options.pingInterval = milliseconds(config.pingIntervalMs);
  options.idleTimeout = milliseconds(config.idleTimeoutMs);
  options.tlsCertificate = config.tlsCertificate;
  options.tlsKey = config.tlsKey;
  return options;
}

rpc::DispatchLimits dispatchLimits(const Config& config) {
  rpc::DispatchLimits limits;
  limits.maxNesting = static_cast<size_t>(config.rpc.maxNesting);
  limits.maxPendingRequests = static_cast<size_t>(config.session.maxPendingRequests);
  return limits;
}

fanout::FanoutOptions fanoutOptions(const Config::WebRtc& config) {
  fanout::FanoutOptions options;
  options.threads = static_cast<size_t>(config.fanoutThreads);
  options.gather = std::chrono::microseconds(config.gatherMicroseconds);
  options.queuePackets = static_cast<size_t>(config.fanoutQueuePackets);
  options.ringPackets = static_cast<size_t>(config.retransmitPackets);
  options.ringBytes = static_cast<size_t>(config.retransmitBytes);
  options.ringAge = milliseconds(config.retransmitAgeMs);
  options.retransmitBytesPerSecond = static_cast<size_t>(config.retransmitBytesPerSecond);
  options.joinWith =
      config.joinWith == "freshKeyframe" ? fanout::JoinWith::freshKeyframe : fanout::JoinWith::cachedKeyframe;
  return options;
}

ice::IceHubOptions hubOptions(const Config::WebRtc& config) {
  ice::IceHubOptions options;
  options.port = static_cast<uint16_t>(config.port);
  options.tcp = config.iceTcp;
  options.disconnectAfter = milliseconds(config.disconnectMs);
  options.consentExpiry = milliseconds(config.consentMs);
  options.tcpConnections = static_cast<size_t>(config.iceTcpConnections);
  options.tcpCheckTimeout = milliseconds(config.iceTcpTimeoutMs);
  options.tcpQueueBytes = static_cast<size_t>(config.iceTcpQueueBytes);
  return options;
}

/// How often the ticker looks whether something is due.
milliseconds tickPeriod(const Config& config) {
  return std::min(milliseconds(1000), milliseconds(config.session.gcPeriodMs));
}

}  // namespace

Server::Server(Config config)
    : config_(std::move(config)),
      serverId_(makeUuid()),
      sessions_(milliseconds(config_.session.duplicateCacheMs),
                [this](const std::string& objectId) { releaseLater(objectId); }),
      services_(config_),
      executor_(Executor::create(services_.pool)),
      manager_(
          std::make_shared<ServerManager>(services_, executor_, usage_, [this] { return sessions_.ids(); })),
      factory_(services_),
      dispatcher_(*this, dispatchLimits(config_)),
      transport_(transportOptions(config_.rpc), dispatcher_) {
  fanout::configureFanout(fanoutOptions(config_.webrtc));
  services_.printEvent = rpc::printEvent;
  services_.uploads = [this] { return uploads(); };
  services_.after = [](milliseconds delay, std::function<void()> job) {
    base::Scheduler::shared().after(delay, std::move(job));
  };
  services_.store.add(manager_);
  // Weak: what is still queued when the pool stops must not hold the one that holds the queue.
  const std::weak_ptr<ServerManager> weak = manager_;
  services_.created = [this, weak](const std::string& id) {
    executor_->post([weak, id] {
      if (const auto manager = weak.lock()) manager->objectCreated(id);
    });
  };
  services_.destroyed = [this, weak](const std::string& id) {
    sessions_.forget(id);
    executor_->post([weak, id] {
      if (const auto manager = weak.lock()) manager->objectDestroyed(id);
    });
  };
}

Server::~Server() {
  stop(milliseconds(config_.runtime.shutdownTimeoutMs));
}

Result<void> Server::start() {
  auto hub = ice::IceHub::start(hubOptions(config_.webrtc));
  if (!hub) return tl::make_unexpected(error::of(hub.error()));
  services_.iceHub = std::move(*hub);
  if (auto started = transport_.start(); !started) return started;
  services_.pool.post([] { platform::warmUp(); });
  usage_.sample();
  ticker_ = std::make_unique<Ticker>(tickPeriod(config_), [this] { tick(); });
  return {};
}

bool Server::stop(milliseconds deadline) {
  if (std::exchange(stopped_, true)) return true;
  const auto end = std::chrono::steady_clock::now() + deadline;
  const auto left = [end] {
    return std::max(milliseconds(0),
                    std::chrono::duration_cast<milliseconds>(end - std::chrono::steady_clock::now()));
  };
  ticker_.reset();
  transport_.stop();
  // Behind what was asked for before: a pipeline that is being created must not be missed.
  auto asked = std::make_shared<std::promise<void>>();
  executor_->post([this, asked] {
    for (const auto& object : services_.store.all())
      if (object != manager_ && !object->parent()) object->executor()->post([object] { object->release(); });
    asked->set_value();
  });
  asked->get_future().wait_for(left());
  while (services_.store.size() > 1 && left().count() > 0) std::this_thread::sleep_for(milliseconds(5));
  // In this order: a release hands its peers to the reaper.
  // Adapters end behind the last of their users.
  return services_.pool.stop(left()) && services_.reaper.drain(left()) && platform::awaitTeardowns(left()) &&
         services_.store.size() <= 1;
}

void Server::tick() {
  usage_.sample();
  const auto now = std::chrono::steady_clock::now();
  if (now - collected_ < milliseconds(config_.session.gcPeriodMs)) return;
  collected_ = now;
  executor_->post([this] { sessions_.collect(); });
}

std::shared_ptr<api::MediaObject> Server::find(std::string_view id) const {
  return services_.store.find(id);
}

std::string Server::metricsText() const {
  MetricsText text;
  const auto transport = transport_.metrics();
  text.gauge("headwater_connections", "open control connections", transport.connectionsOpen);
  text.counter("headwater_connections_total", "control connections so far", transport.connectionsTotal);
  text.counter("headwater_connections_refused_total", "refused at rpc.maxConnections or for their path",
               transport.connectionsRefused);
  text.counter("headwater_connections_slow_total", "dropped at rpc.maxSendQueueBytes", transport.closedSlow);
  text.counter("headwater_connections_idle_total", "ended at rpc.idleTimeoutMs", transport.closedIdle);
  text.counter("headwater_connections_oversized_total", "ended at rpc.maxFrameBytes",
               transport.closedOversized);
  text.counter("headwater_handshake_timeouts_total", "ended at rpc.handshakeTimeoutMs",
               transport.handshakeTimeouts);
  text.counter("headwater_frames_received_total", "requests and batches", transport.framesReceived);
  text.counter("headwater_frames_sent_total", "answers and events", transport.framesSent);
  text.counter("headwater_requests_refused_total", "refused at session.maxPendingRequests",
               dispatcher_.refused());
  text.gauge("headwater_sessions", "open sessions", sessions_.ids().size());
  text.gauge("headwater_objects", "media objects, the server manager included", services_.store.size());
  text.counter("headwater_objects_refused_total", "refused at session.maxObjects", objectsRefused_);
  text.gauge("headwater_webrtc_endpoints", "WebRtcEndpoints", services_.webRtcEndpoints);
  text.counter("headwater_webrtc_endpoints_refused_total", "refused at webrtc.maxEndpoints",
               services_.webRtcEndpointsRefused);
  text.gauge("headwater_rtp_endpoints", "RtpEndpoints", services_.rtpEndpoints);
  text.counter("headwater_rtp_endpoints_refused_total", "refused at rtp.maxEndpoints",
               services_.rtpEndpointsRefused);
  addRtpMetrics(text);
  text.counter("headwater_filter_images_refused_total",
               "pictures that were not loaded: refused by filters.image..., or not there",
               services_.imagesRefused);
  addFanoutMetrics(text);
  addAdapterMetrics(text);
  addWebRtcMetrics(text);
  if (services_.iceHub) addIceMetrics(text, services_.iceHub->metrics());
  addPlayerMetrics(text);
  addRecorderMetrics(text);
  addUploadMetrics(text, uploadMetrics());
  text.gauge("headwater_teardowns_pending", "elements being ended", services_.reaper.pending());
  text.gauge("headwater_worker_threads", "threads that run requests", services_.pool.threads());
  text.gauge("process_resident_memory_bytes", "resident memory",
             static_cast<uint64_t>(ProcessUsage::residentKiB()) * 1024);
  return text.take();
}

std::shared_ptr<rpc::Session> Server::findSession(const std::string& id) {
  return sessions_.find(id);
}

std::shared_ptr<rpc::Session> Server::openSession(const std::string& id) {
  return sessions_.open(id);
}

std::shared_ptr<rpc::Session> Server::newSession() {
  return sessions_.open(makeUuid());
}

void Server::closeSession(const std::string& id, bool release) {
  if (const auto session = release ? sessions_.find(id) : nullptr)
    for (const auto& object : session->objects()) releaseLater(object);
  sessions_.close(id);
}

void Server::post(const std::shared_ptr<api::MediaObject>& object, std::function<void()> job) {
  const auto own = ours(object);
  (own ? own->executor() : executor_)->post(std::move(job));
}

bool Server::alive(const api::MediaObject& object) const {
  return !dynamic_cast<const MediaObject&>(object).released();
}

Result<void> Server::ref(const std::shared_ptr<rpc::Session>& session,
                         const std::shared_ptr<api::MediaObject>& object) {
  std::vector<std::string> ids;
  for (auto each = ours(object); each && each != manager_; each = each->parent()) ids.push_back(each->id());
  if (ids.empty()) return {};
  const auto own = std::static_pointer_cast<Session>(session);
  if (sessions_.ref(own, ids, static_cast<size_t>(config_.session.maxObjects))) return {};
  ++objectsRefused_;
  return error::notEnoughResources("the session holds " + std::to_string(config_.session.maxObjects) +
                                   " objects already, as many as session.maxObjects allows");
}

void Server::unref(rpc::Session& session, const std::string& objectId) {
  const auto object = services_.store.find(objectId);
  const auto parent = object ? object->parent() : nullptr;
  sessions_.unref(static_cast<Session&>(session), objectId, parent ? parent->id() : "");
}

Result<std::string> Server::subscribe(const std::shared_ptr<rpc::Session>& session, api::MediaObject& object,
                                      const std::string& event) {
  return dynamic_cast<MediaObject&>(object).subscribe(std::static_pointer_cast<Session>(session), event);
}

void Server::unsubscribe(api::MediaObject& object, const std::string& subscription) {
  dynamic_cast<MediaObject&>(object).unsubscribe(subscription);
}

void Server::release(const std::shared_ptr<api::MediaObject>& object) {
  if (object != manager_) ours(object)->release();
}

base::Expected<std::shared_ptr<upload::UploadServer>> Server::uploads() {
  const base::Lock lock(uploadsMutex_);
  if (uploads_) return uploads_;
  const auto& config = config_.http;
  auto started = upload::UploadServer::start({config.address, static_cast<uint16_t>(config.port),
                                              static_cast<size_t>(config.maxUploads),
                                              static_cast<size_t>(config.bufferBytes)});
  if (started) uploads_ = *started;
  return started;
}

upload::UploadMetrics Server::uploadMetrics() const {
  const base::Lock lock(uploadsMutex_);
  return uploads_ ? uploads_->metrics() : upload::UploadMetrics{};
}

void Server::releaseLater(const std::string& objectId) {
  if (auto object = services_.store.find(objectId)) object->executor()->post([object] { object->release(); });
}

}  // namespace headwater::server
