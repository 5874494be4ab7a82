#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <vector>

#include "server/config/CommandLine.hpp"
#include "server/config/Settings.hpp"

using namespace headwater::server;

namespace {

constexpr const char* kNoEnvironment[] = {nullptr};

tl::expected<CommandLine, std::string> parse(std::vector<const char*> arguments,
                                             std::vector<const char*> environment = {}) {
  arguments.insert(arguments.begin(), "headwater-server");
  environment.push_back(nullptr);
  return parseCommandLine(static_cast<int>(arguments.size()), arguments.data(), environment.data());
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(config)

BOOST_AUTO_TEST_CASE(the_printed_reference_is_a_file_that_reads_back_to_the_same_values) {
  Config changed;
  changed.rpc.port = 1234;
  changed.webrtc.videoCodecs = {"H264", "AV1"};
  changed.webrtc.turnURL = R"(user:"secret\"@127.0.0.1:3478)";
  changed.webrtc.iceTcp = false;
  Config read;
  const auto done = readJson(read, reference(changed), "reference");
  BOOST_REQUIRE_MESSAGE(done, (done ? "" : done.error()));
  BOOST_TEST(reference(read) == reference(changed));
  BOOST_TEST(read.rpc.port == 1234);
}

BOOST_AUTO_TEST_CASE(an_unknown_key_is_an_error_with_its_line) {
  Config config;
  const auto read = readJson(config, "{\n  // a comment\n  \"rpc\": {\n    \"prot\": 1\n  }\n}", "hw.json");
  BOOST_REQUIRE(!read);
  BOOST_TEST(contains(read.error(), "hw.json:4"));
  BOOST_TEST(contains(read.error(), "rpc.prot"));
}

BOOST_AUTO_TEST_CASE(a_wrong_type_says_what_was_expected) {
  Config config;
  const auto read = readJson(config, R"({"rpc": {"port": "eight"}})", "hw.json");
  BOOST_REQUIRE(!read);
  BOOST_TEST(contains(read.error(), "rpc.port"));
  BOOST_TEST(contains(read.error(), "an integer from 0 to 65535"));
}

BOOST_AUTO_TEST_CASE(values_outside_their_range_or_words_are_refused) {
  for (const auto& [key, value] :
       std::vector<std::pair<const char*, const char*>>{{"--rpc.port", "65536"},
                                                        {"--rpc.port", "-1"},
                                                        {"--rpc.port", "80 "},
                                                        {"--rpc.port", ""},
                                                        {"--rpc.port", "99999999999999999999"},
                                                        {"--log.level", "loud"},
                                                        {"--webrtc.iceTcp", "yes"},
                                                        {"--webrtc.videoCodecs", "VP8,MPEG2"},
                                                        {"--webrtc.videoCodecs", ""}}) {
    const auto line = parse({key, value});
    BOOST_TEST(!line, key << " " << value << " was taken");
    if (!line) BOOST_TEST(contains(line.error(), std::string(key).substr(2)), line.error());
  }
}

BOOST_AUTO_TEST_CASE(broken_files_are_errors_and_nothing_else) {
  for (const char* text : {"", "{", "[]", "5", "{\"rpc\": 3}", "{\"rpc\": {\"port\": 1}} x",
                           "{\"rpc\":{\"port\":1,\"port\":2}}"}) {
    Config config;
    BOOST_TEST(!readJson(config, text, "f"), text << " was taken");
  }
  std::string deep(5000, '[');
  Config config;
  BOOST_TEST(!readJson(config, deep, "f"));
}

BOOST_AUTO_TEST_CASE(flags_win_over_the_environment_and_that_over_the_file) {
  char path[] = "/tmp/headwater-config-XXXXXX";
  BOOST_REQUIRE(mkstemp(path) != -1);
  std::ofstream(path) << R"({"rpc": {"port": 1, "maxConnections": 11, "maxNesting": 21}})";
  const auto line = parse({"--config", path, "--rpc.port=3"},
                          {"HEADWATER_RPC_PORT=2", "HEADWATER_RPC_MAXCONNECTIONS=12", "PATH=/bin"});
  std::remove(path);
  BOOST_REQUIRE_MESSAGE(line, (line ? "" : line.error()));
  BOOST_TEST(line->config.rpc.port == 3);
  BOOST_TEST(line->config.rpc.maxConnections == 12);
  BOOST_TEST(line->config.rpc.maxNesting == 21);
}

BOOST_AUTO_TEST_CASE(unknown_names_are_refused_everywhere) {
  BOOST_TEST(!parse({"--rpc.prot", "1"}));
  BOOST_TEST(!parse({"rpc.port", "1"}));
  BOOST_TEST(!parse({"--rpc.port"}));
  BOOST_TEST(!parse({"--config", "/nonexistent/file"}));
  BOOST_TEST(!parse({}, {"HEADWATER_RPC_PROT=1"}));
  BOOST_TEST(parse({}, {"HEADWATER_SERVER_BIN=/bin/true"}).has_value());  // not a section of ours
}

BOOST_AUTO_TEST_CASE(settings_that_contradict_each_other_are_refused) {
  BOOST_TEST(!parse({"--rpc.tlsKey", "key.pem"}));
  BOOST_TEST(!parse({"--rpc.path", "kurento"}));
  BOOST_TEST(!parse({"--webrtc.minPort", "5000", "--webrtc.maxPort", "4000"}));
}

BOOST_AUTO_TEST_CASE(every_setting_has_a_meaning_and_survives_its_own_text) {
  Config config;
  for (const auto& setting : settingsOf(config)) {
    BOOST_TEST(!setting.doc.empty(), setting.key);
    BOOST_TEST(setting.key.find('.') != std::string_view::npos, setting.key);
  }
  BOOST_TEST(readEnvironment(config, kNoEnvironment).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
