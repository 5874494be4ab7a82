// Ways to a viewer that are not UDP on the server's one port.
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "tests/integration/Room.hpp"
#include "tests/support/media/TurnServer.hpp"

using namespace headwater::test;

namespace {

std::string only(const std::string& candidate, const std::string& part) {
  return candidate.find(part) == std::string::npos ? "" : candidate;
}

/// The same address with a port of nobody.
std::string atPort(const std::string& candidate, int port) {
  std::istringstream in(candidate);
  std::string out, token;
  for (int i = 0; in >> token; ++i) out += (i ? " " : "") + (i == 5 ? std::to_string(port) : token);
  return out;
}

struct Ways : Room {
  /// A record of that kind in an endpoint's statistics; null when there is none.
  Json::Value record(const Json::Value& stats, const std::string& type) {
    for (const auto& each : stats)
      if (each["__type__"] == type) return each;
    return {};
  }
  /// What the endpoint says was selected.
  std::string selected(const Peer& peer, const std::string& side) {
    while (auto event = client.nextEvent("NewCandidatePairSelected"))
      if ((*event)["data"]["source"] == peer.id()) return (*event)["data"]["candidatePair"][side].asString();
    return {};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(ways, Ways)

BOOST_AUTO_TEST_CASE(statistics_tell_the_pair_and_what_went_by_it) {
  auto& presenter = present();
  auto& viewer = view(presenter);
  BOOST_REQUIRE(viewer.browser().waitForFrames(30));
  for (auto* peer : {&presenter, &viewer}) {
    const auto stats = client.invoke(peer->id(), "getStats");
    const auto pair = record(stats, "RTCIceCandidatePairStats");
    BOOST_TEST(pair["state"].asString() == "succeeded", stats.toStyledString());
    BOOST_TEST(pair["nominated"].asBool());
    BOOST_TEST(pair["bytesSent"].asInt64() > (peer == &viewer ? 10000 : 500));
    BOOST_TEST(pair["bytesReceived"].asInt64() > (peer == &presenter ? 10000 : 500));
    const auto local = stats[pair["localCandidateId"].asString()];
    const auto remote = stats[pair["remoteCandidateId"].asString()];
    BOOST_TEST(local["type"].asString() == "localcandidate");
    BOOST_TEST(remote["type"].asString() == "remotecandidate");
    BOOST_TEST(local["candidateType"].asString() == "host");
    for (const auto& each : {local, remote}) {
      BOOST_TEST(each["transport"].asString() == "udp");
      BOOST_TEST(!each["ipAddress"].asString().empty());
      BOOST_TEST(each["portNumber"].asInt() > 0);
    }
    BOOST_TEST(local["priority"].asInt64() > 0);
  }
}

BOOST_AUTO_TEST_CASE(a_viewer_whose_network_lets_no_udp_through_is_served_by_tcp) {
  auto& presenter = present();
  auto& viewer = add({.receiveVideo = "VP8", .receiveAudio = true});
  viewer.fromServer = [](const std::string& candidate) { return only(candidate, "tcptype passive"); };
  viewer.negotiate();
  client.invoke(presenter.id(), "connect", object({{"sink", viewer.id()}}));
  BOOST_TEST(viewer.browser().waitForFrames(30));
  BOOST_TEST(viewer.browser().waitForLoudness(-30));
  const auto local = selected(viewer, "localCandidate");
  BOOST_TEST(local.find(" tcp ") != std::string::npos, local);
}

BOOST_AUTO_TEST_CASE(media_goes_through_the_relay_of_an_endpoint_with_a_turn_server) {
  const TurnServer turn;
  const UdpListener nobody;
  auto& presenter = present();
  auto& viewer = add({.receiveVideo = "VP8", .receiveAudio = true});
  client.invoke(viewer.id(), "setTurnUrl",
                object({{"turnUrl", "me:secret@" + hostAddress() + ":" + std::to_string(turn.port())}}));
  // The relay is told of the viewer's address, but neither side of a way around it.
  viewer.fromServer = [](const std::string& candidate) { return only(candidate, "typ relay"); };
  viewer.fromBrowser = [&nobody](const std::string& candidate) { return atPort(candidate, nobody.port()); };
  viewer.negotiate();
  client.invoke(presenter.id(), "connect", object({{"sink", viewer.id()}}));
  BOOST_TEST(viewer.browser().waitForFrames(90));
  BOOST_TEST(viewer.browser().waitForLoudness(-30));
  const auto local = selected(viewer, "localCandidate");
  BOOST_TEST(local.find("relay") != std::string::npos, local);
  const auto stats = client.invoke(viewer.id(), "getStats");
  const auto pair = record(stats, "RTCIceCandidatePairStats");
  BOOST_TEST(stats[pair["localCandidateId"].asString()]["candidateType"].asString() == "relayed",
             stats.toStyledString());
  BOOST_TEST(pair["bytesSent"].asInt64() > 10000);
}

BOOST_AUTO_TEST_CASE(an_endpoint_with_a_stun_server_asks_it_and_serves_its_viewer_all_the_same) {
  const auto useStun = [&](const Peer& peer, int port) {
    client.invoke(peer.id(), "setStunServerAddress", object({{"stunServerAddress", hostAddress()}}));
    client.invoke(peer.id(), "setStunServerPort", object({{"stunServerPort", port}}));
  };
  const TurnServer answers;  // which serves STUN as well
  const UdpListener silent;
  auto& presenter = present();
  auto& viewer = add({.receiveVideo = "VP8", .receiveAudio = true});
  useStun(viewer, answers.port());
  viewer.negotiate();
  client.invoke(presenter.id(), "connect", object({{"sink", viewer.id()}}));
  BOOST_TEST(viewer.browser().waitForFrames(30));
  BOOST_TEST(viewer.browser().waitForLoudness(-30));

  // A server that does not answer costs its endpoint a candidate, not the connection.
  auto& other = add({.receiveVideo = "VP8"});
  useStun(other, silent.port());
  other.negotiate();
  const auto request = silent.receive(std::chrono::seconds(10));
  BOOST_REQUIRE(request.size() >= 20);
  BOOST_TEST((request[0] == 0 && request[1] == 1));  // RFC 8489 section 5: a Binding request
  client.invoke(presenter.id(), "connect", object({{"sink", other.id()}}));
  BOOST_TEST(other.browser().waitForFrames(30));
}

BOOST_AUTO_TEST_SUITE_END()
