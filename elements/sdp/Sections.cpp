#include "elements/sdp/Sections.hpp"

#include <algorithm>
#include <cctype>

#include "elements/rtp/CodecTable.hpp"
#include "elements/sdp/CandidateText.hpp"

namespace headwater::sdp::sections {

namespace {

std::string inherited(const Sdp& sdp, const SdpMedia& media, const char* key) {
  if (const auto* own = media.attribute(key)) return *own;
  if (const auto* session = sdp.attribute(key)) return *session;
  return {};
}

const SdpMedia* mediaWithMid(const Sdp& sdp, const std::string& mid) {
  for (const auto& media : sdp.media)
    if (const auto* own = media.attribute("mid"); own && *own == mid) return &media;
  return nullptr;
}

bool isNumber(const std::string& text) {
  return !text.empty() && text.size() <= 10 && text.find_first_not_of("0123456789") == std::string::npos;
}

bool isIceText(const std::string& text, size_t least) {  // ice-char, RFC 8839 5.4
  return text.size() >= least && text.size() <= 256 &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return std::isalnum(c) || c == '+' || c == '/' || c == '-' || c == '_' || c == '=';
         });
}

}  // namespace

// RFC 8866 9, and what CNAMEs hold besides.
bool isToken(const std::string& text) {
  return !text.empty() && text.size() <= 256 && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '(' && c != ')';
  });
}

std::string Transport::fault() const {
  if (!isIceText(ufrag, 4)) return "a=ice-ufrag is not 4 to 256 characters of ICE's alphabet";
  if (!isIceText(password, 22)) return "a=ice-pwd is not 22 to 256 characters of ICE's alphabet";
  const auto parts = split(fingerprint, ' ');
  if (parts.size() != 2 || parts[1].size() < 59 ||
      parts[1].find_first_not_of("0123456789abcdefABCDEF:") != std::string::npos)
    return "a=fingerprint is not a hash's name and its value";
  return {};
}

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::vector<std::string> bundleOf(const Sdp& sdp) {
  for (const auto& attribute : sdp.attributes) {
    if (attribute.key != "group") continue;
    auto parts = split(attribute.value, ' ');
    if (parts[0] != "BUNDLE") continue;
    parts.erase(parts.begin());
    std::erase(parts, "");
    return parts;
  }
  return {};
}

Transport transportOf(const Sdp& sdp, const SdpMedia& media) {
  const auto read = [&](const SdpMedia& from) {
    return Transport{inherited(sdp, from, "ice-ufrag"), inherited(sdp, from, "ice-pwd"),
                     inherited(sdp, from, "fingerprint"), inherited(sdp, from, "setup")};
  };
  auto transport = read(media);
  const auto bundle = bundleOf(sdp);
  const auto* mid = media.attribute("mid");
  if (!transport.complete() && mid && contains(bundle, *mid))
    if (const auto* first = mediaWithMid(sdp, bundle.front())) transport = read(*first);
  if (transport.setup != "active" && transport.setup != "passive") transport.setup = "actpass";
  return transport;
}

void addTransport(SdpMedia& to, const Transport& transport) {
  to.add("ice-ufrag", transport.ufrag);
  to.add("ice-pwd", transport.password);
  to.add("ice-options", "trickle");
  to.add("fingerprint", transport.fingerprint);
  to.add("setup", transport.setup);
}

void addCandidates(SdpMedia& to, const SdpMedia& from) {
  for (const auto& attribute : from.attributes) {
    if (attribute.key != "candidate") continue;
    const auto candidate = parseCandidate("candidate:" + attribute.value);
    if (candidate && candidate->uselessBecause().empty()) to.add("candidate", candidate->text().substr(10));
  }
}

void addSources(SdpMedia& to, const SdpMedia& from) {
  for (const auto& attribute : from.attributes) {
    const auto parts = split(attribute.value, ' ');
    const bool cname = attribute.key == "ssrc" && parts.size() == 2 && isNumber(parts[0]) &&
                       parts[1].starts_with("cname:") && isToken(parts[1].substr(6));
    const bool pair = attribute.key == "ssrc-group" && parts.size() == 3 && parts[0] == "FID" &&
                      isNumber(parts[1]) && isNumber(parts[2]);
    if (cname || pair) to.attributes.push_back(attribute);
  }
}

