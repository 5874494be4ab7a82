#include "elements/player/Branch.hpp"

#include <gst/pbutils/pbutils.h>

#include <algorithm>
#include <string_view>

#include "elements/pipe/RtpElements.hpp"

namespace headwater::player {

namespace {

struct Codec {
  const char* caps;
  base::Kind kind;
  std::string line;  ///< as for gst-launch-1.0
};

const Codec kPassedOn[] = {
    {"video/x-vp8", base::Kind::video, pipe::payloaderLine("VP8")},
    {"video/x-vp9", base::Kind::video, pipe::payloaderLine("VP9")},
    {"video/x-h264", base::Kind::video, "h264parse ! " + pipe::payloaderLine("H264")},
    {"audio/x-opus,channel-mapping-family=0", base::Kind::audio,
     "opusparse ! " + pipe::payloaderLine("OPUS")},
    {"audio/x-mulaw,rate=8000,channels=1", base::Kind::audio,
     pipe::payloaderLine("PCMU") + " max-ptime=20000000"},
    {"audio/x-alaw,rate=8000,channels=1", base::Kind::audio,
     pipe::payloaderLine("PCMA") + " max-ptime=20000000"},
};

// Phones film upright and say in the file how it is to be turned: the picture is, before anybody sees it.
const Codec kRaw[] = {
    {"video/x-raw", base::Kind::video,
     "videoconvert ! video/x-raw,format=I420 ! videoflip video-direction=auto"},
    {"audio/x-raw", base::Kind::audio, "audioconvert ! audio/x-raw,format=S16LE,layout=interleaved"},
};

const Codec* codecOf(const GstCaps* caps) {
  const auto matches = [caps](const Codec& codec) {
    const auto wanted = gst::adopt(gst_caps_from_string(codec.caps));
    return gst_caps_can_intersect(caps, wanted.get());
  };
  for (const auto& codec : kPassedOn)
    if (matches(codec)) return &codec;
  for (const auto& codec : kRaw)
    if (matches(codec)) return &codec;
  return nullptr;
}

bool startsWithAny(std::string_view name, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [name](std::string_view beginning) { return name.starts_with(beginning); });
}

std::string_view nameOf(const GstCaps* caps) {
  return gst_caps_is_any(caps) || gst_caps_is_empty(caps)
             ? std::string_view()
             : gst_structure_get_name(gst_caps_get_structure(caps, 0));
}

/// A container without times of its own for pictures (AVI) has those at which they are decoded. VP8 and VP9
/// show them in that order, and nothing in their payloaders would tell.
GstPadProbeReturn timeByDecoding(GstPad*, GstPadProbeInfo* info, gpointer) {
  auto* buffer = GST_PAD_PROBE_INFO_BUFFER(info);
  if (GST_BUFFER_PTS_IS_VALID(buffer) || !GST_BUFFER_DTS_IS_VALID(buffer)) return GST_PAD_PROBE_OK;
  buffer = gst_buffer_make_writable(buffer);
  GST_BUFFER_PTS(buffer) = GST_BUFFER_DTS(buffer);
  GST_PAD_PROBE_INFO_DATA(info) = buffer;
  return GST_PAD_PROBE_OK;
}

}  // namespace

std::optional<base::Kind> kindOf(const GstCaps* caps) {
  const auto name = nameOf(caps);
  if (name.starts_with("audio/")) return base::Kind::audio;
  if (startsWithAny(name, {"video/", "image/"})) return base::Kind::video;
  return std::nullopt;
}

bool isText(const GstCaps* caps) {
  const auto name = nameOf(caps);
  if (startsWithAny(name, {"text/", "subpicture/", "closedcaption/", "meta/", "application/x-subtitle"}))
    return true;
  return name == "application/x-ssa" || name == "application/x-ass" || name == "application/x-usf" ||
         name == "application/x-kate" || name == "application/x-teletext";
}

std::string describeCodec(const GstCaps* caps) {
  const gst::CharPtr text(gst_pb_utils_get_codec_description(caps));
  const std::string name(nameOf(caps));
  return text && *text ? std::string(text.get()) + " (" + name + ")" : name;
}

gst::Ptr<GstCaps> playableCaps(bool encoded) {
  auto caps = gst::adopt(gst_caps_new_empty());
  const auto add = [&caps](const Codec& codec) {
    caps = gst::adopt(gst_caps_merge(caps.release(), gst_caps_from_string(codec.caps)));
  };
  if (encoded)
    for (const auto& codec : kPassedOn) add(codec);
  for (const auto& codec : kRaw) add(codec);
  return caps;
}

void discard(GstElement* pipeline, GstPad* pad) {
  const auto sink = gst::sink(gst_element_factory_make("fakesink", nullptr));
  if (!sink) return;
  g_object_set(sink.get(), "sync", FALSE, "async", FALSE, "enable-last-sample", FALSE, nullptr);
  const auto entry = gst::adopt(gst_element_get_static_pad(sink.get(), "sink"));
  gst_bin_add(GST_BIN(pipeline), sink.get());
  gst_element_sync_state_with_parent(sink.get());
  gst_pad_link(pad, entry.get());
}

base::Expected<std::optional<Branch>> makeBranch(const GstCaps* caps) {
  const auto* codec = codecOf(caps);
  if (!codec) return std::optional<Branch>();
  const auto line = codec->line + " ! appsink name=out";
  GError* error = nullptr;
  auto bin = gst::sink(gst_parse_bin_from_description(line.c_str(), TRUE, &error));
  const gst::ErrorPtr owned(error);
  if (!bin || error)
    return base::fail(base::Failure::Code::missingPlugin, "GStreamer cannot make '" + line + "': " +
                                                              (error ? error->message : "no reason given"));
  auto sink = gst::adopt(gst_bin_get_by_name(GST_BIN(bin.get()), "out"));
  if (startsWithAny(nameOf(caps), {"video/x-vp8", "video/x-vp9"})) {
    const auto entry = gst::adopt(gst_element_get_static_pad(bin.get(), "sink"));
    gst_pad_add_probe(entry.get(), GST_PAD_PROBE_TYPE_BUFFER, &timeByDecoding, nullptr, nullptr);
  }
  return std::optional<Branch>(Branch{codec->kind, std::move(bin), std::move(sink)});
}

}  // namespace headwater::player
