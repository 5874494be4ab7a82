// The two elements at which webrtcbin meets the network.
#pragma once

#include "elements/gst/GstPtr.hpp"
#include "elements/ice/Peer.hpp"

namespace headwater::ice {

/// An element whose pad "src" gives what the peer sends.
gst::Ptr<GstElement> makeSource(Peer& peer);
/// An element whose pad "sink" sends to the peer: DTLS, SCTP and webrtcbin's own RTP and RTCP.
gst::Ptr<GstElement> makeSink(const std::shared_ptr<Peer>& peer);

}  // namespace headwater::ice
