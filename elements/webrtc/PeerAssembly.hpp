// How a WebRTC peer is put together.
#pragma once

#include <functional>

#include "elements/webrtc/Liveness.hpp"

namespace headwater::webrtc {

/// Makes the parts of a peer and says who tells whom. What GStreamer's threads call holds the parts weakly.
/// Thread: the peer's owner.
class PeerAssembly {
 public:
  /// `onImpostor`: the other end of DTLS is not who its SDP says, on a thread that belongs to what is to be
  /// closed.
  PeerAssembly(std::shared_ptr<PeerParts> parts, std::function<void()> onImpostor);

  base::Expected<void> build();

  const std::shared_ptr<MediaGate>& gate() const { return gate_; }
  const std::shared_ptr<Liveness>& liveness() const { return liveness_; }

 private:
  std::shared_ptr<track::FlowMonitor> makeFlow(track::FlowDirection direction) const;
  void makeMediaPaths() const;
  void makeTap() const;
  void watchTransports() const;
  void makeDataParts() const;
  void makeCandidates() const;
  base::Expected<void> makePipeline() const;

  const std::shared_ptr<PeerParts> parts_;
  const std::function<void()> onImpostor_;
  const std::shared_ptr<MediaGate> gate_;
  const std::shared_ptr<Liveness> liveness_;
};

}  // namespace headwater::webrtc
