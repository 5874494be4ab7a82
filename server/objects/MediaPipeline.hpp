// The container of elements, and the owner of the executor that they share.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "elements/base/Types.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "server/objects/MediaObject.hpp"

namespace headwater::server {

class MediaElement;

/// Owns nothing of the media path itself: each element has a graph of its own. Belongs to its executor.
class MediaPipeline final : public MediaObject, public virtual api::MediaPipeline {
 public:
  explicit MediaPipeline(Services& services);

  Result<bool> getLatencyStats() override { return latencyStats_; }
  bool latencyStats() const { return latencyStats_; }
  Result<void> setLatencyStats(const bool& enabled) override;
  Result<std::string> getGstreamerDot(const std::optional<api::GstreamerDotDetails>& details) override;
  Result<void> dumpGstreamerDot(const std::optional<api::GstreamerDotDetails>& details) override;

  /// The format of the video that an element of this pipeline publishes; empty when none does yet. An
  /// endpoint that answers before it is connected negotiates this, so that no transcoding is needed.
  rtp::RtpFormat publishedVideo();

 private:
  std::vector<std::shared_ptr<MediaElement>> elements();

  bool latencyStats_ = false;
};

}  // namespace headwater::server
