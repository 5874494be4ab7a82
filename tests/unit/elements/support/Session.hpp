// A WebRtcPeer and a browser, connected as an application's signalling would do it.
#pragma once

#include <memory>

#include "tests/unit/elements/support/BrowserPeer.hpp"
#include "tests/unit/elements/support/Recorder.hpp"

namespace headwater::media::test {

/// One for the tests of this process, on a port that is free.
std::shared_ptr<IceHub> testHub();

/// The browser offers, the peer answers, candidates trickle both ways. Closes the peer at its end.
/// The peer is reached through testHub() unless its options name another, or a STUN or TURN server.
class Session {
 public:
  enum class Ice { hub, libnice };
  explicit Session(BrowserOptions browser, WebRtcPeerOptions options = {}, Ice ice = Ice::hub);
  ~Session();

  /// The parts of connect(), for tests that do something in between.
  void negotiate();
  void trickle();
  void connect();
  /// The peer offers instead.
  void connectByOffer(const OfferOptions& options = {});

  WebRtcPeer& peer() { return *peer_; }
  const std::shared_ptr<WebRtcPeer>& shared() const { return peer_; }
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
  std::shared_ptr<WebRtcPeer> peer_;
  std::unique_ptr<BrowserPeer> browser_;
  std::vector<std::shared_ptr<Link>> links_;
};

}  // namespace headwater::media::test
