// The answer itself: the answerer's half of JSEP, RFC 8829 section 5.3.
#include <algorithm>
#include <utility>

#include "elements/rtp/CodecTable.hpp"
#include "elements/rtp/RtpHeader.hpp"
#include "elements/sdp/Negotiation.hpp"
#include "elements/sdp/Sections.hpp"

namespace headwater::sdp {

using namespace sections;

namespace {

Sdp session(const std::string& origin, const std::vector<SectionPlan>& plans, bool withIdle = false) {
  Sdp sdp;
  sdp.origin = origin;
  std::string mids;
  for (const auto& plan : plans)
    if ((plan.accepted || (withIdle && plan.idle)) && plan.bundled) mids += " " + plan.mid;
  if (!mids.empty()) sdp.add("group", "BUNDLE" + mids);
  return sdp;
}

SdpMedia emptySection(const SdpMedia& like, const char* protocol) {
  SdpMedia media;
  media.type = like.type;
  media.port = 9;
  media.protocol = protocol;
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

/// RFC 3264 section 6: a rejected section keeps its place and its formats and has port 0. What it says beyond
/// that means nothing, but many stacks read it like any other and refuse the whole answer without.
SdpMedia rejectedSection(const SdpMedia& offered, const SectionPlan& plan, const Transport& transport) {
  auto rejected = emptySection(offered, offered.protocol.c_str());
  rejected.port = 0;
  rejected.formats = offered.formats;
  if (plan.midGiven) rejected.add("mid", plan.mid);
  if (transport.complete()) addTransport(rejected, transport);
  rejected.add("inactive");
  for (const auto& attribute : offered.attributes) {
    const auto& key = attribute.key;
    const bool format = key == "rtpmap" || key == "fmtp";
    const bool data = key == "sctp-port" || key == "sctpmap" || key == "max-message-size";
    if (format || data || key == "rtcp-mux") rejected.attributes.push_back(attribute);
  }
  return rejected;
}

/// RFC 3264 section 6.1: a section in which nothing goes either way.
SdpMedia idleSection(const SdpMedia& offered, const SectionPlan& plan, const Transport& transport) {
  auto section = emptySection(offered, offered.protocol.c_str());
  section.add("mid", plan.mid);
  addTransport(section, transport);
  section.add("inactive");
  section.add("rtcp-mux");
  addCodec(section, plan.codec);
  return section;
}

/// What webrtcbin says of a data channel's section in the words of the offer (see isDataSection()).
void inWordsOf(const SdpMedia& offered, SdpMedia& answer) {
  answer.protocol = offered.protocol;
  if (contains(offered.formats, kDataChannelFormat)) return;
  const auto port = *answer.attribute("sctp-port");
  answer.formats = {port};
  std::erase_if(answer.attributes, [](const auto& a) { return a.key == "sctp-port"; });
  answer.add("sctpmap", port + " " + kDataChannelFormat + " 1024");
}

const char* reversed(SdpDirection direction) {
  return toString(directionOf(receives(direction), sends(direction)));
}

}  // namespace

Sdp innerOffer(const Sdp& offer, const std::vector<SectionPlan>& plans) {
  Sdp inner = session(offer.origin, plans);
  for (const auto& plan : plans) {
    if (!plan.accepted) continue;
    const auto& media = offer.media[plan.index];
    auto section = emptySection(media, innerProtocol(plan.kind));
    section.add("mid", plan.mid);
    addTransport(section, transportOf(offer, media));
    addCandidates(section, media);
    if (plan.bundled)  // of sections that webrtcbin does not know
      for (const auto& other : plans)
        if (other.idle) addCandidates(section, offer.media[other.index]);
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
    auto section = emptySection(offer.media[plan.index], innerProtocol(plan.kind));
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
  Sdp outer = session(inner.origin, plans, true);
  outer.add("msid-semantic", " WMS *");
  const auto anyTransport = inner.media.empty() ? Transport{} : transportOf(inner, inner.media.front());
  size_t at = 0;
  for (const auto& plan : plans) {
    if (plan.accepted && at < inner.media.size()) {
      outer.media.push_back(inner.media[at++]);
      auto& answered = outer.media.back();
      if (plan.kind == base::Kind::data)
        inWordsOf(offer.media[plan.index], answered);
      else
        answered.protocol = offer.media[plan.index].protocol;
      if (!plan.midGiven) std::erase_if(answered.attributes, [](const auto& a) { return a.key == "mid"; });
      continue;
    }
    const auto& offered = offer.media[plan.index];
    outer.media.push_back(plan.idle ? idleSection(offered, plan, anyTransport)
                                    : rejectedSection(offered, plan, anyTransport));
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
