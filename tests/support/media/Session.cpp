#include "tests/support/media/Session.hpp"

#include <boost/test/unit_test.hpp>

#include "elements/ice/IceHub.hpp"

namespace headwater::test {

namespace {

template <class T>
T required(base::Expected<T> result) {
  BOOST_REQUIRE_MESSAGE(result, (result ? "" : result.error().message));
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace

std::shared_ptr<ice::IceHub> testHub() {
  static const auto hub = required(ice::IceHub::start({}));
  return hub;
}

Session::Session(BrowserOptions browser, webrtc::WebRtcPeerOptions options, Ice ice)
    : events_(std::make_shared<Recorder>()) {
  if (!options.iceHub && ice == Ice::hub) options.iceHub = testHub();
  peer_ = required(webrtc::WebRtcPeer::create(std::move(options), events_));
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
  events_->forwardCandidate = [this](const webrtc::IceCandidate& candidate) {
    browser_->addCandidate(candidate);
  };
  browser_->trickleTo(peer_);
  required(peer_->gatherCandidates());
}

void Session::connect() {
  negotiate();
  trickle();
}

void Session::connectByOffer(const webrtc::OfferOptions& options) {
  offer = required(peer_->createOffer(options));
  answer = browser_->answer(offer);
  required(peer_->processAnswer(answer));
  trickle();
}

void Session::attachTo(Session& presenter) {
  for (const auto kind : {base::Kind::audio, base::Kind::video, base::Kind::data})
    if (const auto track = presenter.peer().track(kind)) links_.push_back(required(peer_->attach(track)));
}

}  // namespace headwater::test
