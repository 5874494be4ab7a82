// The GstPipeline of one peer, with its webrtcbin: how it is made and how it ends.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/gst/Bus.hpp"
#include "elements/gst/PadProbe.hpp"
#include "elements/gst/Signal.hpp"
#include "elements/net/Route.hpp"
#include "elements/webrtc/Certificate.hpp"
#include "elements/webrtc/NiceRoute.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::ice {
class Agent;
}

namespace headwater::webrtc {

/// Thread-safe but for create(). Callbacks are made on GStreamer's threads.
class PeerPipeline {
 public:
  struct Callbacks {
    std::function<void(const base::Failure&)> onFailure;
    /// An element came to be somewhere inside webrtcbin; `factory` is what made it.
    std::function<void(GstElement* element, const std::string& factory)> onElement;
    /// A candidate that libnice found, and that it has found all. Not when the hub serves this peer.
    std::function<void(unsigned section, const std::string& candidate)> onCandidate;
    std::function<void()> onGathered;
    std::function<void()> onConnectionState;  ///< webrtcbin's is another
  };

  /// Made and set to PLAYING.
  static base::Expected<std::unique_ptr<PeerPipeline>> create(const WebRtcPeerOptions& options,
                                                              Callbacks callbacks);
  ~PeerPipeline();

  /// Null after shutdown().
  gst::Ptr<GstElement> webrtcbin() const;
  /// The pipeline, for elements that may outlive it; empty after shutdown().
  gst::WeakPtr<GstElement> host() const;

  /// Nothing is called back from here on; a call that is being made may still end.
  void disconnect();
  /// Ends the pipeline on a thread of its own and waits for that, at most `deadline`. False when it did not
  /// end in time: the pipeline then lingers (see lingering()) until GStreamer lets go of it.
  bool shutdown(std::chrono::milliseconds deadline);

  /// Where protected packets of a transport leave; transports in the order in which webrtcbin made them. Null
  /// after shutdown() and for one that is not there. Nothing leaves by it after shutdown().
  std::shared_ptr<net::Route> route(size_t transport);

  std::string dot(bool verbose) const;
  /// What DTLS was given; with an empty PEM text GStreamer makes its own.
  const DtlsCertificate& certificate() const { return *certificate_; }

  /// Whether the hub serves this peer: its descriptions then say a=ice-lite (RFC 8839 5.3).
  bool iceLite() const { return agent_ != nullptr; }
  const std::shared_ptr<ice::Agent>& agent() const { return agent_; }

  /// Pipelines whose shutdown missed its deadline and has not ended since.
  static int lingering();

 private:
  PeerPipeline() = default;
  base::Expected<void> build(const WebRtcPeerOptions& options);
  void connectSignals();

  /// What handlers of webrtcbin's threads need; one may still be running when this object ends.
  struct Tuning;

  std::shared_ptr<const Callbacks> callbacks_;
  std::shared_ptr<const DtlsCertificate> certificate_;
  std::shared_ptr<ice::Agent> agent_;
  mutable base::Mutex mutex_;
  gst::Ptr<GstElement> pipeline_ HW_GUARDED_BY(mutex_), webrtcbin_ HW_GUARDED_BY(mutex_);
  std::vector<std::shared_ptr<NiceRoute>> routes_ HW_GUARDED_BY(mutex_);
  std::vector<gst::SignalConnection> signals_ HW_GUARDED_BY(mutex_);
  std::optional<gst::Bus> bus_;
  gst::SignalConnection elementAdded_;
};

}  // namespace headwater::webrtc
