// headwater-load against the real server: what it says of a handful of viewers, and of what cannot work.
#include <boost/test/unit_test.hpp>

#include "tests/integration/load/LoadProcess.hpp"
#include "tests/support/RpcClient.hpp"

namespace headwater::test {

BOOST_AUTO_TEST_SUITE(Load)

BOOST_AUTO_TEST_CASE(FiveViewersWatchAPresenter) {
  ServerProcess server;
  LoadProcess load({"--url", urlOf(server), "--present", "--viewers", "5", "--duration", "3",
                    "--decrypt-every", "5", "--latency", "--watch-pid", std::to_string(server.pid())});
  const int status = load.wait();
  BOOST_REQUIRE_MESSAGE(status == 0, load.errors());
  const auto result = load.result();
  BOOST_TEST(result["viewers"]["joined"].asInt() == 5);
  BOOST_TEST(result["viewers"]["silent"].asInt() == 0);
  BOOST_TEST(result["join_ms"]["first_keyframe"]["count"].asInt() == 5);
  const auto& window = result["window"];
  BOOST_TEST(window["decrypted"].asInt() > 100);
  BOOST_TEST(window["decrypt_failures"].asInt() == 0);
  BOOST_TEST(window["sender_reports_received"].asInt() > 0);
  // 190 packets and 1.25 Mbit a second for each.
  BOOST_TEST(window["packets"].asInt() > 5 * 3 * 190 / 2);
  BOOST_TEST(window["viewer_kbps"]["p50"].asDouble() > 600);
  BOOST_TEST(result["transit_ms"]["count"].asInt() > 100);
  BOOST_TEST(result["transit_ms"]["min"].asDouble() > 0);
  BOOST_TEST(result["server"]["cpu_seconds"].asDouble() > 0);
  BOOST_TEST(result["server"]["descriptors"].asInt() > 0);
}

BOOST_AUTO_TEST_CASE(LostPacketsComeAgainWithNack) {
  ServerProcess server;
  LoadProcess load({"--url", urlOf(server), "--present", "--viewers", "3", "--duration", "4", "--nack",
                    "--loss", "5", "--transport-cc"});
  BOOST_REQUIRE_MESSAGE(load.wait() == 0, load.errors());
  const auto window = load.result()["window"];
  const int dropped = window["dropped_on_purpose"].asInt();
  BOOST_TEST(dropped > 0);
  BOOST_TEST(window["rtx_received"].asInt() > 0);
  // Audio, a quarter of the packets, is not asked for again; of video nearly all comes.
  BOOST_TEST(window["lost"].asInt() < dropped * 3 / 4);
  BOOST_TEST(window["decrypt_failures"].asInt() == 0);
}

BOOST_AUTO_TEST_CASE(ViewersComeAndGoAndNothingStays) {
  ServerProcess server;
  LoadProcess load(
      {"--url", urlOf(server), "--present", "--viewers", "4", "--duration", "3", "--churn", "4"});
  BOOST_REQUIRE_MESSAGE(load.wait() == 0, load.errors());
  const auto result = load.result();
  BOOST_TEST(result["viewers"]["replaced"].asInt() >= 10);
  BOOST_TEST(result["viewers"]["started"].asInt() == 4 + result["viewers"]["replaced"].asInt());
  BOOST_TEST(result["window"]["lost"].asInt() == 0);
  RpcClient client(server.port());
  BOOST_TEST(eventually([&] { return server.descriptors() < 40; }));
}

BOOST_AUTO_TEST_CASE(AnInterruptEndsItWithTheResultSoFar) {
  ServerProcess server;
  LoadProcess load({"--url", urlOf(server), "--present", "--viewers", "2", "--duration", "600"});
  BOOST_REQUIRE(eventually([&] { return load.errors().find("measuring") != std::string::npos; },
                           std::chrono::seconds(60)));
  load.interrupt();
  BOOST_REQUIRE_MESSAGE(load.wait() == 0, load.errors());
  BOOST_TEST(load.result()["interrupted"].asBool());
  BOOST_TEST(load.result()["viewers"]["joined"].asInt() == 2);
}

BOOST_AUTO_TEST_CASE(ItSaysWhatCannotWork) {
  LoadProcess nobody({"--url", "ws://127.0.0.1:1/kurento", "--present"});
  BOOST_TEST(nobody.wait() == 1);
  BOOST_TEST(nobody.errors().find("cannot connect to 127.0.0.1:1") != std::string::npos, nobody.errors());

  ServerProcess server;
  LoadProcess absent({"--url", urlOf(server), "--endpoint", "there-is-none", "--viewers", "1"});
  BOOST_TEST(absent.wait() == 1);
  BOOST_TEST(absent.errors().find("invoke: ") != std::string::npos, absent.errors());

  LoadProcess wrong({"--url", urlOf(server), "--viewers", "some"});
  BOOST_TEST(wrong.wait() == 2);
  BOOST_TEST(wrong.errors().find("'some'") != std::string::npos, wrong.errors());

  LoadProcess many({"--url", urlOf(server), "--present", "--viewers", "100000"});
  BOOST_TEST(many.wait() == 1);
  BOOST_TEST(many.errors().find("file descriptors") != std::string::npos, many.errors());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace headwater::test
