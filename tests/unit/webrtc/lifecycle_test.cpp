// Beginnings and ends: what is left behind, what is noticed, what is cleaned away.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <thread>

#include "elements/webrtc/PeerPipeline.hpp"
#include "elements/webrtc/WebRtcPeerImpl.hpp"
#include "tests/support/Eventually.hpp"
#include "tests/support/media/Network.hpp"
#include "tests/support/media/Session.hpp"
#include "tests/support/media/TurnServer.hpp"

using namespace headwater::base;
using namespace headwater::test;
using namespace headwater::track;
using namespace headwater::webrtc;
using namespace std::chrono_literals;

namespace {

size_t entries(const char* folder) {
  size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
  return count;
}
size_t threads() {
  return entries("/proc/self/task");
}
size_t descriptors() {
  return entries("/proc/self/fd");
}

void connectAndClose() {
  Session session({.sendVideo = "VP8", .channel = "chat"}, {.useDataChannels = true});
  session.connect();
  BOOST_REQUIRE(session.waitConnected());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(peer_lifecycle)

BOOST_AUTO_TEST_CASE(fifty_connections_leave_no_thread_and_no_descriptor) {
  for (int i = 0; i < 3; ++i) connectAndClose();  // what is made once stays
  std::this_thread::sleep_for(200ms);
  const size_t threadsBefore = threads(), descriptorsBefore = descriptors();
  for (int i = 0; i < 50; ++i) connectAndClose();
  BOOST_TEST(eventually([&] { return threads() <= threadsBefore; }),
             threads() << " threads, " << threadsBefore << " before");
  BOOST_TEST(eventually([&] { return descriptors() <= descriptorsBefore; }),
             descriptors() << " descriptors, " << descriptorsBefore << " before");
  BOOST_TEST(WebRtcPeerImpl::alive() == 0);
  BOOST_TEST(PeerPipeline::lingering() == 0);
}

BOOST_AUTO_TEST_CASE(viewers_that_come_and_go_leave_nothing_at_the_presenter) {
  Session presenter({.sendVideo = "VP8"});
  presenter.connect();
  BOOST_REQUIRE(presenter.waitConnected());
  for (int i = 0; i < 10; ++i) {
    Session viewer({.receiveVideo = "VP8", .decode = false});
    viewer.attachTo(presenter);
    viewer.connect();
    BOOST_REQUIRE(viewer.browser().waitForPackets(Kind::video, 5));
  }
  BOOST_TEST(presenter.peer().track(Kind::video)->sinks() == 0u);
}

BOOST_AUTO_TEST_CASE(closing_at_any_moment_is_quick_and_clean) {
  for (const auto delay : {0ms, 1ms, 5ms, 20ms, 50ms, 100ms, 200ms, 400ms}) {
    Session presenter({.sendVideo = "VP8"}), viewer({.receiveVideo = "VP8"});
    viewer.attachTo(presenter);
    presenter.connect();
    viewer.connect();
    std::this_thread::sleep_for(delay);
    const auto start = std::chrono::steady_clock::now();
    viewer.closePeer();
    presenter.closePeer();
    BOOST_TEST((std::chrono::steady_clock::now() - start < 4s));
    BOOST_TEST(!presenter.events().seen().failure(Failure::Code::internal));
  }
  BOOST_TEST(PeerPipeline::lingering() == 0);
}

BOOST_AUTO_TEST_CASE(two_threads_may_close_at_once) {
  Session session({.sendVideo = "VP8"});
  session.connect();
  BOOST_REQUIRE(session.waitConnected());
  std::thread other([&] { session.closePeer(); });
  session.closePeer();
  other.join();
}

BOOST_AUTO_TEST_CASE(peer_that_never_negotiated_closes) {
  const auto peer = WebRtcPeer::create({}, std::make_shared<Recorder>());
  BOOST_REQUIRE(peer);
  (*peer)->close();
}

BOOST_AUTO_TEST_CASE(observer_may_go_before_the_peer) {
  auto observer = std::make_shared<Recorder>();
  const auto peer = WebRtcPeer::create({}, observer);
  BOOST_REQUIRE(peer);
  observer.reset();
  BrowserPeer browser({.sendVideo = "VP8"});
  const auto answer = (*peer)->processOffer(browser.createOffer());
  BOOST_REQUIRE(answer);
  browser.acceptAnswer(*answer);
  (*peer)->close();
}

BOOST_AUTO_TEST_CASE(a_browser_that_is_gone_is_noticed) {
  Session presenter({.sendVideo = "VP8"}), viewer({.receiveVideo = "VP8"});
  presenter.connect();
  viewer.attachTo(presenter);
  viewer.connect();
  BOOST_REQUIRE(viewer.browser().waitForFrames(10));
  const auto gone = [](const Recorder::Seen& seen) {
    return !seen.connection.empty() && seen.connection.back() == ConnectionState::disconnected;
  };
  viewer.killBrowser();
  BOOST_TEST(viewer.events().waitFor(gone, 30s));
  std::this_thread::sleep_for(300ms);  // of packets that are still sent
  BOOST_TEST(!viewer.peer().flowing(FlowDirection::in, Kind::video));
  presenter.killBrowser();
  BOOST_TEST(presenter.events().waitFor(gone, 30s));
  BOOST_TEST(!presenter.peer().flowing(FlowDirection::out, Kind::video));
}

BOOST_AUTO_TEST_CASE(stun_server_is_asked_for_our_address) {
  const UdpListener server;
  Session session({.sendVideo = "VP8"}, {.stunServer = hostAddress() + ":" + std::to_string(server.port())});
  session.connect();
  const auto request = server.receive(15s);
  BOOST_REQUIRE(request.size() >= 20);
  BOOST_TEST(request[0] == 0x00);  // RFC 8489: binding request
  BOOST_TEST(request[1] == 0x01);
  BOOST_TEST(session.waitConnected());
}

BOOST_AUTO_TEST_CASE(turn_server_gives_a_relayed_candidate) {
  const TurnServer server;
  Session session({.sendVideo = "VP8"},
                  {.turnUrl = "me:secret@" + hostAddress() + ":" + std::to_string(server.port())});
  session.connect();
  BOOST_TEST(session.events().waitFor([](const Recorder::Seen& seen) {
    return std::any_of(seen.candidates.begin(), seen.candidates.end(), [](const IceCandidate& candidate) {
      return candidate.candidate.find("typ relay") != std::string::npos;
    });
  }));
  BOOST_TEST(session.waitConnected());
}

BOOST_AUTO_TEST_SUITE_END()
