// What goes on while a file is written.
#pragma once

#include <chrono>

#include "elements/recorder/RecordedStream.hpp"

namespace headwater::recorder {

/// Keeps a recording in such a state that it can be played: silence where sound stays away, and keyframes.
/// Thread: the scheduler's, but for begin(), which comes before.
class Upkeep {
 public:
  Upkeep(const RecorderOptions& options, std::shared_ptr<GateShared> shared, MuxerGraph& graph)
      : options_(options), shared_(std::move(shared)), graph_(graph) {}

  void begin() { asked_ = Clock::now(); }
  void look(const RecordedStreams& all);

 private:
  using Clock = std::chrono::steady_clock;

  void fillSilence(const RecordedStream& audio);
  void askForKeyframe(const RecordedStream& video);

  const RecorderOptions& options_;
  const std::shared_ptr<GateShared> shared_;
  MuxerGraph& graph_;
  Clock::time_point asked_{};  ///< for a keyframe
};

}  // namespace headwater::recorder
