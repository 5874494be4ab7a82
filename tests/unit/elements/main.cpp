#define BOOST_TEST_MODULE unit_elements
#include <boost/test/unit_test.hpp>
#include <thread>

#include "elements/webrtc/PeerPipeline.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"
#include "elements/webrtc/WebRtcPeerImpl.hpp"

namespace {

using headwater::media::PeerPipeline;
using headwater::media::WebRtcPeerImpl;

struct GStreamer {
  GStreamer() {
    auto& suite = boost::unit_test::framework::master_test_suite();
    BOOST_REQUIRE(headwater::media::initialize(&suite.argc, &suite.argv));
    BOOST_REQUIRE(headwater::media::checkPlugins());
  }
  // The last test: whatever outlived the test that made it is a leak.
  ~GStreamer() {
    for (int i = 0; i < 100 && (WebRtcPeerImpl::alive() > 0 || PeerPipeline::lingering() > 0); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    BOOST_TEST(WebRtcPeerImpl::alive() == 0, WebRtcPeerImpl::alive() << " peers outlived their tests");
    BOOST_TEST(PeerPipeline::lingering() == 0, PeerPipeline::lingering() << " pipelines never ended");
  }
};

}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(GStreamer);
