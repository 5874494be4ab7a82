// Recorders: what is in their files, as ffprobe sees it, and what becomes of files when things go wrong.
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "tests/support/media/MediaFiles.hpp"
#include "tests/support/media/Probe.hpp"
#include "tests/unit/recorder/Taping.hpp"

using namespace headwater::base;
using namespace headwater::player;
using namespace headwater::recorder;
using namespace headwater::rtp;
using namespace headwater::test;
using namespace headwater::track;
using headwater::test::ChildProcess;
using namespace std::chrono_literals;

namespace {

std::string newFile(const std::string& extension) {
  static int count = 0;
  return MediaDirectory::path() + "/recording-" + std::to_string(++count) + "." + extension;
}

RecorderOptions to(const std::string& path, Container container = Container::webm) {
  RecorderOptions options;
  options.uri = "file://" + path;
  options.container = container;
  return options;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char each) { return std::tolower(each); });
  return text;
}

/// Records for a while and says how long by the clock on the wall.
double tape(Taping& taping, std::chrono::milliseconds length) {
  taping.record();
  BOOST_REQUIRE(taping.waitForStart());
  std::this_thread::sleep_for(length);
  taping.stopAndWait();
  return taping.length();
}

struct Case {
  const char* extension;
  Container container;
  const char* source;
  std::string video, audio;
};
std::ostream& operator<<(std::ostream& out, const Case& one) {
  return out << one.source << " into " << one.extension;
}
const std::vector<Case> kCases = {
    {"webm", Container::webm, "VP8", "vp8", "opus"},  {"mkv", Container::mkv, "H264", "h264", "opus"},
    {"mp4", Container::mp4, "H264", "h264", "opus"},  {"mp4", Container::mp4, "VP8", "h264", "opus"},
    {"webm", Container::webm, "H264", "vp8", "opus"}, {"flv", Container::flv, "H264", "h264", "aac"},
    {"webm", Container::webm, "VP9", "vp9", "opus"},  {"mkv", Container::mkv, "VP9", "vp9", "opus"},
    {"mp4", Container::mp4, "VP9", "h264", "opus"},   {"webm", Container::webm, "AV1", "av1", "opus"},
    {"mkv", Container::mkv, "AV1", "av1", "opus"},    {"mp4", Container::mp4, "AV1", "h264", "opus"},
};

