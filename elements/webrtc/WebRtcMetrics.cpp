#include "elements/webrtc/WebRtcMetrics.hpp"

#include "elements/datachannel/DataCounters.hpp"

namespace headwater::webrtc {

WebRtcCounters& WebRtcCounters::shared() {
  static WebRtcCounters counters;
  return counters;
}

WebRtcMetrics webRtcMetrics() {
  const auto& channels = datachannel::DataCounters::shared();
  return {WebRtcCounters::shared().candidatesIgnored, channels.channelsRefused, channels.messagesDropped};
}

}  // namespace headwater::webrtc
