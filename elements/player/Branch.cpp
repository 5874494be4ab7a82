#include "elements/player/Branch.hpp"

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

const Codec kRaw[] = {
    {"video/x-raw", base::Kind::video, "videoconvert ! video/x-raw,format=I420"},
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

}  // namespace

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
  return std::optional<Branch>(Branch{codec->kind, std::move(bin), std::move(sink)});
}

}  // namespace headwater::player
