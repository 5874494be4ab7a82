// What comes over the wire, good and bad: every bad input gets its error, and the connection lives on.
#include <boost/test/unit_test.hpp>

#include "tests/support/RpcClient.hpp"
#include "tests/support/ServerProcess.hpp"

using namespace headwater::test;

namespace {

struct Server {
  ServerProcess process;
  RpcClient client{process.port()};

  void expectAlive() { BOOST_TEST(client.value("ping").asString() == "pong"); }

  int codeOf(const std::string& text) {
    client.sendText(text);
    const auto answer = client.nextMessage();
    BOOST_REQUIRE(answer);
    return (*answer)["error"]["code"].asInt();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(protocol, Server)

BOOST_AUTO_TEST_CASE(text_that_is_not_json_gets_a_parse_error_and_the_connection_lives_on) {
  for (const char* text : {"", "hello", "{", "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"ping\",}",
                           "{'id':1}", "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"ping\"} xyz"}) {
    BOOST_TEST(codeOf(text) == -32700, text);
    expectAlive();
  }
}

BOOST_AUTO_TEST_CASE(json_that_is_no_request_gets_an_invalid_request_error) {
  for (const char* text :
       {"5", "null", "true", "\"ping\"", "{}", "[]", R"({"id":1,"method":"ping"})",
        R"({"id":1,"jsonrpc":"1.0","method":"ping"})", R"({"id":1,"jsonrpc":2.0,"method":"ping"})",
        R"({"id":{},"jsonrpc":"2.0","method":"ping"})", R"({"id":1,"jsonrpc":"2.0","method":7})"}) {
    BOOST_TEST(codeOf(text) == -32600, text);
    expectAlive();
  }
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_refused_and_harmless) {
  BOOST_TEST(codeOf(R"({"id":1,"jsonrpc":"2.0","method":"ping","params":)" + std::string(2000, '[') +
                    std::string(2000, ']') + "}") == -32700);
  BOOST_TEST(codeOf(std::string(900000, '[')) == -32700);
  expectAlive();
}

BOOST_AUTO_TEST_CASE(a_binary_frame_gets_an_error_and_the_connection_lives_on) {
  client.sendBinary(R"({"id":1,"jsonrpc":"2.0","method":"ping"})");
  const auto answer = client.nextMessage();
  BOOST_REQUIRE(answer);
  BOOST_TEST((*answer)["error"]["code"].asInt() == -32700);
  expectAlive();
}

BOOST_AUTO_TEST_CASE(a_frame_beyond_the_limit_closes_its_connection_only) {
  RpcClient other(process.port());
  client.sendText(std::string((1 << 20) + 1, ' '));
  BOOST_TEST(client.waitUntilClosed());
  BOOST_TEST(other.value("ping").asString() == "pong");
}

BOOST_AUTO_TEST_CASE(unknown_methods_and_missing_parameters_have_their_codes) {
  BOOST_TEST(client.error("fly")["code"].asInt() == -32601);
  BOOST_TEST(client.error("create", Json::nullValue)["code"].asInt() == -32602);
  BOOST_TEST(client.error("create", Json::arrayValue)["code"].asInt() == -32602);
  BOOST_TEST(client.error("create")["code"].asInt() == -32000);
  BOOST_TEST(client.error("invoke")["message"].asString() == "'operation' parameter is required");
  BOOST_TEST(client.error("subscribe")["message"].asString() == "'type' parameter is required");
  BOOST_TEST(client.error("release")["message"].asString() == "'object' parameter is required");
  BOOST_TEST(client.error("describe", object({{"object", Json::objectValue}}))["message"].asString() ==
             "'object' parameter should be a string");
  expectAlive();
}

BOOST_AUTO_TEST_CASE(a_notification_is_carried_out_and_not_answered) {
  client.sendText(R"({"jsonrpc":"2.0","method":"create","params":{"type":"MediaPipeline"}})");
  client.sendText(R"({"jsonrpc":"2.0","method":"fly"})");
  BOOST_TEST(eventually([&] { return client.invoke("manager_ServerManager", "getPipelines").size() == 1; }));
  BOOST_TEST(!client.nextMessage(std::chrono::milliseconds(100)));
}

BOOST_AUTO_TEST_CASE(a_batch_is_answered_as_one_array) {
  client.sendText(R"([{"id":1,"jsonrpc":"2.0","method":"ping"},{"jsonrpc":"2.0","method":"ping"},7,)"
                  R"({"id":2,"jsonrpc":"2.0","method":"create","params":{"type":"MediaPipeline"}}])");
  const auto answer = client.nextMessage();
  BOOST_REQUIRE(answer);
  BOOST_REQUIRE(answer->isArray());
  BOOST_TEST(answer->size() == 3U);
}

BOOST_AUTO_TEST_CASE(ids_come_back_as_they_were) {
  for (const char* id : {"1", "-3", "\"text\"", "true", "1.5"}) {
    client.sendText(R"({"id":)" + std::string(id) + R"(,"jsonrpc":"2.0","method":"ping"})");
    const auto answer = client.nextMessage();
    BOOST_REQUIRE(answer);
    Json::StreamWriterBuilder builder;
    BOOST_TEST(Json::writeString(builder, (*answer)["id"]) == id);
  }
}

BOOST_AUTO_TEST_CASE(too_many_unanswered_requests_are_refused_and_the_rest_answered) {
  ServerProcess small({"--session.maxPendingRequests=4"});
  RpcClient eager(small.port());
  const auto pipeline = eager.create("MediaPipeline");
  for (int i = 0; i < 200; ++i)
    eager.sendText(R"({"id":)" + std::to_string(i) +
                   R"(,"jsonrpc":"2.0","method":"invoke","params":{"object":")" + pipeline +
                   R"(","operation":"getName"}})");
  int answered = 0, refused = 0;
  for (int i = 0; i < 200; ++i) {
    const auto message = eager.nextMessage();
    BOOST_REQUIRE(message);
    if (message->isMember("result"))
      ++answered;
    else if ((*message)["error"]["code"].asInt() == 40009)
      ++refused;
  }
  BOOST_TEST(answered + refused == 200);
  BOOST_TEST(answered >= 4);
}

BOOST_AUTO_TEST_SUITE_END()
