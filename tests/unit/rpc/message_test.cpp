// JSON-RPC messages: what is understood, and what is answered to what is not.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "rpc/jsonrpc/Message.hpp"
#include "tests/support/Json.hpp"

using namespace headwater::rpc;
using headwater::test::jsonOf;
namespace data = boost::unit_test::data;

namespace {

constexpr size_t kNesting = 64;

/// The error of a frame, be it of the frame itself or of the one request in it; 0 when there is none.
int errorOf(std::string_view text) {
  const auto message = parseMessage(text, kNesting);
  if (!message) return message.error().code;
  BOOST_REQUIRE_EQUAL(message->requests.size(), 1U);
  return message->requests.front() ? 0 : message->requests.front().error().code;
}

Request requestOf(std::string_view text) {
  auto message = parseMessage(text, kNesting);
  BOOST_REQUIRE(message && message->requests.size() == 1 && message->requests.front());
  return std::move(*message->requests.front());
}

std::string nested(size_t depth) {
  return R"({"jsonrpc":"2.0","id":1,"method":"ping","params":)" + std::string(depth, '[') +
         std::string(depth, ']') + "}";
}

const char* const kNotJson[] = {
    "",
    " ",
    "hello",
    "{",
    R"({"jsonrpc":"2.0","id":1,"method":"pi)",
    R"({"jsonrpc":"2.0","id":1,"method":"ping"}x)",
    R"({"jsonrpc":"2.0","id":1,"method":"ping",})",
    R"({"jsonrpc":"2.0","id":1 /* one */,"method":"ping"})",
    R"({'jsonrpc':'2.0','id':1,'method':'ping'})",
    R"({"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":NaN}})",
    R"({"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":"\ud800"}})",
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\xfe\"}",
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xc0\xaf\"}",          // overlong
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xed\xa0\x80\"}",      // a surrogate
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xf4\x90\x80\x80\"}",  // beyond U+10FFFF
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xe2\x82",             // cut within a character
};

