// Endpoints of the server that are connected to each other, as applications do to chain pipelines.
#include <boost/test/unit_test.hpp>

#include "tests/integration/Room.hpp"

using namespace headwater::test;

namespace {

/// Two endpoints that negotiate with each other over the API.
struct Chain : Room {
  std::string endpoint() {
    const auto id = client.create("WebRtcEndpoint", object({{"mediaPipeline", pipeline}}));
    for (const char* event : {"IceCandidateFound", "NewCandidatePairSelected"}) client.subscribe(id, event);
    return id;
  }
  void negotiate() {
    const auto offer = client.invoke(caller, "generateOffer").asString();
    const auto answer = client.invoke(callee, "processOffer", object({{"offer", offer}})).asString();
    client.invoke(caller, "processAnswer", object({{"answer", answer}}));
    for (const auto& id : {caller, callee}) client.invoke(id, "gatherCandidates");
  }
  /// What each finds, to the other.
  bool handCandidates() {
    return eventually([&] {
      while (auto event = client.nextEvent("IceCandidateFound", std::chrono::milliseconds(10))) {
        const auto& data = (*event)["data"];
        if (data["source"] != caller && data["source"] != callee) continue;
        client.invoke(data["source"] == caller ? callee : caller, "addIceCandidate",
                      object({{"candidate", data["candidate"]}}));
      }
      return connected(caller) && connected(callee);
    });
  }
  bool connected(const std::string& id) {
    return client.invoke(id, "getConnectionState").asString() == "CONNECTED";
  }

  std::string caller = endpoint(), callee = endpoint();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(chain, Chain)

BOOST_AUTO_TEST_CASE(media_goes_through_two_endpoints_that_are_connected_to_each_other) {
  auto& presenter = present();
  client.invoke(presenter.id(), "connect", object({{"sink", caller}}));
  negotiate();
  BOOST_REQUIRE(handCandidates());
  auto& viewer = add(kViewer);
  viewer.negotiate();
  client.invoke(callee, "connect", object({{"sink", viewer.id()}}));
  BOOST_TEST(viewer.browser().waitForFrames(30));
  BOOST_TEST(viewer.browser().waitForLoudness(-30));
}

BOOST_AUTO_TEST_SUITE_END()
