// Players of files: what they publish and when, and what they say of files that cannot be played.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/support/media/MediaFiles.hpp"
#include "tests/support/media/Playing.hpp"

using namespace headwater::base;
using namespace headwater::player;
using namespace headwater::rtp;
using namespace headwater::test;
using namespace std::chrono_literals;

namespace {

PlayerOptions encoded(const std::string& path) {
  PlayerOptions options;
  options.uri = "file://" + path;
  options.encodedMedia = true;
  return options;
}

/// Seconds between the first and the last packet, by their timestamps.
double span(const PacketLog& log) {
  const auto packets = log.packets();
  if (packets.empty()) return 0;
  const auto ticks =
      static_cast<int32_t>(packets.back()->header.timestamp - packets.front()->header.timestamp);
  return static_cast<double>(ticks) / log.track()->format().clockRate;
}

/// Whether nothing is missing, doubled or out of order.
bool isContinuous(const PacketLog& log) {
  const auto packets = log.packets();
  for (size_t i = 1; i < packets.size(); ++i) {
    const auto &before = packets[i - 1]->header, &now = packets[i]->header;
    if (now.ssrc != before.ssrc || sequenceDistance(before.sequence, now.sequence) != 1) return false;
    if (static_cast<int32_t>(now.timestamp - before.timestamp) < 0) return false;
  }
  return true;
}

struct Sample {
  const char* name;
  const char* encoding;
  std::string line;
};
std::ostream& operator<<(std::ostream& out, const Sample& sample) {
  return out << sample.name;
}

const std::vector<Sample> kVideos = {
    {"vp8.webm", "VP8", ball(kVp8, 1) + " ! webmmux"},
    {"vp9.webm", "VP9", ball(kVp9, 1) + " ! webmmux"},
    {"h264.mp4", "H264", ball(kH264, 1) + " ! h264parse ! mp4mux"},
    {"h264.mkv", "H264", ball(kH264, 1) + " ! h264parse ! matroskamux"},
    {"h264.ts", "H264", ball(kH264, 1) + " ! h264parse ! mpegtsmux"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(player)

BOOST_AUTO_TEST_CASE(a_file_is_passed_on_in_real_time_and_ends_once) {
  Playing playing(encoded(webm(3)));
  const auto begin = std::chrono::steady_clock::now();
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.ends() == 1; }));
  const auto took = std::chrono::steady_clock::now() - begin;
  BOOST_TEST((took > 2500ms));  // as a player does, and not as fast as the disk reads
  BOOST_TEST(playing.video->track()->format().encodingName == "VP8");
  BOOST_TEST(playing.audio->track()->format().encodingName == "OPUS");
  BOOST_TEST(playing.video->packets().front()->keyframe);
  BOOST_TEST(span(*playing.video) == 2.96, boost::test_tools::tolerance(0.01));
  BOOST_TEST(span(*playing.audio) == 2.98, boost::test_tools::tolerance(0.02));
  BOOST_TEST(isContinuous(*playing.video));
  BOOST_TEST(isContinuous(*playing.audio));
  BOOST_TEST(playing.failures().empty());
}

BOOST_AUTO_TEST_CASE(sound_and_picture_keep_together) {
  Playing playing(encoded(webm(3)));
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.video->count() > 10 && playing.audio->count() > 10; }));
  // Both begin at 0 in the file: what the clocks of the Tracks say of the first packets must not differ.
  const auto captured = [](const PacketLog& log) {
    return log.track()->clockMapping()->timeAt(log.packets().front()->header.timestamp);
  };
  const auto apart =
      std::chrono::duration<double, std::milli>(captured(*playing.video) - captured(*playing.audio));
  BOOST_TEST(std::abs(apart.count()) < 10);
}

BOOST_DATA_TEST_CASE(what_browsers_decode_is_not_decoded, boost::unit_test::data::make(kVideos)) {
  Playing playing(encoded(mediaFile(sample.name, sample.line)));
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.ends() == 1; }));
  BOOST_TEST(playing.video->track()->format().encodingName == sample.encoding);
  BOOST_TEST(playing.video->packets().size() >= 24u);
  BOOST_TEST(playing.video->frames() == 0);
  BOOST_TEST(isContinuous(*playing.video));
  const auto packets = playing.video->packets();
  BOOST_TEST(std::any_of(packets.begin(), packets.end(), [](const auto& each) { return each->keyframe; }));
}

