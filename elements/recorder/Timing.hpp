// Which time in a recording a packet belongs to.
#pragma once

#include <optional>

#include "elements/base/Mutex.hpp"
#include "elements/gst/GstPtr.hpp"

namespace headwater::recorder {

/// The recording's own time: begins at 0 with its first media, and leaves pauses out. Times are running times
/// on the common clock, in nanoseconds. Thread-safe.
class Timing {
 public:
  /// Nothing that was captured before it is written; the first call counts. `now` is later by what the media
  /// takes to get here, and so is all that follows: a recording is as long as it has taken.
  void begin(GstClockTime captured, GstClockTime now);
  bool begun() const;
  /// Media of the kind with which it has begun comes; the delay at the beginning may have been a longer one.
  void arrived(GstClockTime captured, GstClockTime now);
  void pause(GstClockTime at);
  void resume(GstClockTime at);
  bool paused() const;
  void end(GstClockTime at);
  /// How often it was resumed: video has to begin again with a keyframe each time.
  int pieces() const;

  /// The time in the recording of what was captured at `captured`. Nothing for what is not to be written.
  std::optional<GstClockTime> at(GstClockTime captured) const;
  /// Its length, when it has been ended.
  std::optional<GstClockTime> ending() const;

 private:
  GstClockTime lagging(GstClockTime at) const HW_REQUIRES(mutex_) { return at > lag_ ? at - lag_ : 0; }

  mutable base::Mutex mutex_;
  GstClockTime begin_ HW_GUARDED_BY(mutex_) = GST_CLOCK_TIME_NONE, end_ HW_GUARDED_BY(mutex_) =
                                                                       GST_CLOCK_TIME_NONE;
  GstClockTime pausedAt_ HW_GUARDED_BY(mutex_) = GST_CLOCK_TIME_NONE;  ///< since then, or none
  GstClockTime resumedAt_ HW_GUARDED_BY(mutex_) = 0;                   ///< the last piece begins there
  GstClockTime lag_ HW_GUARDED_BY(mutex_) = 0;  ///< of media behind the clock, when it began
  GstClockTime cut_ HW_GUARDED_BY(mutex_) = 0;  ///< pauses so far
  int pieces_ HW_GUARDED_BY(mutex_) = 0;
};

}  // namespace headwater::recorder
