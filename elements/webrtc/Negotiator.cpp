#include "elements/webrtc/Negotiator.hpp"

#include <gst/sdp/sdp.h>
#include <gst/webrtc/webrtc.h>

#include <algorithm>
#include <map>
#include <memory>

#include "elements/gst/Promise.hpp"
#include "elements/gst/Property.hpp"
#include "elements/ice/Credentials.hpp"

namespace headwater::webrtc {

namespace {

struct DescriptionFree {
  void operator()(GstWebRTCSessionDescription* description) const {
    gst_webrtc_session_description_free(description);
  }
};
using Description = std::unique_ptr<GstWebRTCSessionDescription, DescriptionFree>;

Description toDescription(GstWebRTCSDPType type, const sdp::Sdp& sdp) {
  GstSDPMessage* message = nullptr;
  if (gst_sdp_message_new_from_text(sdp::toText(sdp).c_str(), &message) != GST_SDP_OK) return nullptr;
  return Description(gst_webrtc_session_description_new(type, message));
}

enum class Side { local, remote };

/// A description as webrtcbin is told it: as if it were only ever sent media. What we send leaves by the
/// fan-out; webrtcbin would make eight elements for each section that sends, and use none. Nor need it know
/// our SSRCs: GLib keeps the name of every a=ssrc line that webrtcbin reads for ever.
sdp::Sdp asReceiver(sdp::Sdp sdp, Side side) {
  const auto ofSender = [](const sdp::SdpAttribute& attribute) {
    return attribute.key == "ssrc" || attribute.key == "ssrc-group" || attribute.key == "msid";
  };
  for (auto& media : sdp.media) {
    for (auto& attribute : media.attributes)
      if (attribute.key == "sendrecv" || attribute.key == "sendonly" || attribute.key == "recvonly")
        attribute.key = side == Side::local ? "recvonly" : "sendonly";
    if (side == Side::local) std::erase_if(media.attributes, ofSender);
  }
  return sdp;
}

gst::Ptr<GstCaps> codecCaps(base::Kind kind, const sdp::SdpCodec& codec) {
  return gst::adopt(gst_caps_new_simple("application/x-rtp", "media", G_TYPE_STRING, toString(kind),
                                        "encoding-name", G_TYPE_STRING, codec.format.encodingName.c_str(),
                                        "clock-rate", G_TYPE_INT, static_cast<gint>(codec.format.clockRate),
                                        "payload", G_TYPE_INT, codec.payloadType, nullptr));
}

tl::unexpected<base::Failure> negotiationFailed(const char* step, const std::string& why) {
  const bool late = why.starts_with("no reply within");
  return base::fail(late ? base::Failure::Code::timeout : base::Failure::Code::sdpInvalid,
                    std::string("negotiation failed at ") + step + ": " + why);
}

tl::unexpected<base::Failure> gone() {
  return base::fail(base::Failure::Code::closed, "the WebRTC peer is closed");
}

}  // namespace

base::Expected<void> renewCredentials(sdp::Sdp& sdp) {
  std::map<std::string, ice::Credentials> made;  // by webrtcbin's user fragment
  for (auto& media : sdp.media) {
    const auto* theirs = media.attribute("ice-ufrag");
    if (!theirs) continue;
    auto known = made.find(*theirs);
    if (known == made.end()) {
      auto ours = ice::makeCredentials();
      if (!ours) return tl::make_unexpected(ours.error());
      known = made.emplace(*theirs, std::move(*ours)).first;
    }
    for (auto& attribute : media.attributes) {
      if (attribute.key == "ice-ufrag") attribute.value = known->second.ufrag;
      if (attribute.key == "ice-pwd") attribute.value = known->second.password;
    }
  }
  return {};
}

bool Negotiator::anyAccepted() const {
  return std::any_of(plans_.begin(), plans_.end(), [](const auto& plan) { return plan.accepted; });
}

size_t Negotiator::transportOf(const sdp::SectionPlan& plan) const {
  size_t made = 0;
  std::optional<size_t> bundle;
  for (const auto& each : plans_) {
    if (!each.accepted) continue;
    const size_t transport = each.bundled && bundle ? *bundle : made++;
    if (each.bundled) bundle = transport;
    if (each.index == plan.index) return transport;
  }
  return 0;
}

base::Expected<void> Negotiator::addTransceiver(base::Kind kind, const sdp::SdpCodec& codec) const {
  const auto webrtcbin = webrtcbin_.lock();
  if (!webrtcbin) return gone();
  const auto caps = codecCaps(kind, codec);
  GstWebRTCRTPTransceiver* made = nullptr;
  g_signal_emit_by_name(webrtcbin.get(), "add-transceiver", GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_RECVONLY,
                        caps.get(), &made);
  const auto transceiver = gst::adopt(made);
  if (!transceiver) return base::fail(base::Failure::Code::internal, "webrtcbin makes no transceiver");
  const bool retransmit = kind == base::Kind::video;
  g_object_set(transceiver.get(), "do-nack", static_cast<gboolean>(retransmit), nullptr);
  return {};
}

/// A channel of webrtcbin's that exists for the offer's sake only: it makes no section without one. Nobody
/// ever sees it.
base::Expected<void> Negotiator::addDataChannel() const {
  constexpr int kId = 1022;
  const auto webrtcbin = webrtcbin_.lock();
  if (!webrtcbin) return gone();
  const gst::StructurePtr settings(
      gst_structure_new("options", "negotiated", G_TYPE_BOOLEAN, TRUE, "id", G_TYPE_INT, kId, nullptr));
  GstWebRTCDataChannel* made = nullptr;
  g_signal_emit_by_name(webrtcbin.get(), "create-data-channel", "", settings.get(), &made);
  if (!made)
    return base::fail(base::Failure::Code::dataChannelUnavailable, "webrtcbin makes no data channel");
  gst_object_unref(made);  // webrtcbin has one of its own
  return {};
}

base::Expected<void> Negotiator::setDescription(const char* action, int sdpType, const sdp::Sdp& sdp) const {
  const auto webrtcbin = webrtcbin_.lock();
  if (!webrtcbin) return gone();
  const auto description = toDescription(static_cast<GstWebRTCSDPType>(sdpType), sdp);
  if (!description)
    return base::fail(base::Failure::Code::sdpInvalid, "GStreamer does not read the session description");
  const auto reply = gst::await(timeout_, [&](GstPromise* promise) {
    g_signal_emit_by_name(webrtcbin.get(), action, description.get(), promise);
  });
  if (!reply) return negotiationFailed(action, reply.error());
  return {};
}

base::Expected<sdp::Sdp> Negotiator::generate(const char* action, const char* field,
                                              const std::string& fingerprint) const {
  const auto webrtcbin = webrtcbin_.lock();
  if (!webrtcbin) return gone();
  auto reply = gst::await(timeout_, [&](GstPromise* promise) {
    g_signal_emit_by_name(webrtcbin.get(), action, nullptr, promise);
  });
  if (!reply) return negotiationFailed(action, reply.error());
  GstWebRTCSessionDescription* made = nullptr;
  gst_structure_get(reply->get(), field, GST_TYPE_WEBRTC_SESSION_DESCRIPTION, &made, nullptr);
  const Description description(made);
  if (!description) return negotiationFailed(action, "webrtcbin gave no description");
  const gst::CharPtr text(gst_sdp_message_as_text(description->sdp));
  auto generated = sdp::parseSdp(text.get());
  if (!generated) return generated;
  if (auto renewed = renewCredentials(*generated); !renewed) return tl::make_unexpected(renewed.error());
  if (fingerprint.empty()) return generated;
  for (auto& media : generated->media)
    for (auto& attribute : media.attributes)
      if (attribute.key == "fingerprint") attribute.value = fingerprint;
  return generated;
}

base::Expected<sdp::Sdp> Negotiator::answer(const sdp::Sdp& offer, const Input& input,
                                            const OnTransports& onTransports) {
  auto planned = sdp::planAnswer(offer, input.policy);
  if (!planned) return tl::make_unexpected(planned.error());
  plans_ = std::move(*planned);
  if (!anyAccepted()) return sdp::outerAnswer(offer, plans_, sdp::Sdp{});
  for (const auto& plan : plans_)
    if (plan.accepted && plan.kind != base::Kind::data)
      if (auto added = addTransceiver(plan.kind, plan.codec); !added)
        return tl::make_unexpected(added.error());
  if (auto set = setDescription("set-remote-description", GST_WEBRTC_SDP_TYPE_OFFER,
                                asReceiver(sdp::innerOffer(offer, plans_), Side::remote));
      !set)
    return tl::make_unexpected(set.error());
  const auto generated = generate("create-answer", "answer", input.fingerprint);
  if (!generated) return tl::make_unexpected(generated.error());
  const auto inner = sdp::innerAnswer(offer, plans_, *generated, input.streams, input.limits);
  onTransports(plans_);
  if (auto set =
          setDescription("set-local-description", GST_WEBRTC_SDP_TYPE_ANSWER, asReceiver(inner, Side::local));
      !set)
    return tl::make_unexpected(set.error());
  return sdp::outerAnswer(offer, plans_, inner);
}

base::Expected<sdp::Sdp> Negotiator::offer(std::vector<sdp::OfferSection> sections, const Input& input,
                                           const OnTransports& onTransports) {
  offered_ = std::move(sections);
  for (const auto& section : offered_) {
    if (section.kind == base::Kind::data) {
      if (auto added = addDataChannel(); !added) return tl::make_unexpected(added.error());
      continue;
    }
    if (section.codecs.empty())
      return base::fail(base::Failure::Code::sdpNoCommonCodec,
                        std::string("no ") + toString(section.kind) + " codec is allowed");
    if (auto added = addTransceiver(section.kind, section.codecs.front()); !added)
      return tl::make_unexpected(added.error());
  }
  const auto generated = generate("create-offer", "offer", input.fingerprint);
  if (!generated) return tl::make_unexpected(generated.error());
  if (generated->media.size() != offered_.size())
    return base::fail(base::Failure::Code::internal,
                      "webrtcbin offers " + std::to_string(generated->media.size()) + " sections, " +
                          std::to_string(offered_.size()) + " were asked for");
  localOffer_ = sdp::buildOffer(offered_, *generated, input.streams, input.limits);
  for (size_t i = 0; i < offered_.size(); ++i) {
    sdp::SectionPlan plan;
    plan.index = i;
    plan.kind = offered_[i].kind;
    plan.mid = *localOffer_.media[i].attribute("mid");
    plan.accepted = true;
    plans_.push_back(std::move(plan));
  }
  onTransports(plans_);
  if (auto set = setDescription("set-local-description", GST_WEBRTC_SDP_TYPE_OFFER,
                                asReceiver(localOffer_, Side::local));
      !set)
    return tl::make_unexpected(set.error());
  return localOffer_;
}

base::Expected<void> Negotiator::accept(const sdp::Sdp& answer, const OnTransports& onTransports) {
  auto planned = sdp::planFromAnswer(offered_, localOffer_, answer);
  if (!planned) return tl::make_unexpected(planned.error());
  plans_ = std::move(*planned);
  onTransports(plans_);
  if (!anyAccepted()) return {};
  return setDescription("set-remote-description", GST_WEBRTC_SDP_TYPE_ANSWER,
                        asReceiver(sdp::innerRemoteAnswer(answer, plans_), Side::remote));
}

// RFC 4585 3.5.2: early feedback waits up to half an interval, and the interval comes from the bandwidth,
// which rtpsession takes from the media: hundreds of milliseconds for a keyframe request while a picture is
// small. A minimal interval (T_rr_interval) keeps regular reports at their pace.
void Negotiator::hastenFeedback() const {
  constexpr double kBandwidth = 8e6;  // bits a second, of which RTCP has 5 %
  constexpr guint64 kRegularInterval = GST_SECOND;
  const auto webrtcbin = webrtcbin_.lock();
  if (!webrtcbin) return;
  const auto rtpbin = gst::adopt(gst_bin_get_by_name(GST_BIN(webrtcbin.get()), "rtpbin"));
  for (guint id = 0; rtpbin && id < plans_.size(); ++id) {
    GObject* found = nullptr;
    g_signal_emit_by_name(rtpbin.get(), "get-internal-session", id, &found);
    if (const auto session = gst::adopt(found))
      g_object_set(session.get(), "bandwidth", kBandwidth, "rtcp-min-interval", kRegularInterval, nullptr);
  }
}

}  // namespace headwater::webrtc
