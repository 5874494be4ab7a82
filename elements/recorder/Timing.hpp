// Which time in a recording a packet belongs to.
#pragma once

#include <mutex>
#include <optional>

#include "elements/gst/GstPtr.hpp"

namespace headwater::media {

/// The recording's own time: begins at 0 with its first media, and leaves pauses out. Times are running times
/// on the common clock, in nanoseconds. Thread-safe.
class Timing {
 public:
  /// Nothing is written before it; the first call counts.
  void begin(GstClockTime at);
  bool begun() const;
  void pause(GstClockTime at);
  void resume(GstClockTime at);
  bool paused() const;
  void end(GstClockTime at);
  /// How often it was resumed: video has to begin again with a keyframe each time.
  int pieces() const;

  /// The time in the recording of what was captured at `captured`. Nothing for what is not to be written.
  std::optional<GstClockTime> at(GstClockTime captured) const;
  GstClockTime length(GstClockTime now) const;

 private:
  mutable std::mutex mutex_;
  GstClockTime begin_ = GST_CLOCK_TIME_NONE, end_ = GST_CLOCK_TIME_NONE;
  GstClockTime pausedAt_ = GST_CLOCK_TIME_NONE;  ///< since then, or none
  GstClockTime resumedAt_ = 0;                   ///< the last piece begins there
  GstClockTime cut_ = 0;                         ///< pauses so far
  int pieces_ = 0;
};

}  // namespace headwater::media
