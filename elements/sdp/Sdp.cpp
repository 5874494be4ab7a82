#include "elements/sdp/Sdp.hpp"

#include <glib.h>

#include <algorithm>
#include <bitset>
#include <charconv>

#include "elements/rtp/CodecTable.hpp"

namespace headwater::sdp {

namespace {

constexpr size_t kMaxText = 512 * 1024;
constexpr size_t kMaxMedia = 64;

tl::unexpected<base::Failure> invalid(size_t line, const std::string& what) {
  return base::fail(base::Failure::Code::sdpInvalid, "SDP line " + std::to_string(line) + ": " + what);
}

std::string clip(std::string_view text) {
  std::string shown(text.substr(0, 60));
  for (char& c : shown)
    if (static_cast<unsigned char>(c) < 0x20) c = '?';
  return shown;
}

// RFC 8866 5: UTF-8 without control characters.
bool isText(std::string_view line) {
  return std::none_of(line.begin(), line.end(), [](unsigned char c) { return c < 0x20 && c != '\t'; }) &&
         g_utf8_validate(line.data(), static_cast<gssize>(line.size()), nullptr);
}

base::Expected<SdpMedia> parseMediaLine(std::string_view value, size_t line) {
  const auto parts = split(value, ' ');
  SdpMedia media;
  for (size_t i = 3; i < parts.size(); ++i)
    if (!parts[i].empty()) media.formats.push_back(parts[i]);
  if (media.formats.empty())
    return invalid(line, "m= needs media, port, protocol and formats: '" + clip(value) + "'");
  media.type = parts[0];
  const auto port = toNumber(parts[1].substr(0, parts[1].find('/')), 0, 65535);
  if (!port) return invalid(line, "'" + clip(parts[1]) + "' is not a port");
  media.port = static_cast<uint16_t>(*port);
  media.protocol = parts[2];
  return media;
}

SdpAttribute parseAttribute(std::string_view value) {
  const auto colon = value.find(':');
  if (colon == std::string_view::npos) return {std::string(value), {}};
  return {std::string(value.substr(0, colon)), std::string(value.substr(colon + 1))};
}

base::Expected<void> parseLine(Sdp& sdp, char type, std::string_view value, size_t line) {
  if (type == 'm') {
    auto media = parseMediaLine(value, line);
    if (!media) return tl::make_unexpected(media.error());
    if (sdp.media.size() >= kMaxMedia) return invalid(line, "more than 64 media sections");
    sdp.media.push_back(std::move(*media));
    return {};
  }
  SdpBlock& block = sdp.media.empty() ? static_cast<SdpBlock&>(sdp) : sdp.media.back();
  if (type == 'a') {
    block.attributes.push_back(parseAttribute(value));
  } else if (type == 'v' && value != "0") {
    return invalid(line, "version is '" + clip(value) + "', expected 0");
  } else if (type == 'o' && sdp.media.empty()) {
    if (split(value, ' ').size() != 6) return invalid(line, "o= needs six fields: '" + clip(value) + "'");
    sdp.origin = value;
  } else if (type == 's' && sdp.media.empty()) {
    sdp.name = value;
  } else if (type != 'v' && type != 't') {
    block.lines.push_back({type, std::string(value)});
  }
  return {};
}

void print(std::string& out, const SdpBlock& block) {
  for (const auto& line : block.lines) out.append(1, line.type).append("=").append(line.value).append("\r\n");
  for (const auto& attribute : block.attributes) {
    out.append("a=").append(attribute.key);
    if (!attribute.value.empty()) out.append(":").append(attribute.value);
    out.append("\r\n");
  }
}

/// "<payload type> rest" of a=rtpmap, a=fmtp and a=rtcp-fb.
std::pair<int, std::string> payloadAndRest(const std::string& value) {
  const auto space = value.find(' ');
  if (space == std::string::npos) return {-1, {}};
  const std::string_view number(value.data(), space);
  const int payload = number == "*" ? 128 : toNumber(number, 0, 127).value_or(-1);
  return {payload, value.substr(space + 1)};
}

rtp::RtpFormat staticFormat(int payloadType) {  // RFC 3551 section 6
  const auto* codec = rtp::codecOf(payloadType);
  return codec ? rtp::formatOf(codec->name) : rtp::RtpFormat{};
}

rtp::RtpFormat parseRtpmap(const std::string& value) {
  const auto parts = split(value, '/');
  rtp::RtpFormat format;
  format.encodingName = rtp::upperCase(parts[0]);
  if (parts.size() > 1) format.clockRate = static_cast<uint32_t>(toNumber(parts[1], 1, 1 << 30).value_or(0));
  if (parts.size() > 2) format.channels = static_cast<uint32_t>(toNumber(parts[2], 1, 255).value_or(0));
  return format;
}

}  // namespace

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<int> toNumber(std::string_view text, int least, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < least || number > most)
    return std::nullopt;
  return number;
}

const std::string* SdpBlock::attribute(std::string_view key) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(), [&](const auto& a) { return a.key == key; });
  return found == attributes.end() ? nullptr : &found->value;
}

