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

/// Keys and way of one transport, for when it is up.
struct SendTransport {
  SrtpProfile profile = SrtpProfile::aesCm128HmacSha1_80;
  std::vector<uint8_t> keyAndSalt;
  std::shared_ptr<Route> route;
  std::shared_ptr<Route> reports{};  ///< RTCP's own way; null when it shares that of RTP
};

/// Packets never pass here: a viewer belongs to a shard of the fan-out, and this decides what it follows.
/// Held by shared_ptr. Threads: attach(), configure(), close() by the owner; activate() and onRtcp() by any.
class SendPath : public std::enable_shared_from_this<SendPath> {
 public:
  struct Callbacks {
    std::function<void(const Failure&)> onFailure;
    /// What is attached is not what was negotiated: adapt() is wanted, on the owner's thread.
    std::function<void(Kind)> onAdapterWanted;
  };

  /// `name` is for graph dumps. Without `transcoding` a format that was not negotiated is an error.
  SendPath(const std::string& name, bool transcoding, std::shared_ptr<FlowMonitor> flow, Callbacks callbacks);
  ~SendPath();

  std::shared_ptr<Link> attach(const std::shared_ptr<Track>& source);
  /// The format of what is attached for that kind; empty when nothing is, it is not known, or is encoded for
  /// whatever is negotiated.
  RtpFormat sourceFormat(Kind kind) const;

  /// Has what is attached converted to what was negotiated, by the encoder that all such viewers share, when
  /// that is needed. Blocks while the first one makes it. Owner's thread.
  void adapt(Kind kind);

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
  class Adapted;

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
    std::string reported;              ///< the mismatch that was told last, or is being adapted
    std::shared_ptr<Adapted> adapted;  ///< the source in the format that was negotiated; null when it fits
    Output output;
    std::shared_ptr<Fanout> following;
  };

  void evaluate(Kind kind);
  struct Detached;
  static Detached detach(Slot& slot);
  void finish(const Detached& detached);
  bool adaptable(const Slot& slot) const;
  std::string mismatch(const Slot& slot, Kind kind) const;
  void onSourceFormat(const LinkSink& link, const RtpFormat& format);
  void release(const LinkSink& link);
  bool mismatched(const Slot& slot) const;
  std::shared_ptr<Track> fitting(const Slot& slot) const;
  std::shared_ptr<ShardViewer> makeViewer(std::vector<SendTransport> transports) const;
  void leave(const std::shared_ptr<Fanout>& fanout);
  Slot& slot(Kind kind) { return slots_[kind == Kind::video ? 1 : 0]; }
  const Slot& slot(Kind kind) const { return slots_[kind == Kind::video ? 1 : 0]; }

  const std::string name_;
  const bool transcoding_;
  const std::shared_ptr<FlowMonitor> flow_;
  const Callbacks callbacks_;

  mutable std::mutex mutex_;
  std::array<Slot, 2> slots_;  ///< audio, video
  std::shared_ptr<ShardViewer> viewer_;
  bool stopped_ = false;
};

}  // namespace headwater::media
