// When the packets of a recording were captured, without the leaps of a clock that is still being learnt.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>

#include "elements/gst/GstPtr.hpp"

namespace headwater::recorder {

/// The times of one kind of media. What is known of a presenter's clock gets better with each sender report
/// and each packet that was not held up, and then leaps, for audio and video alike. In a file that would be
/// media on top of each other, or a gap. So time goes on as RTP timestamps do, and follows the clock slowly;
/// faster is only followed how far video is from audio.
///
/// Thread: the streaming thread of its kind.
class StreamTime {
 public:
  /// `leap`: how far the clock has leapt, shared by both kinds; `leads`: this kind says it.
  StreamTime(std::atomic<int64_t>& leap, bool leads) : leap_(leap), leads_(leads) {}

  /// The running time for a packet that was captured at `mapped` as far as is known now. Packets come in
  /// their order.
  GstClockTime at(uint32_t rtp, int clockRate, GstClockTime mapped);
  /// Another source: the next packet begins anew.
  void forget() { time_.reset(); }

 private:
  std::atomic<int64_t>& leap_;  ///< nanoseconds by which the clock is ahead of what is written
  const bool leads_;
  std::optional<int64_t> time_;  ///< nanoseconds, of the last packet
  uint32_t rtp_ = 0;
};

}  // namespace headwater::recorder
