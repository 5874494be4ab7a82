// What a recording knows of each of its kinds of media; for RecorderPipeline only.
#pragma once

#include "elements/recorder/RecorderPipeline.hpp"

namespace headwater::recorder {

/// Thread-safe, as far as it changes after it was made.
struct RecorderPipeline::Stream {
  base::Kind kind = base::Kind::audio;
  std::shared_ptr<StreamGate> gate;
  std::shared_ptr<MuxerGraph::Branch> branch;
  RecordedTrack recorded;  ///< as it began
  gst::PadProbe probe;     ///< by the owner's thread, then by the stream's

  /// What is recorded, before it was adapted.
  std::shared_ptr<track::Track> source() const {
    const base::Lock lock(mutex);
    return followed ? followed : recorded.source;
  }
  void follow(std::shared_ptr<track::Track> other) {
    const base::Lock lock(mutex);
    followed = std::move(other);
  }

 private:
  mutable base::Mutex mutex;
  std::shared_ptr<track::Track> followed HW_GUARDED_BY(mutex);
};

}  // namespace headwater::recorder
