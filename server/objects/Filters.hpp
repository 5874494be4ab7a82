// Filters: the API on top of filter::MediaFilter.
#pragma once

#include <memory>
#include <string>

#include "elements/base/Mutex.hpp"
#include "elements/filter/MediaFilter.hpp"
#include "rpc/generated/Dispatch.hpp"
#include "server/objects/PassThrough.hpp"

namespace headwater::server {

class Filter;

/// Carries what happens in a filter from GStreamer's threads to its executor. Thread-safe.
class FilterEvents final : public filter::MediaFilterObserver {
 public:
  /// What happens before is dropped: nothing does, as long as nothing is connected.
  void bind(const std::shared_ptr<Filter>& filter);

  void onMediaFlow(track::FlowDirection direction, base::Kind kind, bool flowing) override;
  void onCode(const std::string& type, const std::string& value) override;
  void onFailure(const base::Failure& failure) override;

 private:
  template <class Job>
  void post(Job job);

  base::Mutex mutex_;
  std::weak_ptr<Filter> filter_ HW_GUARDED_BY(mutex_);
};

/// Hands on the media that it does not work on. Belongs to its pipeline's executor.
class Filter : public ForwardingElement, public virtual api::Filter {
 public:
  std::shared_ptr<track::Node> node() override { return filter_; }
  std::string graph(bool verbose) override { return filter_ ? filter_->dot(verbose) : ""; }

 protected:
  Filter(Services& services, const char* className, const std::shared_ptr<MediaObject>& pipeline,
         std::shared_ptr<filter::MediaFilter> filter, std::shared_ptr<FilterEvents> events);
  void onRelease() override;

 private:
  friend class FilterEvents;
  std::shared_ptr<track::Track> handedOn(base::Kind kind, int depth) override;
  std::shared_ptr<track::Track> outgoing(base::Kind kind, int depth) override;
  std::shared_ptr<track::Track> encoderSource(base::Kind kind) override;
  void onSourceChanged(base::Kind kind, int depth) override;
  void onSourceFlow(base::Kind kind, bool flowing, int depth) override;
  bool filters(base::Kind kind) const { return filter_ && filter_->kind() == kind; }

  std::shared_ptr<filter::MediaFilter> filter_;
  std::shared_ptr<FilterEvents> events_;
};

/// Belongs to its pipeline's executor.
class GStreamerFilter final : public Filter, public virtual api::GStreamerFilter {
 public:
  using Media = filter::LineFilter;
  GStreamerFilter(Services& services, const std::shared_ptr<MediaObject>& pipeline, std::string command,
                  const std::shared_ptr<Media>& filter, std::shared_ptr<FilterEvents> events);

  Result<std::string> getCommand() override { return command_; }
  Result<void> setElementProperty(const std::string& propertyName, const std::string& propertyValue) override;

 private:
  const std::string command_;
  const std::weak_ptr<Media> line_;
};

/// Belongs to its pipeline's executor.
class FaceOverlayFilter final : public Filter, public virtual api::FaceOverlayFilter {
 public:
  using Media = filter::FaceFilter;
  FaceOverlayFilter(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                    const std::shared_ptr<Media>& filter, std::shared_ptr<FilterEvents> events);

  Result<void> unsetOverlayedImage() override;
  Result<void> setOverlayedImage(const std::string& uri, const double& offsetXPercent,
                                 const double& offsetYPercent, const double& widthPercent,
                                 const double& heightPercent) override;

 private:
  const std::weak_ptr<Media> faces_;
};

/// Belongs to its pipeline's executor.
class ImageOverlayFilter final : public Filter, public virtual api::ImageOverlayFilter {
 public:
  using Media = filter::ImageFilter;
  ImageOverlayFilter(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                     const std::shared_ptr<Media>& filter, std::shared_ptr<FilterEvents> events);

  Result<void> removeImage(const std::string& id) override;
  Result<void> addImage(const std::string& id, const std::string& uri, const double& offsetXPercent,
                        const double& offsetYPercent, const double& widthPercent, const double& heightPercent,
                        const bool& keepAspectRatio, const bool& center) override;

 private:
  const std::weak_ptr<Media> images_;
};

/// Belongs to its pipeline's executor.
class ZBarFilter final : public Filter, public virtual api::ZBarFilter {
 public:
  using Media = filter::CodeFilter;
  ZBarFilter(Services& services, const std::shared_ptr<MediaObject>& pipeline,
             const std::shared_ptr<Media>& filter, std::shared_ptr<FilterEvents> events)
      : Filter(services, "ZBarFilter", pipeline, filter, std::move(events)) {}
};

}  // namespace headwater::server
