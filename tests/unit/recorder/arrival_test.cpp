// Whatever arrives is in the file, in its place: streams that begin late, stop, leap, change their size.
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "tests/support/media/MediaFiles.hpp"
#include "tests/support/media/Probe.hpp"
#include "tests/unit/recorder/Relay.hpp"

using namespace headwater::base;
using namespace headwater::recorder;
using namespace headwater::test;
using namespace headwater::track;
using namespace std::chrono_literals;

namespace {

struct Case {
  const char* extension;
  Container container;
  const char* source;
};
std::ostream& operator<<(std::ostream& out, const Case& one) {
  return out << one.extension;
}
const std::vector<Case> kCases = {
    {"webm", Container::webm, "VP8"}, {"mkv", Container::mkv, "H264"}, {"mp4", Container::mp4, "H264"}};

/// A presenter whose microphone and camera are negotiated, and send when they are opened.
struct Stage {
  explicit Stage(const Case& one)
      : presenter(one.source),
        path(MediaDirectory::path() + "/arrival-" + std::to_string(++count) + "." + one.extension),
        audio(presenter.audio.track),
        video(presenter.video.track),
        taping(options(one.container)) {
    presenter.warmUp();
    taping.attach(audio.track);
    taping.attach(video.track);
  }
  RecorderOptions options(Container container) const {
    RecorderOptions made;
    made.uri = "file://" + path;
    made.container = container;
    return made;
  }
  Probed finish() {
    taping.stopAndWait();
    BOOST_TEST(plays(path), path);
    return probe(path);
  }

