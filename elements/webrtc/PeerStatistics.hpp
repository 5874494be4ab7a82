// The statistics of a peer, gathered from its parts.
#pragma once

#include "elements/webrtc/PeerParts.hpp"

namespace headwater::webrtc {

/// Waits a moment for what webrtcbin knows. Thread: one that may wait.
peer::PeerStats statisticsOf(const PeerParts& parts);

}  // namespace headwater::webrtc
