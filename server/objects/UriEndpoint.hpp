// Endpoints that read or write what a URI names: their states and events.
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

  Result<api::StatsMap> getStats(const std::optional<api::MediaType>& type) override;

 protected:
  UriEndpoint(Services& services, const char* className, const std::shared_ptr<MediaObject>& pipeline,
              std::string uri);

  const std::string& uri() const { return uri_; }
  /// "file" of "file:///a"; empty when there is none (RFC 3986 section 3.1).
  std::string scheme() const;
  api::UriEndpointState state() const { return state_; }
  /// How long media takes to get here, of elements that it ends at.
  virtual base::Delays delays() const { return {}; }
  /// Changes the state and raises UriEndpointStateChanged; false when it is that already.
  bool enterState(api::UriEndpointState state);

 private:
  const std::string uri_;
  api::UriEndpointState state_ = api::UriEndpointState::STOP;
};

}  // namespace headwater::server
