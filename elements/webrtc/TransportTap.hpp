// What the fan-out needs of webrtcbin's transports: the keys that DTLS agreed on, and the RTCP that comes.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "elements/fanout/SrtpSender.hpp"
#include "elements/gst/PadProbe.hpp"
#include "elements/gst/Signal.hpp"

namespace headwater::media {

/// Keys with which we send on one DTLS transport, RFC 5764 section 4.2.
struct SendKeys {
  SrtpProfile profile = SrtpProfile::aesCm128HmacSha1_80;
  std::vector<uint8_t> keyAndSalt;  ///< empty until the handshake is done
};

/// Watches the elements that come to be inside webrtcbin. Held by shared_ptr. Threads: shut() by the owner;
/// callbacks come on GStreamer's threads.
class TransportTap : public std::enable_shared_from_this<TransportTap> {
 public:
  struct Callbacks {
    std::function<void()> onKeys;  ///< a transport has its keys
    std::function<void(std::span<const uint8_t>)> onRtcp;
  };

  explicit TransportTap(Callbacks callbacks) : callbacks_(std::move(callbacks)) {}

  /// For RTCP; before webrtcbin has any transport.
  void watch(GstElement* webrtcbin);
  /// For PeerPipeline's onElement.
  void onElement(GstElement* element, const std::string& factory);
  /// RTCP ends here: a peer that sends no media has nothing to tell webrtcbin's RTP session.
  void keepRtcp() { keepsRtcp_ = true; }
  void shut();

  /// One entry a transport, in the order in which webrtcbin made them.
  std::vector<SendKeys> keys() const;

 private:
  void onKeyReceived(GstElement* encoder, size_t transport);
  void onRtpBinPad(GstPad* pad);
  void onRtcpPad(GstPadProbeInfo* info) const;

  const Callbacks callbacks_;
  std::atomic<bool> keepsRtcp_{false};
  mutable std::mutex mutex_;
  std::vector<SendKeys> keys_;
  std::vector<gst::SignalConnection> signals_;
  std::vector<gst::PadProbe> probes_;
};

}  // namespace headwater::media
