// What a peer tells the application.
#pragma once

#include <memory>
#include <utility>

#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::webrtc {

/// Reaches the observer as long as there is one. Thread: any.
class PeerEvents {
 public:
  explicit PeerEvents(std::weak_ptr<WebRtcPeerObserver> observer) : observer_(std::move(observer)) {}

  template <class... Args, class... Given>
  void tell(void (WebRtcPeerObserver::*event)(Args...), Given&&... args) const {
    if (const auto observer = observer_.lock()) (observer.get()->*event)(std::forward<Given>(args)...);
  }
  void fail(const base::Failure& failure) const { tell(&WebRtcPeerObserver::onFailure, failure); }

 private:
  const std::weak_ptr<WebRtcPeerObserver> observer_;
};

}  // namespace headwater::webrtc
