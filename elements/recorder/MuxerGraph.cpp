#include "elements/recorder/MuxerGraph.hpp"

#include <gst/app/gstappsrc.h>

#include <array>

#include "elements/base/Uri.hpp"
#include "elements/recorder/Profile.hpp"
#include "elements/recorder/RecorderCounters.hpp"

namespace headwater::recorder {

namespace {

constexpr GstClockTime kSilence = 20 * GST_MSECOND;
/// RFC 6716 3.1: CELT, 20 ms, stereo; what encoders make of digital silence.
constexpr std::array<uint8_t, 3> kSilentPacket{0xfc, 0xff, 0xfe};
constexpr const char* kSilentCaps =
    "audio/x-opus,rate=48000,channels=2,channel-mapping-family=0,stream-count=1,coupled-count=1";

std::string sinkLine(Container container, bool upload) {
  if (upload) return "curlhttpsink name=out use-content-length=false sync=false async=false";
  if (container == Container::jpeg) return "multifilesink name=out sync=false async=false";
  return "filesink name=out buffer-mode=unbuffered sync=false async=false";
}

bool isMatroska(Container container) {
  return container == Container::webm || container == Container::mkv;
}

/// Muxers write by time and not by the clock: what is encoded first may be late, and yet is before the rest.
gst::PadProbe untimed(GstPad* pad) {
  return {pad, GST_PAD_PROBE_TYPE_QUERY_UPSTREAM, [](GstPadProbeInfo* info) {
            if (GST_QUERY_TYPE(GST_PAD_PROBE_INFO_QUERY(info)) != GST_QUERY_LATENCY) return GST_PAD_PROBE_OK;
            gst_query_set_latency(GST_PAD_PROBE_INFO_QUERY(info), FALSE, 0, GST_CLOCK_TIME_NONE);
            return GST_PAD_PROBE_HANDLED;
          }};
}

/// A muxer is told the format once. Pictures that change their size say so themselves, each keyframe of them:
/// players follow that, while muxers take no other format, or write a file that ends there.
gst::PadProbe oneFormat(GstPad* pad) {
  return {pad, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, [told = false](GstPadProbeInfo* info) mutable {
            if (GST_EVENT_TYPE(GST_PAD_PROBE_INFO_EVENT(info)) != GST_EVENT_CAPS) return GST_PAD_PROBE_OK;
            return std::exchange(told, true) ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
          }};
}

/// What is ahead of the other kind when the recording is ended is not of it any more.
gst::PadProbe cutAtEnd(GstPad* pad, std::shared_ptr<const Timing> timing) {
  return {pad, GST_PAD_PROBE_TYPE_BUFFER, [timing = std::move(timing)](GstPadProbeInfo* info) {
            const auto ending = timing->ending();
            const auto at = GST_BUFFER_PTS(GST_PAD_PROBE_INFO_BUFFER(info));
            return ending && GST_CLOCK_TIME_IS_VALID(at) && at > *ending ? GST_PAD_PROBE_DROP
                                                                         : GST_PAD_PROBE_OK;
          }};
}

/// The muxer's pad for one kind, as all but flvmux name them; nothing for what is no muxer.
gst::Ptr<GstPad> padOf(GstElement* muxer, base::Kind kind) {
  for (const auto& name : {std::string(toString(kind)) + "_%u", std::string(toString(kind))})
    if (gst_element_get_pad_template(muxer, name.c_str()))
      return gst::adopt(gst_element_request_pad_simple(muxer, name.c_str()));
  return {};
}

}  // namespace

base::Expected<std::unique_ptr<MuxerGraph>> MuxerGraph::create(const Options& options,
                                                               pipe::ElementPipeline::OnBus onBus,
                                                               std::function<void()> onEnd) {
  auto graph = std::unique_ptr<MuxerGraph>(new MuxerGraph(options));
  const bool upload = base::isHttp(options.location);
  const auto muxer = muxerLine(options.container, !upload);
  auto made =
      pipe::ElementPipeline::parse((muxer.empty() ? "" : muxer + " ! ") + sinkLine(options.container, upload),
                                   std::move(onBus), [onEnd = std::move(onEnd)](GstMessage* message) {
                                     if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_EOS) onEnd();
                                   });
  if (!made) return tl::make_unexpected(made.error());
  graph->pipeline_ = std::move(*made);
  const auto sink = graph->pipeline_->element("out");
  g_object_set(sink.get(), "location", options.location.c_str(), nullptr);
  const auto entry = gst::adopt(gst_element_get_static_pad(sink.get(), "sink"));
  const auto flags = isMatroska(options.container) ? std::make_shared<BlockFlags>() : nullptr;
  graph->written_ = gst::PadProbe(entry.get(), GST_PAD_PROBE_TYPE_BUFFER, [flags](GstPadProbeInfo* info) {
    if (flags) flags->fix(info);
    recorderCounters().bytes += gst_buffer_get_size(GST_PAD_PROBE_INFO_BUFFER(info));
    return GST_PAD_PROBE_OK;
  });
  return graph;
}

