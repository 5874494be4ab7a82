#include "elements/recorder/RecorderPipeline.hpp"

#include <gst/app/gstappsrc.h>

#include <deque>
#include <filesystem>

#include "elements/gst/BufferMap.hpp"
#include "elements/media/Keyframe.hpp"
#include "elements/media/RtpFormats.hpp"
#include "elements/media/RtpHeader.hpp"
#include "elements/media/Scheduler.hpp"
#include "elements/media/TimeLine.hpp"
#include "elements/player/Uri.hpp"
#include "elements/recorder/RecorderCounters.hpp"

namespace headwater::media {

namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kSilencePeriod{500};
constexpr GstClockTime kBetweenPictures = GST_SECOND;  ///< of a JPEG recording
constexpr size_t kEarly = 250;  ///< packets of sound that wait for the first picture: 5 s of 20 ms each

constexpr auto kMediaAndLosses =
    static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM);

GstClockTime now() {
  return timeLine().now();
}

}  // namespace

struct RecorderPipeline::Stream {
  Stream(std::atomic<int64_t>& leap, bool leads) : time(leap, leads) {}

  Kind kind;
  RecordedTrack recorded;
  std::string name;  ///< of its elements
  gst::Ptr<GstElement> source;
  std::shared_ptr<TrackInput> input;  ///< guarded by RecorderPipeline::mutex_
  gst::PadProbe probe, untimed, ending;
  bool frames() const { return recorded.recording.format.encodingName == kRawEncoding; }

  // Streaming thread:
  StreamTime time;
  const Track* timed = nullptr;  ///< what `time` is of
  int piece = 0;
  GstClockTime last = 0;
  bool wrote = false;
  std::deque<gst::Ptr<GstBuffer>> early;  ///< audio that came before the picture it belongs to
  bool passing = false;                   ///< what comes now was looked at before
  // Read by the scheduler's:
  std::atomic<bool> hasKeyframe{false};
  std::atomic<Clock::time_point> seen{};
  std::atomic<bool> leftOut{false};
  std::atomic<int64_t> delay{-1};  ///< nanoseconds from capture, of what was written last
};

RecorderPipeline::RecorderPipeline(const RecorderOptions& options, std::vector<RecordedTrack> tracks,
                                   GstClockTime since, Callbacks callbacks)
    : options_(options), callbacks_(std::move(callbacks)), since_(since) {
  for (auto& each : tracks) {
    const auto kind = each.track->kind();
    const bool leads = kind == Kind::audio || tracks.size() == 1;
    auto stream = std::make_shared<Stream>(leap_, leads);
    stream->kind = kind;
    stream->name = toString(stream->kind);
    stream->recorded = std::move(each);
    streams_[index(stream->kind)] = std::move(stream);
  }
}

RecorderPipeline::~RecorderPipeline() {
  for (const auto& stream : streams_)
    if (stream && stream->input) stream->input->stop();
}

Expected<std::shared_ptr<RecorderPipeline>> RecorderPipeline::create(const RecorderOptions& options,
                                                                     const std::string& location,
                                                                     std::vector<RecordedTrack> tracks,
                                                                     GstClockTime since,
                                                                     Callbacks callbacks) {
  auto made = std::shared_ptr<RecorderPipeline>(
      new RecorderPipeline(options, std::move(tracks), since, std::move(callbacks)));
  if (auto built = made->build(location); !built) return tl::make_unexpected(built.error());
  return made;
}

