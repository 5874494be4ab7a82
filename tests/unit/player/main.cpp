#define BOOST_TEST_MODULE unit_player
#include <boost/test/unit_test.hpp>

#include "elements/gst/Teardown.hpp"
#include "elements/player/Player.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

namespace {

struct GStreamer {
  GStreamer() {
    auto& suite = boost::unit_test::framework::master_test_suite();
    BOOST_REQUIRE(headwater::media::initialize(&suite.argc, &suite.argv));
  }
  // The last test: whatever outlived the test that made it is a leak.
  ~GStreamer() {
    BOOST_TEST(headwater::gst::awaitTeardowns(std::chrono::seconds(20)));
    BOOST_TEST(headwater::media::playerMetrics().players == 0u);
  }
};

}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(GStreamer);
