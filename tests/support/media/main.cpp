// The main of every suite of the media path: starts it as the server does, and looks at the end for what
// outlived its test. BOOST_TEST_MODULE is the suite's name, see tests/CMakeLists.txt.
#include <boost/test/unit_test.hpp>
#include <thread>

#include "elements/gst/Teardown.hpp"
#include "elements/platform/Platform.hpp"
#include "elements/player/Player.hpp"
#include "elements/webrtc/PeerPipeline.hpp"
#include "elements/webrtc/Plugins.hpp"
#include "elements/webrtc/WebRtcPeerImpl.hpp"

namespace {

using headwater::webrtc::PeerPipeline;
using headwater::webrtc::WebRtcPeerImpl;

struct MediaPath {
  MediaPath() {
    auto& suite = boost::unit_test::framework::master_test_suite();
    BOOST_REQUIRE(headwater::platform::initialize(&suite.argc, &suite.argv));
    BOOST_REQUIRE(headwater::webrtc::checkPlugins());
  }
  ~MediaPath() {
    for (int i = 0; i < 100 && (WebRtcPeerImpl::alive() > 0 || PeerPipeline::lingering() > 0); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    BOOST_TEST(WebRtcPeerImpl::alive() == 0, WebRtcPeerImpl::alive() << " peers outlived their tests");
    BOOST_TEST(PeerPipeline::lingering() == 0, PeerPipeline::lingering() << " pipelines never ended");
    BOOST_TEST(headwater::gst::awaitTeardowns(std::chrono::seconds(20)));
    BOOST_TEST(headwater::player::playerMetrics().players == 0u);
  }
};

}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(MediaPath);
