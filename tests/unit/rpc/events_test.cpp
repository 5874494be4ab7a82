// Events as clients of Kurento see them, compared with what a Kurento 7.3.1 sent.
#include <boost/test/unit_test.hpp>
#include <set>

#include "rpc/generated/Codecs.hpp"
#include "rpc/generated/Kurento6.hpp"
#include "rpc/generated/Registry.hpp"
#include "rpc/jsonrpc/Message.hpp"
#include "tests/support/Json.hpp"

using namespace headwater::rpc;
using headwater::test::jsonOf;

namespace {

template <class Event>
Event raised() {
  Event event;
  event.source = "p/e";
  event.timestampMillis = "1795241861824";
  return event;
}

Json::Value sent(const api::Event& event) {
  return jsonOf(printEvent("p/e", event, api::eventName(event), false));
}

/// What a Kurento sent, with its ids and times exchanged for ours.
Json::Value recorded(const std::string& type, const std::string& data) {
  return jsonOf(R"({"jsonrpc":"2.0","method":"onEvent","params":{"value":{"object":"p/e","type":")" + type +
                R"(","data":)" + data + "}}}");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(events)

BOOST_AUTO_TEST_CASE(a_candidate) {
  auto event = raised<api::event::IceCandidateFound>();
  event.candidate = {"candidate:1 1 UDP 2015363327 192.0.2.10 44825 typ host", "0", 0};
  BOOST_TEST(sent(event) == recorded("IceCandidateFound", R"({"candidate":{"__module__":"kurento",
      "__type__":"IceCandidate","candidate":"candidate:1 1 UDP 2015363327 192.0.2.10 44825 typ host",
      "sdpMLineIndex":0,"sdpMid":"0"},"source":"p/e","tags":[],"timestampMillis":"1795241861824",
      "type":"IceCandidateFound"})"));
}

BOOST_AUTO_TEST_CASE(an_event_by_the_name_and_with_the_fields_of_kurento_6) {
  auto event = raised<api::event::IceCandidateFound>();
  event.candidate = {"candidate:1 1 UDP 2015363327 192.0.2.10 44825 typ host", "0", 0};
  BOOST_TEST(jsonOf(printEvent("p/e", event, "OnIceCandidate", true)) == recorded("OnIceCandidate", R"({
      "candidate":{"__module__":"kurento","__type__":"IceCandidate",
      "candidate":"candidate:1 1 UDP 2015363327 192.0.2.10 44825 typ host","sdpMLineIndex":0,"sdpMid":"0"},
      "source":"p/e","tags":[],"timestamp":"1795241861","timestampMillis":"1795241861824",
      "type":"OnIceCandidate"})"));
}

BOOST_AUTO_TEST_CASE(an_error_keeps_the_type_of_its_code_under_every_name) {
  auto event = raised<api::event::Error>();
  event.type = "UNEXPECTED_ERROR";
  const auto data = jsonOf(printEvent("p/e", event, "Error", true))["params"]["value"]["data"];
  BOOST_TEST(data["type"].asString() == "UNEXPECTED_ERROR");
  BOOST_TEST(data["timestamp"].asString() == "1795241861");
}

BOOST_AUTO_TEST_CASE(structures_with_the_fields_of_kurento_6) {
  api::StatsMap stats;
  const auto endpoint = std::make_shared<api::EndpointStats>();
  endpoint->timestampMillis = 1795241861824;
  endpoint->inputLatency = {{"sink_audio_default", api::MediaType::AUDIO, 3000}};
  endpoint->E2ELatency = {{"audio", api::MediaType::AUDIO, 1000}, {"video", api::MediaType::VIDEO, 2000}};
  stats["e"] = endpoint;
  auto value = api::encode(stats);
  const auto before = value;
  api::addKurento6Fields(value);
  BOOST_TEST(value["e"]["timestamp"].asDouble() == 1795241861.824);
  BOOST_TEST(value["e"]["inputAudioLatency"].asDouble() == 3000);
  BOOST_TEST(value["e"]["inputVideoLatency"].asDouble() == 0);
  BOOST_TEST(value["e"]["audioE2ELatency"].asDouble() == 1000);
  BOOST_TEST(value["e"]["videoE2ELatency"].asDouble() == 2000);
  for (const char* added :
       {"timestamp", "inputAudioLatency", "inputVideoLatency", "audioE2ELatency", "videoE2ELatency"})
    value["e"].removeMember(added);
  BOOST_TEST(value == before);

  api::IceCandidatePair pair;
  pair.streamId = "0";
  pair.componentId = 1;
  auto pairs = api::encode(std::vector<api::IceCandidatePair>{pair});
  api::addKurento6Fields(pairs);
  BOOST_TEST(pairs[0]["streamID"].asString() == "0");
  BOOST_TEST(pairs[0]["componentID"].asInt() == 1);
}

