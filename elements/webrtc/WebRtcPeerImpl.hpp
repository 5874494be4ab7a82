// WebRtcPeer on top of webrtcbin: what the application has of the parts.
#pragma once

#include <atomic>

#include "elements/base/Mutex.hpp"
#include "elements/webrtc/Liveness.hpp"
#include "elements/webrtc/PeerNegotiation.hpp"

namespace headwater::webrtc {

/// Thread: see WebRtcPeer.
class WebRtcPeerImpl : public WebRtcPeer, public std::enable_shared_from_this<WebRtcPeerImpl> {
 public:
  WebRtcPeerImpl(WebRtcPeerOptions options, std::weak_ptr<WebRtcPeerObserver> observer);
  ~WebRtcPeerImpl() override;
  /// The second half of construction: needs a shared_ptr.
  base::Expected<void> initialize();

  /// Peers that exist in this process, for tests and for logs.
  static int alive();

  std::shared_ptr<track::Track> track(base::Kind kind) override;
  base::Expected<std::shared_ptr<track::Link>> attach(const std::shared_ptr<track::Track>& source) override;
  void close() override;

  base::Expected<std::string> createOffer(const OfferOptions& options) override {
    return negotiation_->createOffer(options);
  }
  base::Expected<std::string> processOffer(const std::string& sdp) override {
    return negotiation_->processOffer(sdp);
  }
  base::Expected<std::string> processAnswer(const std::string& sdp) override {
    return negotiation_->processAnswer(sdp);
  }
  void setPreferredVideoCodec(const rtp::RtpFormat& format) override { negotiation_->prefer(format); }
  void setBandwidthLimits(const BandwidthLimits& limits) override { negotiation_->limit(limits); }

  base::Expected<void> gatherCandidates() override;
  base::Expected<void> addIceCandidate(const IceCandidate& candidate) override {
    return negotiation_->addIceCandidate(candidate);
  }
  std::optional<std::string> localDescription() const override { return negotiation_->localDescription(); }
  std::optional<std::string> remoteDescription() const override { return negotiation_->remoteDescription(); }
  std::vector<IceCandidatePair> selectedCandidatePairs() const override {
    return parts_->transports->selectedPairs();
  }

  base::Expected<void> createDataChannel(const DataChannelOptions& options) override {
    return negotiation_->createDataChannel(options);
  }
  base::Expected<void> closeDataChannel(int channelId) override {
    return parts_->channels->remove(channelId);
  }
  void adapt(base::Kind kind) override { parts_->send->adapt(kind); }
  bool flowing(track::FlowDirection direction, base::Kind kind) const override;
  peer::PeerStats stats() const override;
  std::string dot(bool verbose) const override { return parts_->pipeline->dot(verbose); }

 private:
  tl::unexpected<base::Failure> closedFailure() const;

  const std::shared_ptr<PeerParts> parts_;
  std::shared_ptr<Liveness> liveness_;
  std::unique_ptr<PeerNegotiation> negotiation_;
  std::atomic<bool> closed_{false};
  base::Mutex closing_;  ///< a second close() waits for the first
};

}  // namespace headwater::webrtc
