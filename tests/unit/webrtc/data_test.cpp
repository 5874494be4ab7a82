// Data channels through real SCTP.
#include <boost/test/unit_test.hpp>

#include "tests/support/media/Session.hpp"

using namespace headwater::base;
using namespace headwater::test;
using namespace headwater::track;
using namespace headwater::webrtc;

namespace {

const WebRtcPeerOptions kWithData{.useDataChannels = true};

std::shared_ptr<Link> connectData(Session& from, Session& to) {
  auto link = to.peer().attach(from.peer().track(Kind::data));
  BOOST_REQUIRE(link);
  return *link;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(peer_data)

BOOST_AUTO_TEST_CASE(presenter_to_all_viewers_and_back) {
  Session presenter({.sendVideo = "VP8", .channel = "chat"}, kWithData);
  Session first({.receiveVideo = "VP8", .channel = "chat"}, kWithData);
  Session second({.receiveVideo = "VP8", .channel = "chat"}, kWithData);
  const std::vector<std::shared_ptr<Link>> links{
      connectData(presenter, first), connectData(presenter, second), connectData(first, presenter),
      connectData(second, presenter)};
  for (auto* session : {&presenter, &first, &second}) {
    session->connect();
    BOOST_REQUIRE(session->browser().waitForChannel());
    BOOST_REQUIRE(
        session->events().waitFor([](const Recorder::Seen& seen) { return !seen.channelsOpened.empty(); }));
  }
  const std::string binary("\x00\x01\xfe\xff", 4);
  presenter.browser().sendText("hello, viewers");
  presenter.browser().sendBinary(binary);
  for (auto* viewer : {&first, &second}) {
    BOOST_REQUIRE(viewer->browser().waitForMessages(2));
    BOOST_TEST(viewer->browser().messages() == (std::vector<std::string>{"t:hello, viewers", "b:" + binary}),
               boost::test_tools::per_element());
  }
  first.browser().sendText("from the first");
  second.browser().sendBinary(binary);
  BOOST_REQUIRE(presenter.browser().waitForMessages(2));
  auto back = presenter.browser().messages();
  std::sort(back.begin(), back.end());
  BOOST_TEST(back == (std::vector<std::string>{"b:" + binary, "t:from the first"}),
             boost::test_tools::per_element());
  for (auto* session : {&presenter, &first, &second}) {
    BOOST_TEST(session->events().seen().channelsOpened == std::vector<std::string>{"chat"},
               boost::test_tools::per_element());
    BOOST_TEST((session->events().waitFor(
        [](const Recorder::Seen& seen) { return seen.flows(FlowDirection::out, Kind::data); })));
  }
  // A message is counted when GStreamer has taken it, which may be after it has arrived.
  auto stats = presenter.peer().stats();
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  while (stats.dataChannels.size() == 1 && stats.dataChannels[0].messagesSent < 2 &&
         std::chrono::steady_clock::now() < end)
    stats = presenter.peer().stats();
  BOOST_REQUIRE(stats.dataChannels.size() == 1);
  BOOST_TEST(stats.dataChannels[0].messagesReceived == 2);
  BOOST_TEST(stats.dataChannels[0].messagesSent == 2);
  BOOST_TEST(stats.dataChannels[0].state == "open");
}

BOOST_AUTO_TEST_CASE(messages_before_the_channel_opens_are_kept) {
  Session presenter({.channel = "chat"}, kWithData), viewer({.channel = "chat"}, kWithData);
  const auto link = connectData(presenter, viewer);
  presenter.connect();
  BOOST_REQUIRE(presenter.browser().waitForChannel());
  presenter.browser().sendText("early");
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  viewer.connect();
  BOOST_REQUIRE(viewer.browser().waitForMessages(1));
  BOOST_TEST(viewer.browser().messages()[0] == "t:early");
}

BOOST_AUTO_TEST_CASE(server_opens_channels_in_either_role) {
  for (const bool peerOffers : {true, false}) {
    Session session({.sendVideo = "VP8", .channel = peerOffers ? "" : "theirs"}, kWithData);
    BOOST_REQUIRE(session.peer().createDataChannel({.label = "ours", .protocol = "p"}));
    if (peerOffers)
      session.connectByOffer({.audio = false});
    else
      session.connect();
    BOOST_TEST(session.events().waitFor([](const Recorder::Seen& seen) {
      return std::count(seen.channelsOpened.begin(), seen.channelsOpened.end(), "ours") == 1;
    }));
  }
}

BOOST_AUTO_TEST_CASE(channel_can_be_closed_by_its_id) {
  Session session({.channel = "chat"}, kWithData);
  session.connect();
  BOOST_REQUIRE(
      session.events().waitFor([](const Recorder::Seen& seen) { return !seen.channelIds.empty(); }));
  BOOST_TEST(!session.peer().closeDataChannel(999));
  BOOST_TEST(session.peer().closeDataChannel(session.events().seen().channelIds[0]).has_value());
  BOOST_TEST(
      session.events().waitFor([](const Recorder::Seen& seen) { return seen.channelsClosed.size() == 1; }));
}

BOOST_AUTO_TEST_CASE(offer_without_a_channel_still_has_its_section) {
  Session session({.sendVideo = "VP8"}, kWithData);
  session.connectByOffer({.audio = false});
  BOOST_TEST(session.offer.find("m=application") != std::string::npos);
  BOOST_REQUIRE(session.waitConnected());
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  BOOST_TEST(session.events().seen().channelsOpened.empty());
}

BOOST_AUTO_TEST_CASE(endpoint_without_data_channels_rejects_them) {
  Session session({.sendVideo = "VP8", .channel = "chat"});
  BOOST_TEST(!session.peer().createDataChannel({.label = "x"}));
  session.connect();
  BOOST_TEST(session.waitConnected());
  BOOST_TEST(session.answer.find("m=application 0") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
