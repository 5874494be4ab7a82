// Offers and answers through webrtcbin, JSEP (RFC 8829).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "elements/gst/GstPtr.hpp"
#include "elements/sdp/Negotiation.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::webrtc {

/// Gives the sections ICE credentials of our own making; sections that share a transport have one pair.
/// webrtcbin takes its credentials from a generator that can be predicted, and uses those of the description
/// that it is given. Error internal when there is no randomness.
base::Expected<void> renewCredentials(sdp::Sdp& sdp);

/// Thread: the peer's owner. Each step blocks at most the timeout given.
class Negotiator {
 public:
  struct Input {
    sdp::CodecPolicy policy;
    sdp::SectionLimits limits;
    sdp::LocalStream streams[2];  ///< audio, video
    /// Of the certificate that we gave webrtcbin, "sha-256 AB:...": its own reckoning takes the key that
    /// follows the certificate in the PEM text for a part of it. Empty: webrtcbin made the certificate and is
    /// right.
    std::string fingerprint;
  };
  /// Called when webrtcbin has its transports, before it can connect them.
  using OnTransports = std::function<void(const std::vector<sdp::SectionPlan>&)>;

  /// Knows webrtcbin weakly: it ends with its pipeline, and each step then fails.
  Negotiator(GstElement* webrtcbin, std::chrono::milliseconds timeout)
      : webrtcbin_(webrtcbin), timeout_(timeout) {}

  /// Our answer. Without any accepted section webrtcbin stays out of it.
  base::Expected<sdp::Sdp> answer(const sdp::Sdp& offer, const Input& input,
                                  const OnTransports& onTransports);
  /// Our offer of `sections`, kept for accept().
  base::Expected<sdp::Sdp> offer(std::vector<sdp::OfferSection> sections, const Input& input,
                                 const OnTransports& onTransports);
  base::Expected<void> accept(const sdp::Sdp& answer, const OnTransports& onTransports);

  const std::vector<sdp::SectionPlan>& plans() const { return plans_; }
  bool anyAccepted() const;
  /// Which of webrtcbin's transports carries a section, counted in the order in which it makes them.
  size_t transportOf(const sdp::SectionPlan& plan) const;
  /// Has rtpsession send feedback when it is wanted, not when its share of the bandwidth allows.
  void hastenFeedback() const;

 private:
  base::Expected<void> addTransceiver(base::Kind kind, const sdp::SdpCodec& codec) const;
  base::Expected<void> addDataChannel() const;
  base::Expected<void> setDescription(const char* action, int sdpType, const sdp::Sdp& sdp) const;
  base::Expected<sdp::Sdp> generate(const char* action, const char* field,
                                    const std::string& fingerprint) const;

  const gst::WeakPtr<GstElement> webrtcbin_;
  const std::chrono::milliseconds timeout_;
  std::vector<sdp::SectionPlan> plans_;
  std::vector<sdp::OfferSection> offered_;
  sdp::Sdp localOffer_;
};

}  // namespace headwater::webrtc
