// Writes the media that it is attached to into a file, or uploads it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "elements/base/Types.hpp"
#include "elements/track/Track.hpp"

namespace headwater::recorder {

enum class Container { webm, mkv, mp4, flv, jpeg };

struct RecorderOptions {
  std::string name{};  ///< for graph dumps
  std::string uri{};   ///< file://..., an absolute path, or http(s)://... that takes a PUT
  Container container = Container::webm;
  bool audio = true, video = true;        ///< what is recorded of what it is attached to
  std::chrono::milliseconds jitter{500};  ///< how long a missing packet is waited for
  std::chrono::milliseconds start{2000};  ///< how long a second kind of media is waited for
  std::chrono::milliseconds pictures{
      30000};                    ///< the same for pictures that were negotiated, when it is longer
  size_t queueBytes = 32 << 20;  ///< of each kind that may wait for the other, or for the disk
  std::chrono::milliseconds keyframes{10000};  ///< between those that are asked for; 0: none but the first
  std::chrono::milliseconds finalize{5000};    ///< most time to write what a container ends with
  std::chrono::milliseconds closeTimeout{2000};
  /// Runs a job later on the owner's thread; any thread may call it.
  std::function<void(std::function<void()>)> post{};
};

/// Told on the owner's thread.
class RecorderObserver {
 public:
  virtual ~RecorderObserver() = default;
  virtual void onRecording() = 0;  ///< the first media has been written
  virtual void onStopped() = 0;    ///< all is written and closed, or a failure has ended it
  /// uriInvalid: it cannot be written there. writeFailed: there was no more room, or the other side broke
  /// off; what was written stays. formatMismatch: media that cannot be recorded; the other kind goes on.
  virtual void onFailure(const base::Failure&) = 0;
  virtual void onMediaFlow(base::Kind, bool flowing) = 0;
};

/// Media goes into the container as it comes, RTP depayloaded, where the container takes its codec; else it
/// is encoded anew, by an encoder that all who want the same share. A file can be played up to the last
/// second or so when the process is killed.
///
/// A recording begins with a keyframe, which it asks for; pauses are cut out; after a loss video goes on with
/// the next keyframe. Audio and video are written with the times of their capture, as the presenter's sender
/// reports say it. It never holds its sources up: what a disk cannot take in time is dropped.
///
/// Thread: owned by one Executor of the application, which makes every call but dot() and the ones that Node
/// declares thread-safe; close() may be called by another when the owner calls no more.
class Recorder : public track::Node {
 public:
  static std::shared_ptr<Recorder> create(RecorderOptions options, std::weak_ptr<RecorderObserver> observer);

  /// Begins as soon as there is media, or goes on after a pause. What is there already is overwritten.
  virtual void record() = 0;
  virtual void pause() = 0;
  /// Finishes the file; onStopped() tells when that is done, within RecorderOptions::finalize.
  virtual void stop() = 0;
  /// The same, and returns when it is done and told. Blocks.
  virtual void stopAndWait() = 0;

  /// From the capture of what was written last, as far as the source's clock says it; empty before it.
  virtual base::Delays delays() const = 0;

  virtual std::string dot(bool verbose) const = 0;  ///< Graphviz source of the pipeline; empty without one
};

/// What recorders have done since the process began, and how many there are. Thread-safe.
struct RecorderMetrics {
  uint64_t recorders = 0;   ///< that exist
  uint64_t recordings = 0;  ///< that are being written
  uint64_t failures = 0;    ///< that ended before they were told to
  uint64_t bytes = 0;       ///< written
};
RecorderMetrics recorderMetrics();

}  // namespace headwater::recorder