BOOST_AUTO_TEST_CASE(a_state_of_ice) {
  auto event = raised<api::event::IceComponentStateChanged>();
  event.streamId = 1;
  event.componentId = 1;
  event.state = api::IceComponentState::GATHERING;
  BOOST_TEST(sent(event) == recorded("IceComponentStateChanged", R"({"componentId":1,"source":"p/e",
      "state":"GATHERING","streamId":1,"tags":[],"timestampMillis":"1795241861824",
      "type":"IceComponentStateChanged"})"));
}

BOOST_AUTO_TEST_CASE(events_without_members_of_their_own) {
  for (const api::Event& event :
       {api::Event(raised<api::event::MediaSessionStarted>()),
        api::Event(raised<api::event::IceGatheringDone>()), api::Event(raised<api::event::Recording>()),
        api::Event(raised<api::event::Paused>())}) {
    const std::string type(api::eventName(event));
    BOOST_TEST(sent(event) ==
               recorded(type, R"({"source":"p/e","tags":[],"timestampMillis":"1795241861824","type":")" +
                                  type + "\"}"));
  }
}

BOOST_AUTO_TEST_CASE(a_connection_of_elements) {
  auto event = raised<api::event::ElementConnected>();
  event.sink = "p/s";
  event.mediaType = api::MediaType::AUDIO;
  event.sourceMediaDescription = event.sinkMediaDescription = "default";
  BOOST_TEST(sent(event) == recorded("ElementConnected", R"({"mediaType":"AUDIO","sink":"p/s",
      "sinkMediaDescription":"default","source":"p/e","sourceMediaDescription":"default","tags":[],
      "timestampMillis":"1795241861824","type":"ElementConnected"})"));
}

// The type in the data of an Error is the kind of error, not the event's name.
BOOST_AUTO_TEST_CASE(an_error) {
  auto event = raised<api::event::Error>();
  event.description = "Invalid URI";
  event.errorCode = 0;
  event.type = "INVALID_URI";
  BOOST_TEST(sent(event) == recorded("Error", R"({"description":"Invalid URI","errorCode":0,"source":"p/e",
      "tags":[],"timestampMillis":"1795241861824","type":"INVALID_URI"})"));
}

// Events of the server manager are no media events: their data has no type.
BOOST_AUTO_TEST_CASE(the_life_of_objects) {
  auto created = raised<api::event::ObjectCreated>();
  created.object = "p";
  BOOST_TEST(sent(created) == recorded("ObjectCreated", R"({"object":"p","source":"p/e","tags":[],
      "timestampMillis":"1795241861824"})"));
  auto destroyed = raised<api::event::ObjectDestroyed>();
  destroyed.objectId = "p";
  BOOST_TEST(sent(destroyed) == recorded("ObjectDestroyed", R"({"objectId":"p","source":"p/e","tags":[],
      "timestampMillis":"1795241861824"})"));
}

BOOST_AUTO_TEST_CASE(tags_are_structures) {
  api::Event event = raised<api::event::UriEndpointStateChanged>();
  std::get<api::event::UriEndpointStateChanged>(event).state = api::UriEndpointState::START;
  api::base(event).tags = {{"key", "value"}};
  BOOST_TEST(sent(event) == recorded("UriEndpointStateChanged", R"({"source":"p/e","state":"START",
      "tags":[{"__module__":"kurento","__type__":"Tag","key":"key","value":"value"}],
      "timestampMillis":"1795241861824","type":"UriEndpointStateChanged"})"));
}

namespace {
template <size_t... Index>
std::set<std::string> allNames(std::index_sequence<Index...>) {
  return {std::string(api::eventName(std::variant_alternative_t<Index, api::Event>{}))...};
}
}  // namespace

BOOST_AUTO_TEST_CASE(every_event_of_every_class_can_be_raised) {
  const auto known = allNames(std::make_index_sequence<std::variant_size_v<api::Event>>());
  BOOST_TEST(known.size() == 26U);
  std::set<std::string> raisedByClasses;
  for (const auto& module : api::modules())
    for (const auto factory : module.factories)
      for (const auto event : api::findClass(factory)->events) raisedByClasses.emplace(event);
  for (const auto event : api::findClass("ServerManager")->events) raisedByClasses.emplace(event);
  BOOST_TEST(known == raisedByClasses, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
