#include "elements/pipe/RtpCaps.hpp"

#include <cstdlib>
#include <string_view>

#include "elements/rtp/RtpFormats.hpp"

namespace headwater::pipe {

namespace {

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// Fields of x-rtp caps that are parameters of the format; values as they are, since some are base64.
constexpr const char* kParameters[] = {
    "packetization-mode",
    "profile-level-id",
    "level-asymmetry-allowed",
    "sprop-parameter-sets",
    "profile-id",
    "profile",
    "minptime",
    "useinbandfec",
    "sprop-stereo",
    "stereo",
};

}  // namespace

gst::Ptr<GstCaps> rtpCaps(base::Kind kind, const rtp::RtpFormat& format, int payloadType) {
  auto caps = gst::adopt(gst_caps_new_simple("application/x-rtp", "media", G_TYPE_STRING, toString(kind),
                                             "encoding-name", G_TYPE_STRING, format.encodingName.c_str(),
                                             "clock-rate", G_TYPE_INT, static_cast<gint>(format.clockRate),
                                             "payload", G_TYPE_INT, payloadType, nullptr));
  if (format.channels > 0)
    gst_caps_set_simple(caps.get(), "encoding-params", G_TYPE_STRING, std::to_string(format.channels).c_str(),
                        nullptr);
  std::string_view fmtp = format.fmtp;
  while (!fmtp.empty()) {
    const auto end = fmtp.find(';');
    const auto item = trim(fmtp.substr(0, end));
    fmtp = end == std::string_view::npos ? std::string_view{} : fmtp.substr(end + 1);
    const auto equals = item.find('=');
    if (equals == std::string_view::npos) continue;
    const auto name = rtp::lowerCase(item.substr(0, equals));
    for (const auto* known : kParameters)
      if (name == known)
        gst_caps_set_simple(caps.get(), known, G_TYPE_STRING, std::string(item.substr(equals + 1)).c_str(),
                            nullptr);
  }
  return caps;
}

std::optional<rtp::RtpFormat> rtpFormat(const GstCaps* caps) {
  if (!caps || gst_caps_is_empty(caps) || gst_caps_is_any(caps)) return std::nullopt;
  const GstStructure* fields = gst_caps_get_structure(caps, 0);
  const char* name = gst_structure_get_string(fields, "encoding-name");
  gint clockRate = 0;
  if (!gst_structure_has_name(fields, "application/x-rtp") || !name ||
      !gst_structure_get_int(fields, "clock-rate", &clockRate))
    return std::nullopt;
  rtp::RtpFormat format;
  format.encodingName = rtp::upperCase(name);
  format.clockRate = static_cast<uint32_t>(clockRate);
  if (const char* channels = gst_structure_get_string(fields, "encoding-params"))
    format.channels = static_cast<uint32_t>(std::strtoul(channels, nullptr, 10));
  for (const auto* parameter : kParameters) {
    const char* value = gst_structure_get_string(fields, parameter);
    if (!value) continue;
    if (!format.fmtp.empty()) format.fmtp += ';';
    format.fmtp += std::string(parameter) + "=" + value;
  }
  return format;
}

rtp::RtpFormat rawFormat() {
  rtp::RtpFormat format;
  format.encodingName = rtp::kRawEncoding;
  return format;
}

}  // namespace headwater::pipe