base::Expected<Sdp> parseSdp(std::string_view text) {
  if (text.size() > kMaxText)
    return base::fail(base::Failure::Code::sdpInvalid, "SDP is longer than 512 KiB");
  Sdp sdp;
  size_t line = 0;
  while (!text.empty()) {
    ++line;
    const auto end = text.find('\n');
    auto content = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (!content.empty() && content.back() == '\r') content.remove_suffix(1);
    if (content.empty()) continue;
    if (content.size() < 2 || content[1] != '=' || content[0] < 'a' || content[0] > 'z')
      return invalid(line, "'" + clip(content) + "' is not of the form <type>=<value>");
    if (!isText(content))
      return invalid(line, "'" + clip(content) + "' holds control characters or is not UTF-8");
    if (line == 1 && content[0] != 'v')
      return invalid(line, "an SDP begins with v=0, this with '" + clip(content) + "'");
    auto parsed = parseLine(sdp, content[0], content.substr(2), line);
    if (!parsed) return tl::make_unexpected(parsed.error());
  }
  if (line == 0) return base::fail(base::Failure::Code::sdpInvalid, "SDP is empty");
  if (sdp.media.empty()) return base::fail(base::Failure::Code::sdpInvalid, "SDP has no media section (m=)");
  return sdp;
}

std::string toText(const Sdp& sdp) {
  std::string out = "v=0\r\no=" + sdp.origin + "\r\ns=" + sdp.name + "\r\nt=0 0\r\n";
  print(out, sdp);
  for (const auto& media : sdp.media) {
    out += "m=" + media.type + " " + std::to_string(media.port) + " " + media.protocol;
    for (const auto& format : media.formats) out += " " + format;
    out += "\r\n";
    print(out, media);
  }
  return out;
}

const char* toString(SdpDirection direction) {
  switch (direction) {
    case SdpDirection::sendrecv:
      return "sendrecv";
    case SdpDirection::sendonly:
      return "sendonly";
    case SdpDirection::recvonly:
      return "recvonly";
    case SdpDirection::inactive:
      break;
  }
  return "inactive";
}

SdpDirection directionIn(const Sdp& sdp, const SdpMedia& media) {
  for (const SdpBlock* block : {static_cast<const SdpBlock*>(&media), static_cast<const SdpBlock*>(&sdp)})
    for (const auto direction :
         {SdpDirection::sendrecv, SdpDirection::sendonly, SdpDirection::recvonly, SdpDirection::inactive})
      if (block->has(toString(direction))) return direction;
  return SdpDirection::sendrecv;
}

std::vector<SdpCodec> codecsOf(const SdpMedia& media) {
  std::vector<SdpCodec> all;
  std::bitset<128> seen;  // a payload type that is listed again says nothing new, and costs a pass each
  for (const auto& format : media.formats)
    if (const auto payload = toNumber(format, 0, 127); payload && !seen.test(static_cast<size_t>(*payload))) {
      seen.set(static_cast<size_t>(*payload));
      all.push_back({*payload, staticFormat(*payload), {}, -1});
    }
  for (const auto& attribute : media.attributes) {
    const auto [payload, rest] = payloadAndRest(attribute.value);
    for (auto& codec : all) {
      if (payload != codec.payloadType && !(payload == 128 && attribute.key == "rtcp-fb")) continue;
      if (attribute.key == "rtpmap") {
        const auto fmtp = std::move(codec.format.fmtp);
        codec.format = parseRtpmap(rest);
        codec.format.fmtp = fmtp;
      }
      if (attribute.key == "fmtp") codec.format.fmtp = rest;
      if (attribute.key == "rtcp-fb") codec.feedback.push_back(rest);
    }
  }
  for (const auto& rtx : all) {
    if (rtx.format.encodingName != "RTX") continue;
    const auto parameters = rtp::formatParameters(rtx.format.fmtp);
    const auto apt = parameters.find("apt");
    const int target = apt == parameters.end() ? -1 : toNumber(apt->second, 0, 127).value_or(-1);
    for (auto& codec : all)
      if (codec.payloadType == target && codec.rtxPayloadType < 0) codec.rtxPayloadType = rtx.payloadType;
  }
  const base::Kind kind = media.type == "audio" ? base::Kind::audio : base::Kind::video;
  std::erase_if(all, [kind](const SdpCodec& codec) {
    return !rtp::isKnownEncoding(kind, codec.format.encodingName) || codec.format.clockRate == 0;
  });
  return all;
}

std::vector<SdpExtension> extensionsOf(const SdpMedia& media) {
  std::vector<SdpExtension> extensions;
  for (const auto& attribute : media.attributes) {
    if (attribute.key != "extmap") continue;
    const auto parts = split(attribute.value, ' ');
    const auto id = toNumber(parts[0].substr(0, parts[0].find('/')), 1, 14);
    if (id && parts.size() > 1) extensions.push_back({*id, parts[1]});
  }
  return extensions;
}

}  // namespace headwater::sdp
