// The way to a peer that libnice has found.
#pragma once

#include <memory>

#include "elements/base/Mutex.hpp"
#include "elements/gst/GstPtr.hpp"
#include "elements/net/Route.hpp"

namespace headwater::webrtc {

/// Sends through a NiceAgent, whatever the selected pair is: host, reflexive, TURN, TCP. Thread-safe.
class NiceRoute : public net::Route {
 public:
  /// `stream` as the agent numbers them, from 1.
  NiceRoute(gst::Ptr<GObject> agent, unsigned stream) : agent_(std::move(agent)), stream_(stream) {}

  std::optional<net::UdpDestination> udp() const override { return std::nullopt; }
  bool send(std::span<const uint8_t> packet) override;

  /// Lets go of the agent: nothing leaves any more. For before the pipeline ends, so that the agent goes with
  /// it and not on a sender's thread.
  void shut();

 private:
  base::Mutex mutex_;
  gst::Ptr<GObject> agent_ HW_GUARDED_BY(mutex_);
  const unsigned stream_;
};

}  // namespace headwater::webrtc
