// The endpoint of uploads by HTTP. It has its URL, at which uploads are refused: the media path is to come.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "rpc/generated/Dispatch.hpp"
#include "server/objects/MediaElement.hpp"

namespace headwater::server {

/// Belongs to its pipeline's executor.
class HttpPostEndpoint final : public MediaElement, public virtual api::HttpPostEndpoint {
 public:
  HttpPostEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                   const api::HttpPostEndpointParams& params);

  Result<std::string> getUrl() override { return url_; }

  std::shared_ptr<media::Node> node() override { return nullptr; }
  std::string graph(bool) override { return {}; }
  Result<api::StatsMap> getStats(const std::optional<api::MediaType>&) override { return api::StatsMap{}; }

 private:
  bool carriesMedia() const override { return false; }

  const std::string url_;
  const int disconnectionTimeoutSeconds_;
  const bool useEncodedMedia_;
};

}  // namespace headwater::server
