// From a request to a typed call, and its result back to JSON.
#include <boost/test/unit_test.hpp>

#include "rpc/jsonrpc/Message.hpp"
#include "tests/support/Json.hpp"
#include "tests/unit/rpc/TestObjects.hpp"

using namespace headwater::rpc;
using namespace headwater::test;

namespace {

struct Fixture {
  TestResolver objects;
  std::shared_ptr<TestPipeline> pipeline = objects.make<TestPipeline>("p");
  std::shared_ptr<TestElement> element = objects.make<TestElement>("e");
  std::shared_ptr<TestManager> manager = objects.make<TestManager>("m");

  Result<Json::Value> invoke(const std::shared_ptr<api::MediaObject>& object, std::string_view operation,
                             const Json::Value& params = Json::Value()) {
    const auto call = api::prepareInvoke(object, operation, params, objects);
    if (!call) return tl::make_unexpected(call.error());
    return (*call)();
  }

  Json::Value value(const std::shared_ptr<api::MediaObject>& object, std::string_view operation,
                    const std::string& params = "null") {
    const auto result = invoke(object, operation, jsonOf(params));
    BOOST_REQUIRE_MESSAGE(result.has_value(), (result ? "" : result.error().message));
    return *result;
  }

  /// "<code> <type> <message>"
  std::string fault(const std::shared_ptr<api::MediaObject>& object, std::string_view operation,
                    const std::string& params = "null") {
    const auto result = invoke(object, operation, jsonOf(params));
    BOOST_REQUIRE_MESSAGE(!result, operation << " with " << params << " was carried out");
    return text(result.error());
  }

