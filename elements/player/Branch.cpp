#include "elements/player/Branch.hpp"

namespace headwater::player {

namespace {

struct Codec {
  const char* caps;
  base::Kind kind;
  const char* line;  ///< as for gst-launch-1.0
};

// Payloads stay below what a datagram takes, with room for SRTP and header extensions. Parameter sets go
// ahead of every keyframe: viewers come at any time.
constexpr Codec kPassedOn[] = {
    {"video/x-vp8", base::Kind::video, "rtpvp8pay mtu=1200 picture-id-mode=15-bit"},
    {"video/x-vp9", base::Kind::video, "rtpvp9pay mtu=1200 picture-id-mode=15-bit"},
    {"video/x-h264", base::Kind::video,
     "h264parse ! rtph264pay mtu=1200 config-interval=-1 aggregate-mode=zero-latency"},
    {"audio/x-opus,channel-mapping-family=0", base::Kind::audio, "opusparse ! rtpopuspay mtu=1200"},
    {"audio/x-mulaw,rate=8000,channels=1", base::Kind::audio, "rtppcmupay mtu=1200 max-ptime=20000000"},
    {"audio/x-alaw,rate=8000,channels=1", base::Kind::audio, "rtppcmapay mtu=1200 max-ptime=20000000"},
};

constexpr Codec kRaw[] = {
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
  const auto line = std::string(codec->line) + " ! appsink name=out";
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
