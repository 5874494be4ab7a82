// One recording: from its first media to the end of the file.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "elements/recorder/Seating.hpp"
#include "elements/recorder/Upkeep.hpp"

namespace headwater::recorder {

/// Its streams go through a StreamGate each into a MuxerGraph. Seating says which of them are in the file,
/// and Upkeep sees to them while it is written. Thread-safe; held by shared_ptr. Callbacks are made on
/// GStreamer's threads and on the scheduler's.
class RecorderPipeline : public std::enable_shared_from_this<RecorderPipeline> {
 public:
  struct Callbacks {
    std::function<void()> onBegun;                        ///< the first media is being written
    std::function<void()> onFinished;                     ///< the file is whole, or will not become so
    std::function<void(const base::Failure&)> onFailure;  ///< nothing more is written; onFinished follows
    std::function<void(const base::Failure&)>
        onLeftOut;  ///< of one kind nothing is written; the other goes on
    std::function<void(base::Kind)> onMedia;
  };
  struct Plan {
    std::string location;               ///< a path or an http(s) URL
    std::vector<RecordedTrack> tracks;  ///< that are known
    std::vector<base::Kind> expected;   ///< that are connected and not negotiated yet: they may join()
    GstClockTime since = 0;             ///< what was captured before this running time is not recorded
  };

  /// Failure: missingPlugin.
  static base::Expected<std::shared_ptr<RecorderPipeline>> create(const RecorderOptions& options, Plan plan,
                                                                  Callbacks callbacks);
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
  /// Another Track takes the place of the one that is recorded, or joins as long as the file has not begun.
  /// Failure: formatMismatch.
  base::Expected<void> follow(RecordedTrack track);
  /// Nothing comes of that kind any more.
  void unfollow(base::Kind kind);

  base::Delays delays() const;
  std::string dot(bool verbose) const { return graph_->pipeline().dot(verbose); }
  bool end(std::chrono::milliseconds deadline);
  void endSoon();

 private:
  RecorderPipeline(const RecorderOptions& options, const Plan& plan, Callbacks callbacks);
  base::Expected<void> build(Plan plan);
  base::Expected<StreamPtr> add(RecordedTrack track);
  void watch(const StreamPtr& stream, GstPad* pad);
  void listen(const StreamPtr& stream, const std::shared_ptr<track::Track>& track);
  StreamPtr stream(base::Kind kind) const;
  RecordedStreams streams() const;
  base::PerKind<bool> expected() const;

  bool checkSeats();
  bool checkStreams();
  void onBus(const gst::BusReport& report);
  void finished();
  void unfollowAll();
  void leave();

  const RecorderOptions options_;
  const Callbacks callbacks_;
  const std::string location_;
  const std::shared_ptr<GateShared> shared_;
  std::unique_ptr<MuxerGraph> graph_;
  std::optional<Seating> seating_;
  std::optional<Upkeep> upkeep_;
  std::atomic<bool> started_{false}, finishing_{false}, failed_{false}, ended_{false};

  mutable base::Mutex mutex_;
  RecordedStreams streams_ HW_GUARDED_BY(mutex_);
  base::PerKind<bool> expected_ HW_GUARDED_BY(mutex_);  ///< may join
  bool finished_ HW_GUARDED_BY(mutex_) = false;
  bool counted_ HW_GUARDED_BY(mutex_) = false;  ///< among the recordings under way
  base::Condition changed_;
};

}  // namespace headwater::recorder
