// What receives the media of a Track.
#pragma once

#include "elements/base/Types.hpp"
#include "elements/gst/Forward.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/track/DataMessage.hpp"
#include "elements/track/Forward.hpp"

namespace headwater::track {

/// What subscribes to a Track. Calls come on the source's threads, never two at once for one subscription,
/// and must neither block nor call back into the subscription.
class TrackSink {
 public:
  virtual ~TrackSink() = default;
  /// The format is known or has changed. Also called once on subscribing when it is known already.
  virtual void onFormat(const rtp::RtpFormat& format) = 0;
  virtual void onPacket(const RtpPacketPtr& packet) = 0;
  virtual void onData(const DataMessage& message) = 0;
  /// One decoded picture, or a piece of sound: see TrackSource::publish().
  virtual void onFrame(const gst::Ptr<GstSample>&) {}
  /// The source has broken down; no more comes of it.
  virtual void onFailure(const base::Failure&) {}
};

}  // namespace headwater::track
