// What a recording knows of each of its kinds of media; for RecorderPipeline only.
#pragma once

#include <deque>

#include "elements/recorder/RecorderPipeline.hpp"

namespace headwater::recorder {

/// Threads: beside each member; what has no word there is written before the pipeline starts.
// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): in the order of their threads; there are two
struct RecorderPipeline::Stream {
  Stream(std::atomic<int64_t>& leap, bool leads) : time(leap, leads) {}

  base::Kind kind = base::Kind::audio;
  RecordedTrack recorded;
  std::string name;  ///< of its elements
  gst::Ptr<GstElement> source;
  std::shared_ptr<pipe::TrackInput> input;  ///< guarded by RecorderPipeline::mutex_
  gst::PadProbe probe, untimed, ending, format;
  /// Nothing but the appsrc is between the source and the depayloader, as long as the source's packets are in
  /// order; then the appsrc is what media waits in.
  bool direct = false;  ///< owner's thread
  bool frames() const { return recorded.recording.format.encodingName == rtp::kRawEncoding; }

  // Streaming thread:
  StreamTime time;
  const track::Track* timed = nullptr;  ///< what `time` is of
  int piece = 0;
  std::optional<uint16_t> sequence;  ///< of the last packet
  std::optional<uint32_t> rtp;       ///< timestamp of the last packet that was written
  bool another = true;               ///< what is to be stamped is of another picture than what was
  std::optional<GstClockTime> last;
  bool wrote = false;
  std::deque<gst::Ptr<GstBuffer>> early;  ///< audio that came before the picture it belongs to
  bool passing = false;                   ///< what comes now was looked at before
  // Read by the scheduler's:
  std::atomic<bool> hasKeyframe{false};
  std::atomic<std::chrono::steady_clock::time_point> seen{};
  std::atomic<bool> leftOut{false};
  std::atomic<int64_t> delay{-1};  ///< nanoseconds from capture, of what was written last
};

}  // namespace headwater::recorder
