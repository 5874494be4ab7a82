// Offers and answers of RTP without ICE and DTLS: RFC 3264 with the profiles RTP/AVP, RTP/AVPF, RTP/SAVP and
// RTP/SAVPF. Pure functions from session descriptions to session descriptions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "elements/sdp/Negotiation.hpp"
#include "elements/sdp/Sdes.hpp"

namespace headwater::sdp {

/// Where media is to be sent. An empty address or port 0: the description does not say (RFC 3264 8.4, or port
/// 9, "discard").
struct RtpAddress {
  std::string address;  ///< an IP address, never a name
  uint16_t port = 0;
  bool known() const { return !address.empty() && port != 0; }
};

/// What one media section came to.
struct RtpSectionPlan {
  size_t index = 0;
  bool accepted = false;
  base::Kind kind = base::Kind::audio;
  std::string mid;                                  ///< empty: none was given
  std::string protocol;                             ///< "RTP/AVP"
  SdpDirection direction = SdpDirection::inactive;  ///< ours
  std::vector<SdpCodec> codecs;                     ///< common ones, the preferred first
  RtpAddress rtp, rtcp;                             ///< of the other side
  bool rtcpMux = false;                             ///< RFC 5761, agreed on
  std::optional<SdesCrypto> crypto;                 ///< of the other side
  bool peerIsActive = false;                        ///< a=direction:active: it sends first, from wherever

  bool feedback() const { return protocol.ends_with("AVPF"); }  ///< RFC 4585
};

struct RtpPolicy {
  std::vector<std::string> videoCodecs, audioCodecs;  ///< allowed, upper case, in order of preference
  std::optional<SdesKey> key;                         ///< ours: SRTP and nothing else; without one plain RTP
};

/// Where we receive one section, and how we send it.
struct RtpLocalSection {
  std::string address;
  uint16_t port = 0, rtcpPort = 0;  ///< the same with rtcp-mux
  uint32_t ssrc = 0;
  std::string cname;
};

/// One plan for each section of `offer`. What cannot be answered is not accepted: the first section of audio
/// and of video with a common codec and the profile that `policy` asks for is.
std::vector<RtpSectionPlan> planRtpAnswer(const Sdp& offer, const RtpPolicy& policy);
/// `locals` by index of the section; those of rejected ones are not read.
Sdp rtpAnswer(const Sdp& offer, const std::vector<RtpSectionPlan>& plans,
              const std::vector<RtpLocalSection>& locals, const RtpPolicy& policy,
              const SectionLimits& limits);

/// What we offer, as plans of our side: RTP/AVPF or RTP/SAVPF, with rtcp-mux.
std::vector<RtpSectionPlan> planRtpOffer(bool audio, bool video, const RtpPolicy& policy);
Sdp rtpOffer(const std::vector<RtpSectionPlan>& plans, const std::vector<RtpLocalSection>& locals,
             const RtpPolicy& policy, const SectionLimits& limits);
/// What the answer to that offer came to. sdpInvalid when it has not as many sections as were offered.
base::Expected<std::vector<RtpSectionPlan>> planFromRtpAnswer(const std::vector<RtpSectionPlan>& offered,
                                                              const Sdp& answer, const RtpPolicy& policy);

}  // namespace headwater::sdp
