// What media goes to the browser: which Tracks are attached, what was negotiated, and the viewer at the
// fan-out that follows from both.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/base/PerKind.hpp"
#include "elements/fanout/Fanout.hpp"
#include "elements/peer/PeerStats.hpp"
#include "elements/peer/SendViewer.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/sdp/Negotiation.hpp"
#include "elements/track/FlowMonitor.hpp"

namespace headwater::peer {

/// Packets never pass here: a viewer belongs to a shard of the fan-out, and this decides what it follows.
/// Held by shared_ptr. Threads: attach(), configure(), close() by the owner; activate() and onRtcp() by any.
class SendPath : public std::enable_shared_from_this<SendPath> {
 public:
  struct Callbacks {
    std::function<void(const base::Failure&)> onFailure;
    /// What is attached is not what was negotiated: adapt() is wanted, on the owner's thread.
    std::function<void(base::Kind)> onAdapterWanted;
    std::function<void()> onFirstReport{};  ///< the peer has begun to send RTCP; any thread, once
  };

  /// `name` is for graph dumps. Without `transcoding` a format that was not negotiated is an error.
  SendPath(const std::string& name, bool transcoding, std::shared_ptr<track::FlowMonitor> flow,
           Callbacks callbacks);
  ~SendPath();

  std::shared_ptr<track::Link> attach(const std::shared_ptr<track::Track>& source);
  /// The format of what is attached for that kind; empty when nothing is, it is not known, or is encoded for
  /// whatever is negotiated.
  rtp::RtpFormat sourceFormat(base::Kind kind) const;

  /// Has what is attached converted to what was negotiated, by the encoder that all such viewers share, when
  /// that is needed. Blocks while the first one makes it. Owner's thread.
  void adapt(base::Kind kind);

  /// What was negotiated for a kind; `transport` is the place of its transport in activate()'s list.
  void configure(const sdp::SectionPlan& plan, const sdp::LocalStream& stream, size_t transport);
  /// Nothing of that kind was accepted.
  void reject(base::Kind kind);

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
  CandidatePairStats withFannedOut(CandidatePairStats pair, const net::Route* route) const;

 private:
  class LinkSink;
  class LinkHandle;
  class Adapted;

  /// One kind: the link, and the fan-out that the viewer follows for it.
  struct Slot {
    std::shared_ptr<LinkSink> link;
    rtp::RtpFormat sourceFormat;
    std::string reported;              ///< the mismatch that was told last, or is being adapted
    std::shared_ptr<Adapted> adapted;  ///< the source in the format that was negotiated; null when it fits
    SendOutput output;
    std::shared_ptr<fanout::Fanout> following;
  };

  void evaluate(base::Kind kind);
  struct Detached;
  static Detached detach(Slot& slot);
  void finish(const Detached& detached);
  bool adaptable(const Slot& slot) const HW_REQUIRES(mutex_);
  std::string mismatch(const Slot& slot, base::Kind kind) const HW_REQUIRES(mutex_);
  void onSourceFormat(const LinkSink& link, const rtp::RtpFormat& format);
  void release(const LinkSink& link);
  bool mismatched(const Slot& slot) const HW_REQUIRES(mutex_);
  std::shared_ptr<track::Track> fitting(const Slot& slot) const HW_REQUIRES(mutex_);
  void leave(const std::shared_ptr<fanout::Fanout>& fanout);
  Slot& slot(base::Kind kind) HW_REQUIRES(mutex_) { return slots_[kind]; }
  const Slot& slot(base::Kind kind) const HW_REQUIRES(mutex_) { return slots_[kind]; }

  const std::string name_;
  const bool transcoding_;
  const std::shared_ptr<track::FlowMonitor> flow_;
  const Callbacks callbacks_;

  mutable base::Mutex mutex_;
  base::PerKind<Slot> slots_ HW_GUARDED_BY(mutex_);
  std::shared_ptr<fanout::ShardViewer> viewer_ HW_GUARDED_BY(mutex_);
  bool stopped_ HW_GUARDED_BY(mutex_) = false;
  std::atomic<bool> reported_{false};
};

}  // namespace headwater::peer
