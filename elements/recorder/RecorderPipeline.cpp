#include "elements/recorder/RecorderPipeline.hpp"

#include <algorithm>

#include "elements/base/Scheduler.hpp"
#include "elements/base/Uri.hpp"
#include "elements/gst/TimeLine.hpp"
#include "elements/recorder/Destination.hpp"
#include "elements/recorder/RecorderCounters.hpp"
#include "elements/rtp/RtpFormats.hpp"

namespace headwater::recorder {

namespace {

using std::chrono::milliseconds;

constexpr auto kMediaAndLosses = static_cast<GstPadProbeType>(
    GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM);
constexpr milliseconds kSeatPeriod{50}, kStreamPeriod{500};

GstClockTime now() {
  return gst::timeLine().now();
}

}  // namespace

RecorderPipeline::RecorderPipeline(const RecorderOptions& options, const Plan& plan, Callbacks callbacks)
    : options_(options),
      callbacks_(std::move(callbacks)),
      location_(plan.location),
      shared_(std::make_shared<GateShared>(plan.since)) {
  for (const auto kind : plan.expected) expected_[kind] = true;
}

RecorderPipeline::~RecorderPipeline() {
  unfollowAll();
}

base::Expected<std::shared_ptr<RecorderPipeline>> RecorderPipeline::create(const RecorderOptions& options,
                                                                           Plan plan, Callbacks callbacks) {
  auto made = std::shared_ptr<RecorderPipeline>(new RecorderPipeline(options, plan, std::move(callbacks)));
  if (auto built = made->build(std::move(plan)); !built) return tl::make_unexpected(built.error());
  return made;
}

base::Expected<void> RecorderPipeline::build(Plan plan) {
  const auto weak = weak_from_this();
  shared_->onBegun = callbacks_.onBegun;
  shared_->onMedia = callbacks_.onMedia;
  shared_->picturesCome = [weak] {
    const auto self = weak.lock();
    const auto video = self ? self->stream(base::Kind::video) : nullptr;
    return video && (video->gate->seen() || video->source()->clockMapping());
  };
  shared_->pictures = expected()[base::Kind::video] ||
                      std::any_of(plan.tracks.begin(), plan.tracks.end(),
                                  [](const auto& each) { return each.track->kind() == base::Kind::video; });
  auto graph = MuxerGraph::create(
      {options_.container, location_, options_.queueBytes, options_.jitter},
      [weak](const gst::BusReport& report) {
        if (const auto self = weak.lock()) self->onBus(report);
      },
      [weak] {
        if (const auto self = weak.lock()) self->finished();
      });
  if (!graph) return tl::make_unexpected(graph.error());
  graph_ = std::move(*graph);
  seating_.emplace(options_, shared_, *graph_, callbacks_.onLeftOut);
  upkeep_.emplace(options_, shared_, *graph_);
  for (auto& each : plan.tracks)
    if (auto added = add(std::move(each)); !added) return tl::make_unexpected(added.error());
  return {};
}

base::Expected<StreamPtr> RecorderPipeline::add(RecordedTrack track) {
  const auto kind = track.track->kind();
  const auto& recording = track.recording;
  const bool frames = recording.format.encodingName == rtp::kRawEncoding;
  // Sound says how time goes, where there is some.
  const bool leads = kind == base::Kind::audio || !stream(base::Kind::audio);
  auto made = std::make_shared<RecordedStream>();
  made->kind = kind;
  made->gate = std::make_shared<StreamGate>(shared_, kind, recording.format, leads,
                                            options_.container == Container::jpeg);
  auto branch = graph_->add(kind, recording.line, frames, !frames && track.track->inOrder(),
                            std::shared_ptr<const Timing>(shared_, &shared_->timing));
  if (!branch) return tl::make_unexpected(branch.error());
  made->branch = std::move(*branch);
  made->recorded = std::move(track);
  watch(made, made->branch->ordered().get());
  if (const auto video = stream(base::Kind::video); video && kind == base::Kind::audio)
    video->gate->lead(false);
  const base::Lock lock(mutex_);
  streams_[kind] = made;
  expected_[kind] = false;
  return made;
}

StreamPtr RecorderPipeline::stream(base::Kind kind) const {
  const base::Lock lock(mutex_);
  return streams_[kind];
}

RecordedStreams RecorderPipeline::streams() const {
  const base::Lock lock(mutex_);
  return streams_;
}

base::PerKind<bool> RecorderPipeline::expected() const {
  const base::Lock lock(mutex_);
  return expected_;
}

/// Where packets are in order.
void RecorderPipeline::watch(const StreamPtr& stream, GstPad* pad) {
  stream->probe =
      gst::PadProbe(pad, kMediaAndLosses, [gate = std::weak_ptr(stream->gate), pad](GstPadProbeInfo* info) {
        // The pad is there for as long as its probe.
        const auto owned = gate.lock();
        return owned ? owned->onProbe(pad, info) : GST_PAD_PROBE_DROP;
      });
}

void RecorderPipeline::listen(const StreamPtr& stream, const std::shared_ptr<track::Track>& track) {
  if (const auto before = stream->gate->input()) before->stop();
  if (stream->branch->direct() && !track->inOrder())
    graph_->reorder(stream->branch, [weak = weak_from_this(), stream](GstPad* pad) {
      if (const auto self = weak.lock()) self->watch(stream, pad);
    });
  pipe::TrackInput::Options options;
  if (stream->branch->direct()) {
    options.queue = milliseconds(0);
    options.queueBytes = options_.queueBytes;
    options.pictures = true;
  }
  auto input = pipe::TrackInput::create(track, stream->branch->source(), options);
  stream->gate->follow(input);
  input->start();
}

base::Expected<void> RecorderPipeline::start() {
  upkeep_->begin();
  {
    const base::Lock lock(mutex_);
    if (ended_) return {};
    counted_ = true;
    ++recorderCounters().recordings;
  }
  auto played = graph_->pipeline().play();
  if (!played && failed_) return {};  // its own error has been told already, with the reason
  if (!played) return played;
  started_ = true;
  for (const auto& stream : streams())
    if (stream) listen(stream, stream->recorded.track);
  if (ended_) return unfollowAll(), base::Expected<void>();  // it was closed meanwhile
  base::repeat(kSeatPeriod, weak_from_this(), &RecorderPipeline::checkSeats);
  base::repeat(kStreamPeriod, weak_from_this(), &RecorderPipeline::checkStreams);
  return {};
}

base::Expected<void> RecorderPipeline::follow(RecordedTrack track) {
  const auto kind = track.track->kind();
  const auto known = stream(kind);
  if (!known) {
    base::Expected<StreamPtr> added =
        base::fail(base::Failure::Code::formatMismatch,
                   std::string(toString(kind)) + " has come after the file had begun, and is not in it");
    seating_->join([&] { added = add(std::move(track)); });
    if (!added) return tl::make_unexpected(added.error());
    if (started_) listen(*added, (*added)->recorded.track);
    return {};
  }
  if (known->recorded.recording.line != track.recording.line)
    return base::fail(base::Failure::Code::formatMismatch,
                      std::string(toString(kind)) +
                          " of another kind than the recording has begun with cannot be written into it");
  if (finishing_) return {};
  known->follow(track.source);
  listen(known, track.track);
  return {};
}

bool RecorderPipeline::takes(base::Kind kind, const rtp::RtpFormat& format) const {
  const auto known = stream(kind);
  const auto recording = recordingOf(options_.container, kind, format);
  return !known || (recording && recording->line == known->recorded.recording.line);
}

std::shared_ptr<track::Track> RecorderPipeline::followed(base::Kind kind) const {
  const auto known = stream(kind);
  return known ? known->source() : nullptr;
}

base::Delays RecorderPipeline::delays() const {
  base::Delays delays;
  for (const auto& stream : streams())
    if (stream && stream->gate->delay().count() >= 0) delays[stream->kind] = stream->gate->delay();
  return delays;
}

void RecorderPipeline::unfollow(base::Kind kind) {
  const auto known = stream(kind);
  if (const auto input = known ? known->gate->input() : nullptr) input->stop();
  const base::Lock lock(mutex_);
  expected_[kind] = false;
}

void RecorderPipeline::unfollowAll() {
  for (const auto kind : {base::Kind::audio, base::Kind::video}) unfollow(kind);
}

void RecorderPipeline::pause() {
  shared_->timing.pause(now());
}

void RecorderPipeline::resume() {
  shared_->timing.resume(now());
  const auto video = stream(base::Kind::video);
  if (const auto input = video ? video->gate->input() : nullptr) input->track()->requestKeyframe();
}

bool RecorderPipeline::checkSeats() {
  return !ended_ && !finishing_ && seating_->check(streams(), expected());
}

bool RecorderPipeline::checkStreams() {
  if (ended_ || finishing_ || !graph_->pipeline().pipeline()) return false;
  upkeep_->look(streams());
  return true;
}

void RecorderPipeline::onBus(const gst::BusReport& report) {
  if (report.level != gst::BusReport::Level::error || ended_ || failed_.exchange(true)) return;
  const auto code = report.resource ? base::Failure::Code::writeFailed : base::Failure::Code::internal;
  callbacks_.onFailure({code, base::withoutPassword(options_.uri + ": " + report.message, options_.uri)});
  finished();
}

void RecorderPipeline::finish() {
  if (finishing_.exchange(true)) return;
  shared_->timing.end(now());
  unfollowAll();
  const auto all = streams();
  const bool any = seating_->close(all);
  for (const auto& each : all)
    if (each && each->branch->seated()) {
      if (!each->gate->seen()) seating_->leaveOut(*each, "no packet of it has come");
      graph_->end(*each->branch);
    }
  if (!any) return finished();
  base::Scheduler::shared().after(options_.finalize, [weak = weak_from_this()] {
    const auto self = weak.lock();
    if (!self) return;
    {
      const base::Lock lock(self->mutex_);
      if (self->finished_) return;
    }
    if (!self->failed_.exchange(true))
      self->callbacks_.onFailure(
          {base::Failure::Code::timeout, "the recording could not be finished within " +
                                             std::to_string(self->options_.finalize.count()) +
                                             " ms; its end may be missing"});
    self->finished();
  });
}

void RecorderPipeline::finished() {
  {
    const base::Lock lock(mutex_);
    if (std::exchange(finished_, true)) return;
  }
  changed_.notifyAll();
  callbacks_.onFinished();
}

bool RecorderPipeline::awaitFinished(milliseconds deadline) {
  base::Lock lock(mutex_);
  return changed_.waitFor(lock, deadline, [this]() HW_REQUIRES(mutex_) { return finished_; });
}

void RecorderPipeline::leave() {
  if (!shared_->timing.begun()) removeIfEmpty(location_);
  unfollowAll();
  const base::Lock lock(mutex_);
  if (std::exchange(counted_, false)) --recorderCounters().recordings;
}

bool RecorderPipeline::end(milliseconds deadline) {
  if (ended_.exchange(true)) return true;
  leave();
  return graph_->pipeline().shutdown(deadline);
}

void RecorderPipeline::endSoon() {
  if (ended_.exchange(true)) return;
  leave();
  graph_->pipeline().shutdownSoon();
}

}  // namespace headwater::recorder
