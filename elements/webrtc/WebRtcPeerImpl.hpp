// WebRtcPeer on top of webrtcbin: puts the parts together.
#pragma once

#include <atomic>
#include <mutex>

#include "elements/gst/Signal.hpp"
#include "elements/peer/ReceivePath.hpp"
#include "elements/peer/SendPath.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/track/FlowMonitor.hpp"
#include "elements/webrtc/CandidateBox.hpp"
#include "elements/webrtc/DataChannels.hpp"
#include "elements/webrtc/DataPath.hpp"
#include "elements/webrtc/Negotiator.hpp"
#include "elements/webrtc/PeerPipeline.hpp"
#include "elements/webrtc/TransportTap.hpp"
#include "elements/webrtc/TransportWatch.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::ice {
enum class Role;
}

namespace headwater::webrtc {

/// Thread: see WebRtcPeer. Methods named on...() are called by GStreamer's threads; they touch only what is
/// const, atomic, thread-safe by itself, or under mutex_.
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

  base::Expected<std::string> createOffer(const OfferOptions& options) override;
  base::Expected<std::string> processOffer(const std::string& sdp) override;
  base::Expected<std::string> processAnswer(const std::string& sdp) override;
  void setPreferredVideoCodec(const rtp::RtpFormat& format) override { preferredVideo_ = format; }

  base::Expected<void> gatherCandidates() override;
  base::Expected<void> addIceCandidate(const IceCandidate& candidate) override;
  std::optional<std::string> localDescription() const override;
  std::optional<std::string> remoteDescription() const override;
  std::vector<IceCandidatePair> selectedCandidatePairs() const override {
    return transports_->selectedPairs();
  }

  base::Expected<void> createDataChannel(const DataChannelOptions& options) override;
  base::Expected<void> closeDataChannel(int channelId) override;
  void setBandwidthLimits(const BandwidthLimits& limits) override { limits_ = limits; }
  void adapt(base::Kind kind) override { send_->adapt(kind); }
  void requestKeyframe() override { video_->requestKeyframe(); }
  bool flowing(track::FlowDirection direction, base::Kind kind) const override;
  peer::PeerStats stats() const override;
  std::string dot(bool verbose) const override;

 private:
  enum class Stage { fresh, offered, negotiated };

  template <class... Args, class... Given>
  void tell(void (WebRtcPeerObserver::*event)(Args...), Given&&... args) const {
    if (const auto observer = observer_.lock()) (observer.get()->*event)(std::forward<Given>(args)...);
  }

  void makeParts();
  void watchTransports();
  void makeDataParts();
  void connectSignals(GstElement* webrtcbin);
  Negotiator::Input negotiationInput() const;
  Negotiator::OnTransports transportsHook();
  base::Expected<void> openRequestedChannels();
  base::Expected<std::string> restartIce(const sdp::Sdp& offer, const std::string& text);
  void meetLite(const sdp::Sdp& remote, ice::Role ours);
  void addPairs(std::vector<peer::CandidatePairStats>& pairs) const;
  void addHubCandidates();
  void settle();
  std::string described(const sdp::Sdp& sdp) const;
  tl::unexpected<base::Failure> closedFailure() const;

  void onBus(const gst::BusReport& report);
  void onElement(GstElement* element, const std::string& factory);
  void onPadAdded(GstPad* pad);
  void onGatheringState();
  void onVerified();
  void onLost();
  void onFound();
  void onFailure(const base::Failure& failure);
  void activateWhenConnected();
  void activateSending();
  void shortenRtcp(const std::vector<TransportKeys>& keys);
  void onRtcp(std::span<const uint8_t> packet);
  bool checkLiveness();

  const WebRtcPeerOptions options_;
  const std::weak_ptr<WebRtcPeerObserver> observer_;
  const std::shared_ptr<track::Track> audio_, video_, data_;

  std::shared_ptr<track::FlowMonitor> flowReceived_, flowSent_;
  std::shared_ptr<peer::ReceivePath> receive_;
  std::shared_ptr<peer::SendPath> send_;
  std::shared_ptr<DataPath> dataPath_;
  std::shared_ptr<TransportTap> tap_;
  std::shared_ptr<DataChannels> channels_;
  std::shared_ptr<TransportWatch> transports_;
  std::unique_ptr<CandidateBox> candidates_;
  std::unique_ptr<PeerPipeline> pipeline_;
  std::unique_ptr<Negotiator> negotiator_;
  sdp::LocalStream streams_[2];

  // Owner's thread only.
  Stage stage_ = Stage::fresh;
  std::optional<sdp::Sdp> answeredOffer_;  ///< the peer's last, if the first was its own
  rtp::RtpFormat preferredVideo_;
  BandwidthLimits limits_;
  std::vector<DataChannelOptions> requestedChannels_;

  mutable std::mutex mutex_;
  std::optional<sdp::Sdp> local_;
  std::optional<std::string> remote_;
  std::vector<gst::SignalConnection> signals_;
  std::vector<gst::PadProbe> probes_;
  bool closed_ = false;

  std::atomic<bool> connected_{false}, gatheringDone_{false}, activity_{false};
  std::atomic<bool> rtcpShortened_{false};
  std::atomic<bool> receives_{false};  ///< a section was negotiated by which the peer sends
  bool receiving_ = false;             ///< scheduler's thread: media came from the browser
  std::atomic<std::chrono::steady_clock::time_point> lastActivity_{};
  std::mutex closing_;  ///< a second close() waits for the first
};

}  // namespace headwater::webrtc