std::string RecorderPipeline::line(bool upload) const {
  const auto muxer = muxerLine(options_.container, !upload);
  std::string text;
  // What the muxer has not taken yet waits in the queue: one kind for the other, both for the disk.
  const std::string queue =
      "-queue max-size-buffers=0 max-size-time=0 max-size-bytes=" + std::to_string(options_.queueBytes) +
      " ! ";
  for (const auto& stream : streams_) {
    if (!stream) continue;
    text += "appsrc is-live=true format=time name=" + stream->name + " ! ";
    if (!stream->frames())
      text += "rtpjitterbuffer name=" + stream->name +
              "-order mode=none do-lost=true latency=" + std::to_string(options_.jitter.count()) + " ! ";
    text += stream->recorded.recording.line + " ! queue name=" + stream->name + queue +
            (muxer.empty() ? "out. " : "mux. ");
  }
  if (!muxer.empty()) text += muxer + " ! out. ";
  if (upload) return text + "curlhttpsink name=out use-content-length=false sync=false async=false";
  if (options_.container == Container::jpeg) return text + "multifilesink name=out sync=false async=false";
  return text + "filesink name=out buffer-mode=unbuffered sync=false async=false";
}

Expected<void> RecorderPipeline::build(const std::string& location) {
  location_ = location;
  const auto weak = weak_from_this();
  auto made = ElementPipeline::parse(
      line(isHttp(location)),
      [weak](const gst::BusReport& report) {
        if (const auto self = weak.lock()) self->onBus(report);
      },
      [weak](GstMessage* message) {
        const auto self = GST_MESSAGE_TYPE(message) == GST_MESSAGE_EOS ? weak.lock() : nullptr;
        if (self) self->finished();
      });
  if (!made) return tl::make_unexpected(made.error());
  pipeline_ = std::move(*made);
  const auto sink = pipeline_->element("out");
  g_object_set(sink.get(), "location", location.c_str(), nullptr);
  const auto entry = gst::adopt(gst_element_get_static_pad(sink.get(), "sink"));
  written_ = gst::PadProbe(entry.get(), GST_PAD_PROBE_TYPE_BUFFER, [](GstPadProbeInfo* info) {
    recorderCounters().bytes += gst_buffer_get_size(GST_PAD_PROBE_INFO_BUFFER(info));
    return GST_PAD_PROBE_OK;
  });
  for (const auto& stream : streams_) {
    if (!stream) continue;
    stream->source = pipeline_->element(stream->name.c_str());
    const auto ordered =
        stream->frames() ? stream->source : pipeline_->element((stream->name + "-order").c_str());
    const auto pad = gst::adopt(gst_element_get_static_pad(ordered.get(), "src"));
    auto* place = pad.get();  // which is there for as long as its probe
    // Muxers write by time and not by the clock: what is encoded first may be late, and yet is before the
    // rest.
    const auto queue = pipeline_->element((stream->name + "-queue").c_str());
    const auto written = gst::adopt(gst_element_get_static_pad(queue.get(), "src"));
    stream->untimed =
        gst::PadProbe(written.get(), GST_PAD_PROBE_TYPE_QUERY_UPSTREAM, [](GstPadProbeInfo* info) {
          if (GST_QUERY_TYPE(GST_PAD_PROBE_INFO_QUERY(info)) != GST_QUERY_LATENCY) return GST_PAD_PROBE_OK;
          gst_query_set_latency(GST_PAD_PROBE_INFO_QUERY(info), FALSE, 0, GST_CLOCK_TIME_NONE);
          return GST_PAD_PROBE_HANDLED;
        });
    // What is ahead of the other kind when the recording is ended is not of it any more.
    stream->ending = gst::PadProbe(written.get(), GST_PAD_PROBE_TYPE_BUFFER, [weak](GstPadProbeInfo* info) {
      const auto self = weak.lock();
      const auto ending = self && self->finishing_ ? self->timing_.ending() : std::nullopt;
      const auto at = GST_BUFFER_PTS(GST_PAD_PROBE_INFO_BUFFER(info));
      return ending && GST_CLOCK_TIME_IS_VALID(at) && at > *ending ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
    });
    stream->probe = gst::PadProbe(
        pad.get(), kMediaAndLosses, [weak, each = std::weak_ptr(stream), place](GstPadProbeInfo* info) {
          const auto self = weak.lock();
          const auto owned = each.lock();
          return self && owned ? self->onMedia(*owned, place, info) : GST_PAD_PROBE_DROP;
        });
  }
  return {};
}

