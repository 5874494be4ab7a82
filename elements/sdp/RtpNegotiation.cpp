#include "elements/sdp/RtpNegotiation.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "elements/rtp/CodecTable.hpp"
#include "elements/sdp/Sections.hpp"

namespace headwater::sdp {

using namespace sections;

namespace {

constexpr uint16_t kDiscard = 9;

bool isSecure(const std::string& protocol) {
  return protocol.starts_with("RTP/SAVP");
}

bool isProfile(const std::string& protocol) {
  return protocol == "RTP/AVP" || protocol == "RTP/AVPF" || protocol == "RTP/SAVP" || protocol == "RTP/SAVPF";
}

/// The address of a c= line or an a=rtcp attribute: "IN IP4 192.0.2.1[/ttl]". Empty for a name, for the
/// unspecified address and for multicast, to which nothing is sent.
std::string unicastAddress(const std::vector<std::string>& words) {
  if (words.size() < 3 || words[0] != "IN") return {};
  const auto text = words[2].substr(0, words[2].find('/'));
  in_addr v4{};
  in6_addr v6{};
  if (words[1] == "IP4" && inet_pton(AF_INET, text.c_str(), &v4) == 1) {
    const uint32_t number = ntohl(v4.s_addr);
    return number == 0 || number >= 0xE0000000 ? std::string() : text;
  }
  if (words[1] == "IP6" && inet_pton(AF_INET6, text.c_str(), &v6) == 1)
    return IN6_IS_ADDR_UNSPECIFIED(&v6) || IN6_IS_ADDR_MULTICAST(&v6) ? std::string() : text;
  return {};
}

std::string connectionOf(const Sdp& sdp, const SdpMedia& media) {
  for (const SdpBlock* block : {static_cast<const SdpBlock*>(&media), static_cast<const SdpBlock*>(&sdp)})
    for (const auto& line : block->lines)
      if (line.type == 'c') return unicastAddress(split(line.value, ' '));
  return {};
}

void readAddresses(const Sdp& sdp, const SdpMedia& media, RtpSectionPlan& plan) {
  const auto address = connectionOf(sdp, media);
  if (media.port == kDiscard || address.empty()) return;
  plan.rtp = plan.rtcp = {address, media.port};
  if (plan.rtcpMux) return;
  plan.rtcp.port = static_cast<uint16_t>(media.port == 65535 ? 0 : media.port + 1);
  const auto* own = media.attribute("rtcp");  // RFC 3605
  if (!own) return;
  const auto words = split(*own, ' ');
  if (const auto port = toNumber(words[0], 1, 65535)) plan.rtcp.port = static_cast<uint16_t>(*port);
  if (words.size() > 1)
    if (auto other = unicastAddress({words.begin() + 1, words.end()}); !other.empty())
      plan.rtcp.address = std::move(other);
}

std::optional<SdesCrypto> cryptoOf(const SdpMedia& media, const RtpPolicy& policy) {
  if (!policy.key) return std::nullopt;
  for (const auto& attribute : media.attributes) {
    if (attribute.key != "crypto") continue;
    auto crypto = parseCrypto(attribute.value);
    if (crypto && crypto->key.suite == policy.key->suite) return crypto;
  }
  return std::nullopt;
}

/// Feedback that we give or understand; NACK and PLI need a profile that has them early (RFC 4585 section 4).
std::vector<std::string> feedbackOf(base::Kind kind, const std::vector<std::string>& offered) {
  auto common = rtp::feedbackOf(kind);
  std::erase_if(common, [&](const auto& each) { return !contains(offered, each); });
  return common;
}

/// What is said of a codec is said of the direction towards whoever says it (RFC 6184 8.2.2): the other
/// side's parameter sets are not ours.
std::string withoutParameterSets(const std::string& fmtp) {
  std::string kept;
  for (const auto& item : split(fmtp, ';')) {
    if (rtp::lowerCase(item).find("sprop-") != std::string::npos || item.empty()) continue;
    kept += (kept.empty() ? "" : ";") + item;
  }
  return kept;
}

std::vector<SdpCodec> commonCodecs(base::Kind kind, const SdpMedia& media, const RtpPolicy& policy) {
  const auto& allowed = kind == base::Kind::video ? policy.videoCodecs : policy.audioCodecs;
  auto codecs = codecsOf(media);
  std::erase_if(codecs, [&](const SdpCodec& codec) { return !contains(allowed, codec.format.encodingName); });
  for (auto& codec : codecs) {
    codec.feedback = feedbackOf(kind, codec.feedback);
    codec.rtxPayloadType = -1;
  }
  return codecs;
}

/// The port of a section with a number of ports ("49170/2") counts as its first.
bool isOffered(const SdpMedia& media) {
  return media.port != 0 && (media.type == "audio" || media.type == "video") && isProfile(media.protocol);
}

RtpSectionPlan planSection(const Sdp& sdp, size_t index, const RtpPolicy& policy) {
  const auto& media = sdp.media[index];
  RtpSectionPlan plan;
  plan.index = index;
  plan.kind = media.type == "video" ? base::Kind::video : base::Kind::audio;
  plan.protocol = media.protocol;
  if (const auto* mid = media.attribute("mid"); mid && isToken(*mid)) plan.mid = *mid;
  if (!isOffered(media) || isSecure(media.protocol) != policy.key.has_value()) return plan;
  plan.codecs = commonCodecs(plan.kind, media, policy);
  plan.crypto = cryptoOf(media, policy);
  const auto theirs = directionIn(sdp, media);
  plan.direction = directionOf(receives(theirs), sends(theirs));
  plan.rtcpMux = media.has("rtcp-mux");
  // The connection-oriented media of draft-ietf-mmusic-sdp-comedia, which clients of Kurento behind NATs use.
  if (const auto* role = media.attribute("direction")) plan.peerIsActive = *role == "active";
  readAddresses(sdp, media, plan);
  plan.accepted = !plan.codecs.empty() && plan.crypto.has_value() == policy.key.has_value();
  return plan;
}

std::string family(const std::string& address) {
  return address.find(':') == std::string::npos ? "IN IP4 " : "IN IP6 ";
}

/// Our half of an accepted section.
SdpMedia localSection(const RtpSectionPlan& plan, const RtpLocalSection& local, const RtpPolicy& policy,
                      const SectionLimits& limits) {
  SdpMedia media;
  media.type = toString(plan.kind);
  media.port = local.port;
  media.protocol = plan.protocol;
  media.lines.push_back({'c', family(local.address) + local.address});
  if (receives(plan.direction)) addLimits(media, plan.kind, limits);
  if (!plan.mid.empty()) media.add("mid", plan.mid);
  media.add(toString(plan.direction));
  if (plan.peerIsActive) media.add("direction", "passive");
  media.add("rtcp", std::to_string(local.rtcpPort));
  if (plan.rtcpMux) media.add("rtcp-mux");
  for (auto codec : plan.codecs) {
    codec.format.fmtp = withoutParameterSets(codec.format.fmtp);
    addCodec(media, codec);
  }
  if (policy.key) media.add("crypto", toText(SdesCrypto{plan.crypto ? plan.crypto->tag : "1", *policy.key}));
  // Also of what only receives: its receiver reports have an SSRC, and applications look it up.
  media.add("ssrc", std::to_string(local.ssrc) + " cname:" + local.cname);
  return media;
}

SdpMedia rejectedSection(const SdpMedia& offered) {
  SdpMedia media;
  media.type = offered.type;
  media.protocol = offered.protocol;
  media.formats = offered.formats;
  media.lines.push_back({'c', "IN IP4 0.0.0.0"});
  if (const auto* mid = offered.attribute("mid"); mid && isToken(*mid)) media.add("mid", *mid);
  media.add("inactive");
  return media;
}

rtp::RtpFormat offeredFormat(base::Kind kind, const std::string& name) {
  auto format = rtp::formatOf(name);
  if (kind == base::Kind::audio) format.fmtp.clear();  // telephones know no parameters of Opus
  return format;
}

RtpSectionPlan offeredSection(base::Kind kind, size_t index, int& payload, const RtpPolicy& policy) {
  RtpSectionPlan plan;
  plan.index = index;
  plan.accepted = plan.rtcpMux = true;
  plan.kind = kind;
  plan.mid = std::string(toString(kind)) + "0";
  plan.protocol = policy.key ? "RTP/SAVPF" : "RTP/AVPF";
  plan.direction = SdpDirection::sendrecv;
  for (const auto& name : kind == base::Kind::video ? policy.videoCodecs : policy.audioCodecs) {
    if (!rtp::isKnownEncoding(kind, name)) continue;
    const int fixed = rtp::codecOf(name)->staticPayload;
    plan.codecs.push_back(
        {fixed < 0 ? payload++ : fixed, offeredFormat(kind, name), rtp::feedbackOf(kind), -1});
  }
  return plan;
}

}  // namespace

std::vector<RtpSectionPlan> planRtpAnswer(const Sdp& offer, const RtpPolicy& policy) {
  std::vector<RtpSectionPlan> plans;
  for (size_t i = 0; i < offer.media.size(); ++i) {
    auto plan = planSection(offer, i, policy);
    for (const auto& before : plans)
      if (before.accepted && before.kind == plan.kind) plan.accepted = false;
    plans.push_back(std::move(plan));
  }
  return plans;
}

Sdp rtpAnswer(const Sdp& offer, const std::vector<RtpSectionPlan>& plans,
              const std::vector<RtpLocalSection>& locals, const RtpPolicy& policy,
              const SectionLimits& limits) {
  Sdp answer;
  for (const auto& plan : plans)
    answer.media.push_back(plan.accepted ? localSection(plan, locals[plan.index], policy, limits)
                                         : rejectedSection(offer.media[plan.index]));
  return answer;
}

std::vector<RtpSectionPlan> planRtpOffer(bool audio, bool video, const RtpPolicy& policy) {
  std::vector<RtpSectionPlan> plans;
  int payload = rtp::kFirstDynamicPayload;
  if (audio) plans.push_back(offeredSection(base::Kind::audio, plans.size(), payload, policy));
  if (video) plans.push_back(offeredSection(base::Kind::video, plans.size(), payload, policy));
  return plans;
}

Sdp rtpOffer(const std::vector<RtpSectionPlan>& plans, const std::vector<RtpLocalSection>& locals,
             const RtpPolicy& policy, const SectionLimits& limits) {
  Sdp offer;
  for (const auto& plan : plans)
    offer.media.push_back(localSection(plan, locals[plan.index], policy, limits));
  return offer;
}

base::Expected<std::vector<RtpSectionPlan>> planFromRtpAnswer(const std::vector<RtpSectionPlan>& offered,
                                                              const Sdp& answer, const RtpPolicy& policy) {
  if (answer.media.size() != offered.size())
    return base::fail(base::Failure::Code::sdpInvalid,
                      "the answer has " + std::to_string(answer.media.size()) +
                          " media sections, the offer had " + std::to_string(offered.size()));
  std::vector<RtpSectionPlan> plans;
  for (size_t i = 0; i < offered.size(); ++i) {
    auto plan = planSection(answer, i, policy);
    const auto& ours = offered[i].codecs;
    // RFC 3264 6.1: payload types mean what the offer said.
    std::erase_if(plan.codecs, [&](const SdpCodec& codec) {
      return std::none_of(ours.begin(), ours.end(), [&](const SdpCodec& each) {
        return each.payloadType == codec.payloadType && each.format.encodingName == codec.format.encodingName;
      });
    });
    if (answer.media[i].type != toString(offered[i].kind) || plan.codecs.empty()) plan.accepted = false;
    plans.push_back(std::move(plan));
  }
  return plans;
}

}  // namespace headwater::sdp
