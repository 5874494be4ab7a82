// GstWebRTCICE over the hub: what webrtcbin takes as its "ice-agent".
#pragma once

#include <gst/webrtc/webrtc.h>

#include "elements/gst/GstPtr.hpp"
#include "elements/ice/Agent.hpp"

namespace headwater::ice {

/// All virtual functions are there: GStreamer's wrappers assert on a missing one.
gst::Ptr<GstWebRTCICE> makeGstAgent(std::shared_ptr<Agent> agent);

}  // namespace headwater::ice
