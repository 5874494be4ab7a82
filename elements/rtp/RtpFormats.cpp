#include "elements/rtp/RtpFormats.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>

#include "elements/rtp/CodecTable.hpp"

namespace headwater::rtp {

namespace {

using Parameters = std::map<std::string, std::string>;

std::string_view trim(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  return text;
}

std::string valueOr(const Parameters& parameters, const char* name, const char* fallback) {
  const auto found = parameters.find(name);
  return found == parameters.end() ? fallback : found->second;
}

// RFC 6184 8.1, table 5: what a profile_idc with its constraint flags means.
enum class H264Profile { baseline, constrainedBaseline, main, high, constrainedHigh, other };

H264Profile h264Profile(const Parameters& parameters) {
  const auto text = valueOr(parameters, "profile-level-id", "42000a");
  if (text.size() != 6) return H264Profile::other;
  const auto id = std::strtoul(text.c_str(), nullptr, 16);
  const auto idc = id >> 16, constraints = (id >> 8) & 0xff;
  const bool set0 = constraints & 0x80, set1 = constraints & 0x40;
  if (idc == 0x42) return set1 ? H264Profile::constrainedBaseline : H264Profile::baseline;
  if (idc == 0x4d) return set0 ? H264Profile::constrainedBaseline : H264Profile::main;
  if (idc == 0x64) return constraints == 0x0c ? H264Profile::constrainedHigh : H264Profile::high;
  return H264Profile::other;
}

// Higher when the receiver's profile is nearer; 0 when its decoder may not have the tools. Every decoder of
// another profile decodes constrained baseline; browsers decode what the larger profiles hold too.
int h264Match(const Parameters& source, const Parameters& sink) {
  const auto mode = valueOr(source, "packetization-mode", "0"),
             sinkMode = valueOr(sink, "packetization-mode", "0");
  if (mode == "1" && sinkMode != "1") return 0;  // RFC 6184 6.2: it takes single NAL units only
  const int modeBonus = mode == sinkMode ? 1 : 0;
  const auto from = h264Profile(source), to = h264Profile(sink);
  if (from == to) return 8 + modeBonus;
  if (from == H264Profile::constrainedBaseline) return 6 + modeBonus;
  if (from == H264Profile::baseline && to == H264Profile::constrainedBaseline) return 5 + modeBonus;
  if (to == H264Profile::high) return 4 + modeBonus;
  if (from == H264Profile::constrainedHigh && to == H264Profile::main) return 2 + modeBonus;
  return 0;
}

int parameterMatch(const Parameters& source, const Parameters& sink, const char* name) {
  return valueOr(source, name, "0") == valueOr(sink, name, "0") ? 8 : 0;
}

// AV1 RTP section 7.2.3: what is sent has a profile that is lesser than or equal to the receiver's.
int av1Match(const Parameters& source, const Parameters& sink) {
  const auto from = std::strtol(valueOr(source, "profile", "0").c_str(), nullptr, 10),
             to = std::strtol(valueOr(sink, "profile", "0").c_str(), nullptr, 10);
  return from == to ? 8 : from < to ? 4 : 0;
}

}  // namespace

std::string upperCase(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::toupper(c); });
  return out;
}

std::string lowerCase(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
  return out;
}

Parameters formatParameters(std::string_view fmtp) {
  Parameters parameters;
  while (!fmtp.empty()) {
    const auto end = fmtp.find(';');
    const auto item = trim(fmtp.substr(0, end));
    fmtp = end == std::string_view::npos ? std::string_view{} : fmtp.substr(end + 1);
    if (item.empty()) continue;
    const auto equals = item.find('=');
    const auto name = lowerCase(trim(item.substr(0, equals)));
    parameters[name] = equals == std::string_view::npos ? "" : lowerCase(trim(item.substr(equals + 1)));
  }
  return parameters;
}

bool isKnownEncoding(base::Kind kind, const std::string& name) {
  const auto* codec = codecOf(name);
  return codec && codec->kind == kind;
}

int formatMatch(const RtpFormat& source, const RtpFormat& sink) {
  if (source.encodingName != sink.encodingName || source.clockRate != sink.clockRate) return 0;
  const auto from = formatParameters(source.fmtp), to = formatParameters(sink.fmtp);
  if (source.encodingName == "H264") return h264Match(from, to);
  if (source.encodingName == "VP9") return parameterMatch(from, to, "profile-id");
  if (source.encodingName == "AV1") return av1Match(from, to);
  return 8;
}

std::string describe(const RtpFormat& format) {
  if (format.encodingName.empty()) return "no codec";
  const bool detailed =
      format.encodingName == "H264" || format.encodingName == "VP9" || format.encodingName == "AV1";
  return format.encodingName + (detailed && !format.fmtp.empty() ? " (" + format.fmtp + ")" : "");
}

}  // namespace headwater::rtp
