#include "elements/sdp/Restart.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "elements/sdp/Sections.hpp"

namespace headwater::sdp {

using namespace sections;

namespace {

bool stillOffered(const SdpMedia& media, const SdpCodec& chosen) {
  const auto codecs = codecsOf(media);
  return std::any_of(codecs.begin(), codecs.end(), [&](const SdpCodec& each) {
    return each.payloadType == chosen.payloadType && each.format.encodingName == chosen.format.encodingName &&
           each.format.clockRate == chosen.format.clockRate &&
           (chosen.rtxPayloadType < 0 || each.rtxPayloadType == chosen.rtxPayloadType);
  });
}

bool stillOffered(const SdpMedia& media, const std::vector<SdpExtension>& chosen) {
  const auto offered = extensionsOf(media);
  return std::all_of(chosen.begin(), chosen.end(), [&](const SdpExtension& each) {
    return std::any_of(offered.begin(), offered.end(),
                       [&](const auto& other) { return other.id == each.id && other.uri == each.uri; });
  });
}

std::string midOf(const SdpMedia& media) {
  const auto* mid = media.attribute("mid");
  return mid ? *mid : "";
}

/// What of the media is not as it was; empty when everything is.
std::string changedMedia(const Sdp& before, const Sdp& offer, const SectionPlan& plan) {
  const auto &was = before.media[plan.index], &is = offer.media[plan.index];
  if (is.type != was.type || is.protocol != was.protocol) return "is of another kind";
  if (is.port == 0 && !is.has("bundle-only")) return "is withdrawn";
  if (midOf(is) != midOf(was)) return "has another a=mid";
  if (plan.bundled != contains(bundleOf(offer), plan.mid)) return "enters or leaves the BUNDLE group";
  if (plan.kind == base::Kind::data) return {};
  if (directionIn(offer, is) != directionIn(before, was)) return "has another direction";
  if (!stillOffered(is, plan.codec))
    return "does not offer " + plan.codec.format.encodingName + " any more, which is in use";
  if (!stillOffered(is, plan.extensions)) return "lacks header extensions that are in use";
  return {};
}

/// What of the transport is wrong; empty when nothing is.
std::string wrongTransport(const Sdp& before, const Sdp& offer, const SectionPlan& plan) {
  const auto was = transportOf(before, before.media[plan.index]);
  const auto is = transportOf(offer, offer.media[plan.index]);
  if (!is.complete()) return "has no ICE credentials or no a=fingerprint";
  if (auto fault = is.fault(); !fault.empty()) return fault;
  // The hash of a fingerprint may be written in either case.
  if (!std::equal(is.fingerprint.begin(), is.fingerprint.end(), was.fingerprint.begin(),
                  was.fingerprint.end(), [](char a, char b) { return (a | 0x20) == (b | 0x20); }))
    return "has another certificate";
  if (is.ufrag == was.ufrag || is.password == was.password)
    return "has the ICE credentials that it had, so it is no restart";
  return {};
}

}  // namespace

std::string whyNoRestart(const Sdp& before, const Sdp& offer, const std::vector<SectionPlan>& plans) {
  if (offer.media.size() != before.media.size())
    return "it has " + std::to_string(offer.media.size()) + " media sections, not " +
           std::to_string(before.media.size());
  if (std::none_of(plans.begin(), plans.end(), [](const auto& plan) { return plan.accepted; }))
    return "no media section was accepted, so there is nothing to restart";
  for (const auto& plan : plans) {
    if (!plan.accepted) continue;
    auto fault = changedMedia(before, offer, plan);
    if (fault.empty()) fault = wrongTransport(before, offer, plan);
    if (!fault.empty()) return "media section " + std::to_string(plan.index) + " " + fault;
  }
  return {};
}

Sdp nextVersion(Sdp answer) {
  // RFC 8866 5.2: username, session, version and the address.
  auto fields = split(answer.origin, ' ');
  uint64_t version = 0;
  if (fields.size() < 3) return answer;
  std::from_chars(fields[2].data(), fields[2].data() + fields[2].size(), version);
  fields[2] = std::to_string(version + 1);
  answer.origin.clear();
  for (const auto& field : fields) answer.origin += (answer.origin.empty() ? "" : " ") + field;
  return answer;
}

}  // namespace headwater::sdp
