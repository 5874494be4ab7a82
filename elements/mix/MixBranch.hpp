// One input of a compositor or an audiomixer.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "elements/pipe/ElementPipeline.hpp"
#include "elements/pipe/TrackInput.hpp"

namespace headwater::mix {

/// Feeds one request pad of an aggregator with the frames of a Track. Thread: one owner.
class MixBranch {
 public:
  /// `convert` stands between the appsrc and the aggregator, as for gst-launch; empty: nothing. Frames that
  /// are older than `latest` are taken as being so old. `onFailure` hears when there are none, and why.
  static base::Expected<std::unique_ptr<MixBranch>> create(
      const pipe::ElementPipeline& pipeline, const gst::Ptr<GstElement>& aggregator, track::TrackPtr frames,
      const std::string& convert, std::chrono::milliseconds latest,
      std::function<void(const base::Failure&)> onFailure);
  ~MixBranch();
  MixBranch(const MixBranch&) = delete;
  MixBranch& operator=(const MixBranch&) = delete;

  GstPad* pad() const { return pad_.get(); }
  const track::TrackPtr& frames() const { return input_->track(); }

 private:
  MixBranch() = default;

  gst::Ptr<GstElement> aggregator_, bin_;
  gst::Ptr<GstPad> pad_;
  std::shared_ptr<pipe::TrackInput> input_;
};

}  // namespace headwater::mix
