// Whether a peer that libnice serves is still there.
#pragma once

#include <atomic>
#include <chrono>
#include <optional>
#include <vector>

#include "elements/webrtc/MediaGate.hpp"

namespace headwater::webrtc {

/// A browser that is gone says nothing: no RTCP for our media, no media of its own. libnice's checks would
/// notice after 50 s; what the peer ought to send is missed sooner. The hub hears a peer's checks, or misses
/// them, and needs none of this. Held by shared_ptr. Threads: start() and shut() by the owner, onElement() by
/// webrtcbin's.
class Liveness : public std::enable_shared_from_this<Liveness> {
 public:
  Liveness(std::shared_ptr<const PeerParts> parts, std::shared_ptr<const MediaGate> gate)
      : parts_(std::move(parts)), gate_(std::move(gate)) {}

  void start();
  /// By webrtcbin, in place, of each element that it makes.
  void onElement(GstElement* element, const std::string& factory);
  void shut();

 private:
  /// On the scheduler's thread; false: not again.
  bool check();

  const std::shared_ptr<const PeerParts> parts_;
  const std::shared_ptr<const MediaGate> gate_;
  std::atomic<bool> heard_{false}, shut_{false};
  base::Mutex mutex_;
  std::vector<gst::PadProbe> probes_ HW_GUARDED_BY(mutex_);

  // Scheduler's thread.
  bool receiving_ = false;  ///< media came from the browser
  std::optional<std::chrono::steady_clock::time_point> last_{};
};

}  // namespace headwater::webrtc
