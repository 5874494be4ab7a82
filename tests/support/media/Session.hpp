// A WebRtcPeer and a browser, connected as an application's signalling would do it.
#pragma once

#include <memory>

#include "tests/support/media/BrowserPeer.hpp"
#include "tests/support/media/Recorder.hpp"

namespace headwater::test {

/// One for the tests of this process, on a port that is free.
std::shared_ptr<ice::IceHub> testHub();

/// The browser offers, the peer answers, candidates trickle both ways. Closes the peer at its end.
/// The peer is reached through testHub() unless its options name another, or a STUN or TURN server.
class Session {
 public:
  enum class Ice { hub, libnice };
  explicit Session(BrowserOptions browser, webrtc::WebRtcPeerOptions options = {}, Ice ice = Ice::hub);
  ~Session();

  /// The parts of connect(), for tests that do something in between.
  void negotiate();
  void trickle();
  void connect();
  /// The peer offers instead.
  void connectByOffer(const webrtc::OfferOptions& options = {});

  webrtc::WebRtcPeer& peer() { return *peer_; }
  const std::shared_ptr<webrtc::WebRtcPeer>& shared() const { return peer_; }
  BrowserPeer& browser() { return *browser_; }
  Recorder& events() { return *events_; }
  void attachTo(Session& presenter);
  void closePeer() { peer_->close(); }
  void killBrowser() { browser_.reset(); }
  bool waitConnected() {
    return events_->waitFor([](const Recorder::Seen& seen) { return seen.connected(); });
  }

  std::string offer, answer;

 private:
  std::shared_ptr<Recorder> events_;
  std::shared_ptr<webrtc::WebRtcPeer> peer_;
  std::unique_ptr<BrowserPeer> browser_;
  std::vector<std::shared_ptr<track::Link>> links_;
};

}  // namespace headwater::test
