#include <boost/test/unit_test.hpp>

#include "tests/unit/elements/support/Session.hpp"

using namespace headwater::media;
using namespace headwater::media::test;

BOOST_AUTO_TEST_SUITE(peer_flow)

BOOST_AUTO_TEST_CASE(presenter_to_two_viewers_vp8) {
  Session presenter({.sendVideo = "VP8", .sendAudio = true});
  presenter.connect();
  BOOST_REQUIRE(presenter.waitConnected());
  BOOST_REQUIRE(presenter.events().waitFor(
      [](const Recorder::Seen& seen) { return seen.flows(FlowDirection::out, Kind::video); }));
  Session first({.receiveVideo = "VP8", .receiveAudio = true}), second({.receiveVideo = "VP8", .receiveAudio = true});
  first.attachTo(presenter);
  first.connect();
  second.connect();
  second.attachTo(presenter);
  for (auto* viewer : {&first, &second}) {
    BOOST_REQUIRE(viewer->waitConnected());
    BOOST_TEST(viewer->browser().waitForFrames(50));
    BOOST_TEST(viewer->browser().waitForLoudness(-30));
    BOOST_TEST(viewer->browser().frameCaps().find("width=(int)320") != std::string::npos);
    BOOST_TEST(viewer->events().seen().failures.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
