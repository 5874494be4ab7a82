#include "server/objects/RtpDescription.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <sstream>

namespace headwater::server {

namespace {

constexpr const char* kEnd = "\r\n";

struct Section {
  std::string kind, port, protocol;
  std::vector<std::string> payloads;           // as offered, in order
  std::map<std::string, std::string> formats;  // a=rtpmap by payload type
  std::string direction = "sendrecv";
  std::string cryptoTag;  // of the first a=crypto with our suite
};

struct Parsed {
  std::vector<Section> sections;
};

std::string suiteName(rpc::api::CryptoSuite suite) {
  using Suite = rpc::api::CryptoSuite;
  switch (suite) {
    case Suite::AES_128_CM_HMAC_SHA1_32:
      return "AES_CM_128_HMAC_SHA1_32";
    case Suite::AES_128_CM_HMAC_SHA1_80:
      return "AES_CM_128_HMAC_SHA1_80";
    case Suite::AES_256_CM_HMAC_SHA1_32:
      return "AES_256_CM_HMAC_SHA1_32";
    case Suite::AES_256_CM_HMAC_SHA1_80:
      break;
  }
  return "AES_256_CM_HMAC_SHA1_80";
}

std::optional<Section> parseMedia(const std::string& value) {
  Section section;
  std::istringstream words(value);
  if (!(words >> section.kind >> section.port >> section.protocol)) return std::nullopt;
  for (std::string payload; words >> payload;) section.payloads.push_back(payload);
  return section;
}

void parseAttribute(Section& section, const std::string& value, const std::string& suite) {
  if (value == "sendrecv" || value == "sendonly" || value == "recvonly" || value == "inactive")
    section.direction = value;
  std::istringstream words(value);
  std::string first, second;
  words >> first >> second;
  if (first.rfind("rtpmap:", 0) == 0) section.formats[first.substr(7)] = second;
  if (first.rfind("crypto:", 0) == 0 && second == suite && section.cryptoTag.empty())
    section.cryptoTag = first.substr(7);
}

/// RFC 8866 section 5 asks for "v=0" first; lines are of the form <letter>=<value>.
std::optional<Parsed> parse(const std::string& sdp, const std::string& suite) {
  Parsed parsed;
  std::istringstream lines(sdp);
  bool first = true;
  for (std::string line; std::getline(lines, line); first = false) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (first ? line != "v=0" : !line.empty() && (line.size() < 2 || line[1] != '=')) return std::nullopt;
    if (line.rfind("m=", 0) == 0) {
      auto section = parseMedia(line.substr(2));
      if (!section) return std::nullopt;
      parsed.sections.push_back(std::move(*section));
    } else if (line.rfind("a=", 0) == 0 && !parsed.sections.empty()) {
      parseAttribute(parsed.sections.back(), line.substr(2), suite);
    }
  }
  return first ? std::nullopt : std::optional(std::move(parsed));
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
  return text;
}

/// RFC 3551 section 6 for the payload types that need no a=rtpmap.
bool known(const std::string& kind, const std::string& payload, const std::string& format) {
  static const std::vector<std::string> kAudio{"OPUS/48000/2", "PCMU/8000", "PCMA/8000"};
  static const std::vector<std::string> kVideo{"VP8/90000", "H264/90000", "VP9/90000", "AV1/90000"};
  if (format.empty()) return kind == "audio" && (payload == "0" || payload == "8");
  const auto& formats = kind == "audio" ? kAudio : kVideo;
  return std::find(formats.begin(), formats.end(), upper(format)) != formats.end();
}

std::string answered(const std::string& direction) {
  if (direction == "sendonly") return "recvonly";
  if (direction == "recvonly") return "sendonly";
  return direction;
}

std::string rejected(const Section& section) {
  std::string line = "m=" + section.kind + " 0 " + section.protocol;
  for (const auto& payload : section.payloads) line += " " + payload;
  return line + kEnd + "a=inactive" + kEnd;
}

}  // namespace

RtpDescription::RtpDescription(bool ipv6, std::optional<RtpKey> key)
    : address_(ipv6 ? "IN IP6 ::" : "IN IP4 0.0.0.0"),
      key_(std::move(key)),
      session_(std::random_device{}()) {}

bool RtpDescription::isValid(const std::string& sdp) {
  return parse(sdp, "").has_value();
}

std::string RtpDescription::head() const {
  const auto number = std::to_string(session_);
  return "v=0\r\no=- " + number + " " + number + " " + address_ + kEnd + "s=Headwater" + kEnd +
         "c=" + address_ + kEnd + "t=0 0" + kEnd;
}

std::string RtpDescription::section(const std::string& mediaLine, const std::string& kind,
                                    const media::BandwidthLimits& limits) const {
  const int most = kind == "audio" ? limits.maxAudioRecv : limits.maxVideoRecv;
  std::string text = mediaLine + kEnd;
  if (most > 0) text += "b=AS:" + std::to_string(most) + kEnd;
  return text + "a=rtcp:9" + kEnd;
}

std::string RtpDescription::offer(bool audio, bool video, const media::BandwidthLimits& limits) const {
  const std::string profile = key_ ? "RTP/SAVPF" : "RTP/AVPF";
  const std::string key =
      key_ ? "a=crypto:1 " + suiteName(key_->suite) + " inline:" + key_->base64 + kEnd : "";
  std::string text = head();
  if (audio)
    text += section("m=audio 9 " + profile + " 96 0 8", "audio", limits) + "a=sendrecv\r\n" + key +
            "a=rtpmap:96 opus/48000/2\r\n";
  if (video)
    text += section("m=video 9 " + profile + " 97 98", "video", limits) + "a=sendrecv\r\n" + key +
            "a=rtpmap:97 VP8/90000\r\na=rtpmap:98 H264/90000\r\n";
  return text;
}

std::optional<std::string> RtpDescription::answer(const std::string& offer,
                                                  const media::BandwidthLimits& limits) const {
  const auto parsed = parse(offer, key_ ? suiteName(key_->suite) : "");
  if (!parsed) return std::nullopt;
  std::string text = head();
  for (const auto& offered : parsed->sections) {
    std::string payloads, formats;
    for (const auto& payload : offered.payloads) {
      const auto format = offered.formats.find(payload);
      const std::string name = format == offered.formats.end() ? "" : format->second;
      if (!known(offered.kind, payload, name)) continue;
      payloads += " " + payload;
      if (!name.empty()) formats += "a=rtpmap:" + payload + " " + name + kEnd;
    }
    const bool secure = offered.protocol.rfind("RTP/SAVP", 0) == 0;
    const bool plain = offered.protocol.rfind("RTP/AVP", 0) == 0;
    if (payloads.empty() || offered.port == "0" || !(secure || plain) || secure != key_.has_value() ||
        (secure && offered.cryptoTag.empty())) {
      text += rejected(offered);
      continue;
    }
    text += section("m=" + offered.kind + " 9 " + offered.protocol + payloads, offered.kind, limits) +
            "a=" + answered(offered.direction) + kEnd + formats;
    if (secure)
      text +=
          "a=crypto:" + offered.cryptoTag + " " + suiteName(key_->suite) + " inline:" + key_->base64 + kEnd;
  }
  return text;
}

}  // namespace headwater::server
