// Filters: their settings. The media path is to come, but for the element of a GStreamerFilter, which is
// real.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "elements/filter/FilterElement.hpp"
#include "rpc/generated/Dispatch.hpp"
#include "server/objects/MediaElement.hpp"

namespace headwater::server {

/// Belongs to its pipeline's executor.
class Filter : public MediaElement, public virtual api::Filter {
 public:
  std::shared_ptr<media::Node> node() override { return nullptr; }
  std::string graph(bool) override { return {}; }
  Result<api::StatsMap> getStats(const std::optional<api::MediaType>&) override { return api::StatsMap{}; }

 protected:
  Filter(Services& services, const char* className, const std::shared_ptr<MediaObject>& pipeline);
  bool carriesMedia() const override { return false; }
};

/// Belongs to its pipeline's executor.
class GStreamerFilter final : public Filter, public virtual api::GStreamerFilter {
 public:
  GStreamerFilter(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                  const api::GStreamerFilterParams& params, std::unique_ptr<media::FilterElement> element);

  Result<std::string> getCommand() override { return command_; }
  Result<void> setElementProperty(const std::string& propertyName, const std::string& propertyValue) override;

 private:
  const std::string command_;
  const api::FilterType type_;
  const std::unique_ptr<media::FilterElement> element_;
};

/// Belongs to its pipeline's executor.
class FaceOverlayFilter final : public Filter, public virtual api::FaceOverlayFilter {
 public:
  FaceOverlayFilter(Services& services, const std::shared_ptr<MediaObject>& pipeline)
      : Filter(services, "FaceOverlayFilter", pipeline) {}

  Result<void> unsetOverlayedImage() override;
  Result<void> setOverlayedImage(const std::string& uri, const double& offsetXPercent,
                                 const double& offsetYPercent, const double& widthPercent,
                                 const double& heightPercent) override;

 private:
  struct Picture {
    std::string uri;
    double x = 0, y = 0, width = 1, height = 1;  ///< parts of the face's size
  };
  std::optional<Picture> picture_;
};

/// Belongs to its pipeline's executor.
class ImageOverlayFilter final : public Filter, public virtual api::ImageOverlayFilter {
 public:
  ImageOverlayFilter(Services& services, const std::shared_ptr<MediaObject>& pipeline)
      : Filter(services, "ImageOverlayFilter", pipeline) {}

  Result<void> removeImage(const std::string& id) override;
  Result<void> addImage(const std::string& id, const std::string& uri, const double& offsetXPercent,
                        const double& offsetYPercent, const double& widthPercent, const double& heightPercent,
                        const bool& keepAspectRatio, const bool& center) override;

 private:
  struct Picture {
    std::string uri;
    double x = 0, y = 0, width = 1, height = 1;  ///< parts of the video's size
    bool keepAspectRatio = false, center = false;
  };
  std::map<std::string, Picture> pictures_;  // by the application's name for it
};

/// Belongs to its pipeline's executor.
class ZBarFilter final : public Filter, public virtual api::ZBarFilter {
 public:
  ZBarFilter(Services& services, const std::shared_ptr<MediaObject>& pipeline)
      : Filter(services, "ZBarFilter", pipeline) {}
};

}  // namespace headwater::server
