// RecorderPipeline: its elements, and what watches them.
#include <string_view>

#include "elements/base/Uri.hpp"
#include "elements/recorder/BlockFlags.hpp"
#include "elements/recorder/RecorderCounters.hpp"
#include "elements/recorder/RecorderStream.hpp"
#include "elements/rtp/RtpFormats.hpp"

namespace headwater::recorder {

namespace {

constexpr auto kMediaAndLosses = static_cast<GstPadProbeType>(
    GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM);

}  // namespace

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
    if (stream->direct) {
      text += stream->recorded.recording.line + (muxer.empty() ? " ! out. " : " ! mux. ");
      continue;
    }
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

base::Expected<void> RecorderPipeline::build(const std::string& location) {
  location_ = location;
  const auto weak = weak_from_this();
  auto made = pipe::ElementPipeline::parse(
      line(base::isHttp(location)),
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
  const bool matroska = options_.container == Container::webm || options_.container == Container::mkv;
  const auto flags = matroska ? std::make_shared<BlockFlags>() : nullptr;
  written_ = gst::PadProbe(entry.get(), GST_PAD_PROBE_TYPE_BUFFER, [flags](GstPadProbeInfo* info) {
    if (flags) flags->fix(info);
    recorderCounters().bytes += gst_buffer_get_size(GST_PAD_PROBE_INFO_BUFFER(info));
    return GST_PAD_PROBE_OK;
  });
  for (const auto& stream : streams_)
    if (stream) watch(stream);
  return {};
}

/// Where a stream's media leaves for the muxer.
gst::Ptr<GstPad> RecorderPipeline::written(const Stream& stream) const {
  if (const auto queue = pipeline_->element((stream.name + "-queue").c_str()))
    return gst::adopt(gst_element_get_static_pad(queue.get(), "src"));
  auto pad = gst::adopt(gst_element_get_static_pad(stream.source.get(), "src"));
  for (;;) {
    const auto peer = gst::adopt(gst_pad_get_peer(pad.get()));
    const auto next = peer ? gst::adopt(gst_pad_get_parent_element(peer.get())) : nullptr;
    const gst::CharPtr name(next ? gst_element_get_name(next.get()) : nullptr);
    if (!name || std::string_view(name.get()) == "mux" || std::string_view(name.get()) == "out") return pad;
    pad = gst::adopt(gst_element_get_static_pad(next.get(), "src"));
  }
}

void RecorderPipeline::watch(const std::shared_ptr<Stream>& stream) {
  stream->source = pipeline_->element(stream->name.c_str());
  const auto order = pipeline_->element((stream->name + "-order").c_str());
  const auto pad = gst::adopt(gst_element_get_static_pad(order ? order.get() : stream->source.get(), "src"));
  watchMedia(stream, pad.get());
  // Muxers write by time and not by the clock: what is encoded first may be late, and yet is before the rest.
  const auto written = this->written(*stream);
  stream->untimed =
      gst::PadProbe(written.get(), GST_PAD_PROBE_TYPE_QUERY_UPSTREAM, [](GstPadProbeInfo* info) {
        if (GST_QUERY_TYPE(GST_PAD_PROBE_INFO_QUERY(info)) != GST_QUERY_LATENCY) return GST_PAD_PROBE_OK;
        gst_query_set_latency(GST_PAD_PROBE_INFO_QUERY(info), FALSE, 0, GST_CLOCK_TIME_NONE);
        return GST_PAD_PROBE_HANDLED;
      });
  // A muxer is told the format once. Pictures that change their size say so themselves, each keyframe of them:
  // players follow that, while muxers take no other format, or write a file that ends there.
  stream->format = gst::PadProbe(
      written.get(), GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, [told = false](GstPadProbeInfo* info) mutable {
        if (GST_EVENT_TYPE(GST_PAD_PROBE_INFO_EVENT(info)) != GST_EVENT_CAPS) return GST_PAD_PROBE_OK;
        return std::exchange(told, true) ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
      });
  // What is ahead of the other kind when the recording is ended is not of it any more.
  stream->ending = gst::PadProbe(
      written.get(), GST_PAD_PROBE_TYPE_BUFFER, [weak = weak_from_this()](GstPadProbeInfo* info) {
        const auto self = weak.lock();
        const auto ending = self && self->finishing_ ? self->timing_.ending() : std::nullopt;
        const auto at = GST_BUFFER_PTS(GST_PAD_PROBE_INFO_BUFFER(info));
        return ending && GST_CLOCK_TIME_IS_VALID(at) && at > *ending ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
      });
}

/// Where packets are in order.
void RecorderPipeline::watchMedia(const std::shared_ptr<Stream>& stream, GstPad* pad) {
  stream->probe =
      gst::PadProbe(pad, kMediaAndLosses,
                    [weak = weak_from_this(), each = std::weak_ptr(stream),
                     pad](GstPadProbeInfo* info) {  // the pad is there for as long as its probe
                      const auto self = weak.lock();
                      const auto owned = each.lock();
                      return self && owned ? self->onMedia(*owned, pad, info) : GST_PAD_PROBE_DROP;
                    });
}

void RecorderPipeline::listen(const std::shared_ptr<Stream>& stream,
                              const std::shared_ptr<track::Track>& track) {
  std::shared_ptr<pipe::TrackInput> before;
  {
    const std::lock_guard lock(mutex_);
    before = stream->input;
  }
  if (before) before->stop();
  if (stream->direct && !track->inOrder()) reorder(stream);
  pipe::TrackInput::Options options;
  if (stream->direct) {
    options.queue = std::chrono::milliseconds(0);
    options.queueBytes = options_.queueBytes;
    options.pictures = true;
  }
  auto input = pipe::TrackInput::create(track, stream->source, options);
  {
    const std::lock_guard lock(mutex_);
    stream->input = input;
  }
  input->start();
}

/// Puts what `direct` does without into a pipeline that runs, between two packets.
void RecorderPipeline::reorder(const std::shared_ptr<Stream>& stream) {
  stream->direct = false;
  const auto pad = gst::adopt(gst_element_get_static_pad(stream->source.get(), "src"));
  using Job = std::function<void(GstPad*)>;
  auto* job = new Job([weak = weak_from_this(), stream](GstPad* from) {
    const auto self = weak.lock();
    const auto line = self ? "rtpjitterbuffer name=order mode=none do-lost=true latency=" +
                                 std::to_string(self->options_.jitter.count()) +
                                 " ! queue max-size-buffers=0 max-size-time=0 max-size-bytes=" +
                                 std::to_string(self->options_.queueBytes)
                           : std::string();
    const auto bin = self ? gst::sink(gst_parse_bin_from_description(line.c_str(), TRUE, nullptr)) : nullptr;
    const auto to = gst::adopt(gst_pad_get_peer(from));
    if (!bin || !to) return;
    gst_pad_unlink(from, to.get());
    const auto in = gst::adopt(gst_element_get_static_pad(bin.get(), "sink"));
    const auto out = gst::adopt(gst_element_get_static_pad(bin.get(), "src"));
    const auto order = gst::adopt(gst_bin_get_by_name(GST_BIN(bin.get()), "order"));
    const auto ordered = gst::adopt(gst_element_get_static_pad(order.get(), "src"));
    self->watchMedia(stream, ordered.get());
    const bool linked = gst_bin_add(GST_BIN(self->pipeline_->pipeline().get()), bin.get()) &&
                        gst_pad_link(from, in.get()) == GST_PAD_LINK_OK &&
                        gst_pad_link(out.get(), to.get()) == GST_PAD_LINK_OK &&
                        gst_element_sync_state_with_parent(bin.get());
    if (!linked)
      self->callbacks_.onFailure(
          {base::Failure::Code::internal, "a source of another kind cannot be followed"});
  });
  gst_pad_add_probe(
      pad.get(), GST_PAD_PROBE_TYPE_IDLE,
      [](GstPad* at, GstPadProbeInfo*, gpointer data) {
        (*static_cast<Job*>(data))(at);
        return GST_PAD_PROBE_REMOVE;
      },
      job, [](gpointer data) { delete static_cast<Job*>(data); });
}

}  // namespace headwater::recorder
