// A session description as a peer sends it: as an offer that is answered, and as an answer to an offer of
// ours.
#include <gst/sdp/gstsdpmessage.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "elements/sdp/Negotiation.hpp"
#include "elements/sdp/RtpNegotiation.hpp"
#include "tests/fuzz/Check.hpp"

using namespace headwater::base;
using namespace headwater::rtp;
using namespace headwater::sdp;
using headwater::fuzz::check;

namespace {

const LocalStream kStreams[2] = {{11, 12, "stream", "audio"}, {21, 22, "stream", "video"}};
const SectionLimits kLimits{64, 500, 100};

CodecPolicy presenter() {
  CodecPolicy policy;
  policy.videoCodecs = {"VP8", "H264", "VP9", "AV1"};
  policy.audioCodecs = {"OPUS"};
  policy.dataChannels = true;
  return policy;
}

/// Watches a track of H.264, as baseline as browsers have it.
CodecPolicy viewer() {
  auto policy = presenter();
  policy.videoSource = {"H264", 90000, 0, "packetization-mode=1;profile-level-id=42e01f"};
  policy.audioSource = {"OPUS", 48000, 2, "useinbandfec=1"};
  policy.canReceive = policy.dataChannels = false;
  policy.transportFeedback = true;
  return policy;
}

/// GStreamer's parser is what hands our text to webrtcbin: it has to see the sections that we meant.
void gstreamerReads(const Sdp& inner) {
  GstSDPMessage* message = nullptr;
  check(gst_sdp_message_new_from_text(toText(inner).c_str(), &message) == GST_SDP_OK, "GStreamer reads it");
  const std::unique_ptr<GstSDPMessage, decltype(&gst_sdp_message_free)> owner(message, &gst_sdp_message_free);
  check(gst_sdp_message_medias_len(message) == inner.media.size(), "GStreamer sees every media section");
  for (guint i = 0; i < gst_sdp_message_medias_len(message); ++i) {
    const auto* media = gst_sdp_message_get_media(message, i);
    check(gst_sdp_media_get_attribute_val(media, "mid") != nullptr,
          "every section that webrtcbin gets has a mid");
    check(gst_sdp_media_formats_len(media) > 0, "every section that webrtcbin gets has formats");
  }
}

void printsTheSameAgain(const Sdp& sdp) {
  const auto text = toText(sdp);
  const auto again = parseSdp(text);
  check(again.has_value(), "what we print is SDP");
  check(again->media.size() == sdp.media.size(), "no media section is lost in printing");
  check(toText(*again) == text, "printing it again changes nothing");
}

void answer(const Sdp& offer, const CodecPolicy& policy) {
  const auto plans = planAnswer(offer, policy);
  if (!plans) return check(!plans.error().message.empty(), "an error says what is wrong");
  check(plans->size() == offer.media.size(), "every section is planned");
  const auto inner = innerOffer(offer, *plans);
  gstreamerReads(inner);
  // webrtcbin's answer has the sections of the offer that it got; the offer itself stands in for it.
  const auto answered = innerAnswer(offer, *plans, inner, kStreams, kLimits);
  gstreamerReads(answered);
  const auto outer = outerAnswer(offer, *plans, answered);
  check(outer.media.size() == offer.media.size(), "an answer has the sections of its offer (RFC 3264 6)");
  for (size_t i = 0; i < outer.media.size(); ++i) {
    check(outer.media[i].type == offer.media[i].type, "sections keep their places");
    const auto& plan = (*plans)[i];
    check(!(plan.accepted && plan.idle), "a section carries something or nothing");
    check((outer.media[i].port != 0) == (plan.accepted || plan.idle), "rejected sections have port 0");
    check(!plan.idle || outer.media[i].has("ice-ufrag"), "idle sections have the bundle's transport");
  }
  printsTheSameAgain(outer);
}

/// Our offer of both kinds and data, made as if webrtcbin had generated one section each.
struct OurOffer {
  std::vector<OfferSection> sections;
  Sdp offer;

