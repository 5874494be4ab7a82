// From a Track into a GStreamer pipeline.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>

#include "elements/base/Mutex.hpp"
#include "elements/gst/PadProbe.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/rtp/RtpHeader.hpp"
#include "elements/track/Track.hpp"

namespace headwater::pipe {

/// Feeds an appsrc with what a Track publishes: RTP packets (application/x-rtp with the Track's format) or
/// frames. The PTS of a packet is the running time at which it was captured, as far as the Track's clock
/// knows it, else that of its arrival; so audio and video of one presenter keep together. Its OFFSET is the
/// running time of its arrival. Keyframes that the pipeline asks for (GstForceKeyUnit) are asked of the
/// Track.
///
/// Never blocks the source: what waits for longer than `queue` is dropped, the oldest first. Held by
/// shared_ptr. Thread-safe.
class TrackInput : public track::TrackSink, public std::enable_shared_from_this<TrackInput> {
 public:
  struct Options {
    std::chrono::milliseconds queue{1000};  ///< 0: any time
    uint64_t queueBytes = 0;                ///< that may wait, 0: any number
    /// The packets of a picture go in as one buffer list with its last one, and wake the pipeline up once.
    /// For sources whose packets are in order.
    bool pictures = false;
    int payloadType = 96;  ///< that packets are given
    bool replay = true;    ///< begin with the Track's cached keyframe, or else with a new one
    /// Frames that are older are stamped as being so old, and none is from the future: for what goes by the
    /// clock, such as a mix. 0: time stamps stay as they are.
    std::chrono::milliseconds latest{0};
  };

  /// `appsrc` is not started yet; its properties are set here.
  static std::shared_ptr<TrackInput> create(std::shared_ptr<track::Track> track, gst::Ptr<GstElement> appsrc,
                                            Options options);
  static std::shared_ptr<TrackInput> create(std::shared_ptr<track::Track> track, gst::Ptr<GstElement> appsrc);
  ~TrackInput() override;

  /// Media flows from here on; for video from a keyframe on.
  void start();
  /// Returns when nothing is being pushed any more. Idempotent. Must be called before the last reference
  /// goes: the Track holds one until then.
  void stop();

  const std::shared_ptr<track::Track>& track() const { return track_; }
  uint64_t received() const { return received_; }  ///< packets or frames

  /// Told when the source breaks down, on its threads; set before start().
  std::function<void(const base::Failure&)> failureListener;

  // TrackSink
  void onFormat(const rtp::RtpFormat& format) override;
  void onPacket(const track::RtpPacketPtr& packet) override;
  void onFrame(const gst::Ptr<GstSample>& frame) override;
  void onData(const track::DataMessage&) override {}
  void onFailure(const base::Failure& failure) override;

 private:
  TrackInput(std::shared_ptr<track::Track> track, gst::Ptr<GstElement> appsrc, Options options);
  void watchRequests();
  gst::Ptr<GstBuffer> inTime(GstBuffer* frame) const;
  GstClockTime captured(const track::RtpPacket& packet) const;

  const std::shared_ptr<track::Track> track_;
  const gst::Ptr<GstElement> appsrc_;
  const Options options_;
  gst::PadProbe requests_;
  void push(gst::Ptr<GstBuffer> packet, const rtp::RtpHeader& header);
  void pushPicture();

  gst::Ptr<GstBufferList> picture_;  ///< source's thread: what has come of one that is not whole yet
  uint32_t pictureTime_ = 0;         ///< source's thread: its RTP timestamp
  gst::Ptr<GstCaps> caps_;           ///< source's thread: what the appsrc was told last
  std::atomic<uint64_t> received_{0};
  base::Mutex mutex_;
  std::shared_ptr<track::Track::Subscription> subscription_ HW_GUARDED_BY(mutex_);
};

}  // namespace headwater::pipe
