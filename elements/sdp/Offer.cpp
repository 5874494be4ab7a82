// The offerer's half of JSEP, RFC 8829 section 5.2, and what an answer makes of it.
#include <algorithm>

#include "elements/rtp/CodecTable.hpp"
#include "elements/rtp/RtpHeader.hpp"
#include "elements/sdp/Negotiation.hpp"
#include "elements/sdp/Sections.hpp"

namespace headwater::sdp {

using namespace sections;

namespace {

constexpr int kOpusPayload = 111;
constexpr int kAbsSendTimeId = 2;
constexpr int kTransportCcId = 3;
constexpr int kFirstForwardedId = 5;

int audioPayload(const std::string& name) {
  const auto* codec = rtp::codecOf(name);
  return codec && codec->staticPayload >= 0 ? codec->staticPayload : kOpusPayload;
}

std::vector<SdpExtension> ourExtensions(const OfferSection& section) {
  std::vector<SdpExtension> extensions;
  if (section.transportFeedback)
    extensions.push_back({kTransportCcId, kTransportWideCc});
  else if (sends(section.direction) && section.kind == base::Kind::video)
    extensions.push_back({kAbsSendTimeId, kAbsSendTime});
  if (section.kind == base::Kind::audio)
    for (size_t i = 0; i < rtp::forwardedExtensions().size(); ++i)
      extensions.push_back({kFirstForwardedId + static_cast<int>(i), rtp::forwardedExtensions()[i]});
  return extensions;
}

void addFormats(OfferSection& section, const std::vector<rtp::RtpFormat>& formats) {
  int payload = rtp::kFirstDynamicPayload;
  for (const auto& format : formats) {
    SdpCodec codec;
    codec.format = format;
    if (section.kind == base::Kind::audio) {
      codec.payloadType = audioPayload(format.encodingName);
    } else {
      codec.payloadType = payload++;
      codec.rtxPayloadType = payload++;
      codec.feedback = rtp::feedbackOf(section.kind);
    }
    if (section.transportFeedback)
      codec.feedback.emplace_back("transport-cc");
    else if (section.kind == base::Kind::video)
      codec.feedback.emplace_back("goog-remb");
    section.codecs.push_back(std::move(codec));
  }
}

const SdpCodec* agreedCodec(const OfferSection& ours, const SdpMedia& answered,
                            std::vector<SdpCodec>& theirs) {
  theirs = codecsOf(answered);
  for (const auto& codec : theirs)
    for (const auto& offered : ours.codecs)
      if (codec.payloadType == offered.payloadType &&
          codec.format.encodingName == offered.format.encodingName)
        return &codec;
  return nullptr;
}

}  // namespace

OfferSection offerSection(base::Kind kind, SdpDirection direction, const CodecPolicy& policy) {
  OfferSection section;
  section.kind = kind;
  section.direction = direction;
  if (kind == base::Kind::data) return section;
  section.transportFeedback = receives(direction) || (sends(direction) && policy.transportFeedback);
  const auto& source = kind == base::Kind::video ? policy.videoSource : policy.audioSource;
  // A source is passed on as it is: nothing else than its format could be sent.
  if (!source.encodingName.empty()) {
    addFormats(section, {source});
    return section;
  }
  std::vector<rtp::RtpFormat> formats;
  if (kind == base::Kind::video && !policy.preferredVideo.encodingName.empty())
    formats.push_back(policy.preferredVideo);
  for (const auto& name : kind == base::Kind::video ? policy.videoCodecs : policy.audioCodecs)
    if (rtp::isKnownEncoding(kind, name) && (formats.empty() || formats.front().encodingName != name))
      formats.push_back(rtp::formatOf(name));
  addFormats(section, formats);
  return section;
}

Sdp buildOffer(const std::vector<OfferSection>& sections, const Sdp& generated,
               const LocalStream (&streams)[2], const SectionLimits& limits) {
  Sdp offer;
  offer.origin = generated.origin;
  if (const auto* group = generated.attribute("group")) offer.add("group", *group);
  offer.add("ice-options", "trickle");
  offer.add("msid-semantic", " WMS *");
  for (size_t i = 0; i < sections.size() && i < generated.media.size(); ++i) {
    const auto& ours = sections[i];
    const auto& made = generated.media[i];
    SdpMedia media;
    media.type = made.type;
    // webrtcbin offers all but the first section as bundle-only, with port 0, which some stacks take for
    // rejected. Ours can be bundled just as well without.
    media.port = 9;
    media.protocol = made.protocol;
    media.lines.push_back({'c', "IN IP4 0.0.0.0"});
    if (ours.kind != base::Kind::data && receives(ours.direction)) addLimits(media, ours.kind, limits);
    media.add("mid", made.attribute("mid") ? *made.attribute("mid") : std::to_string(i));
    addTransport(media, transportOf(generated, made));
    if (ours.kind == base::Kind::data) {
      addDataChannel(media, made);
      media.add("max-message-size", "262144");
    } else {
      media.add(toString(ours.direction));
      media.add("rtcp-mux");
      media.add("rtcp-rsize");
      addExtensions(media, ourExtensions(ours));
      for (const auto& codec : ours.codecs) addCodec(media, codec);
      if (sends(ours.direction)) addStream(media, streams[ours.kind == base::Kind::video ? 1 : 0]);
    }
    offer.media.push_back(std::move(media));
  }
  return offer;
}

base::Expected<std::vector<SectionPlan>> planFromAnswer(const std::vector<OfferSection>& sections,
                                                        const Sdp& offer, const Sdp& answer) {
  if (answer.media.size() != sections.size())
    return base::fail(base::Failure::Code::sdpInvalid,
                      "the answer has " + std::to_string(answer.media.size()) +
                          " media sections, the offer " + std::to_string(sections.size()));
  std::vector<SectionPlan> plans;
  for (size_t i = 0; i < sections.size(); ++i) {
    const auto& media = answer.media[i];
    if (media.type != offer.media[i].type)
      return base::fail(base::Failure::Code::sdpInvalid, "media section " + std::to_string(i) +
                                                             " of the answer is " + media.type +
                                                             ", in the offer it is " + offer.media[i].type);
    SectionPlan plan;
    plan.index = i;
    plan.kind = sections[i].kind;
    plan.mid = *offer.media[i].attribute("mid");
    plan.bundled = true;
    plan.accepted = media.port != 0;
    if (plan.accepted)
      if (const auto fault = transportOf(answer, media).fault(); !fault.empty())
        return base::fail(base::Failure::Code::sdpInvalid,
                          "media section " + std::to_string(i) + " of the answer: " + fault);
    if (plan.accepted && plan.kind != base::Kind::data) {
      std::vector<SdpCodec> theirs;
      const auto* codec = agreedCodec(sections[i], media, theirs);
      if (!codec)
        return base::fail(base::Failure::Code::sdpInvalid,
                          "media section " + std::to_string(i) + " of the answer has no codec of the offer");
      plan.codec = *codec;
      plan.extensions = extensionsOf(media);
      const auto remote = directionIn(answer, media);
      const auto local = sections[i].direction;
      plan.direction = directionOf(sends(local) && receives(remote), receives(local) && sends(remote));
    }
    plans.push_back(std::move(plan));
  }
  return plans;
}

Sdp innerRemoteAnswer(const Sdp& answer, const std::vector<SectionPlan>& plans) {
  Sdp inner;
  inner.origin = answer.origin;
  std::string mids;
  Transport anyTransport;
  for (const auto& plan : plans) {
    if (!plan.accepted) continue;
    mids += " " + plan.mid;
    if (anyTransport.ufrag.empty()) anyTransport = transportOf(answer, answer.media[plan.index]);
  }
  inner.add("group", "BUNDLE" + mids);
  for (const auto& plan : plans) {
    const auto& media = answer.media[plan.index];
    SdpMedia section;
    section.type = media.type;
    section.port = plan.accepted ? 9 : 0;
    section.protocol = innerProtocol(plan.kind);
    section.lines.push_back({'c', "IN IP4 0.0.0.0"});
    section.add("mid", plan.mid);
    auto transport = plan.accepted ? transportOf(answer, media) : anyTransport;
    if (transport.setup == "actpass") transport.setup = "active";  // RFC 8842 5.3: an answer has to choose
    addTransport(section, transport);
    if (plan.kind == base::Kind::data) {
      addDataChannel(section, media);
    } else if (plan.accepted) {
      addCandidates(section, media);
      section.add(toString(directionOf(receives(plan.direction), sends(plan.direction))));
      section.add("rtcp-mux");
      section.add("rtcp-rsize");
      addExtensions(section, plan.extensions);
      addCodec(section, plan.codec);
      addSources(section, media);
    } else {
      section.formats = media.formats;
      section.add("inactive");
    }
    inner.media.push_back(std::move(section));
  }
  return inner;
}

}  // namespace headwater::sdp
