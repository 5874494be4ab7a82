// When media may go through, and what becomes of it when the connection is lost.
#pragma once

#include <atomic>

#include "elements/webrtc/PeerParts.hpp"

namespace headwater::webrtc {

/// Media goes out only when ICE and DTLS are up, the certificate is verified and the keys are there: an
/// earlier push would block webrtcbin's send bin, and with it everything behind, for good. Held by
/// shared_ptr. Threads: on...() are called by GStreamer's, the rest by any.
class MediaGate : public std::enable_shared_from_this<MediaGate> {
 public:
  explicit MediaGate(std::shared_ptr<const PeerParts> parts) : parts_(std::move(parts)) {}

  bool connected() const { return connected_; }
  /// A section was negotiated by which the peer sends.
  void expectMedia() { receives_ = true; }
  bool expectsMedia() const { return receives_; }
  /// Opens when all is there; for whoever brings what may have been missing.
  void openWhenConnected();

  void onVerified();
  void onKeys() { activate(); }
  void onRtcp(std::span<const uint8_t> packet);
  void onLost();
  void onFound();

 private:
  void activate();
  void shortenRtcp(const std::vector<TransportKeys>& keys);

  const std::shared_ptr<const PeerParts> parts_;
  std::atomic<bool> connected_{false}, receives_{false}, shortened_{false};
};

}  // namespace headwater::webrtc
