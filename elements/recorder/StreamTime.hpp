// When the packets of a recording were captured, without the leaps of clocks.
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
/// RTP timestamps leap, too: an encoder is set up anew, a phone call interrupts, a source behind the
/// presenter changes. Packets that are in order never go back in time, and none is captured after it arrives:
/// where timestamps say so, time goes on as packets arrive, and the clock is not looked at until it has been
/// told of the leap by reports.
///
/// Thread: the streaming thread of its kind.
class StreamTime {
 public:
  struct Packet {
    uint32_t rtp = 0;
    int clockRate = 0;
    GstClockTime captured = 0;  ///< running time, as far as is known now
    GstClockTime arrived = 0;   ///< running time
  };

  /// `leap`: how far the clock has leapt, shared by both kinds; `leads`: this kind says it.
  StreamTime(std::atomic<int64_t>& leap, bool leads) : leap_(leap), leads_(leads) {}

  /// The running time to be written for a packet. Packets come in their order.
  GstClockTime at(const Packet& packet);
  /// Another source: the next packet begins anew.
  void forget() {
    if (time_ && leads_) leap_ = 0;
    time_.reset();
  }
  void lead(bool leads) { leads_ = leads; }  ///< any thread

 private:
  bool leapt(int64_t passed, int64_t transit) const;
  void measure(int64_t transit, int64_t passed);

  std::atomic<int64_t>& leap_;  ///< nanoseconds by which the clock is ahead of what is written
  std::atomic<bool> leads_;
  // Nanoseconds:
  std::optional<int64_t> time_;    ///< of the last packet
  int64_t least_ = 0, usual_ = 0;  ///< from capture to arrival
  int64_t settled_ = 0;            ///< from then on the clock knows of the last leap
  uint32_t rtp_ = 0;
};

}  // namespace headwater::recorder
