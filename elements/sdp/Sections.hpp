// Parts of session descriptions that offers and answers share.
#pragma once

#include "elements/sdp/Negotiation.hpp"

namespace headwater::sdp::sections {

/// ICE and DTLS attributes of a section: its own, else the session's, else those of the BUNDLE group's first.
struct Transport {
  std::string ufrag, password, fingerprint, setup;
  bool complete() const { return !ufrag.empty() && !password.empty() && !fingerprint.empty(); }
  /// What is wrong with them by RFC 8839 5.4 and RFC 8122 5; empty when nothing is.
  std::string fault() const;
};
Transport transportOf(const Sdp& sdp, const SdpMedia& media);

std::vector<std::string> bundleOf(const Sdp& sdp);
bool isToken(const std::string& text);
bool contains(const std::vector<std::string>& list, const std::string& item);

void addTransport(SdpMedia& to, const Transport& transport);
/// The candidates that can be used as they are: well-formed, no mDNS names.
void addCandidates(SdpMedia& to, const SdpMedia& from);
/// a=ssrc with its CNAME and a=ssrc-group:FID, the rest is of no use to us.
void addSources(SdpMedia& to, const SdpMedia& from);
/// rtpmap, fmtp, rtcp-fb and RTX of one codec, and its payload types to the formats.
void addCodec(SdpMedia& to, const SdpCodec& codec);
void addExtensions(SdpMedia& to, const std::vector<SdpExtension>& extensions);
/// a=msid and a=ssrc of what we send; RTX's SSRC and the CNAME are the ones that webrtcbin made.
void addStream(SdpMedia& to, const LocalStream& stream);
void addLimits(SdpMedia& to, base::Kind kind, const SectionLimits& limits);
inline constexpr const char* kDataChannelFormat = "webrtc-datachannel";
/// m=application of RFC 8841, or of the drafts before it, where the format is the port ("DTLS/SCTP 5000") and
/// a=sctpmap says what is meant.
bool isDataSection(const SdpMedia& media);
/// m=application of RFC 8841, made from either.
void addDataChannel(SdpMedia& to, const SdpMedia& from);
/// The profiles of RFC 8829 5.1.2: RTP/[S]AVP[F], alone or over DTLS or TLS.
bool isRtpProfile(const std::string& protocol);
/// How webrtcbin is told of a section, however the peer names its protocol.
const char* innerProtocol(base::Kind kind);

base::Kind kindOf(const SdpMedia& media);
/// Feedback that we give or understand, of what the peer offers (RFC 4585, 5104).
std::vector<std::string> commonFeedback(base::Kind kind, const std::vector<std::string>& offered,
                                        bool congestionControl);

}  // namespace headwater::sdp::sections
