// Uploads by HTTP, as curl and ffmpeg make them, into a player.
#include <boost/test/unit_test.hpp>

#include "elements/upload/Uploads.hpp"
#include "tests/support/ChildProcess.hpp"
#include "tests/support/media/MediaFiles.hpp"
#include "tests/support/media/Playing.hpp"

using namespace headwater::base;
using namespace headwater::player;
using namespace headwater::test;
using namespace headwater::upload;
using headwater::test::ChildProcess;
using namespace std::chrono_literals;

namespace {

/// A place and its player, as an HttpPostEndpoint connects them.
struct Uploading : UploadObserver {
  explicit Uploading(std::chrono::milliseconds silence = 2000ms, UploadServerOptions options = {})
      : server(*UploadServer::start(std::move(options))) {
    self = std::shared_ptr<UploadObserver>(static_cast<UploadObserver*>(this), [](auto*) {});
    place = server->open("/upload/here", silence, self);
    PlayerOptions player;
    player.uri = "the upload";
    player.encodedMedia = true;
    player.feed = place->feed();
    playing.emplace(player);
  }
  ~Uploading() override {
    playing.reset();
    place.reset();
    server.reset();
  }
  void onUploadStarted() override {
    ++started;
    playing->play();
  }
  void onUploadEnded() override { ++ended; }
  std::string url(const std::string& path = "/upload/here") const {
    return "http://127.0.0.1:" + std::to_string(server->port()) + path;
  }
  std::string curl(std::vector<std::string> arguments) const {
    std::vector<std::string> command{"curl", "-s", "-m", "60", "-w", "%{http_code}", "-o", "/dev/null"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return ChildProcess(command).rest();
  }

  std::shared_ptr<UploadServer> server;
  std::shared_ptr<UploadObserver> self;
  std::shared_ptr<UploadPlace> place;
  std::optional<Playing> playing;
  std::atomic<int> started{0}, ended{0};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(upload)

BOOST_AUTO_TEST_CASE(a_file_that_curl_posts_is_played) {
  Uploading upload;
  const auto path = webm(3);
  BOOST_TEST(upload.curl({"-H", "Content-Type: video/webm", "--data-binary", "@" + path, upload.url()}) ==
             "200\n");
  BOOST_REQUIRE(upload.playing->wait([&] { return upload.playing->ends() == 1; }));
  BOOST_TEST(upload.playing->video->packets().size() >= 75u);
  BOOST_TEST(upload.playing->video->track()->format().encodingName == "VP8");
  BOOST_TEST(upload.playing->audio->track()->format().encodingName == "OPUS");
  BOOST_TEST(upload.started == 1);
  BOOST_TEST(upload.server->metrics().bytes == std::filesystem::file_size(path));
  BOOST_TEST(upload.server->metrics().uploads == 0u);
}

BOOST_AUTO_TEST_CASE(what_ffmpeg_streams_is_played_while_it_comes) {
  for (const std::string format : {"webm", "mp4"}) {
    BOOST_TEST_CONTEXT(format) {
      Uploading upload;
      const auto path =
          format == "webm" ? webm(3) : mediaFile("h264.mkv", ball(kH264, 1) + " ! h264parse ! matroskamux");
      std::vector<std::string> command{"ffmpeg", "-v", "error", "-re", "-i",
                                       path,     "-c", "copy",  "-f",  format};
      if (format == "mp4") command.insert(command.end(), {"-movflags", "frag_keyframe+empty_moov"});
      command.insert(command.end(), {"-method", "POST", upload.url()});
      ChildProcess ffmpeg(command);
      BOOST_REQUIRE(upload.playing->wait([&] { return upload.playing->ends() == 1; }));
      BOOST_TEST(ffmpeg.wait() == 0);
      BOOST_TEST(upload.playing->video->packets().size() >= 20u);
      BOOST_TEST(upload.playing->failures().empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(an_upload_faster_than_it_plays_is_held_back) {
  UploadServerOptions options;
  options.bufferBytes = 16 << 10;
  Uploading upload(2000ms, options);
  // 3 MB a second, 18 MB: more than sockets and the player's queues hold.
  const auto path = mediaFile("large.mkv",
                              "audiotestsrc samplesperbuffer=19200 num-buffers=60 ! "
                              "audio/x-raw,format=F64LE,rate=192000,channels=2 ! matroskamux");
  const auto begin = std::chrono::steady_clock::now();
  BOOST_TEST(upload.curl({"-T", path, upload.url()}) == "200\n");
  BOOST_TEST((std::chrono::steady_clock::now() - begin > 2s));
  BOOST_REQUIRE(upload.playing->wait([&] { return upload.playing->ends() == 1; }));
  BOOST_TEST(upload.playing->audio->frames() > 0);
  BOOST_TEST(upload.server->metrics().bytes == std::filesystem::file_size(path));
}

BOOST_AUTO_TEST_CASE(what_is_no_upload_is_refused_with_its_reason) {
  Uploading upload;
  BOOST_TEST(upload.curl({"-d", "x", upload.url("/upload/elsewhere")}) == "404\n");
  BOOST_TEST(upload.curl({upload.url()}) == "405\n");
  BOOST_TEST(upload.curl({"-F", "file=@" + webm(3), upload.url()}) == "415\n");
  BOOST_TEST(upload.curl({"-X", "OPTIONS", upload.url()}) == "204\n");
  BOOST_TEST(upload.started == 0);
  BOOST_TEST(upload.server->metrics().refused == 3u);
}

BOOST_AUTO_TEST_CASE(text_is_said_to_be_no_media) {
  Uploading upload;
  upload.curl({"-d", "this is no media", upload.url()});
  BOOST_REQUIRE(upload.playing->wait([&] { return !upload.playing->failures().empty(); }));
  BOOST_TEST((upload.playing->failures().front().code == Failure::Code::mediaInvalid),
             upload.playing->failures().front().message);
}

BOOST_AUTO_TEST_CASE(a_second_upload_has_to_wait_and_then_follows) {
  Uploading upload;
  const auto path = webm(3);
  ChildProcess first({"curl", "-s", "--data-binary", "@" + path, upload.url()});
  BOOST_REQUIRE(upload.playing->wait([&] { return upload.started == 1; }));
  BOOST_TEST(upload.curl({"--data-binary", "@" + path, upload.url()}) == "409\n");
  BOOST_REQUIRE(upload.playing->wait([&] { return upload.playing->ends() == 1; }));
  upload.place->drop();
  std::this_thread::sleep_for(100ms);
  BOOST_TEST(upload.curl({"--data-binary", "@" + path, upload.url()}) == "200\n");
  BOOST_REQUIRE(upload.playing->wait([&] { return upload.playing->ends() == 2; }));
}

BOOST_AUTO_TEST_CASE(one_that_says_nothing_any_more_is_ended) {
  Uploading upload(500ms);
  ChildProcess curl({"sh", "-c", "(head -c 20000 " + webm(3) + "; sleep 30) | curl -s -T - " + upload.url()});
  BOOST_REQUIRE(upload.playing->wait([&] { return upload.started == 1; }));
  BOOST_TEST(upload.playing->wait([&] { return upload.ended == 1; }));
  BOOST_TEST(upload.playing->wait([&] { return upload.playing->ends() == 1; }));
}

BOOST_AUTO_TEST_CASE(it_can_be_closed_in_the_middle) {
  for (int i = 0; i < 5; ++i) {
    Uploading upload;
    ChildProcess curl({"curl", "-s", "--data-binary", "@" + webm(10), upload.url()});
    std::this_thread::sleep_for(std::chrono::milliseconds(i * 100));
  }
  BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
