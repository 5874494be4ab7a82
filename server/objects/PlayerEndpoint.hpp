// The endpoint that plays what a URI names: the API on top of one player::Player.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "elements/player/Player.hpp"
#include "server/objects/UriEndpoint.hpp"

namespace headwater::server {

/// Belongs to its pipeline's executor.
class PlayerEndpoint final : public UriEndpoint, public virtual api::PlayerEndpoint {
 public:
  PlayerEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                 const api::PlayerEndpointParams& params);

  Result<void> play() override;
  Result<void> pause() override;
  Result<void> stop() override;
  Result<api::VideoInfo> getVideoInfo() override;
  Result<std::string> getElementGstreamerDot() override;
  Result<int64_t> getPosition() override;
  Result<void> setPosition(const int64_t& position) override;

  std::shared_ptr<track::Node> node() override { return player(); }
  std::string graph(bool verbose) override;

 private:
  class Events;

  void onRelease() override;
  /// Made when it is first needed: a constructor has no shared_ptr of itself.
  const std::shared_ptr<player::Player>& player();

  player::PlayerOptions options_;
  std::shared_ptr<player::Player> player_;
  std::shared_ptr<Events> events_;
};

}  // namespace headwater::server
