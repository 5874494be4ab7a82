// Which packets of one stream are written, and with which times.
#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

#include "elements/base/Mutex.hpp"
#include "elements/pipe/TrackInput.hpp"
#include "elements/recorder/Recorder.hpp"
#include "elements/recorder/StreamTime.hpp"
#include "elements/recorder/Timing.hpp"
#include "elements/rtp/RtpHeader.hpp"

namespace headwater::recorder {

/// What the gates of one recording share. Thread-safe.
struct GateShared {
  explicit GateShared(GstClockTime since) : since(since) {}

  Timing timing;
  std::atomic<int64_t> leap{0};  ///< of the source's clock
  const GstClockTime since;      ///< what was captured before is not recorded
  /// Sound waits for the first picture, so that both begin together.
  std::atomic<bool> pictures{false};
  /// From when on there was sound while nothing came of pictures yet: none of it is left out.
  std::atomic<GstClockTime> alone{GST_CLOCK_TIME_NONE};
  std::function<void()> onBegun;
  std::function<void(base::Kind)> onMedia;
  std::function<bool()> picturesCome;  ///< whether the source of video sends
};

/// Looks at each packet, or frame, where they are in order: stamps it with its time in the recording, or
/// drops it. Video begins, and goes on after a loss or a pause, with a keyframe.
///
/// Thread: onProbe() and what it calls are the stream's streaming thread; the rest any.
class StreamGate {
 public:
  /// `jpeg`: pictures are thinned out to one a second.
  StreamGate(std::shared_ptr<GateShared> shared, base::Kind kind, const rtp::RtpFormat& format, bool leads,
             bool jpeg);

  GstPadProbeReturn onProbe(GstPad* pad, GstPadProbeInfo* info);

  /// Whose packets come from now on.
  void follow(std::shared_ptr<pipe::TrackInput> input);
  std::shared_ptr<pipe::TrackInput> input() const;
  /// Whether the other kind follows its clock.
  void lead(bool leads) { time_.lead(leads); }

  bool frames() const { return frames_; }
  bool seen() const { return seen_; }    ///< whether anything has come
  bool wrote() const { return wrote_; }  ///< whether anything was let through
  bool waits() const { return waits_; }  ///< whether sound waits for a picture
  bool wantsKeyframe() const { return !frames_ && !hasKeyframe_; }
  /// From capture, of what was written last; negative when nothing was.
  std::chrono::nanoseconds delay() const { return std::chrono::nanoseconds(delay_); }
  /// The time in the recording of what was written last.
  std::optional<GstClockTime> written() const;
  /// What belongs before this time is not written any more: something else was.
  void skip(GstClockTime until) { skip_ = until; }
  GstClockTime skipped() const { return skip_; }

 private:
  GstPadProbeReturn onPicture(GstPadProbeInfo* info);
  GstPadProbeReturn onBuffer(GstPad* pad, GstPadProbeInfo* info);
  bool keep(GstBuffer* buffer);
  bool begins(bool keyframe, GstClockTime captured);
  std::optional<GstClockTime> timeOf(GstBuffer* buffer, bool keyframe);
  std::optional<GstClockTime> packetTime(const rtp::RtpHeader& header, GstBuffer* buffer, bool keyframe);
  bool startsPicture(GstPad* pad, GstBuffer* buffer);
  void stamp(GstBuffer* buffer, GstClockTime at);
  void passHeld(GstPad* pad);

  const std::shared_ptr<GateShared> shared_;
  const base::Kind kind_;
  const std::string encoding_;
  const int clockRate_;
  const bool frames_, jpeg_;

  // Streaming thread:
  StreamTime time_;
  const track::Track* timed_ = nullptr;  ///< what `time_` is of
  int piece_ = 0;
  std::optional<uint16_t> sequence_;  ///< of the last packet
  std::optional<uint32_t> rtp_;       ///< timestamp of the last packet that was written
  bool another_ = true;               ///< what is to be stamped is of another picture than what was
  std::optional<GstClockTime> last_;
  std::deque<gst::Ptr<GstBuffer>> held_;  ///< sound before its picture, or what leads a keyframe
  bool passing_ = false;                  ///< what comes now was looked at before

  std::atomic<bool> hasKeyframe_{false}, seen_{false}, wrote_{false}, waits_{false};
  std::atomic<int64_t> delay_{-1};
  std::atomic<GstClockTime> written_{GST_CLOCK_TIME_NONE}, skip_{0};
  mutable base::Mutex mutex_;
  std::shared_ptr<pipe::TrackInput> input_ HW_GUARDED_BY(mutex_);
};

}  // namespace headwater::recorder
