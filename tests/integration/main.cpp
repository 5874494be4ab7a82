#define BOOST_TEST_MODULE integration
#include <boost/test/unit_test.hpp>

#include "elements/platform/Platform.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

namespace {

/// For the webrtcbins that play the browsers; the server is a process of its own.
struct GStreamer {
  GStreamer() { BOOST_REQUIRE(headwater::platform::initialize(nullptr, nullptr)); }
};

}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(GStreamer);
