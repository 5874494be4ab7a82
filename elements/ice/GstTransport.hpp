// GstWebRTCICETransport over the hub: what webrtcbin watches of one transport.
#pragma once

#include <gst/webrtc/webrtc.h>

#include <memory>

#include "elements/gst/GstPtr.hpp"
#include "elements/ice/Peer.hpp"

namespace headwater::ice {

/// In the controlled role, and without its elements. Thread: webrtcbin's.
gst::Ptr<GstWebRTCICETransport> makeGstTransport();
/// What its property "stream" says; not owned.
void setStream(GstWebRTCICETransport* transport, GstWebRTCICEStream* stream);

/// Passes on to a transport what the hub says of its peer.
std::shared_ptr<PeerListener> makeTransportListener(GstWebRTCICETransport* transport);

}  // namespace headwater::ice
