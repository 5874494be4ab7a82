#include "tests/unit/elements/support/Session.hpp"

#include <boost/test/unit_test.hpp>

#include "elements/webrtc/IceHub.hpp"

namespace headwater::media::test {

namespace {

template <class T>
T required(Expected<T> result) {
  BOOST_REQUIRE_MESSAGE(result, (result ? "" : result.error().message));
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace

std::shared_ptr<IceHub> testHub() {
  static const auto hub = required(IceHub::start({}));
  return hub;
}

Session::Session(BrowserOptions browser, WebRtcPeerOptions options, Ice ice)
    : events_(std::make_shared<Recorder>()) {
  if (!options.iceHub && ice == Ice::hub) options.iceHub = testHub();
  peer_ = required(WebRtcPeer::create(std::move(options), events_));
  browser_ = std::make_unique<BrowserPeer>(std::move(browser));
}

Session::~Session() {
  peer_->close();  // nothing is reported after this
  browser_.reset();
}

void Session::negotiate() {
  offer = browser_->createOffer();
  answer = required(peer_->processOffer(offer));
  browser_->acceptAnswer(answer);
}

void Session::trickle() {
  events_->forwardCandidate = [this](const IceCandidate& candidate) { browser_->addCandidate(candidate); };
  browser_->trickleTo(peer_);
  required(peer_->gatherCandidates());
}

void Session::connect() {
  negotiate();
  trickle();
}

void Session::connectByOffer(const OfferOptions& options) {
  offer = required(peer_->createOffer(options));
  answer = browser_->answer(offer);
  required(peer_->processAnswer(answer));
  trickle();
}

void Session::attachTo(Session& presenter) {
  for (const auto kind : {Kind::audio, Kind::video, Kind::data})
    if (const auto track = presenter.peer().track(kind)) links_.push_back(required(peer_->attach(track)));
}

}  // namespace headwater::media::test
