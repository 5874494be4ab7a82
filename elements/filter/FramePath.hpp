// Frames in, elements, frames out: what every filter is inside.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "elements/base/Mutex.hpp"
#include "elements/filter/MediaFilter.hpp"
#include "elements/pipe/ElementPipeline.hpp"
#include "elements/pipe/TrackOutput.hpp"
#include "elements/track/FlowMonitor.hpp"

namespace headwater::filter {

/// appsrc, the filter's elements between converters, appsink. Runs from the first source to the end. A source
/// is decoded where it does not carry frames. What waits for a filter that does not keep up is dropped, the
/// oldest first. Held by shared_ptr. Thread: the owner's; callbacks on GStreamer's.
class FramePath : public std::enable_shared_from_this<FramePath> {
 public:
  /// `middle` has one pad in and one out. `onMessage` sees the messages that it posts, in place.
  static base::Expected<std::shared_ptr<FramePath>> create(
      base::Kind kind, const gst::Ptr<GstElement>& middle,
      std::function<void(const GstStructure*)> onMessage);
  ~FramePath();

  /// Before the first attach().
  void setObserver(std::weak_ptr<MediaFilterObserver> observer);
  base::Kind kind() const { return kind_; }
  const std::shared_ptr<track::Track>& track() const { return track_; }
  base::Expected<std::shared_ptr<track::Link>> attach(const std::shared_ptr<track::Track>& source);
  void close();
  std::string dot(bool verbose) const { return pipeline_->dot(verbose); }

  std::shared_ptr<MediaFilterObserver> observer() const;

 private:
  class Feed;
  class FeedLink;

  explicit FramePath(base::Kind kind);
  base::Expected<void> build(const gst::Ptr<GstElement>& middle,
                             std::function<void(const GstStructure*)> onMessage);
  void onBus(const gst::BusReport& report) const;

  const base::Kind kind_;
  const std::shared_ptr<track::Track> track_;
  std::unique_ptr<pipe::ElementPipeline> pipeline_;
  gst::Ptr<GstElement> appsrc_;
  std::shared_ptr<pipe::TrackOutput> output_;
  std::shared_ptr<track::FlowMonitor> flowIn_, flowOut_;
  mutable base::Mutex mutex_;
  std::weak_ptr<MediaFilterObserver> observer_ HW_GUARDED_BY(mutex_);
  std::weak_ptr<Feed> feed_;  ///< the one that counts
  std::atomic<bool> closed_{false};
};

/// Node and MediaFilter on top of a FramePath.
template <class Interface>
class FramePathFilter : public Interface {
 public:
  explicit FramePathFilter(std::shared_ptr<FramePath> path) : path_(std::move(path)) {}
  ~FramePathFilter() override { path_->close(); }

  std::shared_ptr<track::Track> track(base::Kind kind) override {
    return kind == path_->kind() ? path_->track() : nullptr;
  }
  base::Expected<std::shared_ptr<track::Link>> attach(const std::shared_ptr<track::Track>& source) override {
    return path_->attach(source);
  }
  void close() override { path_->close(); }
  base::Kind kind() const override { return path_->kind(); }
  std::string dot(bool verbose) const override { return path_->dot(verbose); }

 protected:
  const std::shared_ptr<FramePath> path_;
};

}  // namespace headwater::filter