  static inline int count = 0;
  Presenter presenter;
  const std::string path;
  Relay audio, video;
  Taping taping;
};

double widest(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  double most = 0;
  for (size_t i = 1; i < times.size(); ++i) most = std::max(most, times[i] - times[i - 1]);
  return most;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(arrival)

BOOST_DATA_TEST_CASE(sound_that_begins_late_is_in_its_place, boost::unit_test::data::make(kCases)) {
  Stage stage(sample);
  stage.taping.record();
  stage.video.open();
  BOOST_REQUIRE(stage.taping.waitForStart());
  std::this_thread::sleep_for(4000ms);  // longer than the head of the file waits
  stage.audio.open();
  std::this_thread::sleep_for(2500ms);
  const auto probed = stage.finish();
  BOOST_TEST(stage.taping.failures().empty());
  BOOST_REQUIRE(probed.streams.size() == 2u);
  const auto& audio = probed.streams.at("audio");
  BOOST_TEST(audio.last() > stage.taping.length() - 0.3, audio.last() << " of " << stage.taping.length());
  // What came, and silence before it.
  const auto came =
      std::count_if(audio.times.begin(), audio.times.end(), [&](double at) { return at > 4.1; });
  BOOST_TEST(came > 100);
  BOOST_TEST(probed.streams.at("video").last() > stage.taping.length() - 0.3);
}

BOOST_DATA_TEST_CASE(sound_that_never_comes_leaves_a_file_that_plays, boost::unit_test::data::make(kCases)) {
  for (const auto length : {1000ms, 3500ms}) {  // before and after the head of the file is written
    Stage stage(sample);
    stage.taping.record();
    stage.video.open();
    BOOST_REQUIRE(stage.taping.waitForStart());
    std::this_thread::sleep_for(length);
    const auto probed = stage.finish();
    BOOST_TEST(probed.streams.at("video").last() > stage.taping.length() - 0.3);
    BOOST_REQUIRE(stage.taping.failures().size() == 1u);
    BOOST_TEST(stage.taping.failures().front().message.find("audio") != std::string::npos);
  }
}

BOOST_DATA_TEST_CASE(pictures_that_begin_late_are_in_their_place, boost::unit_test::data::make(kCases)) {
  Stage stage(sample);
  stage.taping.record();
  stage.audio.open();
  BOOST_REQUIRE(stage.taping.waitForStart());  // after a while, with the sound of that while
  std::this_thread::sleep_for(1500ms);
  stage.video.open();
  std::this_thread::sleep_for(2000ms);
  const auto probed = stage.finish();
  BOOST_TEST(stage.taping.failures().empty());
  BOOST_REQUIRE(probed.streams.size() == 2u);
  const auto& audio = probed.streams.at("audio");
  BOOST_TEST(static_cast<int>(audio.times.size()) > stage.audio.packets() - 30,
             audio.times.size() << " of " << stage.audio.packets());
  BOOST_TEST(static_cast<int>(probed.streams.at("video").times.size()) > 15);  // of 50, from a keyframe on
  BOOST_TEST(std::abs(audio.last() - probed.streams.at("video").last()) < 0.3);
}

BOOST_AUTO_TEST_CASE(what_is_alone_is_recorded_from_its_beginning) {
  for (const auto kind : {Kind::audio, Kind::video}) {
    Presenter presenter("VP8");
    presenter.warmUp();
    Relay relay(kind == Kind::audio ? presenter.audio.track : presenter.video.track);
    const auto other = std::make_shared<Track>(kind == Kind::audio ? Kind::video : Kind::audio);
    RecorderOptions options;
    options.uri = "file://" + MediaDirectory::path() + "/alone-" + toString(kind) + ".webm";
    Taping taping(options);
    taping.attach(relay.track);
    taping.attach(other);  // connected, and never negotiated
    taping.record();
    relay.open();
    std::this_thread::sleep_for(3500ms);
    taping.stopAndWait();
    const auto probed = probe(options.uri.substr(7));
    BOOST_REQUIRE(probed.streams.size() == 1u);
    const auto& stream = probed.streams.at(toString(kind));
    const double period = kind == Kind::audio ? 0.02 : 0.04;
    BOOST_TEST(static_cast<double>(stream.times.size()) * period > 3.1, stream.times.size());
    BOOST_TEST(taping.failures().empty());
  }
}

BOOST_DATA_TEST_CASE(sound_that_stops_does_not_keep_pictures_waiting, boost::unit_test::data::make(kCases)) {
  Stage stage(sample);
  stage.audio.open();
  stage.video.open();
  stage.taping.record();
  BOOST_REQUIRE(stage.taping.waitForStart());
  std::this_thread::sleep_for(1000ms);
  stage.audio.open(false);
  std::this_thread::sleep_for(7000ms);
  stage.audio.open();
  std::this_thread::sleep_for(1000ms);
  const auto probed = stage.finish();
  BOOST_TEST(stage.taping.failures().empty());
  const auto& audio = probed.streams.at("audio");
  BOOST_TEST(audio.last() > stage.taping.length() - 0.3);
  BOOST_TEST(widest(audio.times) < 5);  // silence has been written
  BOOST_TEST(std::is_sorted(audio.times.begin(), audio.times.end()));
  BOOST_TEST(probed.streams.at("video").last() > stage.taping.length() - 0.3);
}

BOOST_DATA_TEST_CASE(timestamps_may_leap, boost::unit_test::data::make({40.0, -30.0, 0.5, -0.5, 12345.678})) {
  for (const auto kind : {Kind::video, Kind::audio}) {
    Stage stage(kCases[0]);
    stage.audio.open();
    stage.video.open();
    stage.taping.record();
    BOOST_REQUIRE(stage.taping.waitForStart());
    std::this_thread::sleep_for(1500ms);
    (kind == Kind::video ? stage.video : stage.audio).leap(sample);
    std::this_thread::sleep_for(2500ms);
    const auto probed = stage.finish();
    const auto length = stage.taping.length();
    BOOST_TEST(stage.taping.failures().empty());
    for (const char* each : {"audio", "video"}) {
      const auto& times = probed.streams.at(each).times;
      BOOST_TEST(std::abs(probed.streams.at(each).last() - length) < 0.3,
                 each << " ends at " << probed.streams.at(each).last() << " of " << length);
      BOOST_TEST(widest(times) < 0.4, each << " has a gap of " << widest(times));
      BOOST_TEST(static_cast<double>(times.size()) > length * (each[0] == 'a' ? 45 : 20));
    }
  }
}

BOOST_DATA_TEST_CASE(pictures_may_change_their_size, boost::unit_test::data::make({1, 2})) {
  const auto& sample2 = kCases[static_cast<size_t>(sample)];
  const TestSource video(Kind::video,
                         "videotestsrc is-live=true ! capsfilter name=size "
                         "caps=video/x-raw,format=I420,width=320,height=240,framerate=25/1" +
                             Presenter::h264());
  RecorderOptions options;
  options.uri = "file://" + MediaDirectory::path() + "/size." + sample2.extension;
  options.container = sample2.container;
  options.audio = false;
  Taping taping(options);
  taping.attach(video.track);
  taping.record();
  BOOST_REQUIRE(taping.waitForStart());
  for (const char* size : {"width=240,height=320", "width=640,height=360"}) {
    std::this_thread::sleep_for(1000ms);
    const auto caps = headwater::gst::adopt(
        gst_caps_from_string((std::string("video/x-raw,format=I420,framerate=25/1,") + size).c_str()));
    g_object_set(video.pipeline->element("size").get(), "caps", caps.get(), nullptr);
  }
  std::this_thread::sleep_for(1500ms);
  taping.stopAndWait();
  BOOST_TEST(taping.failures().empty());
  const auto path = options.uri.substr(7);
  BOOST_TEST(plays(path));
  BOOST_TEST(probe(path).longest() > 3, probe(path).longest());
  const auto sizes =
      linesOf({"ffprobe", "-v", "error", "-show_entries", "frame=width", "-of", "csv=p=0", path});
  for (const char* width : {"320", "240", "640"})
    BOOST_TEST(std::count_if(sizes.begin(), sizes.end(),
                             [&](const auto& line) { return line.rfind(width, 0) == 0; }) > 10);
}

BOOST_AUTO_TEST_CASE(sound_can_be_gone_to_in_matroska) {
  Presenter presenter("VP8");
  presenter.warmUp();
  RecorderOptions options;
  options.uri = "file://" + MediaDirectory::path() + "/flags.webm";
  Taping taping(options);
  taping.attach(presenter.audio.track);
  taping.attach(presenter.video.track);
  taping.record();
  BOOST_REQUIRE(taping.waitForStart());
  std::this_thread::sleep_for(1000ms);
  taping.stopAndWait();
  // Not ffprobe, which takes all sound for keyframes: the blocks themselves.
  const auto blocks = linesOf({"python3", "-c", R"(
import sys
data = open(sys.argv[1], 'rb').read()
def number(at):
    first = data[at]; length = 1
    while not first & (0x80 >> (length - 1)): length += 1
    value = first & (0xff >> length)
    for each in data[at + 1:at + length]: value = value << 8 | each
    return value, length, value == (1 << 7 * length) - 1
def walk(at, end):
    track = None
    while at < end:
        size = number(at)[1]; name = data[at:at + size].hex(); at += size
        value, length, unknown = number(at); at += length
        stop = end if unknown else at + value
        if name in ('18538067', '1f43b675', '1654ae6b', 'ae'): walk(at, stop)
        elif name == 'd7': numbers.append(data[at])
        elif name == '83': types[numbers[-1]] = data[at]
        elif name == 'a3': print(types[data[at] & 0x7f], data[at + 3] >> 7)
        at = stop
numbers = []; types = {}
walk(0, len(data))
)",
                               options.uri.substr(7)});
  BOOST_TEST(std::count(blocks.begin(), blocks.end(), "2 0") == 0);
  BOOST_TEST(std::count(blocks.begin(), blocks.end(), "1 1") < 10);  // pictures say what they are
  BOOST_TEST_MESSAGE(blocks.size() << " blocks");
}

BOOST_AUTO_TEST_SUITE_END()
