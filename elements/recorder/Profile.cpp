#include "elements/recorder/Profile.hpp"

#include <algorithm>

#include "elements/pipe/RtpElements.hpp"
#include "elements/rtp/CodecTable.hpp"

namespace headwater::recorder {

namespace {

struct Parsing {
  const char* encoding;
  const char* line;  ///< what follows the depayloader
};

// MP4 is no place for AV1 yet: mp4mux of GStreamer 1.22 writes an av1C that players refuse.
// After a loss the depayloaders wait for a keyframe; for H.264 the recorder does it. Parameter sets go into
// the file with each keyframe of H.264, so that pictures may change their size.
constexpr Parsing kParsing[] = {
    {"VP8", ""},  {"VP9", " ! vp9parse"},   {"H264", " ! h264parse config-interval=-1"},
    {"AV1", ""},  {"OPUS", " ! opusparse"}, {"PCMU", ""},
    {"PCMA", ""},
};

struct Contents {
  Container container;
  std::vector<std::string> takes;  ///< encodings that go in as they are
  rtp::RtpFormat video, audio;     ///< what others are encoded into; no name: none
};

const rtp::RtpFormat kVp8 = rtp::formatOf("VP8"), kH264 = rtp::formatOf("H264"),
                     kOpus = rtp::formatOf("OPUS"), kFrames{rtp::kRawEncoding, 0, 0, {}};

const std::vector<Contents>& allContents() {
  static const std::vector<Contents> all = {
      {Container::webm, {"VP8", "VP9", "AV1", "OPUS"}, kVp8, kOpus},
      {Container::mkv, {"VP8", "VP9", "AV1", "H264", "OPUS", "PCMU", "PCMA"}, kVp8, kOpus},
      {Container::mp4, {"H264", "OPUS"}, kH264, kOpus},
      {Container::flv, {"H264"}, kH264, kFrames},
      {Container::jpeg, {}, kFrames, {}},
  };
  return all;
}

/// What frames become where the container takes none of the codecs that travel as RTP.
const char* frameLine(Container container) {
  if (container == Container::jpeg) return "videoconvert ! jpegenc";
  return "audioconvert ! audioresample ! audio/x-raw,rate=44100,channels=2 ! avenc_aac ! aacparse";
}

}  // namespace

std::optional<Recording> recordingOf(Container container, base::Kind kind, const rtp::RtpFormat& format) {
  const auto& all = allContents();
  const auto contents =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.container == container; });
  const auto& takes = contents->takes;
  const bool fits = std::find(takes.begin(), takes.end(), format.encodingName) != takes.end();
  const auto& wanted = fits ? format : kind == base::Kind::video ? contents->video : contents->audio;
  if (wanted.encodingName.empty()) return std::nullopt;
  if (wanted.encodingName == rtp::kRawEncoding) return Recording{wanted, frameLine(container)};
  for (const auto& each : kParsing)
    if (wanted.encodingName == each.encoding)
      return Recording{wanted, pipe::depayloaderLine(each.encoding) + each.line};
  return std::nullopt;
}

std::string muxerLine(Container container, bool seekable) {
  const std::string matroska = seekable ? " writing-app=Headwater offset-to-zero=true"
                                        : " writing-app=Headwater offset-to-zero=true streamable=true";
  switch (container) {
    case Container::webm:
      return "webmmux name=mux" + matroska;
    case Container::mkv:
      return "matroskamux name=mux" + matroska;
    case Container::mp4:
      // Fragments are whole in themselves; in a file that is finished they become one index. The time scale
      // is RTP's: encoders guess frame rates from which mp4mux makes none that fits.
      return std::string(
                 "mp4mux name=mux movie-timescale=90000 trak-timescale=90000 fragment-duration=1000 "
                 "fragment-mode=") +
             (seekable ? "first-moov-then-finalise" : "dash-or-mss");
    case Container::flv:
      return std::string("flvmux name=mux") + (seekable ? "" : " streamable=true");
    case Container::jpeg:
      break;
  }
  return {};
}

}  // namespace headwater::recorder
