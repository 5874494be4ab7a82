// The main job over the wire: a presenter's media reaches viewers, and nobody else's trouble does.
#include <boost/test/unit_test.hpp>
#include <set>
#include <vector>

#include "tests/integration/Room.hpp"

using namespace headwater::test;
using headwater::base::Kind;

BOOST_FIXTURE_TEST_SUITE(media, Room)

BOOST_AUTO_TEST_CASE(viewers_see_and_hear_the_presenter_and_go_without_disturbing_each_other) {
  auto& presenter = present();
  auto& first = view(presenter);
  auto& second = view(presenter);
  for (auto* viewer : {&first, &second}) {
    BOOST_REQUIRE(viewer->browser().waitForFrames(30));
    BOOST_TEST(viewer->browser().waitForLoudness(-30));
    BOOST_TEST(state(*viewer) == "CONNECTED");
    // It sends no media: its reports are what tells that media goes its way.
    BOOST_TEST(eventually([&] { return client.invoke(viewer->id(), "getMediaState") == "CONNECTED"; }));
  }
  const auto stats = client.invoke(first.id(), "getStats", object({{"mediaType", "VIDEO"}}));
  bool sent = false;
  for (const auto& record : stats)
    if (record["__type__"] == "RTCOutboundRTPStreamStats") sent = record["packetsSent"].asInt64() >= 10;
  BOOST_TEST(sent, stats.toStyledString());
  BOOST_TEST(client.invoke(presenter.id(), "isMediaFlowingOut", object({{"mediaType", "VIDEO"}})).asBool());
  BOOST_TEST(client.invoke(first.id(), "isMediaFlowingIn", object({{"mediaType", "VIDEO"}})).asBool());
  BOOST_TEST(client.invoke(pipeline, "getGstreamerDot").asString().find("webrtcbin") != std::string::npos);

  leave(first);
  const int before = second.browser().frames();
  BOOST_TEST(second.browser().waitForFrames(before + 30));
}

BOOST_AUTO_TEST_CASE(a_keyframe_is_asked_of_whoever_sends_what_the_endpoint_shows) {
  const auto request = [&](const Peer& peer) {
    return client.error("invoke", object({{"object", peer.id()}, {"operation", "requestKeyframe"}}));
  };
  auto& presenter = present();
  auto& viewer = add(kViewer);
  BOOST_TEST(request(viewer)["code"].asInt() == 40111);  // not negotiated
  viewer.negotiate();
  BOOST_TEST(request(viewer)["code"].asInt() == 40111);  // nothing to show, and its peer sends nothing
  link(presenter, viewer);
  BOOST_REQUIRE(viewer.browser().waitForFrames(10));
  for (auto* asked : {&viewer, &presenter}) {
    const int before = presenter.browser().keyframeRequests();
    BOOST_TEST(eventually([&] {
      client.invoke(asked->id(),
                    "requestKeyframe");  // merged with those before: at most one a second goes out
      return presenter.browser().keyframeRequests() > before;
    }));
  }
}

