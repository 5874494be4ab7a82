#include "elements/recorder/RecorderPipeline.hpp"

#include <gst/app/gstappsrc.h>

#include <array>
#include <filesystem>

#include "elements/base/Scheduler.hpp"
#include "elements/base/Uri.hpp"
#include "elements/gst/BufferMap.hpp"
#include "elements/gst/TimeLine.hpp"
#include "elements/recorder/RecorderCounters.hpp"
#include "elements/recorder/RecorderStream.hpp"
#include "elements/rtp/Keyframe.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/rtp/RtpHeader.hpp"

namespace headwater::recorder {

namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kSilencePeriod{500};
constexpr GstClockTime kBetweenPictures = GST_SECOND;  ///< of a JPEG recording
constexpr size_t kEarly = 250;  ///< packets of sound that wait for the first picture: 5 s of 20 ms each

GstClockTime now() {
  return gst::timeLine().now();
}

/// Without mapping the packet: that would copy its payload next to its header.
std::optional<rtp::RtpHeader> headerOf(GstBuffer* packet) {
  constexpr size_t kHeader = 12;  // as TrackInput writes it: without CSRCs and extensions
  std::array<uint8_t, kHeader> bytes{};
  if (gst_buffer_extract(packet, 0, bytes.data(), bytes.size()) != bytes.size()) return std::nullopt;
  return rtp::parseRtpHeader(bytes);
}

bool isKeyframe(GstBuffer* packet, const rtp::RtpHeader& header, const std::string& encoding) {
  const gst::BufferMap map(packet);
  return map.data().size() > header.payloadOffset &&
         rtp::startsKeyframe(encoding, map.data().subspan(header.payloadOffset));
}

}  // namespace

RecorderPipeline::RecorderPipeline(const RecorderOptions& options, std::vector<RecordedTrack> tracks,
                                   GstClockTime since, Callbacks callbacks)
    : options_(options), callbacks_(std::move(callbacks)), since_(since) {
  for (auto& each : tracks) {
    const auto kind = each.track->kind();
    const bool leads = kind == base::Kind::audio || tracks.size() == 1;
    auto stream = std::make_shared<Stream>(leap_, leads);
    stream->kind = kind;
    stream->name = toString(stream->kind);
    stream->recorded = std::move(each);
    stream->direct = !stream->frames() && stream->recorded.track->inOrder();
    streams_[index(stream->kind)] = std::move(stream);
  }
}

RecorderPipeline::~RecorderPipeline() {
  for (const auto& stream : streams_)
    if (stream && stream->input) stream->input->stop();
}

base::Expected<std::shared_ptr<RecorderPipeline>> RecorderPipeline::create(const RecorderOptions& options,
                                                                           const std::string& location,
                                                                           std::vector<RecordedTrack> tracks,
                                                                           GstClockTime since,
                                                                           Callbacks callbacks) {
  auto made = std::shared_ptr<RecorderPipeline>(
      new RecorderPipeline(options, std::move(tracks), since, std::move(callbacks)));
  if (auto built = made->build(location); !built) return tl::make_unexpected(built.error());
  return made;
}

base::Expected<void> RecorderPipeline::start() {
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
    if (stream) listen(stream, stream->recorded.track);
  if (ended_) return unfollowAll(), base::Expected<void>();  // it was closed meanwhile
  base::repeat(kSilencePeriod, weak_from_this(), &RecorderPipeline::checkSilence);
  return {};
}

base::Expected<void> RecorderPipeline::follow(const RecordedTrack& track) {
  const auto& stream = streams_[index(track.track->kind())];
  if (!stream || stream->recorded.recording.line != track.recording.line)
    return base::fail(base::Failure::Code::formatMismatch,
                      std::string(toString(track.track->kind())) +
                          " of another kind than the recording has begun with cannot be written into it");
  if (finishing_) return {};
  {
    const std::lock_guard lock(mutex_);
    stream->recorded.source = track.source;
  }
  listen(stream, track.track);
  return {};
}

bool RecorderPipeline::takes(base::Kind kind, const rtp::RtpFormat& format) const {
  const auto& stream = streams_[index(kind)];
  const auto recording = recordingOf(options_.container, kind, format);
  return !stream || (recording && recording->line == stream->recorded.recording.line);
}

