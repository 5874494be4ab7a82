// A Track is one kind of media that a source element publishes; sinks subscribe to it by a Link. It carries
// RTP packets, decoded frames or messages of data channels.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "elements/track/Adapters.hpp"
#include "elements/track/Node.hpp"
#include "elements/track/Replay.hpp"
#include "elements/track/Subscription.hpp"
#include "elements/track/Tee.hpp"
#include "elements/track/TrackSink.hpp"
#include "elements/track/TrackSource.hpp"

namespace headwater::track {

/// What all but the source do with a Track. Thread-safe.
class Track : public TrackSource, public std::enable_shared_from_this<Track> {
 public:
  using Subscription = headwater::track::Subscription;

  explicit Track(base::Kind kind, TrackOptions options = {});
  /// The same media under limits of its own: it is subscribed to, asked and decoded as `origin`, which it
  /// holds, but what is encoded from it is encoded for it alone, by its derived().control().
  static std::shared_ptr<Track> view(std::shared_ptr<Track> origin);
  const std::shared_ptr<Track>& origin() const { return origin_; }  ///< null when this is no view

  /// Empty encodingName until it is negotiated; kRawEncoding for frames. Data tracks have none.
  rtp::RtpFormat format() const;
  bool carriesFrames() const;
  /// Whether its packets are made in this process: none is missing, late or doubled, and no one needs a
  /// jitter buffer.
  bool inOrder() const;
  std::optional<ClockMapping> clockMapping() const;
  gst::Ptr<GstElement> host() const;  ///< the pipeline of the source; null when there is none (any more)

  /// For sinks. Packets start to come with Subscription::start(). The sink lives as long as the subscription.
  std::shared_ptr<Subscription> subscribe(std::shared_ptr<TrackSink> sink);
  size_t sinks() const;
  /// Merged with the others' and rate-limited. Ignored for anything but video.
  void requestKeyframe();
  uint64_t keyframeRequests() const;  ///< that went to the source
  Replay replay() const;
  /// The tee of this Track; `make` makes it when there is none. Lives as long as somebody holds it.
  std::shared_ptr<Tee> tee(const std::function<std::shared_ptr<Tee>()>& make);

  /// This media as decoded frames: this Track when it carries them, else one that all who ask share. It ends
  /// with the last that holds it. Blocks while a decoder is made: for an Executor, never for a streaming
  /// thread. Failure: formatMismatch when the format cannot be decoded, missingPlugin; one that is not known
  /// yet comes to be decoded when it is, or to TrackSink::onFailure().
  base::Expected<std::shared_ptr<Track>> frames();
  /// The same as RTP that a receiver of `wanted` can take: this Track when it fits. One encoder serves all
  /// whom its format fits.
  base::Expected<std::shared_ptr<Track>> encoded(const rtp::RtpFormat& wanted);
  /// The Tracks that were derived from this one.
  DerivedTracks& derived();
  /// What the path to the one receiver bears, in bits a second; 0 when that is not known or there are
  /// several. An encoder stays below it.
  void setReceiverEstimate(uint64_t bitsPerSecond);
  uint64_t receiverEstimate() const;

 private:
  friend class headwater::track::Subscription;

  std::shared_ptr<Track> origin_;  ///< never changes after view(); what a view is asked, it is asked
};

}  // namespace headwater::track
