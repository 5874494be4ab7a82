// One viewer as its shard knows it: keys, route, streams, reports.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "elements/base/PerKind.hpp"
#include "elements/fanout/BandwidthEstimator.hpp"
#include "elements/fanout/FanoutCounters.hpp"
#include "elements/fanout/NackLimiter.hpp"
#include "elements/fanout/PacketRing.hpp"
#include "elements/fanout/Shard.hpp"
#include "elements/fanout/StreamRewriter.hpp"
#include "elements/net/Route.hpp"
#include "elements/rtp/ReceiverReports.hpp"
#include "elements/rtp/RtcpReader.hpp"
#include "elements/rtp/SrtpSender.hpp"
#include "elements/track/FlowMonitor.hpp"
#include "elements/track/Track.hpp"

namespace headwater::fanout {

/// A way to a viewer, and what went by it. Thread: the shard's.
struct ViewerPath {
  explicit ViewerPath(std::shared_ptr<net::Route> way) : route(std::move(way)) {}

  /// Where to send now; null when packets have to go through route->send().
  const net::UdpDestination* destination();

  std::shared_ptr<net::Route> route;
  StreamCounters direct, routed;  ///< datagrams given to the socket, and to route->send()

 private:
  bool asked_ = false;
  uint32_t generation_ = 0;
  std::optional<net::UdpDestination> destination_;
};

/// One transport of a viewer; the streams of a bundle share it. Thread: the shard's.
struct ViewerTransport : ViewerPath {
  ViewerTransport(rtp::SrtpSender sender, std::shared_ptr<net::Route> way)
      : ViewerPath(std::move(way)), srtp(std::move(sender)) {}

  rtp::SrtpSender srtp;
  std::unique_ptr<ViewerPath> reports;  ///< RTCP's own way, without rtcp-mux (RFC 5761); else null
  uint16_t transportSequence = 0;
  std::unique_ptr<BandwidthEstimator> bandwidth;  ///< made with the first feedback that speaks of it
};

/// What the fan-out of one Track gives to each stream that follows it.
struct TrackFeed {
  std::shared_ptr<ShardTrack> viewers;
  std::shared_ptr<PacketRing> ring;
  std::weak_ptr<track::Track> track;
};

/// One SSRC that a viewer is sent, and its retransmissions. Thread: the shard's, but for the counters and the
/// atomics, which any may read.
class ViewerStream {
 public:
  ViewerStream(base::Kind streamKind, OutputFormat format, ViewerTransport& over, ShardViewer& whose,
               std::shared_ptr<track::FlowMonitor> flowMonitor)
      : kind(streamKind),
        rewriter(std::move(format)),
        transport(over),
        viewer(whose),
        flow(std::move(flowMonitor)),
        reports(rewriter.format().clockRate) {}

  /// To be called in each of the kPrefetchTurns turns of others before this stream's own, with how many of
  /// them are left: what it uses is asked for from the outside in, each step by pointers that the one before
  /// has brought.
  void prefetchBefore(size_t turns) const;
  static constexpr size_t kPrefetchTurns = 4;

  const base::Kind kind;
  StreamRewriter rewriter;
  ViewerTransport& transport;
  ShardViewer& viewer;
  const std::shared_ptr<track::FlowMonitor> flow;
  std::optional<TrackFeed> feed;             ///< what is being followed
  uint64_t from = 0;                         ///< packets before this place in the Track's order were replayed
  std::vector<track::RtpPacketPtr> backlog;  ///< what a joiner still has to be sent before it follows live
  size_t backlogAt = 0;
  uint16_t rtxSequence = 0;
  std::unique_ptr<NackLimiter> nackLimiter;  ///< made with the first NACK
  rtp::ReceiverReports reports;
  std::optional<uint8_t> lastFir;

