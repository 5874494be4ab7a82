// The GstPipeline of one recording: from its first media to the end of the file.
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "elements/gst/PadProbe.hpp"
#include "elements/pipe/ElementPipeline.hpp"
#include "elements/pipe/TrackInput.hpp"
#include "elements/recorder/Profile.hpp"
#include "elements/recorder/StreamTime.hpp"
#include "elements/recorder/Timing.hpp"
#include "elements/rtp/RtpFormats.hpp"

namespace headwater::recorder {

/// One kind of media that is recorded.
struct RecordedTrack {
  std::shared_ptr<track::Track> source;  ///< that was attached
  std::shared_ptr<track::Track> track;   ///< the same or derived from it: in the format of `recording`
  Recording recording;
};

/// Thread-safe; held by shared_ptr. Callbacks are made on GStreamer's threads and on the scheduler's.
class RecorderPipeline : public std::enable_shared_from_this<RecorderPipeline> {
 public:
  struct Callbacks {
    std::function<void()> onBegun;                        ///< the first media is being written
    std::function<void()> onFinished;                     ///< the file is whole, or will not become so
    std::function<void(const base::Failure&)> onFailure;  ///< nothing more is written; onFinished follows
    std::function<void(base::Kind)> onMedia;
  };

  /// `location`: a path or an http(s) URL. `since`: what was captured before this running time is not
  /// recorded. Failure: missingPlugin.
  static base::Expected<std::shared_ptr<RecorderPipeline>> create(const RecorderOptions& options,
                                                                  const std::string& location,
                                                                  std::vector<RecordedTrack> tracks,
                                                                  GstClockTime since, Callbacks callbacks);
  ~RecorderPipeline();

  base::Expected<void> start();
  void pause();
  void resume();
  /// Nothing more is taken; onFinished comes within RecorderOptions::finalize.
  void finish();
  /// Until onFinished has been called, at most `deadline`.
  bool awaitFinished(std::chrono::milliseconds deadline);

  /// What is recorded of `kind`, before it was adapted.
  std::shared_ptr<track::Track> followed(base::Kind kind) const;
  /// Whether the recording can go on when its source has this format now.
  bool takes(base::Kind kind, const rtp::RtpFormat& format) const;
  /// Another Track takes the place of the one that is recorded. Failure: formatMismatch.
  base::Expected<void> follow(const RecordedTrack& track);
  /// Nothing comes of that kind any more.
  void unfollow(base::Kind kind);

  base::Delays delays() const;
  std::string dot(bool verbose) const { return pipeline_ ? pipeline_->dot(verbose) : ""; }
  bool end(std::chrono::milliseconds deadline);
  void endSoon();

 private:
  struct Stream;
  static size_t index(base::Kind kind) { return kind == base::Kind::video ? 1 : 0; }

  RecorderPipeline(const RecorderOptions& options, std::vector<RecordedTrack> tracks, GstClockTime since,
                   Callbacks callbacks);
  base::Expected<void> build(const std::string& location);
  std::string line(bool upload) const;
  void watch(const std::shared_ptr<Stream>& stream);
  void watchMedia(const std::shared_ptr<Stream>& stream, GstPad* pad);
  gst::Ptr<GstPad> written(const Stream& stream) const;
  void listen(const std::shared_ptr<Stream>& stream, const std::shared_ptr<track::Track>& track);
  void reorder(const std::shared_ptr<Stream>& stream);
  GstPadProbeReturn onMedia(Stream& stream, GstPad* pad, GstPadProbeInfo* info);
  GstPadProbeReturn onPicture(Stream& stream, GstPadProbeInfo* info);
  void passEarly(Stream& stream, GstPad* pad);
  static void stamp(Stream& stream, GstBuffer* buffer, GstClockTime at);
  std::optional<GstClockTime> timeOf(Stream& stream, GstBuffer* buffer);
  bool begins(const Stream& stream, bool keyframe, GstClockTime captured);
  bool checkSilence();
  void askForKeyframe(std::chrono::steady_clock::time_point time);
  void onBus(const gst::BusReport& report);
  void finished();
  void unfollowAll();
  void leave();

  const RecorderOptions options_;
  const Callbacks callbacks_;
  const GstClockTime since_;
  Timing timing_;
  std::atomic<int64_t> leap_{0};                    ///< of the source's clock
  std::array<std::shared_ptr<Stream>, 2> streams_;  ///< audio, video; null: not recorded
  std::unique_ptr<pipe::ElementPipeline> pipeline_;
  gst::PadProbe written_;
  std::string location_;
  std::chrono::steady_clock::time_point started_{};
  std::chrono::steady_clock::time_point
      asked_{};  ///< for a keyframe; by start(), then the scheduler's thread
  std::atomic<bool> finishing_{false}, failed_{false}, ended_{false};

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool finished_ = false;
  bool counted_ = false;  ///< among the recordings under way
};

}  // namespace headwater::recorder
