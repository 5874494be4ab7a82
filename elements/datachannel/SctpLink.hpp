// Between webrtcbin's DTLS and SCTP of our own.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/gst/PadProbe.hpp"

namespace headwater::datachannel {

/// Takes the place of webrtcbin's sctpenc and sctpdec, which are there but see and send nothing: what comes
/// from DTLS goes to `receive`, and send() goes into DTLS. Thread-safe; held by shared_ptr.
class SctpLink : public std::enable_shared_from_this<SctpLink> {
 public:
  struct Callbacks {
    /// DTLS is up and the elements are wired; once. Not on a thread that may wait.
    std::function<void()> onReady;
    std::function<void(std::span<const uint8_t>)> receive;
  };
  explicit SctpLink(Callbacks callbacks) : callbacks_(std::move(callbacks)) {}

  /// By webrtcbin, in place, of each element that it makes.
  void onElement(GstElement* element, const std::string& factory);
  /// What was negotiated, and whether this side was DTLS' client (RFC 8832 6: its streams are even).
  struct Negotiated {
    uint16_t localPort = 5000, remotePort = 5000;
    size_t maxMessage = 262144;  ///< that the peer takes
    bool client = false;
  };
  Negotiated negotiated(GstElement* webrtcbin) const;
  void send(std::span<const uint8_t> packet) const;
  void shut();

 private:
  void onOwnPacket();

  const Callbacks callbacks_;
  mutable base::Mutex mutex_;
  gst::Ptr<GstPad> out_ HW_GUARDED_BY(mutex_);  ///< of DTLS
  gst::WeakPtr<GstElement> encoder_ HW_GUARDED_BY(mutex_){nullptr}, decoder_ HW_GUARDED_BY(mutex_){nullptr};
  std::vector<gst::PadProbe> probes_ HW_GUARDED_BY(mutex_);
  bool ready_ HW_GUARDED_BY(mutex_) = false, shut_ HW_GUARDED_BY(mutex_) = false;
};

}  // namespace headwater::datachannel
