// Sessions: found again after a reconnect, collected when their client is gone.
#include <boost/test/unit_test.hpp>
#include <memory>

#include "tests/support/RpcClient.hpp"
#include "tests/support/ServerProcess.hpp"
#include "tests/support/WireClient.hpp"

using namespace headwater::test;

BOOST_AUTO_TEST_SUITE(session)

BOOST_AUTO_TEST_CASE(a_session_moves_to_a_new_socket_with_its_events) {
  ServerProcess server;
  RpcClient first(server.port());
  const auto pipeline = first.create("MediaPipeline");
  const auto id = first.call("connect")["result"]["sessionId"].asString();
  first.subscribe("manager_ServerManager", "ObjectCreated");
  first.drop();

  RpcClient second(server.port());
  BOOST_TEST(second.call("connect", object({{"sessionId", id}}))["result"]["sessionId"].asString() == id);
  BOOST_TEST(second.invoke(pipeline, "getName").asString() == pipeline);
  const auto other = second.create("MediaPipeline");
  const auto event = second.nextEvent("ObjectCreated");
  BOOST_REQUIRE(event);
  BOOST_TEST((*event)["data"]["object"].asString() == other);
}

BOOST_AUTO_TEST_CASE(the_interval_of_a_ping_is_how_long_a_client_without_pongs_may_be_silent) {
  const ServerProcess server({"--rpc.pingIntervalMs", "100", "--rpc.idleTimeoutMs", "400"});
  WireClient mute(server.port()), announced(server.port());  // they answer pings only while they read
  BOOST_REQUIRE(!mute.open());
  BOOST_REQUIRE(!announced.open());
  const auto begin = std::chrono::steady_clock::now();
  BOOST_REQUIRE(!announced.send(R"({"jsonrpc":"2.0","id":1,"method":"ping","params":{"interval":1500}})"));
  BOOST_TEST(eventually([&] { return server.metric("headwater_connections_idle_total") == 1; }));
  BOOST_TEST((std::chrono::steady_clock::now() - begin >= std::chrono::milliseconds(1500)));
  BOOST_REQUIRE(!mute.send(R"({"jsonrpc":"2.0","id":1,"method":"ping"})"));
  BOOST_TEST(mute.read().value_or("").find("pong") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_unknown_session_cannot_be_connected_to) {
  ServerProcess server;
  RpcClient client(server.port());
  BOOST_TEST(client.error("connect", object({{"sessionId", "nobody"}}))["code"].asInt() == 40007);
  BOOST_TEST(client.call("connect")["result"]["sessionId"].asString() != "nobody");
}

BOOST_AUTO_TEST_CASE(connect_tells_for_how_long_a_request_may_be_repeated) {
  ServerProcess server({"--session.duplicateCacheMs=2500"});
  RpcClient first(server.port());
  first.create("MediaPipeline");
  const auto fresh = first.call("connect")["result"];
  BOOST_TEST(fresh["duplicateCacheMs"].asInt() == 2500);
  RpcClient second(server.port());
  const auto again = second.call("connect", object({{"sessionId", fresh["sessionId"].asString()}}));
  BOOST_TEST(again["result"]["duplicateCacheMs"].asInt() == 2500);
}

BOOST_AUTO_TEST_CASE(a_request_repeated_after_a_reconnect_is_carried_out_once) {
  ServerProcess server;
  RpcClient first(server.port());
  first.create("MediaPipeline");
  const auto id = first.call("connect")["result"]["sessionId"].asString();
  const std::string request =
      R"({"id":5,"jsonrpc":"2.0","method":"create","params":{"type":"MediaPipeline","sessionId":")" + id +
      R"("}})";
  first.sendText(request);
  const auto answer = first.nextMessage();
  BOOST_REQUIRE(answer);

  RpcClient second(server.port());
  second.sendText(request);
  const auto repeated = second.nextMessage();
  BOOST_REQUIRE(repeated);
  BOOST_TEST((*repeated)["result"]["value"].asString() == (*answer)["result"]["value"].asString());
  // Kurento would answer this from its cache too: the same id, though another request.
  second.sendText(R"({"id":5,"jsonrpc":"2.0","method":"invoke","params":{"object":"manager_ServerManager",)"
                  R"("operation":"getCpuCount","sessionId":")" +
                  id + R"("}})");
  const auto different = second.nextMessage();
  BOOST_REQUIRE(different);
  BOOST_TEST((*different)["result"]["value"].isInt());
  BOOST_TEST(second.invoke("manager_ServerManager", "getPipelines").size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_a_dead_client_held_is_collected_and_what_others_hold_stays) {
  ServerProcess server({"--session.gcPeriodMs=200"});
  RpcClient watcher(server.port());
  std::string kept;
  {
    RpcClient dying(server.port());
    const auto lost = dying.create("MediaPipeline");
    kept = dying.create("MediaPipeline");
    BOOST_TEST(watcher.invoke(kept, "getName").asString() == kept);
  }
  BOOST_TEST(eventually([&] { return watcher.invoke("manager_ServerManager", "getPipelines").size() == 1; }));
  std::this_thread::sleep_for(std::chrono::seconds(1));
  BOOST_TEST(watcher.invoke(kept, "getName").asString() == kept);
}

