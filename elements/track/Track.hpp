// A Track is one kind of media that a source element publishes; sinks subscribe to it by a Link. It carries
// RTP packets, decoded frames or messages of data channels.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "elements/base/Types.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/track/Adapters.hpp"
#include "elements/track/ClockMapping.hpp"
#include "elements/track/KeyframeCache.hpp"
#include "elements/track/KeyframeLimiter.hpp"
#include "elements/track/RtpPacket.hpp"

namespace headwater::track {

/// One message of a data channel, RFC 8831. `binary` tells text (UTF-8) from binary.
struct DataMessage {
  std::string label;  ///< of the channel on which it came; a sink prefers its channel of the same label
  std::string payload;
  bool binary = false;
  std::optional<uint16_t> negotiatedId{};  ///< of a channel that was agreed on out of band, without a label
};

/// What hands the packets of one Track to many receivers. A room above makes it; the Track keeps the way to
/// it.
class Tee {
 public:
  virtual ~Tee() = default;
};

/// What a sink that joins is sent first.
struct Replay {
  std::vector<RtpPacketPtr> packets;  ///< since a young keyframe; empty when there is none
  uint64_t next = 0;                  ///< RtpPacket::order of the first packet that is not among them
};

/// What subscribes to a Track. Calls come on the source's threads, never two at once for one subscription,
/// and must neither block nor call back into the subscription.
class TrackSink {
 public:
  virtual ~TrackSink() = default;
  /// The format is known or has changed. Also called once on subscribing when it is known already.
  virtual void onFormat(const rtp::RtpFormat& format) = 0;
  virtual void onPacket(const RtpPacketPtr& packet) = 0;
  virtual void onData(const DataMessage& message) = 0;
  /// One decoded picture, or a piece of sound: see Track::publish().
  virtual void onFrame(const gst::Ptr<GstSample>&) {}
  /// The source has broken down; no more comes of it.
  virtual void onFailure(const base::Failure&) {}
};

struct TrackOptions {
  std::chrono::milliseconds keyframeInterval{1000};  ///< least time between two requests to the source
  KeyframeCacheLimits cache{};
};

/// Thread-safe. The source publishes on its streaming thread; delivery goes through a copy of the list of
/// sinks, so that joins and leaves never wait for it, and holds no lock of the Track.
class Track : public std::enable_shared_from_this<Track> {
 public:
  class Subscription;

  explicit Track(base::Kind kind, TrackOptions options = {});
  /// The same media under limits of its own: it is subscribed to, asked and decoded as `origin`, which it
  /// holds, but what is encoded from it is encoded for it alone, by its derived().control().
  static std::shared_ptr<Track> view(std::shared_ptr<Track> origin);
  const std::shared_ptr<Track>& origin() const { return origin_; }  ///< null when this is no view

  base::Kind kind() const { return kind_; }
  /// Empty encodingName until it is negotiated; kRawEncoding for frames. Data tracks have none.
  rtp::RtpFormat format() const;
  bool carriesFrames() const;

  /// Packets start to come with Subscription::start(). The sink lives as long as the subscription.
  std::shared_ptr<Subscription> subscribe(std::shared_ptr<TrackSink> sink);

  /// For sinks: merged with the others' and rate-limited. Ignored for anything but video.
  void requestKeyframe();
  Replay replay() const;
  size_t sinks() const;
  uint64_t keyframeRequests() const;  ///< that went to the source

  /// This media as decoded frames: this Track when it carries them, else one that all who ask share. It ends
  /// with the last that holds it. Blocks while a decoder is made: for an Executor, never for a streaming
  /// thread. Failure: formatMismatch when the format cannot be decoded, missingPlugin; one that is not known
  /// yet comes to be decoded when it is, or to TrackSink::onFailure().
  base::Expected<std::shared_ptr<Track>> frames();
  /// The same as RTP that a receiver of `wanted` can take: this Track when it fits. One encoder serves all
  /// whom its format fits.
  base::Expected<std::shared_ptr<Track>> encoded(const rtp::RtpFormat& wanted);
  /// What the path to the one receiver bears, in bits a second; 0 when that is not known or there are
  /// several. An encoder stays below it.
  void setReceiverEstimate(uint64_t bitsPerSecond) { receiverEstimate_ = bitsPerSecond; }
  uint64_t receiverEstimate() const { return receiverEstimate_; }
  /// The Tracks that were derived from this one.
  DerivedTracks& derived() { return derived_; }

  /// Whether its packets are made in this process: none is missing, late or doubled, and no one needs a
  /// jitter buffer.
  bool inOrder() const { return origin_ ? origin_->inOrder() : inOrder_.load(); }
  void setInOrder() { inOrder_ = true; }

