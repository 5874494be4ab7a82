// What media goes to the browser: which Tracks are attached, what was negotiated, and the viewer at the
// fan-out that follows from both.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "elements/fanout/Fanout.hpp"
#include "elements/sdp/Negotiation.hpp"
#include "elements/webrtc/FlowMonitor.hpp"
#include "elements/webrtc/PeerStats.hpp"

namespace headwater::media {

/// Keys and way of one DTLS transport, for when it is up.
struct SendTransport {
  SrtpProfile profile = SrtpProfile::aesCm128HmacSha1_80;
  std::vector<uint8_t> keyAndSalt;
  std::shared_ptr<Route> route;
};

/// Packets never pass here: a viewer belongs to a shard of the fan-out, and this decides what it follows.
/// Held by shared_ptr. Threads: attach(), configure(), close() by the owner; activate() and onRtcp() by any.
class SendPath : public std::enable_shared_from_this<SendPath> {
 public:
  using OnFailure = std::function<void(const Failure&)>;

  /// `name` is for graph dumps.
  SendPath(std::string name, std::shared_ptr<FlowMonitor> flow, OnFailure onFailure);
  ~SendPath();

  std::shared_ptr<Link> attach(const std::shared_ptr<Track>& source);
  /// The format of what is attached for that kind; empty when nothing is or it is not known.
  RtpFormat sourceFormat(Kind kind) const;

  /// What was negotiated for a kind; `transport` is the place of its transport in activate()'s list.
  void configure(const SectionPlan& plan, const LocalStream& stream, size_t transport);
  /// Nothing of that kind was accepted.
  void reject(Kind kind);

  /// The transports are up and the peer is who it says: media flows from here on.
  void activate(std::vector<SendTransport> transports);
  /// RTCP of the peer, decrypted; about us or not.
  void onRtcp(std::span<const uint8_t> packet);
  /// Ends the flow and says goodbye (RTCP BYE). False when a shard did not come to it within `deadline`: the
  /// viewer is left to it. Idempotent.
  bool close(std::chrono::milliseconds deadline);

  void addStats(std::vector<RtpStreamStats>& outbound) const;
  uint64_t availableOutgoingBitrate() const;  ///< bits a second, 0 not known

  /// The pair with what was fanned out by `route`, or by any route when that is null.
  CandidatePairStats withFannedOut(CandidatePairStats pair, const Route* route) const;

 private:
  class LinkSink;
  class LinkHandle;

  /// What one kind came to.
  struct Output {
    std::optional<RtpFormat> negotiated;  ///< an empty encoding name: the kind was rejected
    bool sends = false;
    OutputFormat format;
    std::string codec;
    size_t transport = 0;
    std::string cname;
  };
  /// One kind: the link, and the fan-out that the viewer follows for it.
  struct Slot {
    std::shared_ptr<LinkSink> link;
    RtpFormat sourceFormat;
    std::string reported;  ///< the mismatch that was told last
    Output output;
    std::shared_ptr<Fanout> following;
  };

  void evaluate(Kind kind);
  void onSourceFormat(const LinkSink& link, const RtpFormat& format);
  void release(const LinkSink& link);
  bool fits(const Slot& slot) const;
  std::shared_ptr<ShardViewer> makeViewer(std::vector<SendTransport> transports) const;
  void leave(const std::shared_ptr<Fanout>& fanout);
  Slot& slot(Kind kind) { return slots_[kind == Kind::video ? 1 : 0]; }
  const Slot& slot(Kind kind) const { return slots_[kind == Kind::video ? 1 : 0]; }

  const std::string name_;
  const std::shared_ptr<FlowMonitor> flow_;
  const OnFailure onFailure_;

  mutable std::mutex mutex_;
  std::array<Slot, 2> slots_;  ///< audio, video
  std::shared_ptr<ShardViewer> viewer_;
  bool stopped_ = false;
};

}  // namespace headwater::media
