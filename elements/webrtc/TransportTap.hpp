// What the fan-out needs of webrtcbin's transports: the keys that DTLS agreed on, and the RTCP that comes.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/gst/PadProbe.hpp"
#include "elements/gst/Signal.hpp"
#include "elements/rtp/SrtpSender.hpp"

namespace headwater::webrtc {

/// What the handshake of one DTLS transport agreed on, RFC 5764 section 4.2; empty until it is done.
struct TransportKeys {
  rtp::SrtpProfile profile = rtp::SrtpProfile::aesCm128HmacSha1_80;
  std::vector<uint8_t> send, receive;  ///< master key and salt
};

/// Watches the elements that come to be inside webrtcbin. Held by shared_ptr. Threads: shut() by the owner;
/// callbacks come on GStreamer's threads.
class TransportTap : public std::enable_shared_from_this<TransportTap> {
 public:
  struct Callbacks {
    std::function<void()> onKeys;  ///< a transport has its keys of one direction
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
  std::vector<TransportKeys> keys() const;

 private:
  using Direction = std::vector<uint8_t> TransportKeys::*;
  void watchKeys(GstElement* element, const char* property, Direction direction, size_t transport)
      HW_REQUIRES(mutex_);
  void onKeyReceived(GstElement* element, const char* property, Direction direction, size_t transport);
  void onRtpBinPad(GstPad* pad);
  void onRtcpPad(GstPadProbeInfo* info) const;

  const Callbacks callbacks_;
  std::atomic<bool> keepsRtcp_{false};
  mutable base::Mutex mutex_;
  std::vector<TransportKeys> keys_ HW_GUARDED_BY(mutex_);
  size_t encoders_ HW_GUARDED_BY(mutex_) = 0, decoders_ HW_GUARDED_BY(mutex_) = 0;
  std::vector<gst::SignalConnection> signals_ HW_GUARDED_BY(mutex_);
  std::vector<gst::PadProbe> probes_ HW_GUARDED_BY(mutex_);
};

}  // namespace headwater::webrtc
