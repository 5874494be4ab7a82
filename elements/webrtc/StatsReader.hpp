// What webrtcbin's get-stats knows, in our terms.
#pragma once

#include <chrono>

#include "elements/gst/GstPtr.hpp"
#include "elements/peer/PeerStats.hpp"

namespace headwater::webrtc {

/// Adds to the streams that are there (matched by SSRC) what RTCP tells, and the candidate pairs. Blocks at
/// most `deadline`; what does not come in time is left as it is.
void readStats(GstElement* webrtcbin, std::chrono::milliseconds deadline, peer::PeerStats& stats);

}  // namespace headwater::webrtc
