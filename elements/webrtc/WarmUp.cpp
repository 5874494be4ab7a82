#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::media {

void warmUp() {
  WebRtcPeerOptions options;
  options.name = "warm-up";
  options.useDataChannels = true;
  // A peer that fails here fails for its first user too, who is told why.
  const auto peer = WebRtcPeer::create(options, {});
  if (!peer) return;
  (void)(*peer)->createOffer({});
  (*peer)->close();
}

}  // namespace headwater::media