const char* const kNoRequest[] = {
    "5",
    "\"ping\"",
    "null",
    "true",
    "[]",
    "{}",
    R"({"id":1,"method":"ping"})",
    R"({"jsonrpc":"1.0","id":1,"method":"ping"})",
    R"({"jsonrpc":2.0,"id":1,"method":"ping"})",
    R"({"jsonrpc":"2.0","id":1})",
    R"({"jsonrpc":"2.0","id":1,"method":null})",
    R"({"jsonrpc":"2.0","id":1,"method":{"a":"ping"}})",
    R"({"jsonrpc":"2.0","id":{"a":1},"method":"ping"})",
    R"({"jsonrpc":"2.0","id":[1],"method":"ping"})",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(message)

BOOST_DATA_TEST_CASE(what_is_not_json_is_a_parse_error, data::make(kNotJson), text) {
  BOOST_TEST(errorOf(text) == -32700);
}

BOOST_DATA_TEST_CASE(json_that_is_no_request_is_invalid, data::make(kNoRequest), text) {
  BOOST_TEST(errorOf(text) == -32600);
}

BOOST_AUTO_TEST_CASE(a_nul_inside_the_text_is_no_end_of_it) {
  const std::string text = std::string(R"({"jsonrpc":"2.0","id":1,"method":"ping"})") + '\0' + "{}";
  BOOST_TEST(errorOf(text) == -32700);
}

BOOST_AUTO_TEST_CASE(nesting_is_bounded) {
  BOOST_TEST(errorOf(nested(2000)) == -32700);
  BOOST_TEST(errorOf(std::string(2000, '[')) == -32700);
  BOOST_TEST(errorOf(nested(kNesting / 2)) == 0);
  std::string objects = R"({"jsonrpc":"2.0","id":1,"method":"ping","params":)";
  for (int i = 0; i < 2000; ++i) objects += R"({"a":)";
  BOOST_TEST(errorOf(objects + "1" + std::string(2001, '}')) == -32700);
}

BOOST_AUTO_TEST_CASE(a_request_comes_with_all_it_holds) {
  const auto request =
      requestOf(R"({"jsonrpc":"2.0","id":7,"method":"create","params":{"type":"MediaPipeline"}})");
  BOOST_TEST(request.id == Json::Value(7));
  BOOST_TEST(request.method == "create");
  BOOST_TEST(request.params["type"].asString() == "MediaPipeline");
  BOOST_TEST(!request.isNotification);
}

BOOST_AUTO_TEST_CASE(ids_are_taken_as_kurento_takes_them) {
  for (const char* id : {"-3", "0", "\"abc\"", "true", "1.5"}) {
    const auto request = requestOf(std::string(R"({"jsonrpc":"2.0","method":"ping","id":)") + id + "}");
    BOOST_TEST(print(request.id) == id);
    BOOST_TEST(!request.isNotification);
  }
  BOOST_TEST(requestOf(R"({"jsonrpc":"2.0","method":"ping"})").isNotification);
  BOOST_TEST(requestOf(R"({"jsonrpc":"2.0","method":"ping","id":null})").isNotification);
}

BOOST_AUTO_TEST_CASE(of_keys_that_come_twice_the_last_counts) {
  const auto request = requestOf(R"({"jsonrpc":"2.0","id":1,"method":"ping","method":"connect"})");
  BOOST_TEST(request.method == "connect");
}

BOOST_AUTO_TEST_CASE(a_batch_is_faulty_one_by_one) {
  const auto message =
      parseMessage(R"([{"jsonrpc":"2.0","id":1,"method":"ping"},5,{"id":2,"method":"ping"}])", kNesting);
  BOOST_REQUIRE(message);
  BOOST_TEST(message->isBatch);
  BOOST_REQUIRE_EQUAL(message->requests.size(), 3U);
  BOOST_TEST(message->requests[0].has_value());
  BOOST_TEST(message->requests[1].error().code == -32600);
  BOOST_TEST(message->requests[2].error().code == -32600);
}

BOOST_AUTO_TEST_CASE(answers_are_json_rpc) {
  Json::Value result(Json::objectValue);
  result["value"] = "x\u00e9\"\n";
  const auto answer = jsonOf(printResult(Json::Value(3), result));
  BOOST_TEST(answer["jsonrpc"].asString() == "2.0");
  BOOST_TEST(answer["id"] == Json::Value(3));
  BOOST_TEST(answer["result"] == result);

  const auto error =
      jsonOf(printError(Json::Value(), {40101, "Object 'x' not found", "MEDIA_OBJECT_NOT_FOUND"}));
  BOOST_TEST(error.isMember("id"));
  BOOST_TEST(error["id"].isNull());
  BOOST_TEST(error["error"]["code"].asInt() == 40101);
  BOOST_TEST(error["error"]["message"].asString() == "Object 'x' not found");
  BOOST_TEST(error["error"]["data"]["type"].asString() == "MEDIA_OBJECT_NOT_FOUND");
  BOOST_TEST(!jsonOf(printError(Json::Value(1), {-32601, "no", ""}))["error"].isMember("data"));
}

BOOST_AUTO_TEST_CASE(an_answer_is_one_line) {
  BOOST_TEST(printResult(Json::Value(1), Json::Value("a\nb")).find('\n') == std::string::npos);
}

// Browsers close a connection on which text comes that is not UTF-8 (RFC 6455 section 8.1), and a name that
// one client sets is read by another.
BOOST_AUTO_TEST_CASE(half_a_surrogate_pair_cannot_come_in) {
  for (const char* half :
       {"\\udc00", "\\ud83d", "\\ud83dx", "\\ud83d\\n", "\\ud83d\\u0041", "\\ude00\\ud83d"})
    BOOST_TEST(errorOf(std::string(R"({"jsonrpc":"2.0","id":")") + half + R"(","method":"ping"})") == -32700);
}

BOOST_AUTO_TEST_CASE(text_in_strings_comes_back_as_it_was) {
  const auto request =
      requestOf(R"({"jsonrpc":"2.0","id":"\ud83d\ude00 \\ud83d // \"/* \u0000 \/ äöü 😀","method":"ping"})");
  const auto answer = printResult(request.id, Json::Value("pong"));
  BOOST_REQUIRE(parseMessage(answer, kNesting));
  BOOST_TEST(jsonOf(answer)["id"] == request.id);
  const char expected[] = "\xf0\x9f\x98\x80 \\ud83d // \"/* \0 / \xc3\xa4\xc3\xb6\xc3\xbc \xf0\x9f\x98\x80";
  BOOST_TEST(request.id.asString() == std::string(expected, sizeof expected - 1));
}

BOOST_AUTO_TEST_SUITE_END()
