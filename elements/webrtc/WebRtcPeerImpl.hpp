// WebRtcPeer on top of webrtcbin: puts the parts together.
#pragma once

#include <atomic>
#include <mutex>

#include "elements/gst/Signal.hpp"
#include "elements/webrtc/CandidateBox.hpp"
#include "elements/webrtc/DataChannels.hpp"
#include "elements/webrtc/DataPath.hpp"
#include "elements/webrtc/FlowMonitor.hpp"
#include "elements/webrtc/Negotiator.hpp"
#include "elements/webrtc/PeerPipeline.hpp"
#include "elements/webrtc/ReceivePath.hpp"
#include "elements/webrtc/SendPath.hpp"
#include "elements/webrtc/TransportTap.hpp"
#include "elements/webrtc/TransportWatch.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::media {

namespace ice {
enum class Role;
}

/// Thread: see WebRtcPeer. Methods named on...() are called by GStreamer's threads; they touch only what is
/// const, atomic, thread-safe by itself, or under mutex_.
class WebRtcPeerImpl : public WebRtcPeer, public std::enable_shared_from_this<WebRtcPeerImpl> {
 public:
  WebRtcPeerImpl(WebRtcPeerOptions options, std::weak_ptr<WebRtcPeerObserver> observer);
  ~WebRtcPeerImpl() override;
  /// The second half of construction: needs a shared_ptr.
  Expected<void> initialize();

  /// Peers that exist in this process, for tests and for logs.
  static int alive();

  std::shared_ptr<Track> track(Kind kind) override;
  Expected<std::shared_ptr<Link>> attach(const std::shared_ptr<Track>& source) override;
  void close() override;

  Expected<std::string> createOffer(const OfferOptions& options) override;
  Expected<std::string> processOffer(const std::string& sdp) override;
  Expected<std::string> processAnswer(const std::string& sdp) override;
  void setPreferredVideoCodec(const RtpFormat& format) override { preferredVideo_ = format; }

  Expected<void> gatherCandidates() override;
  Expected<void> addIceCandidate(const IceCandidate& candidate) override;
  std::optional<std::string> localDescription() const override;
  std::optional<std::string> remoteDescription() const override;
  std::vector<IceCandidatePair> selectedCandidatePairs() const override {
    return transports_->selectedPairs();
  }

  Expected<void> createDataChannel(const DataChannelOptions& options) override;
  Expected<void> closeDataChannel(int channelId) override;
  void setBandwidthLimits(const BandwidthLimits& limits) override { limits_ = limits; }
  void adapt(Kind kind) override { send_->adapt(kind); }
  void requestKeyframe() override { video_->requestKeyframe(); }
  bool flowing(FlowDirection direction, Kind kind) const override;
  PeerStats stats() const override;
  std::string dot(bool verbose) const override;

 private:
  enum class Stage { fresh, offered, negotiated };

  template <class... Args, class... Given>
  void tell(void (WebRtcPeerObserver::*event)(Args...), Given&&... args) const {
    if (const auto observer = observer_.lock()) (observer.get()->*event)(std::forward<Given>(args)...);
  }

  void makeParts();
  void makeDataParts();
  void connectSignals(GstElement* webrtcbin);
  Negotiator::Input negotiationInput() const;
  Negotiator::OnTransports transportsHook();
  Expected<void> openRequestedChannels();
  Expected<std::string> restartIce(const Sdp& offer, const std::string& text);
  void meetLite(const Sdp& remote, ice::Role ours);
  void addPairs(std::vector<CandidatePairStats>& pairs) const;
  void addHubCandidates();
  void settle();
  std::string described(const Sdp& sdp) const;
  tl::unexpected<Failure> closedFailure() const;

  void onBus(const gst::BusReport& report);
  void onElement(GstElement* element, const std::string& factory);
  void onPadAdded(GstPad* pad);
  void onGatheringState();
  void onVerified();
  void onLost();
  void onFound();
  void onFailure(const Failure& failure);
  void activateWhenConnected();
  void activateSending();
  void shortenRtcp(const std::vector<TransportKeys>& keys);
  void onRtcp(std::span<const uint8_t> packet);
  bool checkLiveness();

  const WebRtcPeerOptions options_;
  const std::weak_ptr<WebRtcPeerObserver> observer_;
  const std::shared_ptr<Track> audio_, video_, data_;

  std::shared_ptr<FlowMonitor> flowOut_, flowIn_;
  std::shared_ptr<ReceivePath> receive_;
  std::shared_ptr<SendPath> send_;
  std::shared_ptr<DataPath> dataPath_;
  std::shared_ptr<TransportTap> tap_;
  std::shared_ptr<DataChannels> channels_;
  std::shared_ptr<TransportWatch> transports_;
  std::unique_ptr<CandidateBox> candidates_;
  std::unique_ptr<PeerPipeline> pipeline_;
  std::unique_ptr<Negotiator> negotiator_;
  LocalStream streams_[2];

  // Owner's thread only.
  Stage stage_ = Stage::fresh;
  std::optional<Sdp> answeredOffer_;  ///< the peer's last, if the first was its own
  RtpFormat preferredVideo_;
  BandwidthLimits limits_;
  std::vector<DataChannelOptions> requestedChannels_;

  mutable std::mutex mutex_;
  std::optional<Sdp> local_;
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

}  // namespace headwater::media