/// What the muxer has not taken yet waits in it: one kind for the other, both for the disk.
std::string MuxerGraph::queue() const {
  return "queue max-size-buffers=0 max-size-time=0 max-size-bytes=" + std::to_string(options_.queueBytes);
}

std::string MuxerGraph::order() const {
  return "rtpjitterbuffer name=order mode=none do-lost=true latency=" +
         std::to_string(options_.jitter.count());
}

base::Expected<std::shared_ptr<MuxerGraph::Branch>> MuxerGraph::add(base::Kind kind, const std::string& line,
                                                                    bool frames, bool direct,
                                                                    std::shared_ptr<const Timing> timing) {
  std::string text = std::string("appsrc is-live=true format=time name=") + toString(kind) + " ! ";
  if (direct)
    text += line;
  else
    text += (frames ? "" : order() + " ! ") + line + " ! " + queue();
  GError* error = nullptr;
  auto bin = gst::sink(gst_parse_bin_from_description(text.c_str(), TRUE, &error));
  const gst::ErrorPtr owned(error);
  if (!bin || error)
    return base::fail(base::Failure::Code::missingPlugin,
                      "GStreamer cannot make '" + text + "': " + (error ? error->message : "no reason"));
  const auto branch = std::make_shared<Branch>();
  branch->kind_ = kind;
  branch->direct_ = direct;
  branch->source_ = gst::adopt(gst_bin_get_by_name(GST_BIN(bin.get()), toString(kind)));
  const auto order = gst::adopt(gst_bin_get_by_name(GST_BIN(bin.get()), "order"));
  branch->ordered_ =
      gst::adopt(gst_element_get_static_pad(order ? order.get() : branch->source_.get(), "src"));
  const auto exit = gst::adopt(gst_element_get_static_pad(bin.get(), "src"));
  branch->untimed_ = untimed(exit.get());
  branch->ending_ = cutAtEnd(exit.get(), std::move(timing));
  branch->hold_ =
      gst::PadProbe(exit.get(),
                    static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BLOCK | GST_PAD_PROBE_TYPE_BUFFER |
                                                 GST_PAD_PROBE_TYPE_BUFFER_LIST),
                    [weak = std::weak_ptr(branch)](GstPadProbeInfo*) {
                      if (const auto self = weak.lock()) self->arrived_ = true;
                      return GST_PAD_PROBE_OK;  // which for a block is: wait
                    });
  branch->exit_ = exit;
  branch->bin_ = bin;
  if (!pipeline_->add(bin.get()))
    return base::fail(base::Failure::Code::internal, "GStreamer does not start what writes a stream");
  return branch;
}