  StreamCounters media, rtx;
  Counter nacks, plis, firs;
  Counter delayMicros;  ///< from a packet's arrival at the server to its leaving it, smoothed
  // As the viewer reported last:
  Counter packetsLost, fractionLost256, jitterMicros, roundTripMicros;
};

/// Thread: the shard's, but for what says otherwise.
class ShardViewer : public std::enable_shared_from_this<ShardViewer>, private rtp::RtcpVisitor {
 public:
  /// `name` is for people, unique among viewers; `cname` is of RTCP.
  ShardViewer(Shard& shard, std::string name, std::string cname)
      : shard_(shard), name_(std::move(name)), cname_(std::move(cname)) {}

  // Before it is given to its shard; `reports` is RTCP's own way, null when it shares that of RTP:
  ViewerTransport& addTransport(rtp::SrtpSender srtp, std::shared_ptr<net::Route> route,
                                std::shared_ptr<net::Route> reports = nullptr);
  ViewerStream& addStream(base::Kind kind, OutputFormat format, ViewerTransport& transport,
                          std::shared_ptr<track::FlowMonitor> flow);

  Shard& shard() const { return shard_; }
  const std::string& name() const { return name_; }
  /// Null when that kind is not sent. Any thread may read its counters.
  const std::vector<std::unique_ptr<ViewerTransport>>& transports() const { return transports_; }
  ViewerStream* stream(base::Kind kind) const { return streams_[kind].get(); }

  void follow(base::Kind kind, TrackFeed feed, std::vector<track::RtpPacketPtr> replay, uint64_t from);
  void unfollow(base::Kind kind);
  /// Packets of the Track that `stream` follows.
  void forward(ViewerStream& stream, std::span<const track::RtpPacketPtr> packets);
  /// Sends some more of the backlog; true when there is none left.
  bool catchUp();
  void onFeedback(std::span<const uint8_t> packet, std::chrono::steady_clock::time_point arrival);
  /// Sender reports of what is being sent; with `bye` the last ones.
  void report(std::chrono::steady_clock::time_point now, bool bye);

  /// Bits a second, 0 not known. Any thread.
  uint64_t availableBitrate() const { return availableBitrate_.get(); }

 private:
  /// What a joiner is sent at once, and again each Shard::kCatchUpPeriod; more when much is left, so that it
  /// catches up with any source.
  static constexpr size_t kCatchUpPackets = 24;

  /// `arrival` is for the histogram of times; zero for what was kept on purpose.
  void sendPacket(ViewerStream& stream, const track::RtpPacket& packet,
                  std::chrono::steady_clock::time_point arrival, std::chrono::steady_clock::time_point now);
  track::RtpPacketPtr findAgain(ViewerStream& stream, uint16_t sequence,
                                std::chrono::steady_clock::time_point now);
  void retransmit(ViewerStream& stream, uint16_t sequence, std::chrono::steady_clock::time_point now);
  HopValues hop(ViewerStream& stream, std::chrono::steady_clock::time_point now);
  /// `size` bytes at the start of the batch's room are on their way.
  void dispatch(ViewerPath& path, size_t size, StreamCounters& owner,
                std::chrono::steady_clock::time_point arrival);
  ViewerStream* streamOf(uint32_t ssrc) const;
  void wishKeyframe(ViewerStream& stream) const;

  void onReportBlock(uint32_t sender, const rtp::ReportBlock& block) override;
  void onPli(uint32_t sender, uint32_t media) override;
  void onFir(uint32_t sender, uint32_t media, uint8_t number) override;
  void onNack(const rtp::Nack& nack) override;
  void onRemb(uint32_t sender, uint64_t bitrate) override;
  void onTransportFeedback(const rtp::TransportFeedback& feedback) override;

  Shard& shard_;
  const std::string name_, cname_;
  std::vector<std::unique_ptr<ViewerTransport>> transports_;
  base::PerKind<std::unique_ptr<ViewerStream>> streams_;
  StreamCounters reports_;
  Counter availableBitrate_;
  std::chrono::steady_clock::time_point feedbackArrival_;  ///< of the packet that is being read
};

}  // namespace headwater::fanout
