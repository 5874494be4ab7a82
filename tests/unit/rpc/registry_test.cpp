// What the server tells about its classes and modules.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "rpc/generated/Errors.hpp"
#include "rpc/generated/Registry.hpp"
#include "tests/support/Json.hpp"

using namespace headwater::rpc;
using headwater::test::jsonOf;

namespace {

std::vector<std::string> list(std::span<const std::string_view> names) {
  return {names.begin(), names.end()};
}

bool contains(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(registry)

BOOST_AUTO_TEST_CASE(a_class_tells_its_ancestors_nearest_first) {
  const auto* endpoint = api::findClass("WebRtcEndpoint");
  BOOST_REQUIRE(endpoint);
  BOOST_TEST(api::findClass("kurento.WebRtcEndpoint") == endpoint);
  BOOST_TEST(endpoint->qualifiedName == "kurento.WebRtcEndpoint");
  BOOST_TEST(endpoint->module == "elements");
  BOOST_TEST(!endpoint->isAbstract);
  const std::vector<std::string> expected{"kurento.BaseRtpEndpoint", "kurento.SdpEndpoint",
                                          "kurento.SessionEndpoint", "kurento.Endpoint",
                                          "kurento.MediaElement",    "kurento.MediaObject"};
  BOOST_TEST(list(endpoint->hierarchy) == expected, boost::test_tools::per_element());
  BOOST_TEST(
      list(api::findClass("ServerManager")->hierarchy) == std::vector<std::string>{"kurento.MediaObject"},
      boost::test_tools::per_element());
  BOOST_TEST(api::findClass("MediaObject")->hierarchy.empty());
}

BOOST_AUTO_TEST_CASE(inherited_events_and_operations_are_listed) {
  const auto* endpoint = api::findClass("WebRtcEndpoint");
  for (const char* event :
       {"IceCandidateFound", "MediaStateChanged", "MediaSessionStarted", "ElementConnected", "Error"})
    BOOST_TEST(contains(endpoint->events, event), event);
  BOOST_TEST(!contains(endpoint->events, "EndOfStream"));
  for (const char* operation :
       {"gatherCandidates", "processOffer", "getMaxVideoSendBandwidth", "connect", "setName"})
    BOOST_TEST(contains(endpoint->operations, operation), operation);
  BOOST_TEST(!contains(endpoint->operations, "setId"));
}

BOOST_AUTO_TEST_CASE(there_is_no_class_of_another_name) {
  for (const char* name :
       {"", "kurento.", "webrtcendpoint", "core.MediaPipeline", "Stats", "WebRtcEndpoint "})
    BOOST_TEST(!api::findClass(name), name);
}

// kurento-client refuses a server that lacks one of the three.
BOOST_AUTO_TEST_CASE(there_are_three_modules_with_sorted_factories) {
  const auto modules = api::modules();
  BOOST_REQUIRE_EQUAL(modules.size(), 3U);
  const std::vector<std::vector<std::string>> expected{
      {"HubPort", "MediaPipeline", "PassThrough"},
      {"AlphaBlending", "Composite", "Dispatcher", "DispatcherOneToMany", "HttpPostEndpoint", "Mixer",
       "PlayerEndpoint", "RecorderEndpoint", "RtpEndpoint", "WebRtcEndpoint"},
      {"FaceOverlayFilter", "GStreamerFilter", "ImageOverlayFilter", "ZBarFilter"}};
  const char* const names[] = {"core", "elements", "filters"};
  for (size_t i = 0; i < modules.size(); ++i) {
    BOOST_TEST(modules[i].name == names[i]);
    BOOST_TEST(modules[i].version == "7.3.1");
    BOOST_TEST(list(modules[i].factories) == expected[i], boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(a_module_describes_itself_as_json) {
  for (const auto& module : api::modules()) {
    const auto kmd = jsonOf(std::string(module.kmd));
    BOOST_TEST(kmd["name"].asString() == module.name);
    std::vector<std::string> concrete;
    for (const auto& each : kmd["remoteClasses"]) {
      BOOST_TEST(!each["doc"].asString().empty(), each["name"]);
      if (!each["abstract"].asBool()) concrete.push_back(each["name"].asString());
    }
    std::sort(concrete.begin(), concrete.end());
    BOOST_TEST(concrete == list(module.factories), boost::test_tools::per_element());
    for (const auto& each : kmd["complexTypes"])
      BOOST_TEST(each.isMember(each["typeFormat"].asString() == "ENUM" ? "values" : "properties"),
                 each["name"]);
  }
}

BOOST_AUTO_TEST_CASE(an_error_carries_the_name_of_its_code) {
  const auto error = api::failure(api::ErrorCode::MEDIA_OBJECT_TAG_KEY_NOT_FOUND, "no such tag").value();
  BOOST_TEST(error.code == 40110);
  BOOST_TEST(error.type == "MEDIA_OBJECT_TAG_KEY_NOT_FOUND");
  BOOST_TEST(error.message == "no such tag");
  BOOST_TEST(api::typeOf(api::ErrorCode::SERVER_MANAGER_ERROR_KMD_NOT_FOUND) == "UNDEFINED");
}

BOOST_AUTO_TEST_SUITE_END()