  /// For the source. `request` asks the sender for a keyframe; it may run on any thread.
  void setKeyframeRequester(std::function<void()> request);
  void setFormat(const rtp::RtpFormat& format);
  void publish(RtpPacket packet);
  void publish(const DataMessage& message);
  /// A sample of video/x-raw or audio/x-raw in system memory, with caps. The PTS of its buffer is running
  /// time on the timeLine() of the process, so that frames of several sources can be mixed by time.
  void publish(const gst::Ptr<GstSample>& frame);
  /// Tells all sinks that the source has broken down.
  void fail(const base::Failure& failure);
  /// Held until the Track goes: what makes it.
  void keep(std::shared_ptr<void> what);
  /// The source flows no more: what is cached would be stale for who joins later.
  void interrupt();
  /// How to learn which time an RTP timestamp was captured at; any thread may ask. Empty function: no idea.
  void setClock(std::function<std::optional<ClockMapping>()> clock);
  std::optional<ClockMapping> clockMapping() const;

  /// The pipeline in which the source lives.
  void setHost(gst::WeakPtr<GstElement> pipeline);
  gst::Ptr<GstElement> host() const;  ///< null when there is none (any more)
  /// The tee of this Track; `make` makes it when there is none. Lives as long as somebody holds it.
  std::shared_ptr<Tee> tee(const std::function<std::shared_ptr<Tee>()>& make);

 private:
  using Subscriptions = std::vector<std::shared_ptr<Subscription>>;

  std::shared_ptr<const Subscriptions> snapshot() const;
  std::shared_ptr<const Subscriptions> flowing() const;
  void addFlowing(const std::shared_ptr<Subscription>& subscription);
  void remove(const Subscription& subscription);

  /// What the limiter calls; apart, because a waiting request may outlive the Track.
  struct Requester;

  const base::Kind kind_;
  std::shared_ptr<Track> origin_;  ///< never changes after view(); what a view is asked, it is asked
  const std::shared_ptr<Requester> requester_;
  const std::shared_ptr<KeyframeLimiter> limiter_;
  mutable std::mutex mutex_;
  rtp::RtpFormat format_;
  std::shared_ptr<const Subscriptions> subscriptions_ = std::make_shared<Subscriptions>();
  std::shared_ptr<const Subscriptions> flowing_ = subscriptions_;  ///< those that were started
  KeyframeCache cache_;
  uint64_t published_ = 0;  ///< packets so far; a packet's place in the order
  std::shared_ptr<const std::function<std::optional<ClockMapping>()>> clock_;
  gst::WeakPtr<GstElement> host_;
  std::mutex teeMutex_;
  std::weak_ptr<Tee> tee_;
  std::atomic<uint64_t> receiverEstimate_{0};
  std::atomic<bool> inOrder_{false};
  DerivedTracks derived_;
  std::vector<std::shared_ptr<void>> kept_;  // last: may end what uses the members above
};

/// One sink's place at a Track. Thread-safe.
class Track::Subscription : public std::enable_shared_from_this<Subscription> {
 public:
  Subscription(std::weak_ptr<Track> track, std::shared_ptr<TrackSink> sink)
      : track_(std::move(track)), sink_(std::move(sink)) {}

  /// Packets flow from here on, the ones since a young keyframe first; without such a keyframe one is asked
  /// for.
  void start();
  /// Packets flow from here on, and nothing older.
  void startLive();
  /// Returns when no call to the sink is under way any more; none comes after. Not from the sink's callbacks.
  void stop();

 private:
  friend class Track;
  void deliver(const RtpPacketPtr& packet);
  void deliver(const DataMessage& message);
  void deliver(const rtp::RtpFormat& format);
  void deliver(const gst::Ptr<GstSample>& frame);
  void deliver(const base::Failure& failure);

  const std::weak_ptr<Track> track_;
  std::mutex gate_;  ///< held while the sink is called, so that stop() can wait; below Track::mutex_ never
  std::shared_ptr<TrackSink> sink_;
  bool started_ = false;
  uint64_t from_ = 0;  ///< packets before this place were replayed
};

/// The relation "this sink receives that track". Destroying or closing it ends the flow; any thread,
/// returns only when no packet of it is in flight any more.
class Link {
 public:
  virtual ~Link() = default;
  virtual base::Kind kind() const = 0;
  virtual void close() = 0;
};

/// What every media element is to the rest of the graph: one Track out and one in for each Kind.
/// Thread-safe; owned by the application's object; calls may come from any one thread at a time.
class Node {
 public:
  virtual ~Node() = default;

  /// The Track that this element publishes; never null for a kind that it can publish, even before it is
  /// negotiated or flows (its format is then empty). Null when this element never publishes that kind.
  virtual std::shared_ptr<Track> track(base::Kind kind) = 0;

  /// Subscribes this element to `source`. A second call for the same kind replaces the first Link; only data
  /// takes any number of sources, so that a presenter can hear all its viewers. A codec that this element did
  /// not negotiate is not an error here: it is reported to the observer as Failure::Code::formatMismatch as
  /// soon as both formats are known.
  virtual base::Expected<std::shared_ptr<Link>> attach(const std::shared_ptr<Track>& source) = 0;

  /// Ends everything within a deadline. Idempotent. Blocks: call it on the application's reaper, never on a
  /// GStreamer thread or from an observer's callback.
  virtual void close() = 0;
};

}  // namespace headwater::track
