// Which streams are in a file.
#pragma once

#include <chrono>
#include <functional>

#include "elements/recorder/RecordedStream.hpp"

namespace headwater::recorder {

/// A muxer cannot be told of another stream once the head of its file is written. So this waits for what is
/// there, or expected, and then gives a seat to each stream of which media has come, and to sound that may
/// come, in which there is silence until then. It decides once. Thread-safe, but for check(): the
/// scheduler's.
class Seating {
 public:
  using LeftOut = std::function<void(const base::Failure&)>;  ///< of one kind nothing is written

  Seating(const RecorderOptions& options, std::shared_ptr<GateShared> shared, MuxerGraph& graph,
          LeftOut leftOut)
      : options_(options), shared_(std::move(shared)), graph_(graph), leftOut_(std::move(leftOut)) {}

  /// False when there is nothing left to decide.
  bool check(const RecordedStreams& all, const base::PerKind<bool>& expected);
  /// At the end of the recording: with what there is. False when there is nothing.
  bool close(const RecordedStreams& all);
  /// Runs `add`, which brings another stream; false without, when it has been decided.
  bool join(const std::function<void()>& add);

  void leaveOut(const RecordedStream& stream, const std::string& why) const;

 private:
  using Clock = std::chrono::steady_clock;

  bool mayWaitFor(base::Kind kind, const StreamPtr& stream, Clock::duration since) const;
  bool complete(const RecordedStreams& all, const base::PerKind<bool>& expected, Clock::duration since) const;
  void seatAll(const RecordedStreams& all, bool reserve) HW_REQUIRES(mutex_);

  const RecorderOptions& options_;
  const std::shared_ptr<GateShared> shared_;
  MuxerGraph& graph_;
  const LeftOut leftOut_;
  Clock::time_point firstMedia_{};  ///< or none yet

  base::Mutex mutex_;  ///< held while it is decided
  bool decided_ HW_GUARDED_BY(mutex_) = false;
};

}  // namespace headwater::recorder
