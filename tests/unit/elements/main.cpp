#define BOOST_TEST_MODULE unit_elements
#include <boost/test/unit_test.hpp>

#include "elements/webrtc/WebRtcPeer.hpp"

namespace {

struct GStreamer {
  GStreamer() {
    auto& suite = boost::unit_test::framework::master_test_suite();
    BOOST_REQUIRE(headwater::media::initialize(&suite.argc, &suite.argv));
    BOOST_REQUIRE(headwater::media::checkPlugins());
  }
};

}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(GStreamer);
