// RecorderPipeline: which streams are in the file, and what goes on while it is written.
#include <algorithm>

#include "elements/gst/TimeLine.hpp"
#include "elements/recorder/RecorderStream.hpp"

namespace headwater::recorder {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

/// Pictures that were negotiated are waited for longer than RecorderOptions::start: sound takes little room
/// meanwhile.
constexpr seconds kForPictures{30};
constexpr GstClockTime kSilent = 3 * GST_SECOND;          ///< after so long silence is written
constexpr GstClockTime kFirstSilence = 20 * GST_MSECOND;  ///< by which a seat is kept
constexpr milliseconds kUnderWay{1500};  ///< most time from capture to the muxer, but for repairs

}  // namespace

/// How long is waited for what is known to be missing, when other media has come for `since`.
bool RecorderPipeline::mayWaitFor(base::Kind kind, Clock::duration since) const {
  const bool negotiated = static_cast<bool>(stream(kind));
  const bool patient = kind == base::Kind::video && negotiated;
  return since < (patient ? std::max<Clock::duration>(kForPictures, options_.start) : options_.start);
}

void RecorderPipeline::leaveOut(const Stream& stream, const std::string& why) const {
  callbacks_.onLeftOut({base::Failure::Code::timeout, std::string(toString(stream.kind)) + " (" +
                                                          rtp::describe(stream.recorded.track->format()) +
                                                          ") is not recorded: " + why});
}

/// Decides on what is in the file, which cannot be changed once its head is written.
bool RecorderPipeline::checkSeats() {
  const base::Lock lock(seating_);
  if (ended_ || finishing_ || seated_) return false;
  const auto time = Clock::now();
  const auto all = streams();
  bool any = false, complete = true;
  for (const auto& each : all)
    if (each && (each->gate->seen() || each->branch->arrived())) any = true;
  if (!any) return true;
  if (firstMedia_ == Clock::time_point{}) firstMedia_ = time;
  const auto since = time - firstMedia_;
  for (const auto kind : {base::Kind::audio, base::Kind::video}) {
    const auto& each = all[index(kind)];
    bool expected = static_cast<bool>(each);
    {
      const base::Lock streams(mutex_);
      expected = expected || expected_[index(kind)];
    }
    if (!expected || (each && each->branch->arrived())) continue;
    // What comes, but has not begun, takes a moment: it waits for a keyframe, or is being encoded.
    if ((each && each->gate->seen()) || mayWaitFor(kind, since)) complete = false;
  }
  // Sound does not wait as long: the recording begins with it, while pictures may still come into the file.
  const auto& video = all[index(base::Kind::video)];
  if (since >= options_.start && !(video && (video->gate->seen() || video->source()->clockMapping())))
    shared_->pictures = false;
  const bool arrived =
      std::any_of(all.begin(), all.end(), [](const auto& each) { return each && each->branch->arrived(); });
  if (!complete || !arrived) return true;
  seatAll(all);
  return false;
}

/// Gives a seat to each stream of which media has come, or comes for sure; and to sound that may come, in
/// which there is silence until then.
void RecorderPipeline::seatAll(const std::array<StreamPtr, 2>& streams) {
  seated_ = true;
  const auto& audio = streams[index(base::Kind::audio)];
  bool silent = false;
  for (const auto& each : streams) {
    if (!each) continue;
    const bool comes = each->branch->arrived() || each->gate->wrote() || each->gate->waits();
    const bool reserved = each == audio && each->recorded.recording.format.encodingName == "OPUS" &&
                          options_.container != Container::flv && !finishing_;
    if (!comes && !reserved) {
      leaveOut(*each, "no packet of it has come");
      continue;
    }
    if (auto seat = graph_->seat(*each->branch); !seat) leaveOut(*each, seat.error().message);
    if (!comes) each->gate->skip(kFirstSilence);
    silent = silent || !comes;
  }
  // Not before all have their seats: the muxer writes the head of the file as soon as each seat has
  // something.
  if (silent && audio->branch->seated()) graph_->fill(*audio->branch, 0, kFirstSilence);
  for (const auto& each : streams)
    if (each && each->branch->seated()) graph_->release(*each->branch);
}

bool RecorderPipeline::checkStreams() {
  if (ended_ || finishing_ || !graph_->pipeline().pipeline()) return false;
  fillSilence();
  askForKeyframe();
  return true;
}

/// Muxers write by time: sound that does not come would keep pictures waiting until there is no more room.
void RecorderPipeline::fillSilence() {
  const auto audio = stream(base::Kind::audio);
  if (!audio || !audio->branch->seated() || audio->recorded.recording.format.encodingName != "OPUS") return;
  const auto late = static_cast<GstClockTime>((options_.jitter + kUnderWay).count()) * GST_MSECOND;
  const auto now = gst::timeLine().now();
  const auto until = shared_->timing.at(now > late ? now - late : 0);
  const auto from = std::max(audio->gate->written().value_or(0), audio->gate->skipped());
  if (!until || *until < from + kSilent) return;
  const auto begin = from + 20 * GST_MSECOND;
  audio->gate->skip(*until);
  graph_->fill(*audio->branch, begin, *until);
}

/// Players can only go to keyframes, and browsers send none by themselves.
void RecorderPipeline::askForKeyframe() {
  const auto time = Clock::now();
  const bool due = options_.keyframes.count() != 0 && time - asked_ >= options_.keyframes;
  const auto video = stream(base::Kind::video);
  if (!video || (!due && !video->gate->wantsKeyframe())) return;
  asked_ = time;
  const auto input = video->gate->input();
  if (input && !shared_->timing.paused()) input->track()->requestKeyframe();
}

}  // namespace headwater::recorder