BOOST_AUTO_TEST_CASE(the_components_of_dtls_have_their_names) {
  const std::set<std::string> bundled = {"[bundle/dtlssrtpdec]", "[bundle/dtlssrtpenc]"};
  auto& presenter = add(kPresenter);
  client.subscribe(presenter.id(), "DtlsConnectionStateChange");
  presenter.negotiate();
  std::set<std::string> told, known;
  while (told.size() < 2) {
    const auto event = client.nextEvent("DtlsConnectionStateChange");
    BOOST_REQUIRE(event);
    if ((*event)["data"]["state"] == "CONNECTED") told.insert((*event)["data"]["componentId"].asString());
  }
  for (const auto& each : client.invoke(presenter.id(), "getDtlsConnectionState")) {
    BOOST_TEST(each["state"] == "CONNECTED");
    known.insert(each["componentId"].asString());
  }
  BOOST_TEST(told == bundled, boost::test_tools::per_element());
  BOOST_TEST(known == bundled, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(latency_is_told_when_the_pipeline_is_asked_to_measure_it) {
  auto& presenter = present();
  auto& viewer = view(presenter);
  BOOST_REQUIRE(viewer.browser().waitForFrames(10));
  const auto latencies = [&](const char* field) {
    return client.invoke(viewer.id(), "getStats")[viewer.id()][field];
  };
  BOOST_TEST(latencies("E2ELatency").empty());
  client.invoke(pipeline, "setLatencyStats", object({{"latencyStats", true}}));
  for (const auto* field : {"E2ELatency", "inputLatency"}) {
    const auto told = latencies(field);
    BOOST_TEST_CONTEXT(told.toStyledString()) {
      BOOST_REQUIRE(told.size() == 2);
      for (const auto& each : told) {
        BOOST_TEST(each["avg"].asDouble() > 0);
        BOOST_TEST(each["avg"].asDouble() < 1e9);  // nanoseconds; packets take microseconds
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_presenter_is_told_that_nothing_is_transcoded) {
  auto& presenter = present();
  client.subscribe(presenter.id(), "MediaTranscodingStateChanged");
  view(presenter);
  std::set<std::string> kinds;
  for (int i = 0; i < 2; ++i) {
    const auto event = client.nextEvent("MediaTranscodingStateChanged");
    BOOST_REQUIRE(event);
    BOOST_TEST((*event)["data"]["state"] == "NOT_TRANSCODING");
    kinds.insert((*event)["data"]["mediaType"].asString());
  }
  BOOST_TEST(kinds == (std::set<std::string>{"AUDIO", "VIDEO"}), boost::test_tools::per_element());
  view(presenter);  // another viewer changes nothing
  BOOST_TEST(!client.nextEvent("MediaTranscodingStateChanged", std::chrono::milliseconds(500)));
}

BOOST_AUTO_TEST_CASE(a_viewer_may_be_connected_before_its_offer_comes) {
  auto& presenter = present();
  auto& viewer = add(kViewer);
  link(presenter, viewer);
  viewer.negotiate();
  BOOST_TEST(viewer.browser().waitForFrames(10));
}

BOOST_AUTO_TEST_CASE(a_viewer_that_is_there_first_sees_the_presenter_that_comes) {
  auto& presenter = add(kPresenter);
  auto& viewer = add(kViewer);
  link(presenter, viewer);
  viewer.negotiate();
  presenter.negotiate();
  BOOST_TEST(viewer.browser().waitForFrames(10));
}

BOOST_AUTO_TEST_CASE(text_and_bytes_go_to_every_viewer_and_back) {
  bool connectionTold = false;
  auto& presenter = present();
  auto& first = view(presenter);
  auto& second = view(presenter);
  for (auto* peer : {&presenter, &first, &second}) BOOST_REQUIRE(peer->browser().waitForChannel());
  for (int i = 0; i < 3; ++i) BOOST_REQUIRE(client.nextEvent("DataChannelOpened"));
  for (const auto& record : client.invoke(first.id(), "getStats", object({{"mediaType", "DATA"}})))
    if (record["__type__"] == "RTCPeerConnectionStats") {
      BOOST_TEST(record["type"] == "session");
      BOOST_TEST(record["dataChannelsOpened"].asInt() == 1);
      BOOST_TEST(record["dataChannelsClosed"].asInt() == 0);
      connectionTold = true;
    }
  BOOST_TEST(connectionTold);
  presenter.browser().sendText("hello");
  presenter.browser().sendBinary("\x01\x02");
  for (auto* viewer : {&first, &second}) {
    BOOST_REQUIRE(viewer->browser().waitForMessages(2));
    BOOST_TEST(viewer->browser().messages()[0] == "t:hello");
    BOOST_TEST(viewer->browser().messages()[1] == "b:\x01\x02");
  }
  second.browser().sendText("question");
  BOOST_REQUIRE(presenter.browser().waitForMessages(1));
  BOOST_TEST(presenter.browser().messages()[0] == "t:question");
  BOOST_TEST(first.browser().messages().size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_peer_with_another_certificate_gets_an_error_and_no_media_passes) {
  auto& presenter = present();
  auto& honest = view(presenter);
  auto& thief = add(kViewer);
  link(presenter, thief);
  thief.negotiate([](std::string offer) {
    for (size_t at = 0; (at = offer.find("a=fingerprint:sha-256 ", at)) != std::string::npos; at += 22)
      offer.replace(at + 22, 5, offer.substr(at + 22, 5) == "00:00" ? "11:11" : "00:00");
    return offer;
  });
  const auto error = errorOf(thief);
  BOOST_REQUIRE(error);
  BOOST_TEST((*error)["description"].asString().find("ertificate") != std::string::npos,
             (*error)["description"]);
  BOOST_TEST(honest.browser().waitForFrames(30));
  BOOST_TEST(thief.browser().packets(Kind::video) == 0);
  BOOST_TEST(thief.browser().packets(Kind::audio) == 0);
  BOOST_TEST(state(thief) == "DISCONNECTED");
}

BOOST_AUTO_TEST_CASE(releasing_the_pipeline_brings_threads_and_descriptors_back) {
  const auto round = [&] {
    auto& presenter = present();
    for (int i = 0; i < 3; ++i) view(presenter);
    for (size_t i = 1; i < peers.size(); ++i) BOOST_REQUIRE(peers[i]->browser().waitForFrames(5));
    client.release(pipeline);
    {
      std::lock_guard lock(mutex);
      peers.clear();
    }
    pipeline = client.create("MediaPipeline");
  };
  round();  // what is made once stays
  std::this_thread::sleep_for(std::chrono::seconds(2));
  const size_t threads = server.threads(), descriptors = server.descriptors();
  for (int i = 0; i < 3; ++i) round();
  BOOST_TEST(eventually([&] { return server.threads() <= threads && server.descriptors() <= descriptors; }),
             "threads " << threads << " -> " << server.threads() << ", descriptors " << descriptors << " -> "
                        << server.descriptors());
}

BOOST_AUTO_TEST_SUITE_END()
