// The command line: what is taken, and how what is wrong is named.
#include <boost/test/unit_test.hpp>

#include "tools/load/Options.hpp"

namespace headwater::load {
namespace {

std::string refusal(const std::vector<std::string>& arguments) {
  const auto options = parseOptions(arguments);
  return options ? "" : options.error().message;
}

void namesBoth(const std::string& message, const std::string& what, const std::string& expected) {
  BOOST_TEST(message.find(what) != std::string::npos, message);
  BOOST_TEST(message.find(expected) != std::string::npos, message);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(CommandLine)

BOOST_AUTO_TEST_CASE(TakesValuesBothWays) {
  const auto options = parseOptions(
      {"--url=wss://example.org/kurento", "--present", "--viewers", "200", "--rate=0.5", "--loss", "2"});
  BOOST_REQUIRE(options);
  BOOST_TEST(options->url->tls);
  BOOST_TEST(options->url->port == "443");
  BOOST_TEST(options->viewers == 200);
  BOOST_TEST(options->rate == 0.5);
  BOOST_TEST(options->viewer.loss == 0.02);
  const auto janus =
      parseOptions({"--url", "ws://[::1]:8188", "--janus", "7", "--rtp-to", "127.0.0.1:15004,15002"});
  BOOST_REQUIRE(janus);
  BOOST_TEST(janus->url->host == "::1");
  BOOST_TEST(janus->url->path == "/");
  BOOST_TEST(ntohs(janus->rtpTo->first.sin_port) == 15004);
  BOOST_TEST(ntohs(janus->rtpTo->second.sin_port) == 15002);
}

BOOST_AUTO_TEST_CASE(SaysWhatIsWrongAndWhatWasExpected) {
  namesBoth(refusal({"--viewres", "3"}), "'--viewres'", "unknown argument");
  namesBoth(refusal({"--viewers"}), "--viewers", "needs a value");
  namesBoth(refusal({"--viewers", "many"}), "'many'", "a whole number from 0");
  namesBoth(refusal({"--viewers", "1.5"}), "'1.5'", "whole");
  namesBoth(refusal({"--viewers", "-1"}), "'-1'", "from 0");
  namesBoth(refusal({"--rate", "nan"}), "'nan'", "a number from 0");
  namesBoth(refusal({"--loss", "101"}), "'101'", "to 100");
  namesBoth(refusal({"--pli", "soon"}), "'soon'", "start, needed, never");
  namesBoth(refusal({"--url", "http://localhost"}), "'http://localhost'", "ws://");
  namesBoth(refusal({"--rtp-to", "127.0.0.1:1"}), "'127.0.0.1:1'", "VIDEOPORT,AUDIOPORT");
  namesBoth(refusal({"--present=yes"}), "--present", "no value");
}

BOOST_AUTO_TEST_CASE(SaysWhatDoesNotGoTogether) {
  namesBoth(refusal({}), "--url", "missing");
  namesBoth(refusal({"--url", "ws://localhost"}), "--endpoint", "--present");
  namesBoth(refusal({"--viewers", "0"}), "nothing to do", "--rtp-to");
  namesBoth(refusal({"--url", "ws://localhost", "--janus", "1", "--present"}), "--present", "--rtp-to");
  namesBoth(refusal({"--url", "ws://localhost", "--endpoint", "x", "--latency"}), "--latency", "--present");
  BOOST_TEST(refusal({"--help"}).empty());
  BOOST_TEST(refusal({"--viewers", "0", "--rtp-to", "127.0.0.1:1,2"}).empty());
}

BOOST_AUTO_TEST_CASE(HelpNamesEveryOptionOnce) {
  for (const auto* name :
       {"--url", "--endpoint", "--present", "--janus", "--watch-pid", "--json", "--churn", "--nack"})
    BOOST_TEST(usage().find(std::string("\n  ") + name + " ") != std::string::npos, name);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace headwater::load