BOOST_AUTO_TEST_CASE(a_file_whose_sound_ends_early_is_played_to_its_end) {
  const auto line = tone("opusenc ! queue ! mux.", 1) + " " + ball(kVp8, 4) + " ! queue ! webmmux name=mux";
  Playing playing(encoded(mediaFile("short-sound.webm", line)));
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.ends() == 1; }));
  BOOST_TEST(span(*playing.video) == 3.96, boost::test_tools::tolerance(0.01));
  BOOST_TEST(span(*playing.audio) == 0.98, boost::test_tools::tolerance(0.03));
}

BOOST_AUTO_TEST_CASE(nothing_waits_for_a_reader_that_rests) {
  const auto failures = playerMetrics().failures;
  for (const bool goesOn : {true, false}) {
    Playing playing(encoded(webm(10)));
    playing.play();
    // By then more of it has been read than is played in the next second.
    BOOST_REQUIRE(playing.wait([&] { return playing.player->position() > 1000ms; }));
    playing.pause();
    if (!goesOn) continue;  // closed as it is
    BOOST_REQUIRE(playing.seek(9000ms));
    playing.play();
    BOOST_REQUIRE(playing.wait([&] { return playing.ends() == 1; }));
    BOOST_TEST(isContinuous(*playing.video));
    BOOST_TEST(isContinuous(*playing.audio));
  }
  BOOST_TEST(playerMetrics().failures == failures);  // a pipeline that does not end in time is one
}

BOOST_AUTO_TEST_CASE(what_they_do_not_decode_becomes_frames) {
  const auto line = tone("audioconvert ! vorbisenc ! queue ! mux.", 1) + " " + ball("theoraenc", 1) +
                    " ! queue ! matroskamux name=mux";
  Playing playing(encoded(mediaFile("theora.mkv", line)));
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.ends() == 1; }));
  BOOST_TEST(playing.video->track()->carriesFrames());
  BOOST_TEST(playing.audio->track()->carriesFrames());
  BOOST_TEST(playing.video->frames() >= 24);
  BOOST_TEST(playing.audio->frames() > 20);
}

BOOST_AUTO_TEST_CASE(unless_asked_otherwise_media_is_decoded) {
  auto options = encoded(webm(3));
  options.encodedMedia = false;
  Playing playing(options);
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.video->frames() > 20 && playing.audio->frames() > 20; }));
  BOOST_TEST(playing.video->packets().empty());
  BOOST_TEST(playing.video->track()->carriesFrames());
}

BOOST_AUTO_TEST_CASE(a_pause_leaves_no_gap_and_no_burst) {
  Playing playing(encoded(webm(3)));
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.video->count() > 20; }));
  playing.pause();
  std::this_thread::sleep_for(200ms);
  const auto before = playing.video->count();
  const auto position = playing.player->position();
  std::this_thread::sleep_for(1000ms);
  BOOST_TEST(playing.video->count() <= before + 1);
  BOOST_TEST((playing.player->position() - position < 100ms));
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.ends() == 1; }));
  BOOST_TEST(isContinuous(*playing.video));
  BOOST_TEST(span(*playing.video) > 3.9);  // the pause is in the timestamps, as it was on the clock
  BOOST_TEST(span(*playing.video) < 6.0);
}

BOOST_AUTO_TEST_CASE(it_goes_where_it_is_told_to) {
  Playing playing(encoded(webm(10)));
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.video->count() > 10; }));
  const auto info = playing.player->info();
  BOOST_TEST(info.seekable);
  BOOST_TEST((info.duration > 9900ms && info.duration < 10100ms), info.duration.count());
  BOOST_TEST((info.seekableBegin == 0ms));
  BOOST_TEST((info.seekableEnd == info.duration));

  BOOST_REQUIRE(playing.seek(8000ms));
  BOOST_REQUIRE(playing.wait([&] { return playing.ends() == 1; }));
  BOOST_TEST(isContinuous(*playing.video));
  BOOST_TEST(span(*playing.video) < 6.0);  // seven seconds of it were never played

  playing.play();  // from the beginning
  BOOST_REQUIRE(playing.wait([&] { return playing.player->position() > 200ms; }));
  BOOST_TEST((playing.player->position() < 5000ms));
  BOOST_TEST(!playing.seek(11000ms));
  BOOST_TEST(!playing.seek(-1ms));
  BOOST_TEST(playing.seek(9000ms).has_value());
  BOOST_REQUIRE(playing.wait([&] { return playing.player->position() >= 9000ms; }));
  BOOST_TEST(isContinuous(*playing.video));
}

