// What a Track is made of; for the .cpp files of this room.
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/gst/GstPtr.hpp"
#include "elements/track/KeyframeLimiter.hpp"
#include "elements/track/Subscription.hpp"
#include "elements/track/Track.hpp"

namespace headwater::track {

/// What the limiter of keyframe requests calls; apart, because a waiting request may outlive the Track.
struct KeyframeRequester {
  void run();

  base::Mutex mutex;
  std::function<void()> request HW_GUARDED_BY(mutex);
  std::atomic<uint64_t> count{0};
};

/// Thread-safe.
struct TrackSource::State {
  using Subscriptions = std::vector<std::shared_ptr<Subscription>>;
  using Clock = std::function<std::optional<ClockMapping>()>;

  explicit State(const TrackOptions& options);

  std::shared_ptr<const Subscriptions> snapshot() const;
  std::shared_ptr<const Subscriptions> flowing() const;
  void addFlowing(const std::shared_ptr<Subscription>& subscription) HW_REQUIRES(mutex);
  void remove(const Subscription& subscription);

  const std::shared_ptr<KeyframeRequester> requester = std::make_shared<KeyframeRequester>();
  const std::shared_ptr<KeyframeLimiter> limiter;
  mutable base::Mutex mutex;
  rtp::RtpFormat format HW_GUARDED_BY(mutex);
  std::shared_ptr<const Subscriptions> subscriptions HW_GUARDED_BY(mutex) = std::make_shared<Subscriptions>();
  std::shared_ptr<const Subscriptions> started HW_GUARDED_BY(mutex) =
      subscriptions;  ///< those that media flow to
  KeyframeCache cache HW_GUARDED_BY(mutex);
  uint64_t published HW_GUARDED_BY(mutex) = 0;  ///< packets so far; a packet's place in the order
  std::shared_ptr<const Clock> clock HW_GUARDED_BY(mutex);
  gst::WeakPtr<GstElement> host HW_GUARDED_BY(mutex);

  base::Mutex teeMutex;
  std::weak_ptr<Tee> tee HW_GUARDED_BY(teeMutex);
  std::atomic<uint64_t> receiverEstimate{0};
  std::atomic<bool> inOrder{false};
  DerivedTracks derived;
  std::vector<std::shared_ptr<void>> kept HW_GUARDED_BY(mutex);  // last: may end what uses the members above
};

}  // namespace headwater::track
