// Players of real servers: HTTP and RTSP, over UDP and TCP, with a password, and one that dies and comes
// back.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "tests/support/ChildProcess.hpp"
#include "tests/support/media/MediaFiles.hpp"
#include "tests/support/media/Playing.hpp"

using namespace headwater::base;
using namespace headwater::player;
using namespace headwater::test;
using headwater::test::ChildProcess;
using namespace std::chrono_literals;

namespace {

class RtspServer {
 public:
  explicit RtspServer(int port = 0, std::vector<std::string> credentials = {})
      : process_(command(port, std::move(credentials))) {
    const auto line = process_.line().value_or("");
    BOOST_REQUIRE_MESSAGE(line.starts_with("port="), line);
    port_ = std::stoi(line.substr(5));
  }
  int port() const { return port_; }
  std::string address(const std::string& scheme = "rtsp", const std::string& user = "") const {
    return scheme + "://" + user + "127.0.0.1:" + std::to_string(port_) + "/live";
  }

 private:
  static std::vector<std::string> command(int port, std::vector<std::string> credentials) {
    std::vector<std::string> all{TEST_RTSP_SERVER, std::to_string(port)};
    all.insert(all.end(), credentials.begin(), credentials.end());
    return all;
  }
  ChildProcess process_;
  int port_ = 0;
};

/// Serves the directory of test media.
class HttpServer {
 public:
  HttpServer()
      : process_({"python3", "-u", "-c",
                  "import http.server,functools,sys\n"
                  "h=functools.partial(http.server.SimpleHTTPRequestHandler,directory=sys.argv[1])\n"
                  "s=http.server.ThreadingHTTPServer(('127.0.0.1',0),h)\n"
                  "print(s.server_port)\n"
                  "s.serve_forever()\n",
                  MediaDirectory::path()}),
        port_(process_.line().value_or("")) {
    BOOST_REQUIRE(!port_.empty());
  }
  std::string address(const std::string& path) const {
    return "http://127.0.0.1:" + port_ + "/" + std::filesystem::path(path).filename().string();
  }

 private:
  ChildProcess process_;
  const std::string port_;
};

PlayerOptions live(const std::string& uri) {
  PlayerOptions options;
  options.uri = uri;
  options.encodedMedia = true;
  options.networkCache = 200ms;
  options.sourceTimeout = 6000ms;
  options.reconnectMin = 200ms;
  options.reconnectMax = 1000ms;
  return options;
}

bool bothFlow(Playing& playing, size_t more = 30) {
  const auto video = playing.video->count(), audio = playing.audio->count();
  return playing.wait(
      [&] { return playing.video->count() > video + more && playing.audio->count() > audio + more; }, 30s);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(network)

BOOST_AUTO_TEST_CASE(a_file_is_played_from_an_http_server_to_its_end) {
  const auto path = webm(3);
  const HttpServer server;
  auto options = live(server.address(path));
  Playing playing(options);
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.ends() == 1; }));
  BOOST_TEST(playing.video->track()->format().encodingName == "VP8");
  BOOST_TEST(playing.video->packets().size() >= 75u);
  BOOST_TEST(playing.failures().empty());
}

BOOST_AUTO_TEST_CASE(what_an_http_server_does_not_have_is_an_error) {
  const HttpServer server;
  Playing playing(live(server.address("nothing.webm")));
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return !playing.failures().empty(); }));
  const auto told = playing.failures().front();
  BOOST_TEST((told.code == Failure::Code::uriInvalid), told.message);
  BOOST_TEST_MESSAGE(told.message);
}

BOOST_DATA_TEST_CASE(a_live_source_is_received, boost::unit_test::data::make({"udp", "tcp"})) {
  const RtspServer server;
  auto options = live(server.address());
  options.rtspTransport = sample;
  Playing playing(options);
  playing.play();
  BOOST_REQUIRE(bothFlow(playing));
  BOOST_TEST(playing.player->info().duration.count() == -1);
  BOOST_TEST(!playing.player->info().seekable);
  BOOST_TEST(playing.failures().empty());
}

BOOST_AUTO_TEST_CASE(a_password_is_given_and_a_wrong_one_is_said_and_not_told) {
  const RtspServer server(0, {"alice", "wonder"});
  Playing right(live(server.address("rtsp", "alice:wonder@")));
  right.play();
  BOOST_REQUIRE(bothFlow(right));
  Playing wrong(live(server.address("rtsp", "alice:hunter2@")));
  wrong.play();
  BOOST_REQUIRE(wrong.wait([&] { return !wrong.failures().empty(); }));
  const auto told = wrong.failures().front();
  BOOST_TEST((told.code == Failure::Code::uriInvalid), told.message);
  BOOST_TEST(told.message.find("hunter2") == std::string::npos, told.message);
  BOOST_TEST_MESSAGE(told.message);
}

BOOST_DATA_TEST_CASE(a_live_source_that_dies_is_said_once_and_taken_up_again,
                     boost::unit_test::data::make({"udp", "tcp"})) {
  auto server = std::make_unique<RtspServer>();
  const int port = server->port();
  auto options = live(server->address());
  options.rtspTransport = sample;
  Playing playing(options);
  playing.play();
  BOOST_REQUIRE(bothFlow(playing));
  server.reset();  // SIGKILL: it says no goodbye
  BOOST_REQUIRE(playing.wait([&] { return !playing.failures().empty(); }, 30s));
  std::this_thread::sleep_for(1500ms);  // some attempts in vain
  BOOST_TEST(playing.failures().size() == 1u);
  BOOST_TEST((playing.failures().front().code == Failure::Code::sourceLost),
             playing.failures().front().message);
  BOOST_TEST(playing.ends() == 0);
  BOOST_TEST_MESSAGE(playing.failures().front().message);
  server = std::make_unique<RtspServer>(port);
  BOOST_REQUIRE(bothFlow(playing));
  BOOST_TEST(playing.failures().size() == 1u);
  const auto packets = playing.video->packets();
  BOOST_TEST(packets.front()->header.ssrc == packets.back()->header.ssrc);
}

BOOST_AUTO_TEST_CASE(a_live_source_that_is_not_there_yet_is_waited_for) {
  const int port = RtspServer().port();
  Playing playing(live("rtsp://127.0.0.1:" + std::to_string(port) + "/live"));
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return !playing.failures().empty(); }));
  BOOST_TEST((playing.failures().front().code == Failure::Code::uriInvalid));
  const RtspServer server(port);
  BOOST_TEST(bothFlow(playing));
  BOOST_TEST(playing.failures().size() == 1u);
}

BOOST_AUTO_TEST_CASE(it_stops_trying_when_it_is_stopped) {
  const int port = RtspServer().port();
  Playing playing(live("rtsp://127.0.0.1:" + std::to_string(port) + "/live"));
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return !playing.failures().empty(); }));
  playing.stop();
  const auto before = playerMetrics().reconnects;
  std::this_thread::sleep_for(800ms);
  BOOST_TEST(playerMetrics().reconnects == before);
}

BOOST_AUTO_TEST_SUITE_END()
