#include "elements/recorder/Upkeep.hpp"

#include <algorithm>

#include "elements/gst/TimeLine.hpp"

namespace headwater::recorder {

namespace {

using std::chrono::milliseconds;

constexpr GstClockTime kSilent = 3 * GST_SECOND;  ///< after so long silence is written
constexpr GstClockTime kPacket = 20 * GST_MSECOND;
constexpr milliseconds kUnderWay{1500};  ///< most time from capture to the muxer, but for repairs

}  // namespace

void Upkeep::look(const RecordedStreams& all) {
  if (const auto& audio = all[base::Kind::audio]) fillSilence(*audio);
  if (const auto& video = all[base::Kind::video]) askForKeyframe(*video);
}

/// Muxers write by time: sound that does not come would keep pictures waiting until there is no more room.
void Upkeep::fillSilence(const RecordedStream& audio) {
  if (!audio.branch->seated() || audio.recorded.recording.format.encodingName != "OPUS") return;
  const auto late = static_cast<GstClockTime>((options_.jitter + kUnderWay).count()) * GST_MSECOND;
  const auto now = gst::timeLine().now();
  const auto until = shared_->timing.at(now > late ? now - late : 0);
  const auto from = std::max(audio.gate->written().value_or(0), audio.gate->skipped());
  if (!until || *until < from + kSilent) return;
  audio.gate->skip(*until);
  graph_.fill(*audio.branch, from + kPacket, *until);
}

/// Players can only go to keyframes, and browsers send none by themselves.
void Upkeep::askForKeyframe(const RecordedStream& video) {
  const auto time = Clock::now();
  const bool due = options_.keyframes.count() != 0 && time - asked_ >= options_.keyframes;
  if (!due && !video.gate->wantsKeyframe()) return;
  asked_ = time;
  const auto input = video.gate->input();
  if (input && !shared_->timing.paused()) input->track()->requestKeyframe();
}

}  // namespace headwater::recorder
