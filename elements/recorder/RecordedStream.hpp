// What a recording knows of each of its kinds of media.
#pragma once

#include <memory>

#include "elements/base/Mutex.hpp"
#include "elements/base/PerKind.hpp"
#include "elements/recorder/MuxerGraph.hpp"
#include "elements/recorder/Profile.hpp"
#include "elements/recorder/StreamGate.hpp"

namespace headwater::recorder {

/// One kind of media that is recorded.
struct RecordedTrack {
  std::shared_ptr<track::Track> source;  ///< that was attached
  std::shared_ptr<track::Track> track;   ///< the same or derived from it: in the format of `recording`
  Recording recording;
};

/// As it is, or converted. Failure: formatMismatch, when it cannot be written into such a file; what the
/// conversion says. Thread: any.
base::Expected<RecordedTrack> adapted(const std::shared_ptr<track::Track>& track, Container container);

/// Thread-safe, as far as it changes after it was made.
struct RecordedStream {
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

using StreamPtr = std::shared_ptr<RecordedStream>;
using RecordedStreams = base::PerKind<StreamPtr>;  ///< null: not recorded

}  // namespace headwater::recorder