std::shared_ptr<track::Track> RecorderPipeline::followed(base::Kind kind) const {
  const std::lock_guard lock(mutex_);
  const auto& stream = streams_[index(kind)];
  return stream ? stream->recorded.source : nullptr;
}

base::Delays RecorderPipeline::delays() const {
  base::Delays delays;
  for (const auto& stream : streams_)
    if (stream && stream->delay >= 0) delays[stream->kind] = std::chrono::nanoseconds(stream->delay);
  return delays;
}

void RecorderPipeline::unfollow(base::Kind kind) {
  std::shared_ptr<pipe::TrackInput> input;
  {
    const std::lock_guard lock(mutex_);
    if (const auto& stream = streams_[index(kind)]) input = stream->input;
  }
  if (input) input->stop();
}

void RecorderPipeline::unfollowAll() {
  for (const auto kind : {base::Kind::audio, base::Kind::video}) unfollow(kind);
}

void RecorderPipeline::pause() {
  timing_.pause(now());
}

void RecorderPipeline::resume() {
  timing_.resume(now());
  std::shared_ptr<pipe::TrackInput> input;
  {
    const std::lock_guard lock(mutex_);
    if (const auto& video = streams_[index(base::Kind::video)]) input = video->input;
  }
  if (input) input->track()->requestKeyframe();
}

/// Whether this packet is the recording's first. Audio waits for the picture, so that both begin together.
bool RecorderPipeline::begins(const Stream& stream, bool keyframe, GstClockTime captured) {
  const auto& video = streams_[index(base::Kind::video)];
  const bool may = stream.kind == base::Kind::video ? keyframe : !video || video->leftOut;
  if (!may || timing_.paused()) return false;
  if (captured < since_) {  // a recording begins when it is told to, and not a second before
    if (stream.kind == base::Kind::video) stream.recorded.track->requestKeyframe();
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
    const auto header = headerOf(buffer);
    if (!header) return std::nullopt;
    rtp = header->timestamp;
    const auto before = std::exchange(stream.sequence, header->sequence);
    if (before && rtp::sequenceDistance(*before, header->sequence) != 1) stream.hasKeyframe = false;
    std::shared_ptr<pipe::TrackInput> input;
    {
      const std::lock_guard lock(mutex_);
      input = stream.input;
    }
    if (input && input->track().get() != std::exchange(stream.timed, input->track().get()))
      stream.time.forget();
    // Asked again here: the clocks of both kinds are known the better the later it is.
    if (const auto mapping = input ? input->track()->clockMapping() : std::nullopt)
      captured = gst::runningTime(mapping->timeAt(header->timestamp));
    if (stream.kind == base::Kind::video && (!stream.hasKeyframe || stream.piece != timing_.pieces()))
      keyframe = isKeyframe(buffer, *header, stream.recorded.recording.format.encodingName);
  }
  if (!GST_CLOCK_TIME_IS_VALID(captured)) return std::nullopt;
  if (!timing_.begun() && !begins(stream, keyframe, captured)) return std::nullopt;
  if (rtp)
    captured = stream.time.at({*rtp, static_cast<int>(stream.recorded.recording.format.clockRate), captured,
                               GST_BUFFER_OFFSET(buffer)});
  const auto at = timing_.at(captured);
  if (!at) return std::nullopt;
  const auto arrived = now();
  stream.delay = arrived > captured ? static_cast<int64_t>(arrived - captured) : 0;
  if (stream.kind == base::Kind::video || !streams_[index(base::Kind::video)])
    timing_.arrived(captured, arrived);
  if (stream.kind == base::Kind::video) {
    if (stream.piece != timing_.pieces()) stream.hasKeyframe = false;
    if (!stream.hasKeyframe && !keyframe) return std::nullopt;
    stream.hasKeyframe = true;
    stream.piece = timing_.pieces();
  }
  stream.another = !rtp || rtp != std::exchange(stream.rtp, rtp);
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
  // A clock that is set back, or another source, must not make time run backwards, nor two pictures be of one
  // time: Matroska counts milliseconds, and players complain.
  if (!stream.last)
    stream.last = at;
  else if (stream.another)
    stream.last = std::max(*stream.last + GST_MSECOND, at);
  GST_BUFFER_PTS(buffer) = *stream.last;
  GST_BUFFER_DTS(buffer) = GST_CLOCK_TIME_NONE;
}