  static std::string text(const Error& error) {
    return std::to_string(error.code) + " " + error.type + " " + error.message;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(invoke, Fixture)

BOOST_AUTO_TEST_CASE(operations_of_the_class_and_of_its_ancestors_are_found) {
  BOOST_TEST(value(pipeline, "setName", R"({"name":"n"})").isNull());
  BOOST_TEST(value(pipeline, "getName").asString() == "n");
  BOOST_TEST(value(element, "getName", "{}").asString() == "");
  BOOST_TEST(value(element, "isMediaFlowingIn", R"({"mediaType":"VIDEO"})").asBool());
  BOOST_TEST(!value(element, "isMediaFlowingIn", R"({"mediaType":"AUDIO"})").asBool());
}

BOOST_AUTO_TEST_CASE(objects_travel_as_ids) {
  BOOST_TEST(value(manager, "getMediaPipeline").isNull());
  element->pipeline = pipeline;
  pipeline->children = {element};
  manager->pipelines = {pipeline};
  BOOST_TEST(value(element, "getMediaPipeline").asString() == "p");
  BOOST_TEST(value(pipeline, "getChildren") == jsonOf(R"(["e"])"));
  BOOST_TEST(value(manager, "getPipelines") == jsonOf(R"(["p"])"));
}

BOOST_AUTO_TEST_CASE(an_operation_that_the_class_has_not_names_the_number_of_parameters) {
  BOOST_TEST(fault(pipeline, "processOffer", R"({"offer":""})") ==
             "40008 MALFORMED_TRANSACTION Method 'processOffer' with 1 parameters not found");
  BOOST_TEST(fault(pipeline, "setId", R"({"id":"x","y":1})") ==
             "40008 MALFORMED_TRANSACTION Method 'setId' with 2 parameters not found");
  for (const char* none : {"null", "[]", "[1,2]", "5", "{}"})
    BOOST_TEST(fault(element, "", none) ==
               "40008 MALFORMED_TRANSACTION Method '' with 0 parameters not found");
  BOOST_TEST(fault(pipeline, "connect", R"({"sink":"e"})") ==
             "40008 MALFORMED_TRANSACTION Method 'connect' with 1 parameters not found");
}

BOOST_AUTO_TEST_CASE(parameters_are_required_only_where_one_is) {
  for (const char* missing : {"null", "[\"a\",\"b\"]", "5", "\"x\""})
    BOOST_TEST(fault(pipeline, "addTag", missing) == "40001 MARSHALL_ERROR 'operationParams' is required");
  BOOST_TEST(fault(pipeline, "addTag", R"({"key":"a"})") ==
             "40001 MARSHALL_ERROR 'value' parameter should be a string");
  BOOST_TEST(fault(pipeline, "addTag", "{}") == "40001 MARSHALL_ERROR 'key' parameter should be a string");
  BOOST_TEST(fault(element, "setEncoderBitrate", "{}") ==
             "40001 MARSHALL_ERROR 'encoderBitrate' parameter should be a integer");
  BOOST_TEST(fault(pipeline, "setSendTagsInEvents", R"({"sendTagsInEvents":"x"})") ==
             "40001 MARSHALL_ERROR 'sendTagsInEvents' parameter should be a boolean");
  BOOST_TEST(fault(element, "setVideoFormat", "{}") ==
             "40001 MARSHALL_ERROR 'caps' parameter should be an object");
  BOOST_TEST(fault(element, "isMediaFlowingIn", "{}") ==
             "40001 MARSHALL_ERROR 'mediaType' parameter should be a string");
  for (const char* none : {"null", "[]", "5", "\"x\"", "{}", R"({"details":null,"junk":1})"})
    BOOST_TEST(value(pipeline, "getGstreamerDot", none).asString() == "no details");
}

BOOST_AUTO_TEST_CASE(operations_by_their_names_of_kurento_6) {
  pipeline->children = {element};
  BOOST_TEST(value(pipeline, "getChilds") == jsonOf(R"(["e"])"));
  BOOST_TEST(value(element, "setOutputBitrate", R"({"bitrate":5000})").isNull());
  BOOST_TEST(element->bitrate == 5000);
  BOOST_TEST(fault(element, "setMaxOuputBitrate", R"({"maxEncoderBitrate":5000})") ==
             "40001 MARSHALL_ERROR 'maxOuputBitrate' parameter should be a integer");
  BOOST_TEST(fault(pipeline, "setOutputBitrate", R"({"bitrate":5000})") ==
             "40008 MALFORMED_TRANSACTION Method 'setOutputBitrate' with 1 parameters not found");
}

BOOST_AUTO_TEST_CASE(optional_parameters_arrive_as_they_are_or_not_at_all) {
  value(element, "connect", R"({"sink":"e"})");
  BOOST_TEST(element->sink == element);
  BOOST_TEST(!element->mediaType.has_value());
  value(element, "connect",
        R"({"sink":"e","mediaType":"DATA","sinkMediaDescription":"d","sourceMediaDescription":null})");
  BOOST_CHECK(element->mediaType == api::MediaType::DATA);
  BOOST_TEST(element->sinkDescription.value_or("") == "d");
  BOOST_TEST(!element->sourceDescription.has_value());
  BOOST_TEST(fault(element, "connect", R"({"sink":"e","mediaType":2})") ==
             "40001 MARSHALL_ERROR Invalid value for 'MediaType'");
  BOOST_TEST(value(pipeline, "getGstreamerDot", R"({"details":"SHOW_ALL"})").asString() == "SHOW_ALL");
}

BOOST_AUTO_TEST_CASE(a_default_stands_in_for_what_is_missing) {
  BOOST_TEST(value(manager, "getUsedCpu").asDouble() == 1.0);
  BOOST_TEST(value(manager, "getUsedCpu", R"({"interval":500})").asDouble() == 0.5);
}

BOOST_AUTO_TEST_CASE(an_object_that_is_missing_or_of_another_class_is_named) {
  BOOST_TEST(fault(element, "connect", R"({"sink":"nope"})") ==
             "40101 MEDIA_OBJECT_NOT_FOUND Object 'nope' not found");
  BOOST_TEST(fault(element, "connect", R"({"sink":3})") ==
             "40101 MEDIA_OBJECT_NOT_FOUND Object '3' not found");
  BOOST_TEST(fault(element, "connect", R"({"sink":null})") ==
             "40101 MEDIA_OBJECT_NOT_FOUND Object '' not found");
  BOOST_TEST(fault(element, "connect", R"({"sink":{}})") ==
             "40001 MARSHALL_ERROR 'sink' parameter should be a string");
  BOOST_TEST(fault(element, "connect", R"({"sink":"p"})") ==
             "40001 MARSHALL_ERROR 'sink' parameter should be a MediaElement, 'p' is a MediaPipeline");
  const auto uncommitted = invoke(element, "connect", jsonOf(R"({"sink":"newref:0"})"));
  BOOST_REQUIRE(!uncommitted);
  BOOST_TEST(uncommitted.error().code == 40109);
  BOOST_TEST(uncommitted.error().type == "MEDIA_OBJECT_NOT_FOUND_TRANSACTION_NO_COMMIT");
}

BOOST_AUTO_TEST_CASE(structures_come_in_and_go_out) {
  value(element, "setVideoFormat",
        R"({"caps":{"__type__":"VideoCaps","codec":"VP8","framerate":{"numerator":30,"denominator":1}}})");
  BOOST_REQUIRE(element->video.has_value());
  BOOST_CHECK(element->video->codec == api::VideoCodec::VP8);
  BOOST_TEST(element->video->framerate.numerator == 30);
  const auto connections = value(element, "getSourceConnections");
  BOOST_TEST(connections[0]["__module__"].asString() == "kurento");
  BOOST_TEST(connections[0]["__type__"].asString() == "ElementConnectionData");
  BOOST_TEST(connections[0]["type"].asString() == "AUDIO");
  BOOST_TEST(value(manager, "getUsedMemory").asInt64() == int64_t{1} << 40);
}

BOOST_AUTO_TEST_CASE(what_the_object_refuses_arrives_as_it_said_it) {
  BOOST_TEST(fault(pipeline, "getTag", R"({"key":"zz"})") ==
             "40110 MEDIA_OBJECT_TAG_KEY_NOT_FOUND Tag key not found");
  BOOST_TEST(fault(element, "disconnect", R"({"sink":"e"})") == "40004 CONNECT_ERROR not connected");
}

BOOST_AUTO_TEST_CASE(a_call_keeps_its_object_and_its_parameters) {
  auto call = api::prepareInvoke(pipeline, "setName", jsonOf(R"({"name":"later"})"), objects);
  BOOST_REQUIRE(call.has_value());
  const std::weak_ptr<TestPipeline> weak = pipeline;
  pipeline.reset();
  objects.objects.clear();
  BOOST_REQUIRE(weak.lock());
  BOOST_TEST((*call)().has_value());
  BOOST_TEST(weak.lock()->name == "later");
  *call = nullptr;
  BOOST_TEST(!weak.lock());
}

BOOST_AUTO_TEST_SUITE_END()

namespace {

/// Can make pipelines only.
struct PipelineFactory final : api::Factory {
  using Factory::create;
  Result<std::shared_ptr<api::MediaPipeline>> create(const api::MediaPipelineParams&) override {
    return std::make_shared<TestPipeline>("made");
  }
};

/// Keeps the parameters that it was called with.
struct RecordingFactory final : api::Factory {
  using Factory::create;
  Result<std::shared_ptr<api::WebRtcEndpoint>> create(const api::WebRtcEndpointParams& params) override {
    webRtc = params;
    return failure(40009, "full", "NOT_ENOUGH_RESOURCES");
  }
  std::optional<api::WebRtcEndpointParams> webRtc;
};

struct CreateFixture : Fixture {
  Result<api::Construction> prepare(std::string_view type, const std::string& params = "null") {
    return api::prepareCreate(type, jsonOf(params), objects);
  }
  std::string fault(std::string_view type, const std::string& params = "null") {
    const auto made = prepare(type, params);
    BOOST_REQUIRE_MESSAGE(!made, type << " with " << params << " was accepted");
    return text(made.error());
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(create, CreateFixture)

BOOST_AUTO_TEST_CASE(a_class_is_found_by_both_of_its_names) {
  PipelineFactory factory;
  for (const char* name : {"MediaPipeline", "kurento.MediaPipeline"})
    for (const char* params : {"null", "{}", R"({"a":1})"}) {
      const auto construction = prepare(name, params);
      BOOST_REQUIRE(construction.has_value());
      BOOST_TEST(!construction->parent);
      const auto made = construction->run(factory);
      BOOST_REQUIRE(made.has_value());
      BOOST_TEST((*made)->id() == "made");
    }
}

BOOST_AUTO_TEST_CASE(unknown_and_abstract_classes_are_not_available) {
  for (const char* name : {"FooEndpoint", "MediaElement", "ServerManager", "core.PassThrough", "4", "",
                           "kurento.", "kurento.kurento.MediaPipeline", "mediapipeline"})
    BOOST_TEST(fault(name, R"({"mediaPipeline":"p"})") ==
               "40108 MEDIA_OBJECT_NOT_AVAILABLE Factory '" + std::string(name) + "' not found");
}

BOOST_AUTO_TEST_CASE(every_class_says_when_it_cannot_be_made) {
  PipelineFactory factory;
  const auto construction = prepare("PlayerEndpoint", R"({"mediaPipeline":"p","uri":5})");
  BOOST_REQUIRE(construction.has_value());
  BOOST_TEST(construction->parent == pipeline);
  const auto made = construction->run(factory);
  BOOST_REQUIRE(!made);
  BOOST_TEST(text(made.error()) == "40006 NOT_IMPLEMENTED PlayerEndpoint is not available in this version");
}

BOOST_AUTO_TEST_CASE(faulty_parameters_are_named) {
  BOOST_TEST(fault("WebRtcEndpoint") == "40001 MARSHALL_ERROR 'constructorParams' is required");
  for (const char* wrong : {"\"x\"", "[]", "5", "true"})
    BOOST_TEST(fault("WebRtcEndpoint", wrong) ==
               "40001 MARSHALL_ERROR 'constructorParams' should be an object");
  BOOST_TEST(fault("WebRtcEndpoint", "{}") ==
             "40001 MARSHALL_ERROR 'mediaPipeline' parameter should be a string");
  BOOST_TEST(fault("WebRtcEndpoint", R"({"mediaPipeline":"nope"})") ==
             "40101 MEDIA_OBJECT_NOT_FOUND Object 'nope' not found");
  BOOST_TEST(fault("WebRtcEndpoint", R"({"mediaPipeline":null})") ==
             "40101 MEDIA_OBJECT_NOT_FOUND Object '' not found");
  BOOST_TEST(
      fault("WebRtcEndpoint", R"({"mediaPipeline":"e"})") ==
      "40001 MARSHALL_ERROR 'mediaPipeline' parameter should be a MediaPipeline, 'e' is a PassThrough");
  BOOST_TEST(fault("WebRtcEndpoint", R"({"mediaPipeline":"p","useDataChannels":"yes"})") ==
             "40001 MARSHALL_ERROR 'useDataChannels' parameter should be a boolean");
  BOOST_TEST(fault("WebRtcEndpoint", R"({"mediaPipeline":"p","certificateKeyType":"FOO"})") ==
             "40001 MARSHALL_ERROR Invalid value for 'CertificateKeyType'");
  BOOST_TEST(fault("PlayerEndpoint", R"({"mediaPipeline":"p"})") ==
             "40001 MARSHALL_ERROR 'uri' parameter should be a string");
  BOOST_TEST(fault("PlayerEndpoint", R"({"mediaPipeline":"p","uri":"u","networkCache":"a"})") ==
             "40001 MARSHALL_ERROR 'networkCache' parameter should be a integer");
  BOOST_TEST(fault("HubPort", "{}") == "40001 MARSHALL_ERROR 'hub' parameter should be a string");
  BOOST_TEST(fault("RtpEndpoint", R"({"mediaPipeline":"p","crypto":5})") ==
             "40001 MARSHALL_ERROR 'crypto' parameter should be an object");
}

BOOST_AUTO_TEST_CASE(what_is_not_given_has_its_default) {
  RecordingFactory factory;
  const auto plain = prepare("WebRtcEndpoint", R"({"mediaPipeline":"p","recvonly":null,"unknown":1})");
  BOOST_REQUIRE(plain.has_value());
  BOOST_TEST(text(plain->run(factory).error()) == "40009 NOT_ENOUGH_RESOURCES full");
  BOOST_REQUIRE(factory.webRtc.has_value());
  BOOST_TEST(factory.webRtc->mediaPipeline == pipeline);
  BOOST_TEST(!factory.webRtc->recvonly);
  BOOST_CHECK(factory.webRtc->certificateKeyType == api::CertificateKeyType::ECDSA);
  BOOST_CHECK(factory.webRtc->qosDscp == api::DSCPValue::NO_VALUE);

  const auto given = prepare("WebRtcEndpoint", R"({"mediaPipeline":"p","useDataChannels":1,"qosDscp":"EF",
                                                    "certificateKeyType":"RSA"})");
  BOOST_REQUIRE(given.has_value());
  BOOST_TEST(!given->run(factory).has_value());
  BOOST_TEST(factory.webRtc->useDataChannels);
  BOOST_CHECK(factory.webRtc->certificateKeyType == api::CertificateKeyType::RSA);
  BOOST_CHECK(factory.webRtc->qosDscp == api::DSCPValue::EF);
}

BOOST_AUTO_TEST_SUITE_END()
