// A WebRtcPeer and a browser, connected as an application's signalling would do it.
#pragma once

#include <memory>

#include "tests/unit/elements/support/BrowserPeer.hpp"
#include "tests/unit/elements/support/Recorder.hpp"

namespace headwater::media::test {

/// The browser offers, the peer answers, candidates trickle both ways. Closes the peer at its end.
class Session {
 public:
  explicit Session(BrowserOptions browser, WebRtcPeerOptions options = {});
  ~Session();

  /// The parts of connect(), for tests that do something in between.
  void negotiate();
  void trickle();
  void connect();
  /// The peer offers instead.
  void connectByOffer(const OfferOptions& options = {});

  WebRtcPeer& peer() { return *peer_; }
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