BOOST_AUTO_TEST_CASE(closing_a_session_ends_what_only_it_held) {
  ServerProcess server;
  RpcClient client(server.port()), watcher(server.port());
  const auto pipeline = client.create("MediaPipeline");
  client.create("WebRtcEndpoint", object({{"mediaPipeline", pipeline}}));
  const auto closed = client.call("closeSession");
  BOOST_TEST(closed.isMember("result"));
  BOOST_TEST(closed["result"].isNull());
  BOOST_TEST(eventually([&] { return watcher.invoke("manager_ServerManager", "getPipelines").empty(); }));
  BOOST_TEST(client.error("describe", object({{"object", pipeline}}))["code"].asInt() == 40101);
}

BOOST_AUTO_TEST_CASE(a_transaction_creates_and_connects_in_one_request) {
  ServerProcess server;
  RpcClient client(server.port());
  const auto operation = [](int id, const char* method, Json::Value params) {
    return object({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}});
  };
  const auto create = [&](int id, const char* type) {
    return operation(
        id, "create",
        object({{"type", type}, {"constructorParams", object({{"mediaPipeline", "newref:0"}})}}));
  };
  Json::Value operations(Json::arrayValue);
  operations.append(operation(0, "create", object({{"type", "MediaPipeline"}})));
  operations.append(create(1, "WebRtcEndpoint"));
  operations.append(create(2, "WebRtcEndpoint"));
  operations.append(operation(3, "invoke",
                              object({{"object", "newref:1"},
                                      {"operation", "connect"},
                                      {"operationParams", object({{"sink", "newref:2"}})}})));
  operations.append(
      operation(4, "invoke", object({{"object", "newref:1"}, {"operation", "getSinkConnections"}})));
  const auto results = client.value("transaction", object({{"operations", operations}}));
  BOOST_REQUIRE(results.size() == 5U);
  BOOST_TEST(results[4]["result"]["value"].size() == 3U);

  operations[1] = create(1, "Nope");
  const auto stopped = client.value("transaction", object({{"operations", operations}}));
  BOOST_REQUIRE(stopped.size() == 2U);
  BOOST_TEST(stopped[1]["error"]["code"].asInt() == 40108);

  operations[1] = create(7, "WebRtcEndpoint");
  BOOST_TEST(client.error("transaction", object({{"operations", operations}}))["code"].asInt() == 40008);
  BOOST_TEST(client.error("transaction", object({{"operations", "x"}}))["code"].asInt() == -32000);
  BOOST_TEST(client.value("transaction", object({{"operations", Json::arrayValue}})).empty());
}

BOOST_AUTO_TEST_SUITE_END()
