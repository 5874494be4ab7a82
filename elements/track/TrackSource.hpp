// The side of a Track at which its media come in.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "elements/base/Types.hpp"
#include "elements/gst/Forward.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/track/ClockMapping.hpp"
#include "elements/track/DataMessage.hpp"
#include "elements/track/Forward.hpp"
#include "elements/track/KeyframeCache.hpp"

namespace headwater::track {

struct TrackOptions {
  std::chrono::milliseconds keyframeInterval{1000};  ///< least time between two requests to the source
  KeyframeCacheLimits cache{};
};

/// What the element that makes the media does with a Track. Thread-safe; publish() is for one streaming
/// thread at a time. Delivery goes through a copy of the list of sinks, so that joins and leaves never wait
/// for it, and holds no lock of the Track.
class TrackSource {
 public:
  TrackSource(const TrackSource&) = delete;
  TrackSource& operator=(const TrackSource&) = delete;

  base::Kind kind() const { return kind_; }

  void setFormat(const rtp::RtpFormat& format);
  void publish(RtpPacket packet);
  void publish(const DataMessage& message);
  /// A sample of video/x-raw or audio/x-raw in system memory, with caps. The PTS of its buffer is running
  /// time on the timeLine() of the process, so that frames of several sources can be mixed by time.
  void publish(const gst::Ptr<GstSample>& frame);
  /// Tells all sinks that the source has broken down.
  void fail(const base::Failure& failure);
  /// The source flows no more: what is cached would be stale for who joins later.
  void interrupt();

  /// `request` asks the sender for a keyframe; it may run on any thread.
  void setKeyframeRequester(std::function<void()> request);
  /// How to learn which time an RTP timestamp was captured at; any thread may ask. Empty function: no idea.
  void setClock(std::function<std::optional<ClockMapping>()> clock);
  /// Its packets are made in this process: see Track::inOrder().
  void setInOrder();
  /// The pipeline in which the source lives.
  void setHost(gst::WeakPtr<GstElement> pipeline);
  /// Held until the Track goes: what makes it.
  void keep(std::shared_ptr<void> what);

 protected:
  struct State;  ///< TrackState.hpp: what the Track is made of, and what it is locked by

  TrackSource(base::Kind kind, TrackOptions options);
  ~TrackSource();

  const base::Kind kind_;
  const std::unique_ptr<State> state_;
};

}  // namespace headwater::track