base::Expected<void> MuxerGraph::seat(Branch& branch) {
  const auto mux = pipeline_->element("mux");
  const auto to = mux ? mux : pipeline_->element("out");
  const auto gone = base::fail(base::Failure::Code::closed, "the pipeline has ended");
  if (!to) return gone;
  auto from = branch.bin_;
  if (branch.kind_ == base::Kind::audio && mux) {
    // Its other pad takes silence.
    branch.funnel_ = gst::sink(gst_element_factory_make("funnel", nullptr));
    if (!branch.funnel_ || !pipeline_->add(branch.funnel_.get())) return gone;
    if (!gst_element_link(branch.bin_.get(), branch.funnel_.get())) return gone;
    from = branch.funnel_;
  }
  const auto exit = gst::adopt(gst_element_get_static_pad(from.get(), "src"));
  branch.format_ = oneFormat(exit.get());
  // By name: what takes anything, as the funnel does, would be given the pad that is made first.
  const auto seat = padOf(to.get(), branch.kind_);
  const bool linked =
      seat ? gst_pad_link(exit.get(), seat.get()) == GST_PAD_LINK_OK : gst_element_link(from.get(), to.get());
  if (!linked)
    return base::fail(base::Failure::Code::internal,
                      std::string("the muxer does not take the ") + toString(branch.kind_));
  branch.seated_ = true;
  return {};
}

void MuxerGraph::release(Branch& branch) {
  branch.hold_.remove();
}

void MuxerGraph::fill(Branch& branch, GstClockTime from, GstClockTime to) {
  if (!branch.funnel_ || branch.ended_) return;
  if (!branch.filler_) {
    auto filler = gst::sink(gst_element_factory_make("appsrc", nullptr));
    if (!filler) return;
    const auto caps = gst::adopt(gst_caps_from_string(kSilentCaps));
    g_object_set(filler.get(), "format", GST_FORMAT_TIME, "is-live", TRUE, "caps", caps.get(), "max-bytes",
                 static_cast<guint64>(0), nullptr);
    const auto pad = gst::adopt(gst_element_get_static_pad(filler.get(), "src"));
    branch.filler_ = filler;
    if (const auto pipeline = pipeline_->pipeline()) gst_bin_add(GST_BIN(pipeline.get()), filler.get());
    if (!gst_element_link(filler.get(), branch.funnel_.get())) return;
    gst_element_sync_state_with_parent(filler.get());
  }
  for (auto at = from; at + kSilence <= to; at += kSilence) {
    auto* packet = gst_buffer_new_memdup(kSilentPacket.data(), kSilentPacket.size());
    GST_BUFFER_PTS(packet) = at;
    GST_BUFFER_DURATION(packet) = kSilence;
    gst_app_src_push_buffer(GST_APP_SRC(branch.filler_.get()), packet);
  }
}

void MuxerGraph::end(Branch& branch) {
  if (branch.ended_.exchange(true)) return;
  gst_app_src_end_of_stream(GST_APP_SRC(branch.source_.get()));
  if (branch.filler_) gst_app_src_end_of_stream(GST_APP_SRC(branch.filler_.get()));
}

void MuxerGraph::reorder(const std::shared_ptr<Branch>& branch, std::function<void(GstPad*)> ordered) {
  branch->direct_ = false;
  const auto pad = gst::adopt(gst_element_get_static_pad(branch->source_.get(), "src"));
  using Job = std::function<void(GstPad*)>;
  auto* job = new Job([line = order() + " ! " + queue(), branch, ordered = std::move(ordered)](GstPad* from) {
    const auto bin = gst::sink(gst_parse_bin_from_description(line.c_str(), TRUE, nullptr));
    const auto to = gst::adopt(gst_pad_get_peer(from));
    if (!bin || !to) return;
    gst_pad_unlink(from, to.get());
    const auto in = gst::adopt(gst_element_get_static_pad(bin.get(), "sink"));
    const auto out = gst::adopt(gst_element_get_static_pad(bin.get(), "src"));
    const auto order = gst::adopt(gst_bin_get_by_name(GST_BIN(bin.get()), "order"));
    branch->ordered_ = gst::adopt(gst_element_get_static_pad(order.get(), "src"));
    ordered(branch->ordered_.get());
    const bool linked = gst_bin_add(GST_BIN(branch->bin_.get()), bin.get()) &&
                        gst_pad_link(from, in.get()) == GST_PAD_LINK_OK &&
                        gst_pad_link(out.get(), to.get()) == GST_PAD_LINK_OK &&
                        gst_element_sync_state_with_parent(bin.get());
    if (!linked)
      GST_ELEMENT_ERROR(branch->bin_.get(), CORE, NEGOTIATION,
                        ("a source of another kind cannot be followed"), (nullptr));
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
