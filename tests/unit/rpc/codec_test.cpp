// Values of the API from and to JSON.
#include <boost/test/unit_test.hpp>
#include <limits>

#include "rpc/generated/Codecs.hpp"
#include "rpc/jsonrpc/Message.hpp"
#include "tests/support/Json.hpp"

using namespace headwater::rpc;
using codec::Place;
using headwater::test::jsonOf;

namespace {

const Place kPlace{"x"};

template <class T>
T read(const Json::Value& value) {
  T out{};
  const auto done = api::decode(value, kPlace, out);
  BOOST_REQUIRE_MESSAGE(done, print(value) + ": " + (done ? "" : done.error().message));
  return out;
}

template <class T>
std::string faultOf(const Json::Value& value) {
  T out{};
  const auto done = api::decode(value, kPlace, out);
  BOOST_REQUIRE_MESSAGE(!done, print(value) + " was taken");
  BOOST_TEST(done.error().code == 40001);
  BOOST_TEST(done.error().type == "MARSHALL_ERROR");
  return done.error().message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(codec_values)

BOOST_AUTO_TEST_CASE(texts_take_numbers_and_booleans) {
  BOOST_TEST(read<std::string>("a") == "a");
  BOOST_TEST(read<std::string>(5) == "5");
  BOOST_TEST(read<std::string>(true) == "true");
  BOOST_TEST(read<std::string>(Json::Value()) == "");
  BOOST_TEST(faultOf<std::string>(Json::objectValue) == "'x' parameter should be a string");
  BOOST_TEST(faultOf<std::string>(Json::arrayValue) == "'x' parameter should be a string");
}

BOOST_AUTO_TEST_CASE(booleans_take_numbers) {
  BOOST_TEST(read<bool>(true));
  BOOST_TEST(read<bool>(1));
  BOOST_TEST(!read<bool>(0));
  BOOST_TEST(!read<bool>(Json::Value()));
  BOOST_TEST(faultOf<bool>("yes") == "'x' parameter should be a boolean");
}

BOOST_AUTO_TEST_CASE(integers_are_cut_and_stay_in_their_range) {
  BOOST_TEST(read<int>(-7) == -7);
  BOOST_TEST(read<int>(1.9) == 1);
  BOOST_TEST(read<int>(-1.9) == -1);
  BOOST_TEST(read<int>(2147483647.5) == 2147483647);
  BOOST_TEST(read<int>(std::numeric_limits<int>::min()) == std::numeric_limits<int>::min());
  for (const Json::Value& wrong :
       {Json::Value("1"), Json::Value(2147483648.0), Json::Value(-2147483649.0), Json::Value(1e300),
        Json::Value(Json::Int64(1) << 40), Json::Value(Json::objectValue),
        Json::Value(std::numeric_limits<double>::quiet_NaN())})
    BOOST_TEST(faultOf<int>(wrong) == "'x' parameter should be a integer");
}

BOOST_AUTO_TEST_CASE(long_integers_are_exact) {
  constexpr int64_t kBig = 9007199254740993;  // a double cannot hold it
  BOOST_TEST(read<int64_t>(Json::Value(Json::Int64(kBig))) == kBig);
  BOOST_TEST(read<int64_t>(Json::Value(Json::Int64(INT64_MIN))) == INT64_MIN);
  BOOST_TEST(codec::encode(kBig).asInt64() == kBig);
  faultOf<int64_t>(Json::Value(Json::UInt64(1) << 63));
  faultOf<int64_t>(Json::Value(1e19));
}

BOOST_AUTO_TEST_CASE(numbers_that_json_cannot_hold_become_null) {
  BOOST_TEST(codec::encode(0.25).asDouble() == 0.25);
  BOOST_TEST(codec::encode(std::numeric_limits<double>::infinity()).isNull());
  BOOST_TEST(codec::encode(std::numeric_limits<double>::quiet_NaN()).isNull());
  BOOST_TEST(read<double>(3) == 3.0);
  BOOST_TEST(faultOf<double>("3") == "'x' parameter should be a double");
}

BOOST_AUTO_TEST_CASE(enumerations_are_their_names) {
  BOOST_CHECK(read<api::MediaType>("VIDEO") == api::MediaType::VIDEO);
  BOOST_TEST(api::encode(api::MediaType::DATA).asString() == "DATA");
  for (const Json::Value& wrong :
       {Json::Value("video"), Json::Value(""), Json::Value(2), Json::Value(), Json::Value(Json::objectValue)})
    BOOST_TEST(faultOf<api::MediaType>(wrong) == "Invalid value for 'MediaType'");
}

BOOST_AUTO_TEST_CASE(every_name_of_every_enumeration_survives) {
  for (const auto name : api::namesOf(api::DSCPValue{})) {
    const auto value = api::parseDSCPValue(name);
    BOOST_REQUIRE(value);
    BOOST_TEST(api::toString(*value) == name);
  }
  BOOST_TEST(!api::parseDSCPValue("").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(codec_structures)

BOOST_AUTO_TEST_CASE(a_structure_is_read_with_and_without_its_type) {
  for (
      const char* text :
      {R"({"candidate":"c","sdpMid":"0","sdpMLineIndex":1})",
       R"({"__module__":"kurento","__type__":"IceCandidate","candidate":"c","sdpMid":"0","sdpMLineIndex":1})",
       R"({"candidate":"c","sdpMid":0,"sdpMLineIndex":1.0,"usernameFragment":"more than we know"})"}) {
    const auto candidate = read<api::IceCandidate>(jsonOf(text));
    BOOST_TEST(candidate.candidate == "c");
    BOOST_TEST(candidate.sdpMid == "0");
    BOOST_TEST(candidate.sdpMLineIndex == 1);
  }
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_named) {
  BOOST_TEST(faultOf<api::IceCandidate>(jsonOf(R"({"candidate":"c","sdpMLineIndex":0})")) ==
             "'sdpMid' property should be a string");
  BOOST_TEST(faultOf<api::IceCandidate>(jsonOf(R"({"candidate":"c","sdpMid":"0"})")) ==
             "'sdpMLineIndex' property should be a integer");
  BOOST_TEST(faultOf<api::VideoCaps>(jsonOf(R"({"codec":"VP8"})")) ==
             "'framerate' property should be an object");
  BOOST_TEST(faultOf<api::VideoCaps>(jsonOf(R"({"framerate":{"numerator":1,"denominator":1}})")) ==
             "'codec' property should be a string");
  BOOST_TEST(faultOf<api::VideoCaps>(jsonOf(R"({"codec":"VP8","framerate":{"numerator":1}})")) ==
             "'denominator' property should be a integer");
  for (const char* text : {"5", "\"x\"", "[]", "null", "true"})
    BOOST_TEST(faultOf<api::IceCandidate>(jsonOf(text)) == "'x' parameter should be an object");
}

BOOST_AUTO_TEST_CASE(null_is_unset_for_what_is_optional) {
  const auto options =
      read<api::OfferOptions>(jsonOf(R"({"offerToReceiveAudio":null,"offerToReceiveVideo":false})"));
  BOOST_TEST(!options.offerToReceiveAudio.has_value());
  BOOST_TEST(options.offerToReceiveVideo.has_value());
  BOOST_TEST(!*options.offerToReceiveVideo);
}

BOOST_AUTO_TEST_CASE(what_is_unset_is_left_out) {
  api::RembParams params;
  BOOST_TEST(print(api::encode(params)) == R"({"__module__":"kurento","__type__":"RembParams"})");
  params.rembOnConnect = 500;
  BOOST_TEST(api::encode(params)["rembOnConnect"].asInt() == 500);
  BOOST_TEST(read<api::RembParams>(api::encode(params)).rembOnConnect.value_or(0) == 500);
}

BOOST_AUTO_TEST_CASE(structures_inside_structures_carry_their_types) {
  api::ServerInfo info;
  info.version = "1";
  info.type = api::ServerType::KMS;
  info.modules.push_back({"7.3.1", "core", "", {"HubPort", "MediaPipeline"}});
  const auto value = api::encode(info);
  BOOST_TEST(value["__type__"].asString() == "ServerInfo");
  BOOST_TEST(value["type"].asString() == "KMS");
  BOOST_TEST(value["capabilities"].isArray());
  BOOST_TEST(value["modules"][0]["__type__"].asString() == "ModuleInfo");
  BOOST_TEST(value["modules"][0]["factories"][1].asString() == "MediaPipeline");
  BOOST_TEST(read<api::ServerInfo>(value).modules.at(0).name == "core");
}

BOOST_AUTO_TEST_CASE(lists_and_dictionaries_name_what_is_wrong) {
  BOOST_TEST(faultOf<std::vector<api::Tag>>(jsonOf(R"({"a":1})")) == "'x' parameter should be an array");
  BOOST_TEST(faultOf<std::vector<api::Tag>>(jsonOf(R"([{"key":"k","value":"v"},5])")) ==
             "'x' parameter should be an object");
  using Texts = std::map<std::string, std::string>;
  BOOST_TEST(read<Texts>(jsonOf(R"({"a":"b","c":1})")).at("c") == "1");
  BOOST_TEST(faultOf<Texts>(jsonOf("[]")) == "'x' parameter should be an object");
}

BOOST_AUTO_TEST_CASE(statistics_keep_their_kind) {
  const auto inbound = std::make_shared<api::RTCInboundRTPStreamStats>();
  inbound->id = "i";
  inbound->type = api::StatsType::inboundrtp;
  inbound->packetsReceived = 12;
  const api::StatsMap stats{{"i", inbound}, {"e", std::make_shared<api::EndpointStats>()}, {"none", nullptr}};
  const auto value = codec::encode(stats);
  BOOST_TEST(value["i"]["__type__"].asString() == "RTCInboundRTPStreamStats");
  BOOST_TEST(value["i"]["id"].asString() == "i");
  BOOST_TEST(value["i"]["packetsReceived"].asInt() == 12);
  BOOST_TEST(value["e"]["__type__"].asString() == "EndpointStats");
  BOOST_TEST(value["none"].isNull());

  std::shared_ptr<api::Stats> back;
  BOOST_REQUIRE(api::decode(value["i"], kPlace, back));
  const auto again = std::dynamic_pointer_cast<api::RTCInboundRTPStreamStats>(back);
  BOOST_REQUIRE(again);
  BOOST_TEST(again->packetsReceived == 12);
}

BOOST_AUTO_TEST_CASE(the_type_selects_the_structure) {
  const auto base = jsonOf(R"({"id":"a","type":"session","timestampMillis":1})");
  std::shared_ptr<api::Stats> out;
  BOOST_REQUIRE(api::decode(base, kPlace, out));
  BOOST_CHECK(typeid(*out) == typeid(api::Stats));
  auto typed = base;
  typed["__type__"] = "kurento.RTCStats";
  BOOST_REQUIRE(api::decode(typed, kPlace, out));
  BOOST_CHECK(typeid(*out) == typeid(api::RTCStats));
  typed["__type__"] = "IceCandidate";
  BOOST_TEST(faultOf<std::shared_ptr<api::Stats>>(typed) == "Invalid value for 'Stats.__type__'");
  typed["__type__"] = 5;
  BOOST_TEST(faultOf<std::shared_ptr<api::Stats>>(typed) == "'__type__' property should be a string");
}

BOOST_AUTO_TEST_SUITE_END()
