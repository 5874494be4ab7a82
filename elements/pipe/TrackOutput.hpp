// From a GStreamer pipeline onto a Track.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

#include "elements/base/Mutex.hpp"
#include "elements/gst/GstPtr.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/track/StreamNumbers.hpp"
#include "elements/track/Track.hpp"

namespace headwater::pipe {

/// Publishes what comes to an appsink: RTP of a payloader (application/x-rtp) or raw frames. RTP: the format
/// comes from the caps unless it is set beforehand; the Track's clock comes from the time stamps of the
/// buffers, and its keyframe requests go up the pipeline as GstForceKeyUnit. Frames get running time as PTS.
///
/// The Track is held weakly: it may own what makes it. Held by shared_ptr. Threads: created by the owner;
/// publishes on the pipeline's streaming thread.
class TrackOutput : public std::enable_shared_from_this<TrackOutput> {
 public:
  struct Options {
    bool sync = false;     ///< wait until the time of a buffer, as for what is read from a file
    bool inOrder = false;  ///< what comes is all there is: see Track::inOrder()
    std::optional<rtp::RtpFormat> format{};  ///< what is published whatever the caps say
    std::function<void()> onMedia{};         ///< for each picture or piece of sound; must not block
    /// Gives packets their numbers anew, for what has to go on across seeks and other pipelines.
    std::shared_ptr<track::StreamNumbers> numbers{};
  };

  /// `appsink` is not started yet; its properties are set here, and so are the Track's clock, keyframe
  /// requester and, when `host` is the pipeline, its host.
  static std::shared_ptr<TrackOutput> create(const std::shared_ptr<track::Track>& track,
                                             const gst::Ptr<GstElement>& appsink, Options options,
                                             const gst::WeakPtr<GstElement>& host);

  uint64_t published() const { return published_; }  ///< packets or frames
  uint64_t bytes() const { return bytes_; }

 private:
  TrackOutput(const std::shared_ptr<track::Track>& track, gst::WeakPtr<GstElement> appsink, Options options);

  void connect(track::Track& track, GstElement* appsink);
  void onSample(gst::Ptr<GstSample> sample);
  void publishPacket(track::Track& track, GstBuffer* buffer, GstClockTime running);
  static void publishFrame(track::Track& track, const gst::Ptr<GstSample>& sample, GstClockTime running);
  GstClockTime onTimeLine(GstClockTime running) const;
  void learnFormat(track::Track& track, GstCaps* caps);
  std::optional<track::ClockMapping> mapping() const;

  const std::weak_ptr<track::Track> track_;
  const gst::WeakPtr<GstElement> appsink_;
  const Options options_;
  gst::Ptr<GstCaps> caps_;  ///< streaming thread
  rtp::RtpFormat format_;   ///< streaming thread
  std::atomic<uint64_t> published_{0}, bytes_{0};
  mutable base::Mutex mutex_;
  std::optional<track::ClockMapping> mapping_ HW_GUARDED_BY(mutex_);
};

}  // namespace headwater::pipe
