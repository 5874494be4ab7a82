#include "elements/transcode/Codecs.hpp"

#include <algorithm>

#include "elements/av1/Elements.hpp"
#include "elements/pipe/ElementPipeline.hpp"
#include "elements/pipe/RtpElements.hpp"
#include "elements/rtp/CodecTable.hpp"

namespace headwater::transcode {

namespace {

/// One way to do it: there when `element` is.
struct Way {
  const char* element = nullptr;
  const char* line = nullptr;
  /// What keeps slices of H.264 as small as packets, follows "name=encoder"; null: it cannot.
  const char* singleNal = nullptr;
};

struct Decoding {
  const char* encoding = nullptr;
  Way ways[2];  ///< the preferred first
};

constexpr Decoding kDecodings[] = {
    {"VP8", {{"vp8dec", "vp8dec threads=2"}}},
    {"VP9", {{"vp9dec", "vp9dec threads=2"}}},
    {"H264",  // drops itself what is broken
     {{"avdec_h264", "h264parse ! avdec_h264 thread-type=slice output-corrupt=false"},
      {"openh264dec", "h264parse ! openh264dec"}}},
    {"AV1", {{av1::kDecoder, av1::kDecoder}}},
    {"OPUS", {{"opusdec", "opusdec plc=true"}}},
    {"PCMU", {{"mulawdec", "mulawdec"}}},
    {"PCMA", {{"alawdec", "alawdec"}}},
};

struct Encoding {
  const char* encoding = nullptr;
  Way way;
  const char* rate = nullptr;  ///< property, null: fixed
  int rateUnit = 0;
};

// For media that is watched live: no look ahead, no B-frames, a keyframe when one is asked for and seldom
// otherwise. libvpx's threads wait for each other's rows of VP8 by spinning: a second one gains next to
// nothing, and with one core to share, 100 pictures of 640x360 take 9 s and not 0.24.
constexpr Encoding kEncodings[] = {
    {"VP8",
     {"vp8enc",
      "vp8enc name=encoder deadline=1 cpu-used=8 threads=1 end-usage=cbr lag-in-frames=0 error-resilient=1 "
      "keyframe-max-dist=600 buffer-size=500 buffer-initial-size=300 buffer-optimal-size=400 "
      "min-quantizer=4 max-quantizer=56 undershoot=95 static-threshold=1"},
     "target-bitrate",
     1},
    {"VP9",
     {"vp9enc",
      "vp9enc name=encoder deadline=1 cpu-used=8 threads=2 row-mt=true end-usage=cbr lag-in-frames=0 "
      "error-resilient=1 keyframe-max-dist=600 min-quantizer=4 max-quantizer=56 undershoot=95"},
     "target-bitrate",
     1},
    {"H264",
     {"x264enc",
      "x264enc name=encoder tune=zerolatency speed-preset=ultrafast bframes=0 key-int-max=600 threads=2 "
      "vbv-buf-capacity=400 ! video/x-h264,profile=constrained-baseline",
      " option-string=slice-max-size=1100"},
     "bitrate",
     1000},
    {"H264",
     {"openh264enc",
      "openh264enc name=encoder complexity=low rate-control=bitrate gop-size=600 ! "
      "video/x-h264,profile=constrained-baseline ! h264parse",
      nullptr},
     "bitrate",
     1},
    {"AV1", {av1::kEncoder, "headwaterav1enc name=encoder"}, "bitrate", 1},
    {"OPUS",
     {"opusenc", "audio/x-raw,rate=48000,channels=2 ! opusenc name=encoder inband-fec=true"},
     "bitrate",
     1},
    {"PCMU", {"mulawenc", "audio/x-raw,rate=8000,channels=1 ! mulawenc"}, nullptr, 1},
    {"PCMA", {"alawenc", "audio/x-raw,rate=8000,channels=1 ! alawenc"}, nullptr, 1},
};

bool isThere(const Way& way) {
  return way.element && pipe::elementExists(way.element);
}

tl::unexpected<base::Failure> noCodec(const char* what, const rtp::RtpFormat& format, bool known) {
  if (known)
    return base::fail(
        base::Failure::Code::missingPlugin,
        std::string("no ") + what + " for " + format.encodingName + " is installed; see tools/packages.txt");
  return base::fail(base::Failure::Code::formatMismatch,
                    std::string("there is no ") + what + " for " + rtp::describe(format));
}

bool beginIsThere(const std::string& line) {
  return pipe::elementExists(line.substr(0, line.find(' ')).c_str());
}

}  // namespace

base::Expected<std::string> decoderLine(base::Kind kind, const rtp::RtpFormat& format) {
  bool known = false;
  const auto depayloader = pipe::depayloaderLine(format.encodingName);
  for (const auto& decoding : kDecodings) {
    if (format.encodingName != decoding.encoding) continue;
    known = true;
    if (!beginIsThere(depayloader)) continue;
    for (const auto& way : decoding.ways) {
      if (!isThere(way)) continue;
      const char* convert = kind == base::Kind::video ? " ! videoconvert ! video/x-raw,format=I420"
                                                      : " ! audioconvert ! audio/x-raw,format=S16LE";
      return depayloader + " ! " + way.line + convert;
    }
  }
  return noCodec("decoder", format, known);
}

base::Expected<EncoderLine> encoderLine(base::Kind kind, const rtp::RtpFormat& wanted) {
  bool known = false;
  for (const auto& encoding : kEncodings) {
    if (wanted.encodingName != encoding.encoding) continue;
    rtp::RtpFormat made{wanted.encodingName, wanted.clockRate, wanted.channels,
                        rtp::formatOf(wanted.encodingName).fmtp};
    auto payloader = pipe::payloaderLine(wanted.encodingName);
    std::string encoder = encoding.way.line;
    if (rtp::formatMatch(made, wanted) == 0 && encoding.way.singleNal) {
      made.fmtp = rtp::singleNalH264().fmtp;
      payloader = std::string("rtph264pay config-interval=-1 aggregate-mode=none ") + pipe::kPacketSize;
      encoder.insert(encoder.find("name=encoder") + std::string("name=encoder").size(),
                     encoding.way.singleNal);
    }
    if (rtp::formatMatch(made, wanted) == 0) continue;
    known = true;
    if (!beginIsThere(payloader) || !isThere(encoding.way)) continue;
    const char* convert = kind == base::Kind::video ? "videoconvert ! videoscale ! "
                                                      "capsfilter name=shape caps=video/x-raw,format=I420 ! "
                                                    : "audioconvert ! audioresample ! ";
    EncoderLine line;
    line.line = convert + encoder + " ! " + payloader + " pt=" + std::to_string(rtp::kFirstDynamicPayload);
    line.rate = encoding.rate ? encoding.rate : "";
    line.rateUnit = encoding.rateUnit;
    line.defaultBitrate = kind == base::Kind::audio ? 64'000 : 0;
    line.format = std::move(made);
    return line;
  }
  return noCodec("encoder", wanted, known);
}

int defaultBitrate(int width, int height, double framerate) {
  constexpr double kBitsPerPixel = 0.08;
  constexpr int kLeast = 150'000, kMost = 6'000'000;
  const double wanted = kBitsPerPixel * width * height * std::clamp(framerate, 10.0, 60.0);
  return static_cast<int>(std::clamp(wanted, double{kLeast}, double{kMost}));
}

}  // namespace headwater::transcode