BOOST_AUTO_TEST_CASE(what_has_ended_opens_again_where_it_is_told_to) {
  Playing playing(encoded(webm(3)));
  BOOST_TEST(!playing.seek(0ms));  // never played: nothing is known of it
  playing.pause();
  BOOST_TEST(!playing.seek(0ms));
  for (const bool paused : {false, true}) {
    playing.play();
    BOOST_REQUIRE(playing.wait([&] { return playing.video->count() > 0; }));
    if (!paused) BOOST_REQUIRE(playing.seek(2000ms));
    BOOST_REQUIRE(playing.wait([&] { return playing.ends() == (paused ? 2 : 1); }));
    const auto before = playing.video->count();
    if (paused) playing.pause();
    BOOST_TEST(!playing.seek(11000ms));
    BOOST_REQUIRE(playing.seek(2000ms));
    BOOST_TEST(playing.wait([&] { return playing.player->position() >= 1900ms; }));
    BOOST_TEST(playing.player->info().seekable);
    BOOST_TEST(playing.video->count() == before);  // it waits
  }
  const auto before = playing.video->count();
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.ends() == 3; }));
  BOOST_TEST(playing.video->count() > before);
  BOOST_TEST((playing.video->packets().back()->header.timestamp -
              playing.video->packets()[before]->header.timestamp) < 2u * 90'000);
  BOOST_TEST(isContinuous(*playing.video));

  playing.stop();
  BOOST_TEST(playing.seek(1000ms).has_value());
  playing.stop();  // also what only waits
  BOOST_TEST((playing.player->position() == 0ms));
}

BOOST_AUTO_TEST_CASE(stopping_goes_back_to_the_beginning) {
  Playing playing(encoded(webm(3)));
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.video->count() > 20; }));
  BOOST_TEST(playing.flows[1].load());
  playing.stop();
  BOOST_TEST(playing.wait([&] { return !playing.flows[1] && !playing.flows[0]; }));
  const auto before = playing.video->count();
  std::this_thread::sleep_for(300ms);
  BOOST_TEST(playing.video->count() == before);
  BOOST_TEST((playing.player->position() == 0ms));
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.ends() == 1; }));
  BOOST_TEST(isContinuous(*playing.video));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_played_is_said_once_and_with_its_reason) {
  const auto text = MediaDirectory::path() + "/text.webm";
  std::ofstream(text) << "this is no media at all, whatever its name says";
  const struct {
    std::string uri;
    Failure::Code code;
    const char* says;
  } cases[] = {
      {"file:///no/such/file.webm", Failure::Code::uriInvalid, "no file"},
      {"file://" + MediaDirectory::path(), Failure::Code::uriInvalid, "no file"},
      {"notauri", Failure::Code::uriInvalid, "expected file, http"},
      {"", Failure::Code::uriInvalid, "expected file, http"},
      {"foo://bar", Failure::Code::uriInvalid, "expected file, http"},
      {"file://" + text, Failure::Code::mediaInvalid, "text.webm"},
      {"http://user:secret@127.0.0.1:1/a.webm", Failure::Code::uriInvalid, "127.0.0.1:1"},
  };
  for (const auto& each : cases) {
    BOOST_TEST_CONTEXT(each.uri) {
      PlayerOptions options;
      options.uri = each.uri;
      Playing playing(options);
      playing.play();
      BOOST_REQUIRE(playing.wait([&] { return !playing.failures().empty(); }));
      std::this_thread::sleep_for(50ms);
      const auto told = playing.failures();
      BOOST_TEST(told.size() == 1u);
      BOOST_TEST((told[0].code == each.code), told[0].message);
      BOOST_TEST(told[0].message.find(each.says) != std::string::npos, told[0].message);
      BOOST_TEST(told[0].message.find("secret") == std::string::npos, told[0].message);
      BOOST_TEST_MESSAGE(told[0].message);
    }
  }
}

BOOST_AUTO_TEST_CASE(it_can_be_closed_at_any_time) {
  for (int i = 0; i < 20; ++i) {
    Playing playing(encoded(webm(3)));
    playing.play();
    std::this_thread::sleep_for(std::chrono::milliseconds(i * 5));
  }
  Playing never(encoded(webm(3)));
}

BOOST_AUTO_TEST_SUITE_END()
