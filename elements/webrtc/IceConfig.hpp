// A peer's ICE settings, put on the agent of its webrtcbin before anything is gathered.
#pragma once

#include "elements/gst/GstPtr.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::ice {
class Agent;
}

namespace headwater::webrtc {

/// The hub's agent for a peer, null when libnice is the one for it; invalidArgument as below.
base::Expected<std::shared_ptr<ice::Agent>> hubAgent(const WebRtcPeerOptions& options);

/// For libnice. invalidArgument names the setting that cannot be used.
base::Expected<void> configureIce(GstElement* webrtcbin, const WebRtcPeerOptions& options);

/// "turn://user:password@host:port?transport=udp" from the setting's
/// "user:password@host:port[?transport=...]", with what a URI cannot hold escaped.
base::Expected<std::string> turnUri(const std::string& setting);

/// Addresses of the named network interfaces; invalidArgument names one that is not there.
base::Expected<std::vector<std::string>> addressesOf(const std::string& commaSeparatedNames);

}  // namespace headwater::webrtc
