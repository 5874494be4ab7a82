#include "elements/pipe/RtpElements.hpp"

#include "elements/av1/Elements.hpp"

namespace headwater::pipe {

namespace {

struct RtpElements {
  const char* encoding;
  const char* depayloader;
  const char* depayloaderSettings;
  const char* payloader;
  const char* payloaderSettings;
};

constexpr const char* kWaits = "request-keyframe=true wait-for-keyframe=true";

constexpr RtpElements kElements[] = {
    {"VP8", "rtpvp8depay", kWaits, "rtpvp8pay", "picture-id-mode=15-bit"},
    {"VP9", "rtpvp9depay", kWaits, "rtpvp9pay", "picture-id-mode=15-bit"},
    {"H264", "rtph264depay", "request-keyframe=true", "rtph264pay",
     "config-interval=-1 aggregate-mode=zero-latency"},
    {"AV1", av1::kDepayloader, "", av1::kPayloader, ""},
    {"OPUS", "rtpopusdepay", "", "rtpopuspay", ""},
    {"PCMU", "rtppcmudepay", "", "rtppcmupay", ""},
    {"PCMA", "rtppcmadepay", "", "rtppcmapay", ""},
};

const RtpElements* elementsOf(std::string_view encodingName) {
  for (const auto& each : kElements)
    if (encodingName == each.encoding) return &each;
  return nullptr;
}

}  // namespace

std::string depayloaderLine(std::string_view encodingName) {
  const auto* elements = elementsOf(encodingName);
  return elements ? std::string(elements->depayloader) + " " + elements->depayloaderSettings : std::string();
}

std::string payloaderLine(std::string_view encodingName) {
  const auto* elements = elementsOf(encodingName);
  if (!elements) return {};
  return std::string(elements->payloader) + " " + kPacketSize + " " + elements->payloaderSettings;
}

}  // namespace headwater::pipe
