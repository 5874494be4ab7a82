#include "elements/platform/Platform.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::platform {

void warmUp() {
  webrtc::WebRtcPeerOptions options;
  options.name = "warm-up";
  options.useDataChannels = true;
  // A peer that fails here fails for its first user too, who is told why.
  const auto peer = webrtc::WebRtcPeer::create(options, {});
  if (!peer) return;
  (void)(*peer)->createOffer({});
  (*peer)->close();
}

}  // namespace headwater::platform
