// One media section of an RtpPeer: what is received and what is sent.
#pragma once

#include <functional>
#include <memory>
#include <mutex>

#include "elements/media/CaptureClock.hpp"
#include "elements/rtp/PortPair.hpp"
#include "elements/rtp/RtpPeer.hpp"
#include "elements/rtp/RtpTransport.hpp"
#include "elements/sdp/RtpNegotiation.hpp"
#include "elements/webrtc/ReceivePath.hpp"
#include "elements/webrtc/SendPath.hpp"

namespace headwater::media {

/// What the sections of one peer share.
struct RtpSectionContext {
  std::string name, cname;
  std::optional<SdesKey> key;
  Latching latching = Latching::any;
  bool transcoding = true;
  std::chrono::milliseconds closeTimeout{2000};
  std::shared_ptr<Track> audio, video;
  std::shared_ptr<FlowMonitor> flowIn, flowOut;
  std::shared_ptr<CaptureClock> clock;
  std::function<void(Kind)> onDestination, onSourceFormat, onSoftLimit;  ///< any thread
  std::function<void(const Failure&)> onFailure;                         ///< any thread
};

/// Thread: the owner's; packets() any, once it has started.
class RtpSection {
 public:
  RtpSection(std::shared_ptr<const RtpSectionContext> context, Kind kind, PortPair ports);
  ~RtpSection();
  RtpSection(const RtpSection&) = delete;
  RtpSection& operator=(const RtpSection&) = delete;

  uint16_t port() const { return ports_.rtp->local().port(); }
  uint16_t rtcpPort() const { return ports_.rtcp->local().port(); }
  uint32_t ssrc() const { return ssrc_; }

  /// What was negotiated: media is received from here on.
  Expected<void> start(const RtpSectionPlan& plan, const ElementPipeline& pipeline);
  bool started() const { return plan_.has_value(); }

  /// Sends `source` from now on; null: nothing.
  void setSource(std::shared_ptr<Track> source);
  const std::shared_ptr<Track>& source() const { return source_; }
  /// Makes or renews what sends, when source and destination are known.
  void arrange();

  void requestKeyframe();
  void addStats(PeerStats& stats) const;
  uint64_t packets() const;  ///< the more of those received and sent
  /// Ends the flow; false when that took longer than closeTimeout.
  bool close();

 private:
  class FormatWatch;

  std::shared_ptr<SendPath> makeSender(const SdpCodec& codec);
  void describe(const RtpSectionPlan& plan);

  const std::shared_ptr<const RtpSectionContext> context_;
  const Kind kind_;
  PortPair ports_;
  uint32_t ssrc_;
  std::optional<RtpSectionPlan> plan_;
  std::shared_ptr<SymmetricRoute> rtp_, rtcp_;  ///< rtcp_ null with rtcp-mux
  std::shared_ptr<RtpTransport> transport_;
  std::shared_ptr<ReceivePath> receive_;

  std::shared_ptr<Track> source_;
  std::shared_ptr<Track::Subscription> watching_;
  std::shared_ptr<Link> link_;
  int sendingPayload_ = -1;

  /// Read by the sockets' threads too, which may still run when this object goes.
  struct Sender {
    mutable std::mutex mutex;
    std::shared_ptr<SendPath> path;
    std::shared_ptr<SendPath> get() const {
      const std::lock_guard lock(mutex);
      return path;
    }
    std::shared_ptr<SendPath> exchange(std::shared_ptr<SendPath> next) {
      const std::lock_guard lock(mutex);
      return std::exchange(path, std::move(next));
    }
  };
  const std::shared_ptr<Sender> send_ = std::make_shared<Sender>();
};

}  // namespace headwater::media
