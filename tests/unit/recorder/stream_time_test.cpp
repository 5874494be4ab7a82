// Which time a packet is written with, when clocks and timestamps leap.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

#include "elements/recorder/StreamTime.hpp"

using headwater::recorder::StreamTime;

namespace {

constexpr double kAudioRate = 48000, kVideoRate = 90000;
constexpr double kBegin = 1000;  // seconds of running time

/// One presenter, as its packets come: audio every 20 ms, video every 40 ms, with the jitter of a network.
struct Room {
  std::atomic<int64_t> leap{0};
  StreamTime audio{leap, true}, video{leap, false};
  double audioOffset = 0, videoOffset = 0;  ///< of RTP timestamps, in seconds
  double audioClock = 0, videoClock = 0;    ///< by how much the mapping is wrong, in seconds
  std::mt19937 dice{7};

  double write(StreamTime& time, double rate, double offset, double clock, double at) {
    const double arrived = at + 0.03 + std::uniform_real_distribution<double>(0, 0.015)(dice);
    const auto ticks = static_cast<int64_t>(std::llround((at + offset) * rate));
    const auto nanoseconds = [](double seconds) { return static_cast<GstClockTime>(seconds * 1e9); };
    return static_cast<double>(time.at({static_cast<uint32_t>(ticks), static_cast<int>(rate),
                                        nanoseconds(at + clock), nanoseconds(arrived)})) /
           1e9;
  }
  double hear(double at) { return write(audio, kAudioRate, audioOffset, audioClock, at); }
  double see(double at) { return write(video, kVideoRate, videoOffset, videoClock, at); }
  /// The most by which video was written later or earlier than the sound of the same time, in ms.
  double run(double from, double to) {
    double worst = 0;
    for (int i = 0; from + i * 0.04 < to; ++i) {
      const double at = from + i * 0.04;
      const double heard = hear(at);
      worst = std::max(worst, std::abs(see(at) - heard));
      hear(at + 0.02);
      BOOST_REQUIRE(std::abs(heard - at) < 0.2);  // as long as it took
    }
    return worst * 1000;
  }
};

const double kLeaps[] = {40, -30, 0.5, -0.5, -2, 3600, 17777.123};

}  // namespace

BOOST_AUTO_TEST_SUITE(stream_time)

BOOST_DATA_TEST_CASE(video_timestamps_may_leap, boost::unit_test::data::make(kLeaps)) {
  Room room;
  BOOST_TEST(room.run(kBegin, kBegin + 4) < 1);
  room.videoOffset += sample;
  for (const double by : {sample, 0.0}) {  // the clock is as wrong until a report comes
    room.videoClock = by;
    const double from = by != 0 ? kBegin + 4 : kBegin + 6;
    BOOST_TEST(room.run(from, from + (by != 0 ? 2 : 20)) < 40);
  }
  BOOST_TEST(room.run(kBegin + 26, kBegin + 30) < 5);
}

BOOST_DATA_TEST_CASE(audio_timestamps_may_leap, boost::unit_test::data::make(kLeaps)) {
  Room room;
  BOOST_TEST(room.run(kBegin, kBegin + 4) < 1);
  room.audioOffset += sample;
  room.audioClock = sample;
  BOOST_TEST(room.run(kBegin + 4, kBegin + 6) < 40);
  room.audioClock = 0;
  BOOST_TEST(room.run(kBegin + 6, kBegin + 26) < 40);
  BOOST_TEST(room.run(kBegin + 26, kBegin + 30) < 5);
}

BOOST_AUTO_TEST_CASE(both_may_leap_again_and_again) {
  Room room;
  double at = kBegin;
  for (const double leap : kLeaps) {
    room.audioOffset -= leap;
    room.videoOffset += leap * 1.5;
    BOOST_TEST(room.run(at, at + 1) < 80);
    at += 1;
  }
  BOOST_TEST(room.run(at, at + 15) < 80);
  BOOST_TEST(room.run(at + 15, at + 20) < 5);
}

BOOST_AUTO_TEST_CASE(a_camera_that_was_off_comes_back_in_its_time) {
  Room room;
  room.run(kBegin, kBegin + 2);
  for (int i = 0; i < 500; ++i) room.hear(kBegin + 2 + i * 0.02);
  BOOST_TEST(room.run(kBegin + 12, kBegin + 14) < 1);
}

BOOST_AUTO_TEST_CASE(a_network_that_stalls_is_no_leap) {
  std::atomic<int64_t> leap{0};
  StreamTime time(leap, true);
  const auto at = [&](int packet, double arrived) {
    const double captured = kBegin + packet * 0.02;
    return static_cast<double>(time.at(
               {static_cast<uint32_t>(std::llround(captured * kAudioRate)), static_cast<int>(kAudioRate),
                static_cast<GstClockTime>(captured * 1e9), static_cast<GstClockTime>(arrived * 1e9)})) /
               1e9 -
           captured;
  };
  for (int i = 0; i < 100; ++i) BOOST_REQUIRE(std::abs(at(i, kBegin + i * 0.02 + 0.03)) < 0.001);
  for (int i = 100; i < 200; ++i) BOOST_REQUIRE(std::abs(at(i, kBegin + 200 * 0.02)) < 0.001);
  for (int i = 200; i < 300; ++i) BOOST_REQUIRE(std::abs(at(i, kBegin + i * 0.02 + 0.03)) < 0.001);
}

BOOST_AUTO_TEST_SUITE_END()