/// A file system with room for 128 KiB; made by root alone.
class SmallDisk {
 public:
  SmallDisk() : path_(MediaDirectory::path() + "/small") {
    std::filesystem::create_directory(path_);
    mounted_ = mount("tmpfs", path_.c_str(), "tmpfs", 0, "size=128k") == 0;
  }
  ~SmallDisk() {
    if (mounted_) umount2(path_.c_str(), MNT_DETACH);
  }
  bool mounted() const { return mounted_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
  bool mounted_ = false;
};

/// Without root's rights the test is told as skipped, not as passed.
boost::test_tools::assertion_result canMount(boost::unit_test::test_unit_id) {
  return SmallDisk().mounted();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(recorder)

BOOST_DATA_TEST_CASE(a_recording_is_as_long_as_it_took_and_both_kinds_keep_together,
                     boost::unit_test::data::make(kCases)) {
  Presenter presenter(sample.source);
  presenter.warmUp();
  const auto path = newFile(sample.extension);
  Taping taping(to(path, sample.container));
  taping.attach(presenter.audio.track);
  taping.attach(presenter.video.track);
  const auto length = tape(taping, 2500ms);
  BOOST_TEST(taping.stopped == 1);
  BOOST_TEST(taping.failures().empty());
  const auto probed = probe(path);
  BOOST_REQUIRE(probed.streams.size() == 2u);
  BOOST_TEST(probed.streams.at("video").codec == sample.video);
  BOOST_TEST(probed.streams.at("audio").codec == sample.audio);
  // What is encoded anew takes a while to begin; it was captured after record() all the same.
  const double before = probed.streams.at("video").codec == lower(sample.source) ? 0 : taping.starting();
  BOOST_TEST(probed.duration > length - 0.1, probed.duration << " s instead of " << length);
  BOOST_TEST(probed.duration < length + before + 0.1, probed.duration << " s instead of " << length);
  BOOST_TEST(probed.apart() < 0.04, "they begin " << probed.apart() << " s apart");
  BOOST_TEST(plays(path));
  BOOST_TEST_MESSAGE(sample << ": " << probed.duration << " s of " << length << " after " << taping.starting()
                            << ", apart " << probed.apart());
}

BOOST_AUTO_TEST_CASE(a_finished_file_can_be_gone_through) {
  Presenter presenter("VP8");  // which makes no keyframes by itself
  const auto path = newFile("webm");
  auto options = to(path);
  options.keyframes = 500ms;
  Taping taping(options);
  taping.attach(presenter.audio.track);
  taping.attach(presenter.video.track);
  tape(taping, 3000ms);
  BOOST_TEST(playsFrom(path, 2.0));
}

// With AV1, whose sequence header is in the file's head and in each keyframe.
BOOST_AUTO_TEST_CASE(a_picture_may_change_its_size_while_it_is_recorded) {
  const TestSource video(Kind::video,
                         "videotestsrc is-live=true ! capsfilter name=size "
                         "caps=video/x-raw,format=I420,width=320,height=240,framerate=25/1" +
                             Presenter::av1());
  const auto path = newFile("webm");
  auto options = to(path);
  options.audio = false;
  Taping taping(options);
  taping.attach(video.track);
  taping.record();
  BOOST_REQUIRE(taping.waitForStart());
  std::this_thread::sleep_for(700ms);
  const auto caps = headwater::gst::adopt(
      gst_caps_from_string("video/x-raw,format=I420,width=640,height=360,framerate=25/1"));
  g_object_set(video.pipeline->element("size").get(), "caps", caps.get(), nullptr);
  std::this_thread::sleep_for(1300ms);
  taping.stopAndWait();
  BOOST_TEST(taping.failures().empty());
  const auto probed = probe(path);
  BOOST_TEST(probed.streams.at("video").codec == "av1");
  BOOST_TEST(probed.duration > 1.5, probed.duration);
  BOOST_TEST(plays(path));
  const auto sizes =
      linesOf({"ffprobe", "-v", "error", "-show_entries", "frame=width", "-of", "csv=p=0", path});
  for (const char* width : {"320", "640"})
    BOOST_TEST(std::count_if(sizes.begin(), sizes.end(),
                             [&](const auto& line) { return line.rfind(width, 0) == 0; }) > 10);
}

BOOST_DATA_TEST_CASE(one_kind_is_recorded_alone, boost::unit_test::data::make({"webm", "mkv", "mp4"})) {
  const std::string extension = sample;
  const auto container = extension == "webm"  ? Container::webm
                         : extension == "mkv" ? Container::mkv
                                              : Container::mp4;
  Presenter presenter(container == Container::mp4 ? "H264" : "VP8");
  for (const auto kind : {Kind::audio, Kind::video}) {
    const auto path = newFile(extension);
    auto options = to(path, container);
    (kind == Kind::audio ? options.video : options.audio) = false;
    Taping taping(options);
    taping.attach(presenter.audio.track);
    taping.attach(presenter.video.track);
    tape(taping, 1000ms);
    const auto probed = probe(path);
    BOOST_TEST(probed.streams.size() == 1u);
    BOOST_TEST(probed.streams.count(toString(kind)) == 1u);
    BOOST_TEST(plays(path));
  }
}

BOOST_AUTO_TEST_CASE(pauses_are_cut_out) {
  Presenter presenter("VP8");
  const auto path = newFile("webm");
  Taping taping(to(path));
  taping.attach(presenter.audio.track);
  taping.attach(presenter.video.track);
  taping.record();
  BOOST_REQUIRE(taping.waitForStart());
  std::this_thread::sleep_for(1000ms);
  taping.pause();
  std::this_thread::sleep_for(1500ms);
  taping.record();
  std::this_thread::sleep_for(1000ms);
  taping.stopAndWait();
  const auto probed = probe(path);
  BOOST_TEST(probed.duration > 1.7, probed.duration);
  BOOST_TEST(probed.duration < 2.6, probed.duration);
  BOOST_TEST(plays(path));
  auto times = probed.streams.at("video").times;
  double widest = 0;
  for (size_t i = 1; i < times.size(); ++i) widest = std::max(widest, times[i] - times[i - 1]);
  BOOST_TEST(widest < 0.7, "a gap of " << widest << " s");
}

BOOST_AUTO_TEST_CASE(a_kind_that_stops_coming_does_not_stop_the_other) {
  const TestSource audio(
      Kind::audio,
      "audiotestsrc is-live=true samplesperbuffer=960 ! audio/x-raw,rate=48000,channels=2 ! "
      "opusenc ! rtpopuspay");
  auto video = std::make_unique<TestSource>(Kind::video, picture("ball") + Presenter::vp8());
  const auto path = newFile("webm");
  Taping taping(to(path));
  taping.attach(audio.track);
  taping.attach(video->track);
  taping.record();
  BOOST_REQUIRE(taping.waitForStart());
  std::this_thread::sleep_for(1000ms);
  video->pipeline->shutdown(2000ms);
  std::this_thread::sleep_for(2500ms);
  taping.stopAndWait();
  const auto probed = probe(path);
  BOOST_TEST(probed.streams.at("audio").last() > 3.0);
  BOOST_TEST(probed.streams.at("video").last() < 2.0);
  BOOST_TEST(plays(path));
}

BOOST_AUTO_TEST_CASE(video_that_never_comes_is_left_out) {
  const TestSource audio(
      Kind::audio,
      "audiotestsrc is-live=true samplesperbuffer=960 ! audio/x-raw,rate=48000,channels=2 ! "
      "opusenc ! rtpopuspay");
  for (const bool known : {false, true}) {
    const auto silent = std::make_shared<Track>(Kind::video);
    if (known) silent->setFormat({"VP8", 90000, 0, {}});
    const auto path = newFile("webm");
    auto options = to(path);
    options.start = 500ms;
    Taping taping(options);
    taping.attach(audio.track);
    taping.attach(silent);
    tape(taping, 1500ms);
    const auto probed = probe(path);
    BOOST_TEST(probed.streams.count("audio") == 1u);
    BOOST_TEST(probed.longest() > 1.0);
  }
}

BOOST_AUTO_TEST_CASE(what_is_lost_on_the_way_is_not_shown_broken) {
  for (const bool h264 : {false, true}) {
    const auto encoder = h264 ? Presenter::h264() : Presenter::vp8();
    const TestSource video(Kind::video, picture("ball") + encoder + " ! identity drop-probability=0.02");
    const auto path = newFile("mkv");
    auto options = to(path, Container::mkv);
    options.jitter = 50ms;
    Taping taping(options);
    taping.attach(video.track);
    tape(taping, 2500ms);
    BOOST_TEST(plays(path), (h264 ? "H.264" : "VP8"));
    BOOST_TEST(probe(path).longest() > 1.5);
  }
}

BOOST_AUTO_TEST_CASE(what_a_player_plays_is_recorded_and_then_a_presenter) {
  PlayerOptions options;
  options.uri = "file://" + webm(10);
  options.encodedMedia = true;
  Playing playing(options);
  const auto path = newFile("webm");
  Taping taping(to(path));
  taping.attach(playing.player->track(Kind::audio));
  taping.attach(playing.player->track(Kind::video));
  taping.record();
  playing.play();
  BOOST_REQUIRE(taping.waitForStart());
  std::this_thread::sleep_for(1500ms);
  const TestSource video(Kind::video,
                         picture("ball") + Presenter::vp8() + " ! identity drop-probability=0.01");
  BOOST_REQUIRE(eventually([&] { return video.track->clockMapping().has_value(); }));
  taping.attach(video.track);  // packets of which are lost: what was not needed before is now
  std::this_thread::sleep_for(2500ms);
  taping.stopAndWait();
  BOOST_TEST(taping.failures().empty());
  const auto probed = probe(path);
  BOOST_TEST(probed.streams.at("audio").last() > taping.length() - 0.5);
  BOOST_TEST(probed.streams.at("video").last() > taping.length() - 1.5);
  BOOST_TEST(plays(path));
}

BOOST_AUTO_TEST_CASE(where_nothing_can_be_written_is_said_at_once) {
  const std::string cases[] = {"file:///no/such/directory/a.webm",
                               "file:///proc/a.webm",
                               "file://" + MediaDirectory::path(),
                               "notauri",
                               "",
                               "foo://bar"};
  Presenter presenter("VP8");
  for (const auto& uri : cases) {
    BOOST_TEST_CONTEXT(uri) {
      RecorderOptions options;
      options.uri = uri;
      Taping taping(options);
      taping.attach(presenter.video.track);
      taping.record();
      BOOST_REQUIRE(eventually([&] { return !taping.failures().empty(); }));
      BOOST_TEST(taping.begun == 0);
      taping.stopAndWait();
      BOOST_TEST(taping.failures().size() == 1u);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_full_disk_ends_one_recording_and_not_the_other) {
  Presenter presenter("VP8");
  Taping full(to("/dev/full"));
  const auto path = newFile("webm");
  Taping fine(to(path));
  for (auto* taping : {&full, &fine}) {
    taping->attach(presenter.audio.track);
    taping->attach(presenter.video.track);
    taping->record();
  }
  BOOST_REQUIRE(full.waitForStop());
  BOOST_REQUIRE(full.failures().size() == 1u);
  BOOST_TEST((full.failures().front().code == Failure::Code::writeFailed), full.failures().front().message);
  BOOST_REQUIRE(fine.waitForStart());
  std::this_thread::sleep_for(1000ms);
  fine.stopAndWait();
  BOOST_TEST(fine.failures().empty());
  BOOST_TEST(plays(path));
}

BOOST_AUTO_TEST_CASE(a_disk_that_fills_up_ends_a_recording_and_keeps_what_is_there,
                     *boost::unit_test::precondition(canMount)) {
  const SmallDisk disk;
  Presenter presenter("VP8");
  const auto path = disk.file("full.webm");
  Taping full(to(path));
  full.attach(presenter.audio.track);
  full.attach(presenter.video.track);
  full.record();
  BOOST_REQUIRE(full.waitForStop());
  BOOST_TEST(full.begun == 1);
  BOOST_REQUIRE(full.failures().size() == 1u);
  BOOST_TEST((full.failures().front().code == Failure::Code::writeFailed), full.failures().front().message);
  const auto probed = probe(path);
  BOOST_TEST(probed.streams.size() == 2u);
  BOOST_TEST(probed.longest() > 1, probed.longest());
}

BOOST_AUTO_TEST_CASE(a_recording_is_uploaded_while_it_is_made) {
  const auto path = newFile("webm");
  ChildProcess receiver(
      {"python3", "-u", "-c",
       "import http.server,sys\n"
       "class H(http.server.BaseHTTPRequestHandler):\n"
       "  protocol_version='HTTP/1.1'\n"
       "  def log_message(self,*a): pass\n"
       "  def do_PUT(self):\n"
       "    with open(sys.argv[1],'wb') as f:\n"
       "      while True:\n"
       "        n=int(self.rfile.readline(),16)\n"
       "        f.write(self.rfile.read(n)); self.rfile.readline()\n"
       "        if not n: break\n"
       "    self.send_response(200); self.send_header('Content-Length','0'); self.end_headers()\n"
       "  do_POST=do_PUT\n"
       "s=http.server.ThreadingHTTPServer(('127.0.0.1',0),H)\n"
       "print(s.server_port)\n"
       "s.serve_forever()\n",
       path});
  const auto port = receiver.line().value_or("");
  BOOST_REQUIRE(!port.empty());
  Presenter presenter("VP8");
  RecorderOptions options;
  options.uri = "http://127.0.0.1:" + port + "/a.webm";
  Taping taping(options);
  taping.attach(presenter.audio.track);
  taping.attach(presenter.video.track);
  tape(taping, 2000ms);
  BOOST_TEST(taping.failures().empty());
  BOOST_TEST(eventually([&] { return plays(path) && probe(path).longest() > 1.5; }, 10s));
}

BOOST_AUTO_TEST_CASE(an_upload_that_nobody_takes_is_said) {
  Presenter presenter("VP8");
  RecorderOptions options;
  options.uri = "http://127.0.0.1:1/a.webm";
  Taping taping(options);
  taping.attach(presenter.video.track);
  taping.record();
  BOOST_REQUIRE(eventually([&] { return !taping.failures().empty(); }));
  BOOST_TEST((taping.failures().front().code == Failure::Code::writeFailed),
             taping.failures().front().message);
  BOOST_TEST(taping.waitForStop());
}

BOOST_AUTO_TEST_CASE(pictures_are_written_too) {
  const TestSource video(Kind::video, picture("red") + Presenter::vp8());
  const auto path = newFile("jpg");
  auto options = to(path, Container::jpeg);
  options.audio = false;
  Taping taping(options);
  taping.attach(video.track);
  tape(taping, 1500ms);
  BOOST_TEST(taping.failures().empty());
  BOOST_TEST(probe(path).streams.at("video").codec == "mjpeg");
}

BOOST_AUTO_TEST_CASE(a_recording_without_media_ends_without_a_file_that_is_none) {
  const auto path = newFile("webm");
  Taping taping(to(path));
  const auto nothing = std::make_shared<Track>(Kind::video);
  taping.attach(nothing);
  taping.record();
  std::this_thread::sleep_for(200ms);
  taping.stopAndWait();
  BOOST_TEST(taping.stopped == 1);
  BOOST_TEST(taping.failures().empty());
  BOOST_TEST(!std::filesystem::exists(path));
}

BOOST_AUTO_TEST_CASE(it_can_be_closed_at_any_time) {
  Presenter presenter("VP8");
  for (int i = 0; i < 10; ++i) {
    Taping taping(to(newFile("webm")));
    taping.attach(presenter.audio.track);
    taping.attach(presenter.video.track);
    taping.record();
    std::this_thread::sleep_for(std::chrono::milliseconds(i * 20));
  }
  BOOST_TEST(recorderMetrics().recordings == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
