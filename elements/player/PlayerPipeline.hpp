// The GstPipeline of one run of a player: from play() to the end, or to where it breaks off.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/base/PerKind.hpp"
#include "elements/gst/Bus.hpp"
#include "elements/gst/Signal.hpp"
#include "elements/pipe/TrackOutput.hpp"
#include "elements/player/Player.hpp"
#include "elements/player/ReadAhead.hpp"
#include "elements/track/StreamNumbers.hpp"

namespace headwater::player {

/// Where a run's media goes. The numbers outlive the run, so that the next one continues it.
struct PlayerTracks {
  std::shared_ptr<track::Track> audio, video;
  std::shared_ptr<track::StreamNumbers> audioNumbers, videoNumbers;
};

/// uridecodebin, which stops decoding where the media is to be passed on encoded, and for each stream a
/// payloader or converter with an appsink that waits for the time of each buffer.
///
/// The pipeline is on the common clock but has its own base time, since that is what GStreamer moves for
/// pauses and seeks; TrackOutput says what it published in terms of the common one. Thread-safe; held by
/// shared_ptr. Callbacks are made on GStreamer's threads.
class PlayerPipeline : public std::enable_shared_from_this<PlayerPipeline> {
 public:
  struct Callbacks {
    std::function<void()> onEnd;  ///< all media has been published
    std::function<void(const base::Failure&)>
        onFailure;  ///< once: what comes after the first is its consequence
    /// Streams that are not played while others are, each with its reason. It goes on.
    std::function<void(const base::Failure&)> onLeftOut;
    std::function<void(base::Kind)> onMedia;  ///< for each picture or piece of sound
  };

  /// Failure: uriInvalid, missingPlugin.
  static base::Expected<std::shared_ptr<PlayerPipeline>> create(const PlayerOptions& options,
                                                                PlayerTracks tracks, Callbacks callbacks);
  ~PlayerPipeline();

  void play() { aim(GST_STATE_PLAYING); }
  void pause() { aim(GST_STATE_PAUSED); }
  base::Expected<void> seek(std::chrono::milliseconds position);

  std::chrono::milliseconds position() const;
  PlayerInfo info() const;
  /// A stream without a length, from a source that does not wait for us.
  bool live() const;
  std::string dot(bool verbose) const;

  /// Ends it without waiting; nothing is published or told after it.
  void endSoon();
  /// False when it did not end within `deadline`.
  bool end(std::chrono::milliseconds deadline);

 private:
  PlayerPipeline(const PlayerOptions& options, PlayerTracks tracks, Callbacks callbacks);
  base::Expected<void> build();
  void configureSource(GstElement* source);
  void aim(GstState target);
  void apply();
  bool pausing();
  void onBus(const gst::BusReport& report);
  void onMessage(GstMessage* message);
  void onPad(GstPad* pad);
  void onAllPads();
  void onUnknown(const GstCaps* caps);
  void onEnd();
  void leaveOut(const std::string& why);
  std::string leftOut();
  void tellLeftOut(base::Failure::Code code);
  void fail(base::Failure::Code code, const std::string& message);
  gst::Ptr<GstElement> pipeline() const;
  gst::Ptr<GstElement> take();

  const PlayerOptions options_;
  const PlayerTracks tracks_;
  const Callbacks callbacks_;
  std::atomic<bool> failed_{false}, ended_{false}, sought_{false};

  mutable base::Mutex mutex_;
  gst::Ptr<GstElement> pipeline_ HW_GUARDED_BY(mutex_);
  std::unique_ptr<gst::Bus> bus_ HW_GUARDED_BY(mutex_);
  std::vector<gst::SignalConnection> signals_ HW_GUARDED_BY(mutex_);
  std::shared_ptr<ReadAhead> ahead_ HW_GUARDED_BY(mutex_);  ///< of a file
  std::string sourceName_ HW_GUARDED_BY(mutex_);            ///< of the element that reads
  base::PerKind<std::shared_ptr<pipe::TrackOutput>> outputs_ HW_GUARDED_BY(mutex_);
  base::PerKind<bool> decoded_ HW_GUARDED_BY(mutex_){};  ///< whether a stream of the kind got a decoder
  std::string leftOut_ HW_GUARDED_BY(mutex_);            ///< what is not played and why, until it is told

  base::Mutex control_;  ///< held while the pipeline's state is set; below mutex_ never
  GstState target_ HW_GUARDED_BY(control_) = GST_STATE_NULL;
  bool buffering_ HW_GUARDED_BY(control_) = false;
};

}  // namespace headwater::player
