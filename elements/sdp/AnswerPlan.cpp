// Which sections of an offer are answered, and with what: RFC 8829 section 5.3.1.
#include <algorithm>
#include <utility>

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

bool isOfferedRejected(const SdpMedia& media) {
  return media.port == 0 && !media.has("bundle-only");
}

/// Secure by its profile, or by what comes with it: stacks from before RFC 5764 was everywhere offer DTLS and
/// ICE under the profiles of plain RTP, and RFC 8829 5.1.2 has them accepted.
bool isSecure(const Sdp& offer, const SdpMedia& media) {
  if (media.type == "application") return isDataSection(media);
  if (!isRtpProfile(media.protocol)) return false;
  return media.protocol.find("TLS/") != std::string::npos || transportOf(offer, media).complete();
}

void planRtp(const Sdp& offer, const SdpMedia& media, const CodecPolicy& policy, SectionPlan& plan) {
  const auto offered = directionIn(offer, media);
  plan.direction = directionOf(policy.canSend && receives(offered), policy.canReceive && sends(offered));
  plan.wanted = sends(plan.direction);
  const bool video = plan.kind == base::Kind::video;
  const auto codecs = codecsOf(media);
  const auto* codec = chooseCodec(codecs, video ? policy.videoSource : policy.audioSource,
                                  video ? policy.preferredVideo : rtp::RtpFormat{},
                                  video ? policy.videoCodecs : policy.audioCodecs);
  if (!codec) return;
  plan.codec = *codec;
  plan.accepted = true;
}

/// What depends on the directions that are left.
void finishRtp(const SdpMedia& media, const CodecPolicy& policy, SectionPlan& plan) {
  plan.extensions = chooseExtensions(media, plan, policy);
  plan.codec.feedback = commonFeedback(plan.kind, plan.codec.feedback, hasCongestionControl(plan.extensions));
  if (plan.kind == base::Kind::audio) plan.codec.rtxPayloadType = -1;
}

base::Expected<void> planSection(const Sdp& offer, const CodecPolicy& policy, SectionPlan& plan) {
  const auto& media = offer.media[plan.index];
  if (isOfferedRejected(media) || !isSecure(offer, media)) return {};
  const auto transport = transportOf(offer, media);
  if (!transport.complete())
    return base::fail(base::Failure::Code::sdpInvalid,
                      "media section " + std::to_string(plan.index) + " (" + media.type + ") has no " +
                          (transport.fingerprint.empty() ? "a=fingerprint" : "a=ice-ufrag and a=ice-pwd"));
  if (const auto fault = transport.fault(); !fault.empty() || !isToken(plan.mid))
    return base::fail(base::Failure::Code::sdpInvalid, "media section " + std::to_string(plan.index) + ": " +
                                                           (fault.empty() ? "a=mid is not a token" : fault));
  if (isDataSection(media)) {
    plan.accepted = policy.dataChannels;
    plan.direction = SdpDirection::sendrecv;
  } else if (media.type == "audio" || media.type == "video") {
    planRtp(offer, media, policy, plan);
  }
  return {};
}

/// Without a track the stream of a=msid is "-" (RFC 8830 section 2), where there is one.
bool namesATrack(const SdpMedia& media) {
  if (const auto* msid = media.attribute("msid")) return !msid->starts_with("- ");
  return media.has("ssrc");
}

/// Of all sections of a kind at most one brings media and at most one takes it, the same where one does both.
/// Those that were stopped, are inactive or have no track may come before them, and as many as they like.
/// What brings nothing stays in the bundle, as inactive: stacks that take their transport from the first
/// section of their offer have none when that is rejected.
void keepThoseThatCarry(const Sdp& offer, base::Kind kind, std::vector<SectionPlan>& plans) {
  SectionPlan *idle = nullptr, *bringing = nullptr, *taking = nullptr;
  const auto hasTrack = [&](const SectionPlan& plan) { return namesATrack(offer.media[plan.index]); };
  for (auto& plan : plans) {
    if (!plan.accepted || plan.kind != kind) continue;
    if (!idle) idle = &plan;
    if (receives(plan.direction) && (!bringing || (hasTrack(plan) && !hasTrack(*bringing)))) bringing = &plan;
    if (sends(plan.direction) && !taking) taking = &plan;
  }
  if (bringing && sends(bringing->direction)) taking = bringing;
  if (bringing || taking) idle = nullptr;
  for (auto& plan : plans) {
    if (!plan.accepted || plan.kind != kind) continue;
    plan.accepted = &plan == bringing || &plan == taking || &plan == idle;
    plan.idle = !plan.accepted && plan.bundled && !receives(plan.direction);
    plan.direction = directionOf(&plan == taking, &plan == bringing);
  }
}

void keepFirstData(std::vector<SectionPlan>& plans) {
  bool found = false;
  for (auto& plan : plans)
    if (plan.kind == base::Kind::data && plan.accepted) plan.accepted = !std::exchange(found, true);
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
    if (auto planned = planSection(offer, policy, plan); !planned)
      return tl::make_unexpected(planned.error());
    anySecure |= isSecure(offer, media) && media.isRtp() && !isOfferedRejected(media);
    plans.push_back(std::move(plan));
  }
  for (const auto kind : {base::Kind::audio, base::Kind::video}) keepThoseThatCarry(offer, kind, plans);
  keepFirstData(plans);
  for (auto& plan : plans)
    if (plan.accepted && plan.kind != base::Kind::data) finishRtp(offer.media[plan.index], policy, plan);
  const bool any = std::any_of(plans.begin(), plans.end(), [](const auto& plan) { return plan.accepted; });
  if (!any && anySecure) return noCommonCodec(offer, policy);
  return plans;
}

}  // namespace headwater::sdp
