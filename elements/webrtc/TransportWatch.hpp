// The ICE and DTLS transports of a peer, and the check that the peer is who its SDP says.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/gst/Signal.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::webrtc {

/// Follows every transport of a webrtcbin. A DTLS transport counts as up when its handshake is done and the
/// certificate is one that the remote description announced (webrtcbin before 1.28.5 does not look). That
/// check is made in the handler of the state change, before any media can pass; all else is reported.
/// Threads: watch() and shut() by the owner; callbacks come on GStreamer's threads. Held by shared_ptr.
class TransportWatch : public std::enable_shared_from_this<TransportWatch> {
 public:
  struct Callbacks {
    std::function<void(const std::string& stream, IceState)> onIce;
    std::function<void(const std::string& stream, DtlsState)> onDtls;
    std::function<void(const std::string& stream, const IceCandidatePair&)> onPair;
    std::function<void()> onVerified;  ///< every transport is up; once
    std::function<void()> onLost;      ///< one that was up is not any more
    std::function<void()> onFound;     ///< and is again
    std::function<void(const base::Failure&)> onFailure;
  };

  explicit TransportWatch(Callbacks callbacks) : callbacks_(std::move(callbacks)) {}

  /// "sha-256 AB:..." of the remote description; before any transport can connect.
  void expectFingerprints(std::vector<std::string> fingerprints);
  /// Picks up the transports that webrtcbin has by now; again after each step of the negotiation.
  void watch(GstElement* webrtcbin);
  void shut();

  bool verified() const { return verified_; }
  /// Marks what is sent with a DSCP code point (RFC 8837).
  void setDscp(int codePoint) const;
  /// The peer is known to be gone for another reason (see onLost).
  void declareLost();
  std::vector<IceCandidatePair> selectedPairs() const;

 private:
  struct Transport;

  void add(gst::Ptr<GObject> dtls);
  void onIceState(Transport& transport);
  void onDtlsState(Transport& transport);
  void declareFound();
  void onSelectedPair(Transport& transport);
  bool verify(Transport& transport);

  const Callbacks callbacks_;
  mutable base::Mutex mutex_;
  std::vector<std::shared_ptr<Transport>> transports_ HW_GUARDED_BY(mutex_);
  std::vector<std::string> fingerprints_ HW_GUARDED_BY(mutex_);
  gst::WeakPtr<GObject> ice_ HW_GUARDED_BY(mutex_);
  std::atomic<bool> verified_{false}, lost_{false}, refused_{false};
};

}  // namespace headwater::webrtc
