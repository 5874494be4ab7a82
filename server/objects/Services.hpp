// What media objects need of the server around them.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "elements/ice/IceHub.hpp"
#include "elements/upload/Uploads.hpp"
#include "rpc/generated/Events.hpp"
#include "rpc/generated/Interfaces.hpp"
#include "server/config/Config.hpp"
#include "server/objects/EventSink.hpp"
#include "server/objects/ObjectStore.hpp"
#include "server/runtime/Executor.hpp"
#include "server/runtime/Reaper.hpp"
#include "server/runtime/ThreadPool.hpp"

namespace headwater::server {

/// One a server; outlives every object. Thread-safe.
struct Services {
  explicit Services(const Config& configuration)
      : config(configuration),
        reaper(static_cast<size_t>(configuration.runtime.maxThreads)),
        pool({.maxThreads = static_cast<size_t>(configuration.runtime.maxThreads)}) {}

  const Config& config;
  ObjectStore store;
  std::shared_ptr<ice::IceHub> iceHub;  ///< there before the first object
  std::atomic<size_t> webRtcEndpoints{0}, webRtcEndpointsRefused{0};
  std::atomic<size_t> rtpEndpoints{0}, rtpEndpointsRefused{0};
  std::atomic<size_t> imagesRefused{0};  ///< pictures of filters
  /// Prints an event as the notification that clients get: the wire's business, so the objects see no JSON.
  std::function<std::string(const std::string& objectId, const rpc::api::Event&, std::string_view name,
                            bool kurento6)>
      printEvent;
  /// The server of HTTP uploads, started with the first call; thread-safe.
  std::function<base::Expected<std::shared_ptr<upload::UploadServer>>()> uploads;
  /// Calls something later, on a thread of its own; it must not block.
  std::function<void(std::chrono::milliseconds, std::function<void()>)> after;
  /// Told of every object that comes and goes; called on that object's executor.
  std::function<void(const std::string&objectId)> created, destroyed;
  Reaper reaper;
  ThreadPool pool;  // last: nothing above goes while a job still runs
};

}  // namespace headwater::server
