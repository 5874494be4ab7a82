// One media section of an RtpPeer: what is received and what is sent.
#pragma once

#include <functional>
#include <memory>

#include "elements/base/Mutex.hpp"
#include "elements/net/PortPair.hpp"
#include "elements/peer/ReceivePath.hpp"
#include "elements/peer/SendPath.hpp"
#include "elements/plainrtp/RtpPeer.hpp"
#include "elements/plainrtp/RtpTransport.hpp"
#include "elements/sdp/RtpNegotiation.hpp"
#include "elements/track/CaptureClock.hpp"

namespace headwater::plainrtp {

/// What the sections of one peer share.
struct RtpSectionContext {
  std::string name, cname;
  std::optional<sdp::SdesKey> key;
  Latching latching = Latching::any;
  bool transcoding = true;
  std::chrono::milliseconds closeTimeout{};
  std::shared_ptr<track::Track> audio, video;
  std::shared_ptr<track::FlowMonitor> flowSent, flowReceived;
  std::shared_ptr<track::CaptureClock> clock;
  std::function<void(base::Kind)> onDestination, onSourceFormat, onSoftLimit;  ///< any thread
  std::function<void()> onFirstReport;                                         ///< any thread
  std::function<void(const base::Failure&)> onFailure;                         ///< any thread
};

/// Thread: the owner's; packets() any, once it has started.
class RtpSection {
 public:
  RtpSection(std::shared_ptr<const RtpSectionContext> context, base::Kind kind, net::PortPair ports);
  ~RtpSection();
  RtpSection(const RtpSection&) = delete;
  RtpSection& operator=(const RtpSection&) = delete;

  uint16_t port() const { return ports_.rtp->local().port(); }
  uint16_t rtcpPort() const { return ports_.rtcp->local().port(); }
  uint32_t ssrc() const { return ssrc_; }

  /// What was negotiated: media is received from here on.
  base::Expected<void> start(const sdp::RtpSectionPlan& plan, const pipe::ElementPipeline& pipeline);
  bool started() const { return plan_.has_value(); }

  /// Sends `source` from now on; null: nothing.
  void setSource(std::shared_ptr<track::Track> source);
  const std::shared_ptr<track::Track>& source() const { return source_; }
  /// Makes or renews what sends, when source and destination are known.
  void arrange();

  void requestKeyframe();
  void addStats(peer::PeerStats& stats) const;
  uint64_t packets() const;  ///< the more of those received and sent
  /// Ends the flow; false when that took longer than closeTimeout.
  bool close();

 private:
  class FormatWatch;

  std::shared_ptr<peer::SendPath> makeSender(const sdp::SdpCodec& codec);
  void describe(const sdp::RtpSectionPlan& plan);

  const std::shared_ptr<const RtpSectionContext> context_;
  const base::Kind kind_;
  net::PortPair ports_;
  uint32_t ssrc_;
  std::optional<sdp::RtpSectionPlan> plan_;
  std::shared_ptr<SymmetricRoute> rtp_, rtcp_;  ///< rtcp_ null with rtcp-mux
  std::shared_ptr<RtpTransport> transport_;
  std::shared_ptr<peer::ReceivePath> receive_;

  std::shared_ptr<track::Track> source_;
  std::shared_ptr<track::Track::Subscription> watching_;
  std::shared_ptr<track::Link> link_;
  int sendingPayload_ = -1;

  /// Read by the sockets' threads too, which may still run when this object goes.
  struct Sender {
    mutable base::Mutex mutex;
    std::shared_ptr<peer::SendPath> path HW_GUARDED_BY(mutex);
    std::shared_ptr<peer::SendPath> get() const {
      const base::Lock lock(mutex);
      return path;
    }
    std::shared_ptr<peer::SendPath> exchange(std::shared_ptr<peer::SendPath> next) {
      const base::Lock lock(mutex);
      return std::exchange(path, std::move(next));
    }
  };
  const std::shared_ptr<Sender> send_ = std::make_shared<Sender>();
};

}  // namespace headwater::plainrtp
