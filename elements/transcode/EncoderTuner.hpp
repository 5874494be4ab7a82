// Sets an encoder by the picture that comes and by what the application asks for.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "elements/pipe/ElementPipeline.hpp"
#include "elements/track/Adapters.hpp"
#include "elements/track/Track.hpp"
#include "elements/transcode/Codecs.hpp"

namespace headwater::transcode {

/// Thread: the streaming thread of the encoder's pipeline.
class EncoderTuner {
 public:
  EncoderTuner(const pipe::ElementPipeline& pipeline, EncoderLine line,
               std::shared_ptr<track::EncodingControl> control, std::weak_ptr<track::Track> made)
      : encoder_(pipeline.element("encoder")),
        shape_(pipeline.element("shape")),
        line_(std::move(line)),
        control_(std::move(control)),
        made_(std::move(made)) {}

  /// For a probe on the encoder's sink pad.
  GstPadProbeReturn onProbe(GstPadProbeInfo* info) {
    if (GST_PAD_PROBE_INFO_TYPE(info) & GST_PAD_PROBE_TYPE_BUFFER)
      return onPicture(GST_BUFFER_PTS(GST_PAD_PROBE_INFO_BUFFER(info))) ? GST_PAD_PROBE_OK
                                                                        : GST_PAD_PROBE_DROP;
    GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
    if (GST_EVENT_TYPE(event) == GST_EVENT_CAPS) {
      GstCaps* caps = nullptr;
      gst_event_parse_caps(event, &caps);
      onCaps(caps);
    }
    return GST_PAD_PROBE_OK;
  }

 private:
  void onCaps(const GstCaps* caps) {
    const GstStructure* fields = gst_caps_get_structure(caps, 0);
    gint numerator = 0, denominator = 1;
    gst_structure_get_int(fields, "width", &width_);
    gst_structure_get_int(fields, "height", &height_);
    gst_structure_get_fraction(fields, "framerate", &numerator, &denominator);
    framerate_ = numerator > 0 && denominator > 0 ? static_cast<double>(numerator) / denominator : 30;
    tune();
  }
  /// False for one that is too soon for the rate that is wanted.
  bool onPicture(GstClockTime time) {
    const auto made = made_.lock();
    const auto estimate = made ? made->receiverEstimate() : 0;
    if (control_->version() != version_ || estimate != estimate_) {
      estimate_ = estimate;
      tune();
    }
    if (spacing_ == 0 || !GST_CLOCK_TIME_IS_VALID(time)) return true;
    const bool jumped = time > due_ + GST_SECOND || time + GST_SECOND < due_;
    if (!jumped && time + spacing_ / 4 < due_) return false;
    due_ = (jumped ? time : due_) + spacing_;
    return true;
  }
  void tune() {
    version_ = control_->version();
    const auto limits = control_->limits();
    spacing_ = limits.framerate > 0 ? static_cast<GstClockTime>(GST_SECOND / limits.framerate) : 0;
    shape(limits);
    int bitrate = limits.bitrate > 0 ? limits.bitrate : line_.defaultBitrate;
    if (bitrate == 0) bitrate = defaultBitrate(width_, height_, framerate_);
    if (limits.maxBitrate > 0) bitrate = std::min(bitrate, limits.maxBitrate);
    if (estimate_ > 0) bitrate = std::min(bitrate, std::max(kLeast, static_cast<int>(estimate_ / 10 * 9)));
    bitrate = std::max(bitrate, limits.minBitrate);
    const int value = std::max(1, bitrate / line_.rateUnit);
    if (encoder_ && !line_.rate.empty() && value != std::exchange(set_, value))
      gst_util_set_object_arg(G_OBJECT(encoder_.get()), line_.rate.c_str(), std::to_string(value).c_str());
  }
  void shape(const track::EncodingLimits& limits) const {
    if (!shape_ || limits.width <= 0 || limits.height <= 0) return;
    const auto caps =
        gst::adopt(gst_caps_new_simple("video/x-raw", "format", G_TYPE_STRING, "I420", "width", G_TYPE_INT,
                                       limits.width & ~1, "height", G_TYPE_INT, limits.height & ~1, nullptr));
    g_object_set(shape_.get(), "caps", caps.get(), nullptr);
  }

  static constexpr int kLeast = 50'000;  ///< bits a second; with less no picture comes about

  const gst::Ptr<GstElement> encoder_, shape_;
  const EncoderLine line_;
  const std::shared_ptr<track::EncodingControl> control_;
  const std::weak_ptr<track::Track> made_;
  uint64_t version_ = 0;
  gint width_ = 640, height_ = 360;
  double framerate_ = 30;
  GstClockTime spacing_ = 0, due_ = 0;  ///< between two pictures, 0 any; when the next is due
  int set_ = 0;
  uint64_t estimate_ = 0;  ///< of the one receiver's path, bits a second; 0 not known
};

}  // namespace headwater::transcode
