// What a Track is made of; for the .cpp files of this room.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "elements/gst/GstPtr.hpp"
#include "elements/track/KeyframeLimiter.hpp"
#include "elements/track/Subscription.hpp"
#include "elements/track/Track.hpp"

namespace headwater::track {

/// What the limiter of keyframe requests calls; apart, because a waiting request may outlive the Track.
struct KeyframeRequester {
  void run();

  std::mutex mutex;
  std::function<void()> request;
  std::atomic<uint64_t> count{0};
};

/// Thread-safe: `mutex` guards what follows it to `host`, and `kept`.
struct TrackSource::State {
  using Subscriptions = std::vector<std::shared_ptr<Subscription>>;
  using Clock = std::function<std::optional<ClockMapping>()>;

  explicit State(const TrackOptions& options);

  std::shared_ptr<const Subscriptions> snapshot() const;
  std::shared_ptr<const Subscriptions> flowing() const;
  void addFlowing(const std::shared_ptr<Subscription>& subscription);  ///< with the lock held
  void remove(const Subscription& subscription);

  const std::shared_ptr<KeyframeRequester> requester = std::make_shared<KeyframeRequester>();
  const std::shared_ptr<KeyframeLimiter> limiter;
  mutable std::mutex mutex;
  rtp::RtpFormat format;
  std::shared_ptr<const Subscriptions> subscriptions = std::make_shared<Subscriptions>();
  std::shared_ptr<const Subscriptions> started = subscriptions;  ///< those that media flow to
  KeyframeCache cache;
  uint64_t published = 0;  ///< packets so far; a packet's place in the order
  std::shared_ptr<const Clock> clock;
  gst::WeakPtr<GstElement> host;

  std::mutex teeMutex;
  std::weak_ptr<Tee> tee;
  std::atomic<uint64_t> receiverEstimate{0};
  std::atomic<bool> inOrder{false};
  DerivedTracks derived;
  std::vector<std::shared_ptr<void>> kept;  // last: may end what uses the members above
};

}  // namespace headwater::track