void RecorderPipeline::listen(Stream& stream, const std::shared_ptr<Track>& track) {
  TrackInput::Options options;
  auto input = TrackInput::create(track, stream.source, options);
  {
    const std::lock_guard lock(mutex_);
    input.swap(stream.input);
  }
  if (input) input->stop();
  stream.input->start();
}

Expected<void> RecorderPipeline::start() {
  started_ = asked_ = Clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (ended_) return {};
    counted_ = true;
    ++recorderCounters().recordings;
  }
  auto played = pipeline_->play();
  if (!played && failed_) return {};  // its own error has been told already, with the reason
  if (!played) return played;
  for (const auto& stream : streams_)
    if (stream) listen(*stream, stream->recorded.track);
  if (ended_) return unfollowAll(), Expected<void>();  // it was closed meanwhile
  repeat(kSilencePeriod, weak_from_this(), &RecorderPipeline::checkSilence);
  return {};
}

Expected<void> RecorderPipeline::follow(RecordedTrack track) {
  const auto& stream = streams_[index(track.track->kind())];
  if (!stream || stream->recorded.recording.line != track.recording.line)
    return fail(Failure::Code::formatMismatch,
                std::string(toString(track.track->kind())) +
                    " of another kind than the recording has begun with cannot be written into it");
  if (finishing_) return {};
  {
    const std::lock_guard lock(mutex_);
    stream->recorded.source = track.source;
  }
  listen(*stream, track.track);
  return {};
}

bool RecorderPipeline::takes(Kind kind, const RtpFormat& format) const {
  const auto& stream = streams_[index(kind)];
  const auto recording = recordingOf(options_.container, kind, format);
  return !stream || (recording && recording->line == stream->recorded.recording.line);
}

std::shared_ptr<Track> RecorderPipeline::followed(Kind kind) const {
  const std::lock_guard lock(mutex_);
  const auto& stream = streams_[index(kind)];
  return stream ? stream->recorded.source : nullptr;
}

Delays RecorderPipeline::delays() const {
  Delays delays;
  for (const auto& stream : streams_)
    if (stream && stream->delay >= 0) delays[stream->kind] = std::chrono::nanoseconds(stream->delay);
  return delays;
}

void RecorderPipeline::unfollow(Kind kind) {
  std::shared_ptr<TrackInput> input;
  {
    const std::lock_guard lock(mutex_);
    if (const auto& stream = streams_[index(kind)]) input = stream->input;
  }
  if (input) input->stop();
}

void RecorderPipeline::unfollowAll() {
  for (const auto kind : {Kind::audio, Kind::video}) unfollow(kind);
}

void RecorderPipeline::pause() {
  timing_.pause(now());
}

void RecorderPipeline::resume() {
  timing_.resume(now());
  std::shared_ptr<TrackInput> input;
  {
    const std::lock_guard lock(mutex_);
    if (const auto& video = streams_[index(Kind::video)]) input = video->input;
  }
  if (input) input->track()->requestKeyframe();
}

/// Whether this packet is the recording's first. Audio waits for the picture, so that both begin together.
bool RecorderPipeline::begins(const Stream& stream, bool keyframe, GstClockTime captured) {
  const auto& video = streams_[index(Kind::video)];
  const bool may = stream.kind == Kind::video ? keyframe : !video || video->leftOut;
  if (!may || timing_.paused()) return false;
  if (captured < since_) {  // a recording begins when it is told to, and not a second before
    if (stream.kind == Kind::video) stream.recorded.track->requestKeyframe();
    return false;
  }
  timing_.begin(captured, now());
  callbacks_.onBegun();
  return true;
}

