// The endpoint of uploads by HTTP: a player of what comes to its URL.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "elements/player/Player.hpp"
#include "elements/upload/Uploads.hpp"
#include "rpc/generated/Dispatch.hpp"
#include "server/objects/MediaElement.hpp"

namespace headwater::server {

/// Belongs to its pipeline's executor.
class HttpPostEndpoint final : public MediaElement, public virtual api::HttpPostEndpoint {
 public:
  HttpPostEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                   const api::HttpPostEndpointParams& params);

  Result<std::string> getUrl() override;

  std::shared_ptr<track::Node> node() override { return player(); }
  std::string graph(bool verbose) override;
  Result<api::StatsMap> getStats(const std::optional<api::MediaType>& type) override;

 private:
  class Events;

  void onRelease() override;
  /// Made, with its place on the server, when it is first needed: a constructor has no shared_ptr of itself.
  const std::shared_ptr<player::Player>& player();
  void onUploadStarted();
  /// The player has nothing more of it to play.
  void onUploadPlayed();
  void terminateLater();

  const std::shared_ptr<upload::UploadServer> server_;
  const std::string path_;
  const std::chrono::seconds disconnectionTimeout_;
  const bool encodedMedia_;

  std::shared_ptr<upload::UploadPlace> place_;
  std::shared_ptr<player::Player> player_;
  std::shared_ptr<Events> events_;
  bool session_ = false;
  uint64_t uploads_ = 0;  ///< so far
};

}  // namespace headwater::server
