// What we answer to an offer, and what we offer: pure functions from session descriptions to session
// descriptions.
//
// webrtcbin sees a description of our own making: accepted sections only, one codec each, nothing that we did
// not understand. What the peer sees has the rejected sections put back. So its text never reaches webrtcbin,
// which asserts on some of it, and the answer says exactly what the media path does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "elements/rtp/RtpFormats.hpp"
#include "elements/sdp/Sdp.hpp"

namespace headwater::sdp {

inline constexpr const char* kAbsSendTime = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";
inline constexpr const char* kTransportWideCc =
    "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

/// What one media section of the session came to.
struct SectionPlan {
  size_t index = 0;  ///< among the peer's sections
  std::string mid;
  bool midGiven = true;  ///< false: the peer named none and ours stays inside
  bool accepted = false;
  bool idle = false;  ///< not accepted for anything, but answered as inactive: webrtcbin does not know of it
  bool bundled = false;
  bool wanted = false;  ///< RTP sections: the peer would take media, and we send
  base::Kind kind = base::Kind::data;
  SdpDirection direction = SdpDirection::inactive;  ///< ours
  SdpCodec codec;                                   ///< RTP sections only
  std::vector<SdpExtension> extensions;
};

/// What decides between the codecs of an offer.
struct CodecPolicy {
  rtp::RtpFormat videoSource, audioSource;  ///< of the attached Tracks, empty names when not known
  rtp::RtpFormat preferredVideo;
  std::vector<std::string> videoCodecs, audioCodecs;  ///< allowed, upper case, in order of preference
  bool canSend = true, canReceive = true;
  bool dataChannels = false;
  /// Whether viewers shall tell of each packet that they get (transport-wide congestion control) instead of
  /// only what they think their path bears (REMB).
  bool transportFeedback = false;
};

struct SectionLimits {
  int maxAudioRecv = 0, maxVideoRecv = 0, minVideoRecv = 0;  ///< kilobits a second, 0 none
};

/// How we send in one section, as announced.
struct LocalStream {
  uint32_t ssrc = 0;
  uint32_t rtxSsrc = 0;           ///< of retransmissions, RFC 4588
  std::string streamId, trackId;  ///< streamId is the CNAME too, RFC 7022
};

/// sdpInvalid for an offer that cannot be answered at all, sdpNoCommonCodec when it has secure media and none
/// fits. Sections that are not WebRTC (RTP/AVP, without ICE or DTLS) are rejected one by one, not errors.
base::Expected<std::vector<SectionPlan>> planAnswer(const Sdp& offer, const CodecPolicy& policy);

/// The offer as webrtcbin shall see it.
Sdp innerOffer(const Sdp& offer, const std::vector<SectionPlan>& plans);

/// Our answer for webrtcbin, from what it made for innerOffer(). `streams` by Kind: audio, video.
Sdp innerAnswer(const Sdp& offer, const std::vector<SectionPlan>& plans, const Sdp& generated,
                const LocalStream (&streams)[2], const SectionLimits& limits);

/// The answer that the peer gets: rejected sections put back in their places.
Sdp outerAnswer(const Sdp& offer, const std::vector<SectionPlan>& plans, const Sdp& inner);

/// One section of an offer of ours.
struct OfferSection {
  base::Kind kind = base::Kind::data;
  SdpDirection direction = SdpDirection::sendrecv;
  std::vector<SdpCodec> codecs;    ///< RTP sections: what we offer, the preferred first
  bool transportFeedback = false;  ///< RTP sections: transport-wide congestion control
};

/// What we offer for a kind, payload types assigned.
OfferSection offerSection(base::Kind kind, SdpDirection direction, const CodecPolicy& policy);

/// Our offer, from what webrtcbin generated for the first codec of each section.
Sdp buildOffer(const std::vector<OfferSection>& sections, const Sdp& generated,
               const LocalStream (&streams)[2], const SectionLimits& limits);

/// What an answer to `offer` (ours) came to.
base::Expected<std::vector<SectionPlan>> planFromAnswer(const std::vector<OfferSection>& sections,
                                                        const Sdp& offer, const Sdp& answer);
Sdp innerRemoteAnswer(const Sdp& answer, const std::vector<SectionPlan>& plans);

/// Every a=fingerprint of the description, "sha-256 AB:CD:..." with the algorithm in lower case.
std::vector<std::string> fingerprintsOf(const Sdp& sdp);

}  // namespace headwater::sdp