std::optional<GstClockTime> RecorderPipeline::timeOf(Stream& stream, GstBuffer* buffer) {
  auto captured = GST_BUFFER_PTS(buffer);
  bool keyframe = stream.frames();
  std::optional<uint32_t> rtp;
  if (!stream.frames()) {
    const gst::BufferMap map(buffer);
    const auto header = parseRtpHeader(map.data());
    if (!header) return std::nullopt;
    rtp = header->timestamp;
    std::shared_ptr<TrackInput> input;
    {
      const std::lock_guard lock(mutex_);
      input = stream.input;
    }
    if (input && input->track().get() != std::exchange(stream.timed, input->track().get()))
      stream.time.forget();
    // Asked again here: the clocks of both kinds are known the better the later it is.
    if (const auto mapping = input ? input->track()->clockMapping() : std::nullopt)
      captured = runningTime(mapping->timeAt(header->timestamp));
    if (stream.kind == Kind::video && (!stream.hasKeyframe || stream.piece != timing_.pieces()))
      keyframe = startsKeyframe(stream.recorded.recording.format.encodingName,
                                map.data().subspan(header->payloadOffset, header->payloadSize));
  }
  if (!GST_CLOCK_TIME_IS_VALID(captured)) return std::nullopt;
  if (!timing_.begun() && !begins(stream, keyframe, captured)) return std::nullopt;
  if (rtp) captured = stream.time.at(*rtp, stream.recorded.recording.format.clockRate, captured);
  const auto at = timing_.at(captured);
  if (!at) return std::nullopt;
  const auto arrived = now();
  stream.delay = arrived > captured ? static_cast<int64_t>(arrived - captured) : 0;
  if (stream.kind == Kind::video || !streams_[index(Kind::video)]) timing_.arrived(captured, arrived);
  if (stream.kind == Kind::video) {
    if (stream.piece != timing_.pieces()) stream.hasKeyframe = false;
    if (!stream.hasKeyframe && !keyframe) return std::nullopt;
    stream.hasKeyframe = true;
    stream.piece = timing_.pieces();
  }
  return at;
}

/// Pictures take longer to encode than sound: when the first one comes, the sound of that moment has passed.
void RecorderPipeline::passEarly(Stream& stream, GstPad* pad) {
  stream.passing = true;
  while (!stream.early.empty()) {
    auto buffer = std::move(stream.early.front());
    stream.early.pop_front();
    if (const auto at = timeOf(stream, buffer.get())) {
      auto* writable = gst_buffer_make_writable(buffer.release());
      stamp(stream, writable, *at);
      gst_pad_push(pad, writable);
    }
  }
  stream.passing = false;
}

void RecorderPipeline::stamp(Stream& stream, GstBuffer* buffer, GstClockTime at) {
  // A clock that is set back must not make time run backwards.
  stream.last = std::max(stream.last, at);
  GST_BUFFER_PTS(buffer) = stream.last;
  GST_BUFFER_DTS(buffer) = GST_CLOCK_TIME_NONE;
}

GstPadProbeReturn RecorderPipeline::onMedia(Stream& stream, GstPad* pad, GstPadProbeInfo* info) {
  if (stream.passing) return GST_PAD_PROBE_OK;
  if (!(GST_PAD_PROBE_INFO_TYPE(info) & GST_PAD_PROBE_TYPE_BUFFER)) {
    if (gst_event_has_name(GST_PAD_PROBE_INFO_EVENT(info), "GstRTPPacketLost")) stream.hasKeyframe = false;
    return GST_PAD_PROBE_OK;
  }
  stream.seen.store(Clock::now(), std::memory_order_relaxed);
  callbacks_.onMedia(stream.kind);
  if (!timing_.begun() && stream.kind == Kind::audio && streams_[index(Kind::video)] && !timing_.paused()) {
    stream.early.push_back(gst::ref(GST_PAD_PROBE_INFO_BUFFER(info)));
    if (stream.early.size() > kEarly) stream.early.pop_front();
    if (!streams_[index(Kind::video)]->leftOut) return GST_PAD_PROBE_DROP;
    stream.early.pop_back();
  }
  const auto at = timeOf(stream, GST_PAD_PROBE_INFO_BUFFER(info));
  const bool spare =
      at && options_.container == Container::jpeg && stream.wrote && *at < stream.last + kBetweenPictures;
  if (spare) return GST_PAD_PROBE_DROP;
  if (!stream.early.empty() && timing_.begun()) passEarly(stream, pad);
  if (!at) return GST_PAD_PROBE_DROP;
  GstBuffer* buffer = gst_buffer_make_writable(GST_PAD_PROBE_INFO_BUFFER(info));
  GST_PAD_PROBE_INFO_DATA(info) = buffer;
  stamp(stream, buffer, *at);
  stream.wrote = true;
  return GST_PAD_PROBE_OK;
}

