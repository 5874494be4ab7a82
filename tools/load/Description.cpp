#include "tools/load/Description.hpp"

#include <arpa/inet.h>

#include "elements/rtp/CodecTable.hpp"
#include "elements/sdp/CandidateText.hpp"
#include "elements/sdp/Negotiation.hpp"
#include "elements/sdp/Sections.hpp"
#include "tools/load/Random.hpp"

namespace headwater::load {

using base::Kind;
using sdp::SdpCodec;
using sdp::SdpMedia;
namespace sections = sdp::sections;

namespace {

constexpr const char* kProtocol = "UDP/TLS/RTP/SAVPF";
constexpr int kTransportCcId = 3;
constexpr int kMaxPayload = 127;

sdp::Sdp session() {
  sdp::Sdp sdp;
  sdp.origin = "- " + std::to_string(random64() >> 2) + " 2 IN IP4 127.0.0.1";
  return sdp;
}

SdpMedia section(const char* type, const std::string& mid, const LocalTransport& local, const char* setup,
                 const char* direction) {
  SdpMedia media;
  media.type = type;
  media.port = 9;
  media.protocol = kProtocol;
  media.lines.push_back({'c', "IN IP4 0.0.0.0"});
  media.add("mid", mid);
  media.add(direction);
  media.add("rtcp-mux");
  sections::addTransport(media, {local.ice.ufrag, local.ice.password, local.fingerprint, setup});
  media.add("candidate", candidateText(local).substr(std::string_view("candidate:").size()));
  return media;
}

void bundle(sdp::Sdp& sdp) {
  std::string mids = "BUNDLE";
  for (const auto& media : sdp.media)
    if (media.port != 0) mids += " " + *media.attribute("mid");
  sdp.add("group", mids);
}

std::vector<std::string> feedback(const Wishes& wishes, Kind kind) {
  std::vector<std::string> all;
  if (kind == Kind::video) all = {"nack pli", "ccm fir"};
  if (kind == Kind::video && wishes.nack) all.emplace_back("nack");
  if (wishes.transportCc) all.emplace_back("transport-cc");
  return all;
}

SdpCodec codec(int payloadType, rtp::RtpFormat format, std::vector<std::string> feedback, int rtx) {
  return {payloadType, std::move(format), std::move(feedback), rtx};
}

SdpMedia answerSection(const sdp::Sdp& offer, const SdpMedia& offered, const LocalTransport& local,
                       const Wishes& wishes) {
  const auto* mid = offered.attribute("mid");
  SdpMedia answer = section(offered.type.c_str(), mid ? *mid : "0", local, "active", "recvonly");
  answer.protocol = offered.protocol;
  const Kind kind = sections::kindOf(offered);
  const auto wanted = feedback(wishes, kind);
  for (auto taken : sdp::codecsOf(offered)) {
    std::erase_if(taken.feedback, [&](const auto& each) { return !sections::contains(wanted, each); });
    if (!wishes.nack) taken.rtxPayloadType = -1;
    sections::addCodec(answer, taken);
  }
  for (const auto& extension : sdp::extensionsOf(offered))
    if (wishes.transportCc && extension.uri == sdp::kTransportWideCc)
      sections::addExtensions(answer, {extension});
  const bool usable = offered.isRtp() && kind != Kind::data && !answer.formats.empty() &&
                      sdp::sends(sdp::directionIn(offer, offered));
  if (usable) return answer;
  SdpMedia rejected;  // RFC 3264 section 6
  rejected.type = offered.type;
  rejected.protocol = offered.protocol;
  rejected.formats = offered.formats;
  rejected.lines.push_back({'c', "IN IP4 0.0.0.0"});
  if (mid) rejected.add("mid", *mid);
  return rejected;
}

void readPayloads(RemoteDescription& remote, const SdpMedia& media) {
  const Kind kind = sections::kindOf(media);
  for (const auto& each : sdp::codecsOf(media)) {
    if (each.payloadType < 0 || each.payloadType > kMaxPayload) continue;
    remote.payloads[each.payloadType] = {kind, each.format.encodingName, each.format.clockRate, -1};
    if (each.rtxPayloadType >= 0)
      remote.payloads[each.rtxPayloadType] = {kind, each.format.encodingName, each.format.clockRate,
                                              each.payloadType};
    if (kind == Kind::video) remote.nack |= sections::contains(each.feedback, "nack");
  }
  for (const auto& extension : sdp::extensionsOf(media))
    if (extension.uri == sdp::kTransportWideCc) remote.transportCcId = extension.id;
}

tl::unexpected<base::Failure> invalid(const std::string& what) {
  return base::fail(base::Failure::Code::sdpInvalid, what);
}

}  // namespace

std::string candidateText(const LocalTransport& local) {
  return "candidate:1 1 udp 2130706431 " + local.address + " " + std::to_string(local.port) + " typ host";
}

std::string viewerOffer(const LocalTransport& local, const Wishes& wishes) {
  auto sdp = session();
  auto audio = section("audio", "0", local, "actpass", "recvonly");
  sections::addCodec(audio, codec(111, rtp::formatOf("OPUS"), feedback(wishes, Kind::audio), -1));
  auto video = section("video", "1", local, "actpass", "recvonly");
  const auto wanted = feedback(wishes, Kind::video);
  sections::addCodec(video, codec(96, rtp::formatOf("VP8"), wanted, wishes.nack ? 97 : -1));
  sections::addCodec(video, codec(102, rtp::formatOf("H264"), wanted, wishes.nack ? 103 : -1));
  for (auto* media : {&audio, &video}) {
    if (wishes.transportCc) sections::addExtensions(*media, {{kTransportCcId, sdp::kTransportWideCc}});
    sdp.media.push_back(std::move(*media));
  }
  bundle(sdp);
  return sdp::toText(sdp);
}

std::string presenterOffer(const LocalTransport& local, const PresenterSources& sources) {
  auto sdp = session();
  auto audio = section("audio", "0", local, "actpass", "sendonly");
  sections::addCodec(audio, codec(111, rtp::formatOf("OPUS"), {}, -1));
  auto video = section("video", "1", local, "actpass", "sendonly");
  sections::addCodec(video, codec(96, rtp::formatOf("VP8"), {"nack", "nack pli", "ccm fir"}, -1));
  audio.add("msid", "headwater-load audio");
  video.add("msid", "headwater-load video");
  audio.add("ssrc", std::to_string(sources.audio) + " cname:headwater-load");
  video.add("ssrc", std::to_string(sources.video) + " cname:headwater-load");
  sdp.media = {std::move(audio), std::move(video)};
  bundle(sdp);
  return sdp::toText(sdp);
}

base::Expected<std::string> viewerAnswer(const std::string& offerText, const LocalTransport& local,
                                         const Wishes& wishes) {
  const auto offer = sdp::parseSdp(offerText);
  if (!offer) return tl::make_unexpected(offer.error());
  auto sdp = session();
  for (const auto& offered : offer->media) sdp.media.push_back(answerSection(*offer, offered, local, wishes));
  bundle(sdp);
  return sdp::toText(sdp);
}

std::optional<RemoteCandidate> readCandidate(const std::string& text) {
  const auto fields = sdp::parseCandidate(text);
  if (!fields || fields->transport != "udp" || fields->component != 1) return std::nullopt;
  RemoteCandidate candidate;
  candidate.address.sin_family = AF_INET;
  candidate.address.sin_port = htons(static_cast<uint16_t>(fields->port));
  if (inet_pton(AF_INET, fields->address.c_str(), &candidate.address.sin_addr) != 1) return std::nullopt;
  candidate.priority = static_cast<uint32_t>(std::strtoul(fields->tokens[3].c_str(), nullptr, 10));
  return candidate;
}

base::Expected<RemoteDescription> readDescription(const std::string& text) {
  const auto sdp = sdp::parseSdp(text);
  if (!sdp) return tl::make_unexpected(sdp.error());
  RemoteDescription remote;
  remote.transport.iceLite = sdp->has("ice-lite");
  bool first = true;
  for (const auto& media : sdp->media) {
    if (media.port == 0 || !media.isRtp()) continue;
    readPayloads(remote, media);
    if (std::exchange(first, false)) {  // all others are bundled with it
      const auto transport = sections::transportOf(*sdp, media);
      if (!transport.complete())
        return invalid("the SDP of the server has no ICE credentials or no fingerprint");
      if (const auto fault = transport.fault(); !fault.empty())
        return invalid("the SDP of the server: " + fault);
      remote.transport.ice = {transport.ufrag, transport.password};
      remote.transport.fingerprint = transport.fingerprint;
      remote.transport.dtlsClient = transport.setup == "active";
    }
    for (const auto& attribute : media.attributes)
      if (attribute.key == "candidate")
        if (const auto candidate = readCandidate("candidate:" + attribute.value))
          remote.transport.candidates.push_back(*candidate);
  }
  if (first) return invalid("the SDP of the server accepts neither audio nor video");
  return remote;
}

}  // namespace headwater::load