GstPadProbeReturn RecorderPipeline::onMedia(Stream& stream, GstPad* pad, GstPadProbeInfo* info) {
  if (stream.passing) return GST_PAD_PROBE_OK;
  if (GST_PAD_PROBE_INFO_TYPE(info) & GST_PAD_PROBE_TYPE_BUFFER_LIST) return onPicture(stream, info);
  if (!(GST_PAD_PROBE_INFO_TYPE(info) & GST_PAD_PROBE_TYPE_BUFFER)) {
    if (gst_event_has_name(GST_PAD_PROBE_INFO_EVENT(info), "GstRTPPacketLost")) stream.hasKeyframe = false;
    return GST_PAD_PROBE_OK;
  }
  stream.seen.store(Clock::now(), std::memory_order_relaxed);
  callbacks_.onMedia(stream.kind);
  if (!timing_.begun() && stream.kind == base::Kind::audio && streams_[index(base::Kind::video)] &&
      !timing_.paused()) {
    stream.early.push_back(gst::ref(GST_PAD_PROBE_INFO_BUFFER(info)));
    if (stream.early.size() > kEarly) stream.early.pop_front();
    if (!streams_[index(base::Kind::video)]->leftOut) return GST_PAD_PROBE_DROP;
    stream.early.pop_back();
  }
  const auto at = timeOf(stream, GST_PAD_PROBE_INFO_BUFFER(info));
  const bool spare =
      at && options_.container == Container::jpeg && stream.wrote && *at < *stream.last + kBetweenPictures;
  if (spare) return GST_PAD_PROBE_DROP;
  if (!stream.early.empty() && timing_.begun()) passEarly(stream, pad);
  if (!at) return GST_PAD_PROBE_DROP;
  GstBuffer* buffer = gst_buffer_make_writable(GST_PAD_PROBE_INFO_BUFFER(info));
  GST_PAD_PROBE_INFO_DATA(info) = buffer;
  stamp(stream, buffer, *at);
  stream.wrote = true;
  return GST_PAD_PROBE_OK;
}

GstPadProbeReturn RecorderPipeline::onPicture(Stream& stream, GstPadProbeInfo* info) {
  stream.seen.store(Clock::now(), std::memory_order_relaxed);
  callbacks_.onMedia(stream.kind);
  GstBufferList* list = gst_buffer_list_make_writable(GST_PAD_PROBE_INFO_BUFFER_LIST(info));
  GST_PAD_PROBE_INFO_DATA(info) = list;
  for (guint i = 0; i < gst_buffer_list_length(list);) {
    if (const auto at = timeOf(stream, gst_buffer_list_get(list, i)))
      stamp(stream, gst_buffer_list_get_writable(list, i++), *at);
    else
      gst_buffer_list_remove(list, i, 1);
  }
  if (gst_buffer_list_length(list) == 0) return GST_PAD_PROBE_DROP;
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
  const auto& stream = streams_[index(base::Kind::video)];
  const bool waiting = stream && !stream->frames() && !stream->hasKeyframe;
  if (!due && !waiting) return;
  asked_ = time;
  std::shared_ptr<pipe::TrackInput> input;
  {
    const std::lock_guard lock(mutex_);
    if (const auto& video = streams_[index(base::Kind::video)]) input = video->input;
  }
  if (input && !timing_.paused()) input->track()->requestKeyframe();
}

void RecorderPipeline::onBus(const gst::BusReport& report) {
  if (report.level != gst::BusReport::Level::error || ended_ || failed_.exchange(true)) return;
  const auto code = report.resource ? base::Failure::Code::writeFailed : base::Failure::Code::internal;
  callbacks_.onFailure({code, base::withoutPassword(options_.uri + ": " + report.message, options_.uri)});
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
  base::Scheduler::shared().after(options_.finalize, [weak = weak_from_this()] {
    const auto self = weak.lock();
    if (!self) return;
    {
      const std::lock_guard lock(self->mutex_);
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
  if (!timing_.begun() && !base::isHttp(location_)) {
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

}  // namespace headwater::recorder
