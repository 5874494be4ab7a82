#include "elements/recorder/Seating.hpp"

#include <algorithm>

#include "elements/rtp/RtpFormats.hpp"

namespace headwater::recorder {

namespace {

constexpr GstClockTime kFirstSilence = 20 * GST_MSECOND;  ///< by which a seat is kept

template <class Condition>
bool any(const RecordedStreams& all, Condition condition) {
  return std::any_of(all.begin(), all.end(), [&](const auto& each) { return each && condition(*each); });
}

bool arrived(const RecordedStream& stream) {
  return stream.branch->arrived();
}

/// Held sound is let through by the end of its stream.
bool comes(const RecordedStream& stream) {
  return arrived(stream) || stream.gate->wrote() || stream.gate->waits();
}

}  // namespace

/// How long is waited for what is known to be missing, when other media has come for `since`. Pictures are
/// waited for longer: sound takes little room meanwhile.
bool Seating::mayWaitFor(base::Kind kind, const StreamPtr& stream, Clock::duration since) const {
  const bool patient = kind == base::Kind::video && stream;
  return since < (patient ? std::max(options_.pictures, options_.start) : options_.start);
}

bool Seating::complete(const RecordedStreams& all, const base::PerKind<bool>& expected,
                       Clock::duration since) const {
  for (const auto kind : {base::Kind::audio, base::Kind::video}) {
    const auto& each = all[kind];
    if ((!each && !expected[kind]) || (each && arrived(*each))) continue;
    // What comes, but has not begun, takes a moment: it waits for a keyframe, or is being encoded.
    if ((each && each->gate->seen()) || mayWaitFor(kind, each, since)) return false;
  }
  return true;
}

bool Seating::check(const RecordedStreams& all, const base::PerKind<bool>& expected) {
  const base::Lock lock(mutex_);
  if (decided_) return false;
  const auto time = Clock::now();
  if (!any(all, [](const auto& each) { return each.gate->seen() || arrived(each); })) return true;
  if (firstMedia_ == Clock::time_point{}) firstMedia_ = time;
  const auto since = time - firstMedia_;
  // Sound does not wait as long: the recording begins with it, while pictures may still come into the file.
  const auto& video = all[base::Kind::video];
  if (since >= options_.start && !(video && (video->gate->seen() || video->source()->clockMapping())))
    shared_->pictures = false;
  if (!complete(all, expected, since) || !any(all, arrived)) return true;
  seatAll(all, true);
  return false;
}

bool Seating::close(const RecordedStreams& all) {
  const bool something = any(all, [](const auto& each) { return each.gate->wrote() || each.gate->waits(); });
  const base::Lock lock(mutex_);
  if (something && !decided_) seatAll(all, false);
  decided_ = true;
  return something;
}

bool Seating::join(const std::function<void()>& add) {
  const base::Lock lock(mutex_);
  if (!decided_) add();
  return !decided_;
}

void Seating::leaveOut(const RecordedStream& stream, const std::string& why) const {
  leftOut_({base::Failure::Code::timeout, std::string(toString(stream.kind)) + " (" +
                                              rtp::describe(stream.recorded.track->format()) +
                                              ") is not recorded: " + why});
}

void Seating::seatAll(const RecordedStreams& all, bool reserve) {
  decided_ = true;
  const auto& audio = all[base::Kind::audio];
  bool silent = false;
  for (const auto& each : all) {
    if (!each) continue;
    const bool reserved = reserve && each == audio && options_.container != Container::flv &&
                          each->recorded.recording.format.encodingName == "OPUS";
    if (!comes(*each) && !reserved) {
      leaveOut(*each, "no packet of it has come");
      continue;
    }
    if (auto seat = graph_.seat(*each->branch); !seat) leaveOut(*each, seat.error().message);
    if (comes(*each)) continue;
    each->gate->skip(kFirstSilence);
    silent = true;
  }
  // Not before all have their seats: the muxer writes the head of the file as soon as each seat has
  // something.
  if (silent && audio->branch->seated()) graph_.fill(*audio->branch, 0, kFirstSilence);
  for (const auto& each : all)
    if (each && each->branch->seated()) graph_.release(*each->branch);
}

}  // namespace headwater::recorder
