// Objects over the wire: creation, properties, connections, events, release.
#include <boost/test/unit_test.hpp>

#include "tests/support/RpcClient.hpp"
#include "tests/support/ServerProcess.hpp"

using namespace headwater::test;

namespace {

struct Pipeline {
  ServerProcess server;
  RpcClient client{server.port()};
  std::string pipeline = client.create("MediaPipeline");

  std::string endpoint(Json::Value extra = Json::objectValue) {
    extra["mediaPipeline"] = pipeline;
    return client.create("WebRtcEndpoint", extra);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(objects, Pipeline)

BOOST_AUTO_TEST_CASE(ids_tell_parent_and_class) {
  const auto id = endpoint();
  BOOST_TEST(id.rfind(pipeline + "/", 0) == 0U);
  BOOST_TEST(id.substr(id.size() - 23) == "_kurento.WebRtcEndpoint");
  const auto described = client.call("describe", object({{"object", id}}))["result"];
  BOOST_TEST(described["type"].asString() == "WebRtcEndpoint");
  BOOST_TEST(described["qualifiedType"].asString() == "kurento.WebRtcEndpoint");
  BOOST_TEST(described["hierarchy"][0].asString() == "kurento.BaseRtpEndpoint");
  BOOST_TEST(described["hierarchy"][5].asString() == "kurento.MediaObject");
}

BOOST_AUTO_TEST_CASE(names_tags_parents_and_children) {
  const auto id = endpoint();
  BOOST_TEST(client.invoke(id, "getName").asString() == id);
  client.invoke(id, "setName", object({{"name", "camera"}}));
  BOOST_TEST(client.invoke(id, "getName").asString() == "camera");
  client.invoke(id, "addTag", object({{"key", "room"}, {"value", "blue"}}));
  BOOST_TEST(client.invoke(id, "getTag", object({{"key", "room"}})).asString() == "blue");
  BOOST_TEST(client.invoke(id, "getTags").size() == 1U);
  client.invoke(id, "removeTag", object({{"key", "room"}}));
  BOOST_TEST(client.invokeError(id, "getTag", object({{"key", "room"}}))["code"].asInt() == 40110);
  BOOST_TEST(client.invoke(id, "getParent").asString() == pipeline);
  BOOST_TEST(client.invoke(id, "getMediaPipeline").asString() == pipeline);
  BOOST_TEST(client.invoke(pipeline, "getChildren")[0].asString() == id);
  BOOST_TEST(client.invoke(pipeline, "getParent").isNull());
}

BOOST_AUTO_TEST_CASE(wrong_constructors_and_calls_have_their_codes) {
  const auto id = endpoint();
  const auto createError = [&](const char* type, Json::Value params) {
    return client.error("create", object({{"type", type}, {"constructorParams", std::move(params)}}))["code"]
        .asInt();
  };
  BOOST_TEST(createError("FooEndpoint", Json::objectValue) == 40108);
  BOOST_TEST(createError("MediaElement", object({{"mediaPipeline", pipeline}})) == 40108);
  BOOST_TEST(createError("WebRtcEndpoint", Json::objectValue) == 40001);
  BOOST_TEST(createError("WebRtcEndpoint", object({{"mediaPipeline", "nope"}})) == 40101);
  BOOST_TEST(createError("WebRtcEndpoint",
                         object({{"mediaPipeline", pipeline}, {"useDataChannels", "yes"}})) == 40001);
  BOOST_TEST(client.invokeError("nope", "getName")["code"].asInt() == 40101);
  BOOST_TEST(client.invokeError("newref:0", "getName")["code"].asInt() == 40109);
  BOOST_TEST(client.invokeError(id, "fly")["code"].asInt() == 40008);
  BOOST_TEST(client.invokeError(id, "connect")["code"].asInt() == 40001);
  BOOST_TEST(client.invokeError(id, "connect", object({{"sink", pipeline}}))["code"].asInt() != 0);
  BOOST_TEST(client.invokeError(id, "processOffer", object({{"offer", ""}}))["code"].asInt() == 40201);
  BOOST_TEST(client.invokeError(id, "processOffer", object({{"offer", "nonsense"}}))["code"].asInt() ==
             40201);
  BOOST_TEST(client.invokeError(id, "processAnswer", object({{"answer", "v=0"}}))["code"].asInt() == 40209);
  BOOST_TEST(client.invokeError(id, "getLocalSessionDescriptor")["code"].asInt() == 40202);
  BOOST_TEST(client.invokeError(id, "getRemoteSessionDescriptor")["code"].asInt() == 40203);
  BOOST_TEST(client.invokeError(id, "createDataChannel")["code"].asInt() == 40111);
  BOOST_TEST(
      client.invokeError(id, "setMaxVideoRecvBandwidth", object({{"maxVideoRecvBandwidth", "x"}}))["code"]
          .asInt() == 40001);
  const auto unsupported = client.error("subscribe", object({{"object", id}, {"type", "EndOfStream"}}));
  BOOST_TEST(unsupported["code"].asInt() == 40106);
  BOOST_TEST(unsupported["data"]["type"].asString() == "MEDIA_OBJECT_EVENT_NOT_SUPPORTED");
}

BOOST_AUTO_TEST_CASE(connections_are_seen_from_both_ends) {
  const auto source = endpoint(), sink = endpoint();
  client.subscribe(source, "ElementConnected");
  client.subscribe(source, "ElementDisconnected");
  client.invoke(source, "connect", object({{"sink", sink}}));
  for (int i = 0; i < 3; ++i) BOOST_TEST(client.nextEvent("ElementConnected").has_value());
  BOOST_TEST(client.invoke(source, "getSinkConnections").size() == 3U);
  BOOST_TEST(client.invoke(sink, "getSourceConnections", object({{"mediaType", "VIDEO"}})).size() == 1U);
  client.invoke(source, "connect", object({{"sink", sink}}));  // again: no change
  BOOST_TEST(client.invoke(source, "getSinkConnections").size() == 3U);

  client.invoke(source, "disconnect", object({{"sink", sink}, {"mediaType", "AUDIO"}}));
  BOOST_TEST(client.nextEvent("ElementDisconnected").has_value());
  BOOST_TEST(client.invoke(sink, "getSourceConnections").size() == 2U);
  client.release(source);
  BOOST_TEST(client.invoke(sink, "getSourceConnections").empty());
}

BOOST_AUTO_TEST_CASE(a_sink_has_one_source_a_media_type) {
  const auto first = endpoint(), second = endpoint(), sink = endpoint();
  client.invoke(first, "connect", object({{"sink", sink}}));
  client.invoke(second, "connect", object({{"sink", sink}, {"mediaType", "VIDEO"}}));
  BOOST_TEST(client.invoke(first, "getSinkConnections").size() == 2U);
  const auto video = client.invoke(sink, "getSourceConnections", object({{"mediaType", "VIDEO"}}));
  BOOST_REQUIRE(video.size() == 1U);
  BOOST_TEST(video[0]["source"].asString() == second);
}

BOOST_AUTO_TEST_CASE(elements_of_different_pipelines_cannot_be_connected) {
  const auto other = client.create("MediaPipeline");
  const auto there = client.create("WebRtcEndpoint", object({{"mediaPipeline", other}}));
  BOOST_TEST(client.invokeError(endpoint(), "connect", object({{"sink", there}}))["code"].asInt() == 40004);
}

BOOST_AUTO_TEST_CASE(releasing_a_pipeline_ends_everything_in_it) {
  const auto id = endpoint();
  client.subscribe("manager_ServerManager", "ObjectDestroyed");
  client.release(pipeline);
  BOOST_TEST(client.invokeError(id, "getName")["code"].asInt() == 40101);
  BOOST_TEST(client.nextEvent("ObjectDestroyed").has_value());
  BOOST_TEST(client.nextEvent("ObjectDestroyed").has_value());
  client.release(pipeline);  // again: fine
}

BOOST_AUTO_TEST_CASE(events_are_delivered_once_a_session_and_carry_tags_when_asked) {
  const auto source = endpoint(), sink = endpoint();
  client.subscribe(source, "ElementConnected");
  client.subscribe(source, "ElementConnected");
  client.invoke(source, "addTag", object({{"key", "k"}, {"value", "v"}}));
  client.invoke(source, "setSendTagsInEvents", object({{"sendTagsInEvents", true}}));
  client.invoke(source, "connect", object({{"sink", sink}, {"mediaType", "AUDIO"}}));
  const auto event = client.nextEvent("ElementConnected");
  BOOST_REQUIRE(event);
  BOOST_TEST((*event)["object"].asString() == source);
  BOOST_TEST((*event)["data"]["tags"][0]["key"].asString() == "k");
  BOOST_TEST((*event)["data"]["type"].asString() == "ElementConnected");
  BOOST_TEST((*event)["data"]["timestampMillis"].isString());
  BOOST_TEST(!client.nextEvent("ElementConnected", std::chrono::milliseconds(100)));
}

BOOST_AUTO_TEST_CASE(the_server_tells_of_itself) {
  const std::string manager = "manager_ServerManager";
  const auto info = client.invoke(manager, "getInfo");
  BOOST_TEST(info["__type__"].asString() == "ServerInfo");
  BOOST_TEST(info["modules"].size() >= 2U);
  BOOST_TEST(client.invoke(manager, "getPipelines")[0].asString() == pipeline);
  BOOST_TEST(client.invoke(manager, "getSessions").size() == 1U);
  BOOST_TEST(client.invoke(manager, "getCpuCount").asInt() >= 1);
  BOOST_TEST(client.invoke(manager, "getUsedMemory").asInt64() > 1000);
  BOOST_TEST(client.invoke(manager, "getUsedCpu", object({{"interval", 1000}})).isNumeric());
  client.release(manager);  // cannot be released, and nobody minds
  BOOST_TEST(client.invoke(manager, "getId").asString() == manager);
}

BOOST_AUTO_TEST_CASE(limits_of_endpoints_and_objects_are_kept) {
  ServerProcess small({"--webrtc.maxEndpoints=2", "--session.maxObjects=4"});
  RpcClient limited(small.port());
  const auto room = limited.create("MediaPipeline");
  const auto one = limited.create("WebRtcEndpoint", object({{"mediaPipeline", room}}));
  limited.create("WebRtcEndpoint", object({{"mediaPipeline", room}}));
  const auto third = limited.error(
      "create",
      object({{"type", "WebRtcEndpoint"}, {"constructorParams", object({{"mediaPipeline", room}})}}));
  BOOST_TEST(third["code"].asInt() == 40009);
  limited.release(one);
  BOOST_TEST(eventually([&] {
    return limited
        .call("create",
              object({{"type", "WebRtcEndpoint"}, {"constructorParams", object({{"mediaPipeline", room}})}}))
        .isMember("result");
  }));
  limited.create("MediaPipeline");
  const auto beyond = limited.error("create", object({{"type", "MediaPipeline"}}));
  BOOST_TEST(beyond["code"].asInt() == 40009);
  BOOST_TEST(limited.invoke("manager_ServerManager", "getPipelines").size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