/// A kind that never comes must not keep the other from being written.
bool RecorderPipeline::checkSilence() {
  const auto pipeline = pipeline_->pipeline();
  if (ended_ || finishing_ || !pipeline) return false;
  const auto time = Clock::now();
  for (const auto& stream : streams_) {
    if (!stream || stream->leftOut) continue;
    const auto seen = stream->seen.load();
    if (seen == Clock::time_point{}) {
      if (time - started_ < options_.start || !streams_[0] || !streams_[1]) continue;
      stream->leftOut = true;
      gst_app_src_end_of_stream(GST_APP_SRC(stream->source.get()));
    }
  }
  askForKeyframe(time);
  return true;
}

/// Players can only go to keyframes, and browsers send none by themselves.
void RecorderPipeline::askForKeyframe(Clock::time_point time) {
  const bool due = options_.keyframes.count() != 0 && time - asked_ >= options_.keyframes;
  const auto& stream = streams_[index(Kind::video)];
  const bool waiting = stream && !stream->frames() && !stream->hasKeyframe;
  if (!due && !waiting) return;
  asked_ = time;
  std::shared_ptr<TrackInput> input;
  {
    const std::lock_guard lock(mutex_);
    if (const auto& video = streams_[index(Kind::video)]) input = video->input;
  }
  if (input && !timing_.paused()) input->track()->requestKeyframe();
}

void RecorderPipeline::onBus(const gst::BusReport& report) {
  if (report.level != gst::BusReport::Level::error || ended_ || failed_.exchange(true)) return;
  const auto code = report.resource ? Failure::Code::writeFailed : Failure::Code::internal;
  callbacks_.onFailure({code, withoutPassword(options_.uri + ": " + report.message, options_.uri)});
  finished();
}

void RecorderPipeline::finish() {
  if (finishing_.exchange(true)) return;
  timing_.end(now());
  for (const auto& stream : streams_) {
    if (!stream) continue;
    unfollow(stream->kind);
    if (!stream->leftOut) gst_app_src_end_of_stream(GST_APP_SRC(stream->source.get()));
  }
  if (!timing_.begun()) return finished();
  Scheduler::shared().after(options_.finalize, [weak = weak_from_this()] {
    const auto self = weak.lock();
    if (!self) return;
    {
      const std::lock_guard lock(self->mutex_);
      if (self->finished_) return;
    }
    if (!self->failed_.exchange(true))
      self->callbacks_.onFailure(
          {Failure::Code::timeout, "the recording could not be finished within " +
                                       std::to_string(self->options_.finalize.count()) +
                                       " ms; its end may be missing"});
    self->finished();
  });
}

void RecorderPipeline::finished() {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(finished_, true)) return;
  }
  changed_.notify_all();
  callbacks_.onFinished();
}

bool RecorderPipeline::awaitFinished(milliseconds deadline) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, deadline, [this] { return finished_; });
}

void RecorderPipeline::leave() {
  // A file without media is no file.
  if (!timing_.begun() && !isHttp(location_)) {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(location_, ignored) &&
        std::filesystem::file_size(location_, ignored) == 0)
      std::filesystem::remove(location_, ignored);
  }
  unfollowAll();
  const std::lock_guard lock(mutex_);
  if (std::exchange(counted_, false)) --recorderCounters().recordings;
}

bool RecorderPipeline::end(milliseconds deadline) {
  if (ended_.exchange(true)) return true;
  leave();
  return pipeline_->shutdown(deadline);
}

void RecorderPipeline::endSoon() {
  if (ended_.exchange(true)) return;
  leave();
  pipeline_->shutdownSoon();
}

}  // namespace headwater::media
