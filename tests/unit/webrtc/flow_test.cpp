// Media from a presenter to viewers, decoded at the other end.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "elements/rtp/RtpHeader.hpp"
#include "tests/support/media/Session.hpp"

using namespace headwater::base;
using namespace headwater::rtp;
using namespace headwater::test;
using namespace headwater::track;
namespace data = boost::unit_test::data;

namespace {

bool flows(Session& session, FlowDirection direction, Kind kind) {
  return session.events().waitFor([=](const Recorder::Seen& seen) { return seen.flows(direction, kind); });
}

void connectPresenter(Session& presenter) {
  presenter.connect();
  BOOST_REQUIRE(presenter.waitConnected());
  BOOST_REQUIRE(flows(presenter, FlowDirection::out, Kind::video));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(peer_flow)

BOOST_AUTO_TEST_CASE(presenter_to_two_viewers_vp8_and_opus) {
  Session presenter({.sendVideo = "VP8", .sendAudio = true});
  connectPresenter(presenter);
  Session first({.receiveVideo = "VP8", .receiveAudio = true}),
      second({.receiveVideo = "VP8", .receiveAudio = true});
  first.attachTo(presenter);
  first.connect();
  second.connect();
  second.attachTo(presenter);
  for (auto* viewer : {&first, &second}) {
    BOOST_REQUIRE(viewer->waitConnected());
    BOOST_TEST(viewer->browser().waitForFrames(50));
    BOOST_TEST(viewer->browser().waitForLoudness(-30));
    BOOST_TEST(viewer->browser().frameCaps().find("width=(int)320") != std::string::npos);
    BOOST_TEST(flows(*viewer, FlowDirection::in, Kind::video));
    BOOST_TEST(flows(*viewer, FlowDirection::in, Kind::audio));
    BOOST_TEST(viewer->events().seen().failures.empty());
    BOOST_TEST(!viewer->events().seen().pairs.empty());
  }
  BOOST_TEST(presenter.peer().flowing(FlowDirection::out, Kind::video));
  BOOST_TEST(!presenter.peer().flowing(FlowDirection::in, Kind::video));
}

BOOST_DATA_TEST_CASE(codecs_pass_through, data::make({"VP8", "VP9", "H264"}), codec) {
  Session presenter({.sendVideo = codec});
  connectPresenter(presenter);
  BOOST_TEST(presenter.peer().track(Kind::video)->format().encodingName == codec);
  Session viewer({.receiveVideo = codec});
  viewer.attachTo(presenter);
  viewer.connect();
  BOOST_TEST(viewer.browser().waitForFrames(30));
  BOOST_TEST(viewer.events().seen().failures.empty());
}

// The encoder makes a keyframe every 120 s by itself, so one that comes was asked for.
BOOST_AUTO_TEST_CASE(late_joiner_gets_a_keyframe) {
  Session presenter({.sendVideo = "VP8"});
  connectPresenter(presenter);
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  Session viewer({.receiveVideo = "VP8"});
  viewer.attachTo(presenter);
  viewer.connect();
  BOOST_TEST(viewer.browser().waitForFrames(10));
  BOOST_TEST(presenter.browser().keyframeRequests() >= 1);
}

BOOST_AUTO_TEST_CASE(joiner_within_a_second_of_a_keyframe_needs_no_request) {
  // So often that the last one is young even while an encoder is starved.
  Session presenter({.sendVideo = "VP8", .keyframeDistance = 4});
  connectPresenter(presenter);
  Session viewer({.receiveVideo = "VP8"});
  viewer.attachTo(presenter);
  viewer.connect();
  BOOST_TEST(viewer.browser().waitForFrames(10));
  // What the viewer itself asks for, because its DTLS was ready a moment after ours, is none of the server's.
  uint64_t asked = 0;
  for (const auto& stream : viewer.peer().stats().outbound) asked += stream.pliCount + stream.firCount;
  BOOST_TEST(presenter.peer().track(Kind::video)->keyframeRequests() <= asked);
}

BOOST_DATA_TEST_CASE(peer_that_offers, data::make({"VP8", "H264"}), codec) {
  Session presenter({.sendVideo = codec, .sendAudio = true});
  connectPresenter(presenter);
  Session viewer({.receiveVideo = codec, .receiveAudio = true});
  viewer.attachTo(presenter);
  viewer.connectByOffer();
  BOOST_REQUIRE(viewer.waitConnected());
  BOOST_TEST(viewer.browser().waitForFrames(30));
  BOOST_TEST(viewer.browser().waitForLoudness(-30));
}

BOOST_AUTO_TEST_CASE(our_certificate_is_the_one_in_our_description) {
  for (const bool ecdsa : {true, false})
    for (const bool offers : {true, false}) {
      Session session({.sendVideo = "VP8"}, {.ecdsaCertificate = ecdsa});
      offers ? session.connectByOffer({.audio = false}) : session.connect();
      BOOST_REQUIRE(session.waitConnected());
      BOOST_TEST(session.browser().trustsPeer());
    }
}

BOOST_AUTO_TEST_CASE(presenter_to_whom_the_peer_offers) {
  Session presenter({.sendVideo = "VP8"});
  presenter.connectByOffer({.audio = false, .video = true});
  BOOST_REQUIRE(presenter.waitConnected());
  Session viewer({.receiveVideo = "VP8"});
  viewer.attachTo(presenter);
  viewer.connect();
  BOOST_TEST(viewer.browser().waitForFrames(30));
}

BOOST_AUTO_TEST_CASE(loopback_sends_and_receives_at_once) {
  Session self({.sendVideo = "VP8", .sendAudio = true, .receiveVideo = "VP8", .receiveAudio = true});
  self.attachTo(self);
  self.connect();
  BOOST_REQUIRE(self.waitConnected());
  BOOST_TEST(self.browser().waitForFrames(30));
  BOOST_TEST(self.browser().waitForLoudness(-30));
}

BOOST_AUTO_TEST_CASE(viewer_that_waits_for_its_presenter) {
  Session presenter({.sendVideo = "VP8"}), viewer({.receiveVideo = "VP8"});
  viewer.attachTo(presenter);
  viewer.connect();
  BOOST_REQUIRE(viewer.waitConnected());
  connectPresenter(presenter);
  BOOST_TEST(viewer.browser().waitForFrames(10));
}

BOOST_AUTO_TEST_CASE(second_attach_switches_the_source_without_a_break) {
  Session one({.sendVideo = "VP8"}), two({.sendVideo = "VP8"});
  connectPresenter(one);
  connectPresenter(two);
  Session viewer({.receiveVideo = "VP8"});
  viewer.attachTo(one);
  viewer.connect();
  BOOST_REQUIRE(viewer.browser().waitForFrames(20));
  viewer.attachTo(two);
  const int before = viewer.browser().frames();
  BOOST_TEST(viewer.browser().waitForFrames(before + 40));
  // One SSRC throughout, numbers without a jump.
  int last = -1, gaps = 0;
  uint32_t ssrc = 0;
  for (const auto& packet : viewer.browser().receivedHeaders()) {
    const auto header = parseRtpHeader(packet);
    if (!header) continue;
    if (ssrc != 0) BOOST_TEST(header->ssrc == ssrc);
    ssrc = header->ssrc;
    if (last >= 0 && std::abs(sequenceDistance(static_cast<uint16_t>(last), header->sequence)) > 50) ++gaps;
    last = header->sequence;
  }
  BOOST_TEST(gaps == 0);
  BOOST_TEST(last >= 0);
}

BOOST_AUTO_TEST_CASE(closing_a_link_ends_its_flow) {
  Session presenter({.sendVideo = "VP8"}), viewer({.receiveVideo = "VP8"});
  connectPresenter(presenter);
  auto link = viewer.peer().attach(presenter.peer().track(Kind::video));
  BOOST_REQUIRE(link);
  viewer.connect();
  BOOST_REQUIRE(viewer.browser().waitForFrames(10));
  (*link)->close();
  BOOST_TEST(!viewer.peer().flowing(FlowDirection::in, Kind::video));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  const int packets = viewer.browser().packets(Kind::video);
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  BOOST_TEST(viewer.browser().packets(Kind::video) == packets);
}

BOOST_AUTO_TEST_CASE(flow_stops_with_the_presenter) {
  Session viewer({.receiveVideo = "VP8"});
  {
    Session presenter({.sendVideo = "VP8"});
    connectPresenter(presenter);
    viewer.attachTo(presenter);
    viewer.connect();
    BOOST_REQUIRE(viewer.browser().waitForFrames(10));
  }
  BOOST_TEST(viewer.events().waitFor(
      [](const Recorder::Seen& seen) { return !seen.flows(FlowDirection::in, Kind::video); }));
}

BOOST_AUTO_TEST_CASE(the_graph_shows_the_tee_with_its_viewers) {
  Session presenter({.sendVideo = "VP8"}), viewer({.receiveVideo = "VP8"}, {.name = "pipeline/someone"});
  connectPresenter(presenter);
  viewer.attachTo(presenter);
  viewer.connect();
  BOOST_REQUIRE(viewer.browser().waitForFrames(10));
  const auto watched = presenter.peer().dot(false);
  BOOST_TEST(watched.find("fanout-video") != std::string::npos);
  BOOST_TEST(watched.find("viewer_someone") != std::string::npos);
  viewer.closePeer();
  const auto alone = presenter.peer().dot(false);
  BOOST_TEST(alone.find("fanout-video") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(statistics_count_what_passed) {
  Session presenter({.sendVideo = "VP8", .sendAudio = true}),
      viewer({.receiveVideo = "VP8", .receiveAudio = true});
  connectPresenter(presenter);
  viewer.attachTo(presenter);
  viewer.connect();
  BOOST_REQUIRE(viewer.browser().waitForFrames(50));
  const auto in = presenter.peer().stats(), out = viewer.peer().stats();
  BOOST_REQUIRE(in.inbound.size() == 2);
  BOOST_REQUIRE(out.outbound.size() == 2);
  for (const auto& stream : in.inbound) BOOST_TEST(stream.packets > 20);
  for (const auto& stream : out.outbound) {
    BOOST_TEST(stream.packets > 20);
    BOOST_TEST(stream.packetsDropped == 0);
    BOOST_TEST(stream.codec == (stream.kind == Kind::video ? "VP8" : "OPUS"));
  }
  BOOST_TEST(out.candidatePairs.size() == 1);
  // What the viewer reports answers our reports, which comes to a round trip. Two of its reports may be 7.5 s
  // apart (RFC 3550 section 6.2).
  bool reported = false;
  for (int i = 0; i < 600 && !reported; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    const auto now = viewer.peer().stats().outbound;
    reported =
        std::all_of(now.begin(), now.end(), [](const auto& each) { return each.roundTripTimeSeconds > 0; });
  }
  BOOST_TEST(reported);
  const auto capture = presenter.peer().track(Kind::video)->clockMapping();
  BOOST_REQUIRE(capture);
  BOOST_TEST(capture->clockRate == 90000u);
  BOOST_TEST(viewer.peer().dot(false).find("digraph") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
