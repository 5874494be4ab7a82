// One sink's place at a Track.
#pragma once

#include <cstdint>
#include <memory>

#include "elements/base/Mutex.hpp"
#include "elements/track/TrackSink.hpp"

namespace headwater::track {

/// Made by Track::subscribe(). Thread-safe.
class Subscription : public std::enable_shared_from_this<Subscription> {
 public:
  Subscription(std::weak_ptr<Track> track, std::shared_ptr<TrackSink> sink);

  /// Packets flow from here on, the ones since a young keyframe first; without such a keyframe one is asked
  /// for.
  void start();
  /// Packets flow from here on, and nothing older.
  void startLive();
  /// Returns when no call to the sink is under way any more; none comes after. Not from the sink's callbacks.
  void stop();

 private:
  friend class Track;
  friend class TrackSource;
  void deliver(const RtpPacketPtr& packet);
  void deliver(const DataMessage& message);
  void deliver(const rtp::RtpFormat& format);
  void deliver(const gst::Ptr<GstSample>& frame);
  void deliver(const base::Failure& failure);

  const std::weak_ptr<Track> track_;
  base::Mutex
      gate_;  ///< held while the sink is called, so that stop() can wait; below the Track's lock never
  std::shared_ptr<TrackSink> sink_ HW_GUARDED_BY(gate_);
  bool started_ HW_GUARDED_BY(gate_) = false;
  uint64_t from_ HW_GUARDED_BY(gate_) = 0;  ///< packets before this place were replayed
};

}  // namespace headwater::track
