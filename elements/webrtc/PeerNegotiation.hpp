// What a peer has agreed on with the other side, and how.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "elements/webrtc/MediaGate.hpp"
#include "elements/webrtc/Negotiator.hpp"

namespace headwater::ice {
enum class Role;
}

namespace headwater::webrtc {

/// JSEP's states (RFC 8829) of one peer: one offer and one answer, and then restarts of ICE. When both
/// descriptions are there the parts learn what they carry. Thread: the peer's owner.
class PeerNegotiation {
 public:
  PeerNegotiation(std::shared_ptr<const PeerParts> parts, std::shared_ptr<MediaGate> gate)
      : parts_(std::move(parts)), gate_(std::move(gate)) {}

  base::Expected<std::string> createOffer(const OfferOptions& options);
  base::Expected<std::string> processOffer(const std::string& sdp);
  base::Expected<std::string> processAnswer(const std::string& sdp);
  void prefer(const rtp::RtpFormat& video) { preferredVideo_ = video; }
  void limit(const BandwidthLimits& limits) { limits_ = limits; }

  base::Expected<void> addIceCandidate(const IceCandidate& candidate) const;
  /// Opens it, or keeps it until it is known whether the session carries any.
  base::Expected<void> createDataChannel(const DataChannelOptions& options);

  std::optional<std::string> localDescription() const;  ///< with all candidates known by now
  const std::optional<std::string>& remoteDescription() const { return remote_; }

 private:
  enum class Stage { fresh, offered, negotiated };

  Negotiator::Input input() const;
  Negotiator::OnTransports transportsHook() const;
  std::vector<sdp::OfferSection> offerSections(const OfferOptions& options,
                                               const sdp::CodecPolicy& policy) const;
  base::Expected<std::string> restartIce(const sdp::Sdp& offer, const std::string& text);
  base::Expected<void> openRequestedChannels();
  void meetLite(const sdp::Sdp& remote, ice::Role ours) const;
  void tellHubCandidates();
  void settle();
  void settleSending() const;
  std::string described(const sdp::Sdp& sdp) const;

  const std::shared_ptr<const PeerParts> parts_;
  const std::shared_ptr<MediaGate> gate_;

  Stage stage_ = Stage::fresh;
  std::unique_ptr<Negotiator> negotiator_;
  std::optional<sdp::Sdp> local_;
  std::optional<std::string> remote_;
  std::optional<sdp::Sdp> answeredOffer_;  ///< the peer's last, if the first was its own
  size_t streamsTold_ = 0;                 ///< of the hub's agent: their candidates are known to the box
  rtp::RtpFormat preferredVideo_;
  BandwidthLimits limits_;
  std::vector<DataChannelOptions> requested_;
};

}  // namespace headwater::webrtc