  OurOffer() {
    Sdp generated;
    generated.add("group", "BUNDLE 0 1 2");
    for (const auto kind : {Kind::audio, Kind::video, Kind::data}) {
      SdpMedia media;
      media.type = kind == Kind::data ? "application" : toString(kind);
      media.port = 9;
      media.protocol = kind == Kind::data ? "UDP/DTLS/SCTP" : "UDP/TLS/RTP/SAVPF";
      media.add("mid", std::to_string(sections.size()));
      media.add("ice-ufrag", "uFrG");
      media.add("ice-pwd", "XvCpasswordOfTwentyTwo+");
      media.add("fingerprint", "sha-256 " + std::string(95, 'A'));
      generated.media.push_back(std::move(media));
      sections.push_back(offerSection(kind, SdpDirection::sendrecv, presenter()));
    }
    offer = buildOffer(sections, generated, kStreams, kLimits);
  }
};

void accept(const Sdp& answer) {
  static const OurOffer ours;
  const auto plans = planFromAnswer(ours.sections, ours.offer, answer);
  if (!plans) return check(!plans.error().message.empty(), "an error says what is wrong");
  const auto inner = innerRemoteAnswer(answer, *plans);
  GstSDPMessage* message = nullptr;
  check(gst_sdp_message_new_from_text(toText(inner).c_str(), &message) == GST_SDP_OK, "GStreamer reads it");
  check(gst_sdp_message_medias_len(message) == inner.media.size(), "GStreamer sees every media section");
  gst_sdp_message_free(message);
}

RtpPolicy rtpPolicy(bool secure) {
  RtpPolicy policy{{"VP8", "H264", "VP9", "AV1"}, {"OPUS", "PCMU", "PCMA"}, std::nullopt};
  if (secure) policy.key = SdesKey{SdesSuite::aesCm128HmacSha1_80, std::vector<uint8_t>(30, 7)};
  return policy;
}

void checkPlan(const RtpSectionPlan& plan, const RtpPolicy& policy) {
  if (!plan.accepted) return;
  check(!plan.codecs.empty(), "what is accepted has a codec");
  check(plan.crypto.has_value() == policy.key.has_value(), "SRTP where we have a key, and nowhere else");
  if (plan.crypto)
    check(plan.crypto->key.keyAndSalt.size() == keySize(plan.crypto->key.suite), "keys have their length");
}

void answerRtp(const Sdp& offer, const RtpPolicy& policy) {
  const auto plans = planRtpAnswer(offer, policy);
  check(plans.size() == offer.media.size(), "every section is planned");
  for (const auto& plan : plans) checkPlan(plan, policy);
  const std::vector<RtpLocalSection> locals(plans.size(), {"192.0.2.1", 5000, 5001, 77, "name"});
  const auto answer = rtpAnswer(offer, plans, locals, policy, kLimits);
  check(answer.media.size() == offer.media.size(), "an answer has the sections of its offer (RFC 3264 6)");
  for (size_t i = 0; i < answer.media.size(); ++i)
    check((answer.media[i].port != 0) == plans[i].accepted, "rejected sections have port 0");
  printsTheSameAgain(answer);
}

void acceptRtp(const Sdp& answer, const RtpPolicy& policy) {
  const auto plans = planFromRtpAnswer(planRtpOffer(true, true, policy), answer, policy);
  if (!plans) return check(!plans.error().message.empty(), "an error says what is wrong");
  for (const auto& plan : *plans) checkPlan(plan, policy);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto sdp = parseSdp({reinterpret_cast<const char*>(data), size});
  if (!sdp) {
    check(!sdp.error().message.empty(), "an error says what is wrong");
    return 0;
  }
  printsTheSameAgain(*sdp);
  for (const auto& fingerprint : fingerprintsOf(*sdp))
    check(!fingerprint.empty(), "a fingerprint has a text");
  answer(*sdp, presenter());
  answer(*sdp, viewer());
  accept(*sdp);
  for (const bool secure : {false, true}) {
    answerRtp(*sdp, rtpPolicy(secure));
    acceptRtp(*sdp, rtpPolicy(secure));
  }
  return 0;
}
