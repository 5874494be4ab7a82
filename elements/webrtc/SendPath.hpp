// What goes to the browser: one queue and one thread feed webrtcbin's sink pads.
#pragma once

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "elements/gst/GstPtr.hpp"
#include "elements/media/Track.hpp"
#include "elements/sdp/Negotiation.hpp"
#include "elements/webrtc/FlowMonitor.hpp"
#include "elements/webrtc/PeerStats.hpp"
#include "elements/webrtc/RtpRewriter.hpp"
#include "elements/webrtc/SendQueue.hpp"

namespace headwater::media {

/// Sources hand packets over without waiting; only this peer's feed thread pushes into webrtcbin, which can
/// block. Packets flow from activate() on: pushing before the keys are there would block webrtcbin for good.
/// Threads: attach(), configure(), halt(), join() by the owner; activate() by any; the feed thread owns the
/// rewriters.
class SendPath : public std::enable_shared_from_this<SendPath> {
 public:
  struct Callbacks {
    std::function<void(const Failure&)> onFailure;
    /// On the feed thread.
    std::function<void(const DataMessage*)> sendData;
  };

  SendPath(size_t queuePackets, std::shared_ptr<FlowMonitor> flow, Callbacks callbacks);
  ~SendPath();

  std::shared_ptr<Link> attach(const std::shared_ptr<Track>& source);
  /// The format of what is attached for that kind; empty when nothing is or it is not known.
  RtpFormat sourceFormat(Kind kind) const;

  /// What was negotiated for a kind, and webrtcbin's sink pad for it; null when the kind is not sent.
  void configure(const SectionPlan& plan, uint32_t ssrc, gst::Ptr<GstPad> sinkPad);
  /// Nothing of that kind was accepted.
  void reject(Kind kind);

  void activate();
  /// A data channel has opened: has sendData called with null, on the feed thread. Data does not wait for
  /// activate().
  void flushData();
  /// Ends the flow and makes the pads inactive. The thread may still be inside webrtcbin. Idempotent.
  void halt();
  /// Waits for the thread and unlinks; for when the pipeline has ended, which frees a thread inside
  /// webrtcbin. False when it did not come back within `deadline`: it is left behind, with nothing of ours
  /// but its queue.
  bool join(std::chrono::milliseconds deadline);

  void addStats(std::vector<RtpStreamStats>& outbound) const;
  uint64_t droppedMessages() const;

 private:
  class LinkSink;
  class LinkHandle;
  struct Output;
  struct Feed;

  std::shared_ptr<Link> attachData(const std::shared_ptr<Track>& source);
  void startFeed();
  void evaluate(Kind kind);
  static void watchUpstream(Feed& feed, const std::shared_ptr<Output>& output, Kind kind);
  void onSourceFormat(LinkSink& sink, const RtpFormat& format);
  void release(LinkSink& sink);
  static size_t slot(Kind kind) { return kind == Kind::video ? 1 : 0; }

  const std::shared_ptr<FlowMonitor> flow_;
  const Callbacks callbacks_;
  const std::shared_ptr<Feed> feed_;  ///< what the thread uses; outlives this object if the thread does

  mutable std::mutex mutex_;
  std::array<std::shared_ptr<LinkSink>, 2> sinks_;    ///< audio, video
  std::vector<std::shared_ptr<LinkSink>> dataSinks_;  ///< any number, one a source
  std::array<RtpFormat, 2> sourceFormats_;
  std::array<std::optional<RtpFormat>, 2> negotiated_;  ///< an empty encoding name: the kind was rejected
  std::array<std::string, 2> reported_;                 ///< the mismatch that was told last
  bool active_ = false, stopped_ = false;
  uint64_t nextStream_ = 1;
};

}  // namespace headwater::media