void addCodec(SdpMedia& to, const SdpCodec& codec) {
  const auto payload = std::to_string(codec.payloadType);
  const auto& format = codec.format;
  const auto rate = std::to_string(format.clockRate);
  to.formats.push_back(payload);
  const auto* known = rtp::codecOf(format.encodingName);
  const auto name =
      known && !known->registered.empty() ? std::string(known->registered) : format.encodingName;
  to.add("rtpmap", payload + " " + name + "/" + rate +
                       (format.channels > 1 ? "/" + std::to_string(format.channels) : std::string()));
  if (!format.fmtp.empty()) to.add("fmtp", payload + " " + format.fmtp);
  for (const auto& feedback : codec.feedback) to.add("rtcp-fb", payload + " " + feedback);
  if (codec.rtxPayloadType < 0) return;
  const auto rtx = std::to_string(codec.rtxPayloadType);
  to.formats.push_back(rtx);
  to.add("rtpmap", rtx + " rtx/" + rate);
  to.add("fmtp", rtx + " apt=" + payload);
}

void addExtensions(SdpMedia& to, const std::vector<SdpExtension>& extensions) {
  for (const auto& extension : extensions)
    to.add("extmap", std::to_string(extension.id) + " " + extension.uri);
}

void addStream(SdpMedia& to, const LocalStream& stream) {
  const auto ssrc = std::to_string(stream.ssrc), rtx = std::to_string(stream.rtxSsrc);
  to.add("msid", stream.streamId + " " + stream.trackId);
  const bool retransmits = std::any_of(to.attributes.begin(), to.attributes.end(), [](const auto& attribute) {
    return attribute.key == "rtpmap" && attribute.value.find(" rtx/") != std::string::npos;
  });
  if (retransmits) to.add("ssrc-group", "FID " + ssrc + " " + rtx);
  to.add("ssrc", ssrc + " cname:" + stream.streamId);
  if (retransmits) to.add("ssrc", rtx + " cname:" + stream.streamId);
}

void addLimits(SdpMedia& to, base::Kind kind, const SectionLimits& limits) {
  const int most = kind == base::Kind::audio ? limits.maxAudioRecv : limits.maxVideoRecv;
  if (most <= 0) return;
  to.lines.push_back({'b', "AS:" + std::to_string(most)});
  to.lines.push_back({'b', "TIAS:" + std::to_string(int64_t{most} * 1000)});  // RFC 3890
}

bool isDataSection(const SdpMedia& media) {
  const auto& protocol = media.protocol;
  if (media.type != "application" || media.formats.empty()) return false;
  if (protocol != "UDP/DTLS/SCTP" && protocol != "TCP/DTLS/SCTP" && protocol != "DTLS/SCTP") return false;
  if (contains(media.formats, kDataChannelFormat)) return true;
  return std::any_of(media.attributes.begin(), media.attributes.end(), [&](const SdpAttribute& attribute) {
    if (attribute.key != "sctpmap") return false;
    const auto parts = split(attribute.value, ' ');
    return parts.size() > 1 && parts[0] == media.formats.front() && parts[1] == kDataChannelFormat;
  });
}

void addDataChannel(SdpMedia& to, const SdpMedia& from) {
  const auto* port = from.attribute("sctp-port");
  const bool draft = !port && !contains(from.formats, kDataChannelFormat) && !from.formats.empty();
  if (draft) port = &from.formats.front();
  to.formats = {kDataChannelFormat};
  to.add("sctp-port", port && toNumber(*port, 1, 65535) ? *port : "5000");
  if (const auto* size = from.attribute("max-message-size"); size && toNumber(*size, 0, 1 << 30))
    to.add("max-message-size", *size);
}

bool isRtpProfile(const std::string& protocol) {
  auto profile = std::string_view(protocol);
  bool secured = false;
  for (const std::string_view transport : {"UDP/TLS/", "TCP/TLS/", "UDP/DTLS/", "TCP/DTLS/"})
    if (profile.starts_with(transport)) {
      profile.remove_prefix(transport.size());
      secured = true;
      break;
    }
  if (profile == "RTP/SAVP" || profile == "RTP/SAVPF") return true;
  return !secured && (profile == "RTP/AVP" || profile == "RTP/AVPF");
}

const char* innerProtocol(base::Kind kind) {
  return kind == base::Kind::data ? "UDP/DTLS/SCTP" : "UDP/TLS/RTP/SAVPF";
}

base::Kind kindOf(const SdpMedia& media) {
  if (media.type == "audio") return base::Kind::audio;
  return media.type == "video" ? base::Kind::video : base::Kind::data;
}

std::vector<std::string> commonFeedback(base::Kind kind, const std::vector<std::string>& offered,
                                        bool congestionControl) {
  auto ours = rtp::feedbackOf(kind);
  if (congestionControl)
    ours.emplace_back("transport-cc");
  else if (kind == base::Kind::video)
    ours.emplace_back("goog-remb");
  std::vector<std::string> common;
  for (const auto& feedback : ours)
    if (contains(offered, feedback)) common.push_back(feedback);
  return common;
}

}  // namespace headwater::sdp::sections
