// The answerer's half of JSEP, RFC 8829 section 5.3.
#include <algorithm>

#include "elements/rtp/CodecTable.hpp"
#include "elements/rtp/RtpHeader.hpp"
#include "elements/sdp/Negotiation.hpp"
#include "elements/sdp/Sections.hpp"

namespace headwater::sdp {

using namespace sections;

namespace {

/// Of the variants of one codec (profiles, packetization modes), the one that matches best; null when none
/// does.
const SdpCodec* bestMatch(const std::vector<SdpCodec>& offered, const rtp::RtpFormat& wanted) {
  const SdpCodec* best = nullptr;
  int bestScore = 0;
  for (const auto& codec : offered) {
    const int score = rtp::formatMatch(wanted, codec.format);
    if (score > bestScore) {
      best = &codec;
      bestScore = score;
    }
  }
  return best;
}

const SdpCodec* chooseCodec(const std::vector<SdpCodec>& offered, const rtp::RtpFormat& source,
                            const rtp::RtpFormat& preferred, const std::vector<std::string>& allowed) {
  for (const auto* wanted : {&source, &preferred})
    if (!wanted->encodingName.empty())
      if (const auto* codec = bestMatch(offered, *wanted)) return codec;
  for (const auto& codec : offered) {
    if (!contains(allowed, codec.format.encodingName)) continue;
    if (const auto* best = bestMatch(offered, rtp::formatOf(codec.format.encodingName))) return best;
    return &codec;
  }
  return nullptr;
}

std::vector<SdpExtension> chooseExtensions(const SdpMedia& media, const SectionPlan& plan,
                                           const CodecPolicy& policy) {
  const bool feedback = receives(plan.direction) || (sends(plan.direction) && policy.transportFeedback);
  const bool sendTimes = !feedback && sends(plan.direction) && plan.kind == base::Kind::video;
  std::vector<SdpExtension> chosen;
  for (const auto& extension : extensionsOf(media)) {
    const bool estimates =
        (feedback && extension.uri == kTransportWideCc) || (sendTimes && extension.uri == kAbsSendTime);
    if (estimates || contains(rtp::forwardedExtensions(), extension.uri)) chosen.push_back(extension);
  }
  return chosen;
}

bool hasCongestionControl(const std::vector<SdpExtension>& extensions) {
  return std::any_of(extensions.begin(), extensions.end(),
                     [](const auto& e) { return e.uri == kTransportWideCc; });
}

bool isSecure(const SdpMedia& media) {
  return media.protocol.find("TLS") != std::string::npos;
}
bool isOfferedRejected(const SdpMedia& media) {
  return media.port == 0 && !media.has("bundle-only");
}

base::Expected<void> planRtp(const Sdp& offer, const SdpMedia& media, const CodecPolicy& policy,
                             SectionPlan& plan) {
  const auto offered = directionIn(offer, media);
  plan.direction = directionOf(policy.canSend && receives(offered), policy.canReceive && sends(offered));
  const bool video = plan.kind == base::Kind::video;
  const auto codecs = codecsOf(media);
  const auto* codec = chooseCodec(codecs, video ? policy.videoSource : policy.audioSource,
                                  video ? policy.preferredVideo : rtp::RtpFormat{},
                                  video ? policy.videoCodecs : policy.audioCodecs);
  if (!codec) return {};
  plan.codec = *codec;
  plan.extensions = chooseExtensions(media, plan, policy);
  plan.codec.feedback = commonFeedback(plan.kind, codec->feedback, hasCongestionControl(plan.extensions));
  if (!video) plan.codec.rtxPayloadType = -1;
  plan.accepted = true;
  return {};
}

bool isDataChannel(const SdpMedia& media) {
  return media.type == "application" && media.protocol.find("DTLS/SCTP") != std::string::npos &&
         contains(media.formats, "webrtc-datachannel");
}

base::Expected<void> planSection(const Sdp& offer, const CodecPolicy& policy,
                                 const std::vector<SectionPlan>& before, SectionPlan& plan) {
  const auto& media = offer.media[plan.index];
  if (isOfferedRejected(media) || !isSecure(media)) return {};
  const auto transport = transportOf(offer, media);
  if (!transport.complete())
    return base::fail(base::Failure::Code::sdpInvalid,
                      "media section " + std::to_string(plan.index) + " (" + media.type + ") has no " +
                          (transport.fingerprint.empty() ? "a=fingerprint" : "a=ice-ufrag and a=ice-pwd"));
  if (const auto fault = transport.fault(); !fault.empty() || !isToken(plan.mid))
    return base::fail(base::Failure::Code::sdpInvalid, "media section " + std::to_string(plan.index) + ": " +
                                                           (fault.empty() ? "a=mid is not a token" : fault));
  const bool first = std::none_of(before.begin(), before.end(), [&](const auto& other) {
    return other.accepted && other.kind == plan.kind;
  });
  if (!first) return {};
  if (isDataChannel(media)) {
    plan.accepted = policy.dataChannels;
    plan.direction = SdpDirection::sendrecv;
    return {};
  }
  if (plan.kind == base::Kind::data || !media.isRtp()) return {};
  return planRtp(offer, media, policy, plan);
}

std::string freshMid(const Sdp& offer, size_t index) {
  for (std::string mid = "m" + std::to_string(index);; mid += "x")
    if (std::none_of(offer.media.begin(), offer.media.end(),
                     [&](const auto& m) { return m.attribute("mid") && *m.attribute("mid") == mid; }))
      return mid;
}

tl::unexpected<base::Failure> noCommonCodec(const Sdp& offer, const CodecPolicy& policy) {
  std::string offered, allowed;
  for (const auto& media : offer.media)
    for (const auto& codec : codecsOf(media))
      offered += (offered.empty() ? "" : ", ") + codec.format.encodingName;
  for (const auto* list : {&policy.audioCodecs, &policy.videoCodecs})
    for (const auto& name : *list) allowed += (allowed.empty() ? "" : ", ") + name;
  return base::fail(base::Failure::Code::sdpNoCommonCodec,
                    "no media section can be accepted: offered " +
                        (offered.empty() ? "no known codec" : offered) + ", allowed " + allowed);
}

Sdp session(const std::string& origin, const std::vector<SectionPlan>& plans) {
  Sdp sdp;
  sdp.origin = origin;
  std::string mids;
  for (const auto& plan : plans)
    if (plan.accepted && plan.bundled) mids += " " + plan.mid;
  if (!mids.empty()) sdp.add("group", "BUNDLE" + mids);
  return sdp;
}

SdpMedia emptySection(const SdpMedia& like) {
  SdpMedia media;
  media.type = like.type;
  media.port = 9;
  media.protocol = like.protocol;
  media.lines.push_back({'c', "IN IP4 0.0.0.0"});
  return media;
}

/// What browsers of Chromium's family read as the least they shall send; others pass over it.
SdpCodec withLeastBitrate(const SectionPlan& plan, const SectionLimits& limits) {
  auto codec = plan.codec;
  if (plan.kind == base::Kind::video && limits.minVideoRecv > 0)
    codec.format.fmtp += (codec.format.fmtp.empty() ? "" : ";") +
                         ("x-google-min-bitrate=" + std::to_string(limits.minVideoRecv));
  return codec;
}

const char* reversed(SdpDirection direction) {
  return toString(directionOf(receives(direction), sends(direction)));
}

}  // namespace

base::Expected<std::vector<SectionPlan>> planAnswer(const Sdp& offer, const CodecPolicy& policy) {
  const auto bundle = bundleOf(offer);
  std::vector<SectionPlan> plans;
  bool anySecure = false;
  for (size_t index = 0; index < offer.media.size(); ++index) {
    const auto& media = offer.media[index];
    SectionPlan plan;
    plan.index = index;
    plan.kind = kindOf(media);
    const auto* mid = media.attribute("mid");
    plan.midGiven = mid && !mid->empty();
    plan.mid = plan.midGiven ? *mid : freshMid(offer, index);
    plan.bundled = plan.midGiven && contains(bundle, plan.mid);
    if (auto planned = planSection(offer, policy, plans, plan); !planned)
      return tl::make_unexpected(planned.error());
    anySecure |= isSecure(media) && media.isRtp() && !isOfferedRejected(media);
    plans.push_back(std::move(plan));
  }
  const bool any = std::any_of(plans.begin(), plans.end(), [](const auto& plan) { return plan.accepted; });
  if (!any && anySecure) return noCommonCodec(offer, policy);
  return plans;
}

Sdp innerOffer(const Sdp& offer, const std::vector<SectionPlan>& plans) {
  Sdp inner = session(offer.origin, plans);
  for (const auto& plan : plans) {
    if (!plan.accepted) continue;
    const auto& media = offer.media[plan.index];
    auto section = emptySection(media);
    section.add("mid", plan.mid);
    addTransport(section, transportOf(offer, media));
    addCandidates(section, media);
    if (plan.kind == base::Kind::data) {
      addDataChannel(section, media);
    } else {
      // What the peer does is the reverse of what we do; what it offered beyond that we do not take.
      section.add(reversed(plan.direction));
      section.add("rtcp-mux");
      section.add("rtcp-rsize");
      addExtensions(section, plan.extensions);
      addCodec(section, plan.codec);
      addSources(section, media);
    }
    inner.media.push_back(std::move(section));
  }
  return inner;
}

Sdp innerAnswer(const Sdp& offer, const std::vector<SectionPlan>& plans, const Sdp& generated,
                const LocalStream (&streams)[2], const SectionLimits& limits) {
  Sdp inner = session(generated.origin, plans);
  size_t at = 0;
  for (const auto& plan : plans) {
    if (!plan.accepted || at >= generated.media.size()) continue;
    const auto& made = generated.media[at++];
    auto section = emptySection(offer.media[plan.index]);
    if (plan.kind != base::Kind::data && receives(plan.direction)) addLimits(section, plan.kind, limits);
    section.add("mid", plan.mid);
    addTransport(section, transportOf(generated, made));
    if (plan.kind == base::Kind::data) {
      addDataChannel(section, made);
      section.add("max-message-size", "262144");
    } else {
      section.add(toString(plan.direction));
      section.add("rtcp-mux");
      section.add("rtcp-rsize");
      addExtensions(section, plan.extensions);
      addCodec(section, receives(plan.direction) ? withLeastBitrate(plan, limits) : plan.codec);
      if (sends(plan.direction)) addStream(section, streams[plan.kind == base::Kind::video ? 1 : 0]);
    }
    inner.media.push_back(std::move(section));
  }
  return inner;
}

Sdp outerAnswer(const Sdp& offer, const std::vector<SectionPlan>& plans, const Sdp& inner) {
  Sdp outer = session(inner.origin, plans);
  outer.add("msid-semantic", " WMS *");
  const auto anyTransport = inner.media.empty() ? Transport{} : transportOf(inner, inner.media.front());
  size_t at = 0;
  for (const auto& plan : plans) {
    if (plan.accepted && at < inner.media.size()) {
      outer.media.push_back(inner.media[at++]);
      if (!plan.midGiven)
        std::erase_if(outer.media.back().attributes, [](const auto& a) { return a.key == "mid"; });
      continue;
    }
    // RFC 3264 section 6: a rejected section keeps its place and its formats and has port 0.
    SdpMedia rejected = emptySection(offer.media[plan.index]);
    rejected.port = 0;
    rejected.formats = offer.media[plan.index].formats;
    if (plan.midGiven) rejected.add("mid", plan.mid);
    // Without meaning here, but some stacks look for them in every section of a secure session.
    if (anyTransport.complete() && isSecure(rejected)) addTransport(rejected, anyTransport);
    rejected.add("inactive");
    outer.media.push_back(std::move(rejected));
  }
  return outer;
}

std::vector<std::string> fingerprintsOf(const Sdp& sdp) {
  std::vector<std::string> all;
  const auto collect = [&all](const SdpBlock& block) {
    for (const auto& attribute : block.attributes) {
      if (attribute.key != "fingerprint") continue;
      const auto parts = split(attribute.value, ' ');
      if (parts.size() == 2) all.push_back(rtp::lowerCase(parts[0]) + " " + rtp::upperCase(parts[1]));
    }
  };
  collect(sdp);
  for (const auto& media : sdp.media) collect(media);
  return all;
}

}  // namespace headwater::sdp
