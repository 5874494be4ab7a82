// Endpoints that read or write what a URI names: their states and events. The media path is to come.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "rpc/generated/Dispatch.hpp"
#include "server/objects/MediaElement.hpp"

namespace headwater::server {

/// Belongs to its pipeline's executor.
class UriEndpoint : public MediaElement, public virtual api::UriEndpoint {
 public:
  Result<std::string> getUri() override { return uri_; }
  Result<api::UriEndpointState> getState() override { return state_; }

  std::shared_ptr<media::Node> node() override { return nullptr; }
  std::string graph(bool) override { return {}; }
  Result<api::StatsMap> getStats(const std::optional<api::MediaType>&) override { return api::StatsMap{}; }

 protected:
  UriEndpoint(Services& services, const char* className, const std::shared_ptr<MediaObject>& pipeline,
              std::string uri);

  bool carriesMedia() const override { return false; }
  const std::string& uri() const { return uri_; }
  /// "file" of "file:///a"; empty when there is none (RFC 3986 section 3.1).
  std::string scheme() const;
  api::UriEndpointState state() const { return state_; }
  /// Changes the state and raises UriEndpointStateChanged; false when it is that already.
  bool enterState(api::UriEndpointState state);

 private:
  const std::string uri_;
  api::UriEndpointState state_ = api::UriEndpointState::STOP;
};

/// Belongs to its pipeline's executor.
class PlayerEndpoint final : public UriEndpoint, public virtual api::PlayerEndpoint {
 public:
  PlayerEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                 const api::PlayerEndpointParams& params);

  Result<void> play() override;
  Result<void> pause() override;
  Result<void> stop() override;
  Result<api::VideoInfo> getVideoInfo() override { return api::VideoInfo{}; }
  Result<std::string> getElementGstreamerDot() override;
  Result<int64_t> getPosition() override { return 0; }
  Result<void> setPosition(const int64_t& position) override;

 private:
  /// Whether there is something to read, as far as that can be told without reading it.
  bool uriIsValid() const;
};

/// Belongs to its pipeline's executor.
class RecorderEndpoint final : public UriEndpoint, public virtual api::RecorderEndpoint {
 public:
  RecorderEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                   const api::RecorderEndpointParams& params);

  Result<void> record() override;
  Result<void> pause() override;
  Result<void> stop() override;
  Result<void> stopAndWait() override { return stop(); }

 private:
  const api::MediaProfileSpecType profile_;
  const bool stopOnEndOfStream_;
};

}  // namespace headwater::server
