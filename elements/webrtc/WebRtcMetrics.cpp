#include "elements/webrtc/WebRtcMetrics.hpp"

namespace headwater::webrtc {

WebRtcCounters& WebRtcCounters::shared() {
  static WebRtcCounters counters;
  return counters;
}

WebRtcMetrics webRtcMetrics() {
  const auto& counters = WebRtcCounters::shared();
  return {counters.candidatesIgnored, counters.dataChannelsRefused, counters.dataMessagesDropped};
}

}  // namespace headwater::webrtc
