// When RTP timestamps were captured, by numbers: what lip sync at every viewer rests on.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

#include "elements/track/ClockMapping.hpp"

using namespace headwater::base;
using namespace headwater::track;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;
using TimePoint = ClockMapping::TimePoint;

namespace {

constexpr uint32_t kAudioRate = 48000, kVideoRate = 90000;

double milliseconds(nanoseconds duration) {
  return static_cast<double>(duration.count()) / 1e6;
}

/// A browser that captures audio and video, on a clock of its own. `time` is ours, since its start.
struct Presenter {
  TimePoint start{1000h};
  NtpTime ntpAtStart{0xE000'0000'0000'0000};
  double speed = 1;         ///< of its clock
  nanoseconds clockSet{0};  ///< by how much its wall clock was set
  uint32_t audioAtStart = 4'294'900'000, videoAtStart = 4'290'000'000;  ///< they wrap soon

  nanoseconds local(nanoseconds time) const {
    return nanoseconds(std::llround(static_cast<double>(time.count()) * speed));
  }
  uint32_t rtp(Kind kind, nanoseconds time) const {
    const uint32_t rate = kind == Kind::audio ? kAudioRate : kVideoRate;
    const auto ticks = static_cast<int64_t>(static_cast<double>(local(time).count()) * rate / 1e9);
    return (kind == Kind::audio ? audioAtStart : videoAtStart) + static_cast<uint32_t>(ticks);
  }
  NtpTime ntp(nanoseconds time) const { return ntpPlus(ntpAtStart, local(time) + clockSet); }
};

struct Room {
  Presenter presenter;
  PresenterClock clock;

  Room() {
    clock.start(Kind::audio, kAudioRate);
    clock.start(Kind::video, kVideoRate);
  }
  void packet(Kind kind, nanoseconds captured, nanoseconds delay) {
    clock.onPacket(kind, presenter.rtp(kind, captured), presenter.start + captured + delay);
  }
  void report(Kind kind, nanoseconds sent, nanoseconds delay) {
    clock.onSenderReport(kind, presenter.ntp(sent), presenter.rtp(kind, sent),
                         presenter.start + sent + delay);
  }
  /// How long after its capture the mapping says that it was, in ms.
  double lag(Kind kind, nanoseconds captured) const {
    const auto mapping = clock.mapping(kind);
    BOOST_REQUIRE(mapping);
    return milliseconds(mapping->timeAt(presenter.rtp(kind, captured)) - (presenter.start + captured));
  }
  /// By how much a viewer would show video later than the audio of the same instant, in ms, if it believes
  /// the reports that we send it at `now`.
  double lipSyncError(nanoseconds now, nanoseconds captured) const {
    const auto ours = NtpClock::from(presenter.start, std::chrono::system_clock::time_point(490000h));
    const auto at = presenter.start + now;
    const auto shown = [&](Kind kind, uint32_t rate) {
      const auto mapping = clock.mapping(kind);
      BOOST_REQUIRE(mapping);
      const NtpTime ntp = ours.at(at);
      const uint32_t reported = mapping->rtpAt(at);
      const auto ticks = static_cast<int32_t>(presenter.rtp(kind, captured) - reported);
      return ntpPlus(ntp, nanoseconds(static_cast<int64_t>(ticks) * 1'000'000'000 / rate));
    };
    return milliseconds(ntpDistance(shown(Kind::audio, kAudioRate), shown(Kind::video, kVideoRate)));
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(clocks)

BOOST_AUTO_TEST_CASE(ntp_is_counted_from_1900) {
  const auto clock = NtpClock::from(TimePoint(5s), std::chrono::system_clock::time_point(1500ms));
  BOOST_TEST(clock.atBase.seconds() == 2'208'988'801u);
  BOOST_TEST(clock.atBase.fraction() == 0x8000'0000u);
  BOOST_TEST(clock.at(TimePoint(4250ms)).value == (2'208'988'800ull << 32 | 0xC000'0000u));
  BOOST_TEST(clock.at(TimePoint(5s)).middle() == (2'208'988'801u << 16 | 0x8000u));
  for (const nanoseconds distance :
       {0ns, 1ns, -1ns, 999'999'999ns, -999'999'999ns, nanoseconds(1h), nanoseconds(-1h)}) {
    const NtpTime from{0xffff'ffff'8000'0000};  // the era ends in half a second
    BOOST_TEST(ntpDistance(from, ntpPlus(from, distance)).count() == distance.count());
  }
}

BOOST_AUTO_TEST_CASE(a_mapping_is_a_line_across_the_wrap) {
  const ClockMapping mapping{4'294'967'000, TimePoint(100s), kVideoRate};
  for (const auto distance : {-20000s, -1s, 0s, 1s, 20000s}) {
    const uint32_t rtp = mapping.rtpAt(TimePoint(100s + distance));
    BOOST_TEST(static_cast<int32_t>(rtp - mapping.rtp) == distance.count() * kVideoRate);
    BOOST_TEST((mapping.timeAt(rtp) == TimePoint(100s + distance)));
  }
  // So far that 64 bits of nanoseconds times ticks would overflow.
  BOOST_TEST(mapping.rtpAt(TimePoint(100s + 1000h)) - mapping.rtp ==
             static_cast<uint32_t>(3'600'000ll * kVideoRate));
}

BOOST_AUTO_TEST_CASE(nothing_is_known_before_the_first_packet) {
  PresenterClock clock;
  clock.onPacket(Kind::audio, 1, TimePoint(1s));  // nobody said at what rate
  BOOST_TEST(!clock.mapping(Kind::audio));
  clock.start(Kind::audio, kAudioRate);
  BOOST_TEST(!clock.mapping(Kind::audio));
  clock.onSenderReport(Kind::audio, NtpTime{0}, 5, TimePoint(1s));  // a sender without a wall clock
  BOOST_TEST(!clock.mapping(Kind::audio));
  clock.onPacket(Kind::audio, 1, TimePoint(1s));
  BOOST_TEST(clock.mapping(Kind::audio).has_value());
  BOOST_TEST(!clock.mapping(Kind::video));
  BOOST_TEST(!clock.reported(Kind::audio));
}

BOOST_AUTO_TEST_CASE(until_a_report_comes_the_least_delayed_packet_says_it) {
  Room room;
  std::mt19937 dice(1);
  for (int i = 0; i < 1000; ++i) room.packet(Kind::video, i * 33ms, 20ms + (dice() % 50) * 1ms);
  BOOST_TEST(room.lag(Kind::video, 33s) >= 20);
  BOOST_TEST(room.lag(Kind::video, 33s) < 22);
  // A sender that pauses its timestamps is followed.
  room.clock.onPacket(Kind::video, room.presenter.rtp(Kind::video, 33s) + 3000,
                      room.presenter.start + 93s + 20ms);
  BOOST_TEST((room.clock.mapping(Kind::video)->time == room.presenter.start + 93s + 20ms));
}

BOOST_AUTO_TEST_CASE(reports_put_audio_and_video_in_step) {
  Room room;
  // Audio comes 180 ms later than video: by arrival alone they would be that far apart.
  for (int i = 0; i < 100; ++i) {
    room.packet(Kind::video, i * 20ms, 20ms);
    room.packet(Kind::audio, i * 20ms, 200ms);
  }
  BOOST_TEST(std::abs(room.lipSyncError(2s, 2s) + 180) < 1);
  room.report(Kind::video, 2s, 25ms);
  BOOST_TEST(room.clock.reported(Kind::video));
  BOOST_TEST(std::abs(room.lag(Kind::video, 2s) - 20) < 0.1);  // what was known of it still holds
  room.report(Kind::audio, 2500ms, 190ms);
  BOOST_TEST(std::abs(room.lipSyncError(3s, 3s)) < 1);
  for (int second = 3; second < 60; ++second) {
    room.report(Kind::video, second * 1s, 15ms + second % 7 * 20ms);
    if (second % 5 == 0) room.report(Kind::audio, second * 1s, 190ms);
    BOOST_TEST(std::abs(room.lipSyncError(second * 1s, second * 1s)) < 2.5);
  }
}

BOOST_AUTO_TEST_CASE(the_jitter_of_reports_does_not_pass_on) {
  Room room;
  room.packet(Kind::video, 0s, 20ms);
  room.report(Kind::video, 1s, 20ms);
  double before = room.lag(Kind::video, 10s);
  for (int second = 2; second < 40; ++second) {
    const auto error = (second % 2 ? 40ms : -40ms);  // in what the presenter says, not in the network
    const auto at = second * 1s;
    room.clock.onSenderReport(Kind::video, ntpPlus(room.presenter.ntp(at), error),
                              room.presenter.rtp(Kind::video, at), room.presenter.start + at + 20ms);
    const double now = room.lag(Kind::video, 10s);
    BOOST_TEST(std::abs(now - before) <= 5.1);
    before = now;
  }
  // A lasting truth is reached; a large one at once.
  for (int second = 40; second < 60; ++second) room.report(Kind::video, second * 1s, 20ms);
  BOOST_TEST(std::abs(room.lag(Kind::video, 60s) - 20) < 12);  // the offset has taken some of it for drift
  const double settled = room.lag(Kind::video, 60s);
  room.clock.onSenderReport(Kind::video, ntpPlus(room.presenter.ntp(60s), 300ms),
                            room.presenter.rtp(Kind::video, 60s), room.presenter.start + 60s + 20ms);
  BOOST_TEST(std::abs(room.lag(Kind::video, 60s) - settled - 300) < 2);
}

BOOST_AUTO_TEST_CASE(a_presenter_that_sets_its_clock_disturbs_nobody) {
  for (const nanoseconds step : {nanoseconds(2s), nanoseconds(-2s), nanoseconds(10h), nanoseconds(-10000h)}) {
    Room room;
    for (int second = 0; second < 5; ++second) {
      room.report(Kind::video, second * 1s, 20ms);
      room.report(Kind::audio, second * 1s, 20ms);
    }
    const double before = room.lag(Kind::video, 5s);
    room.presenter.clockSet = step;
    room.report(Kind::video, 5s, 20ms);
    BOOST_TEST(std::abs(room.lag(Kind::video, 5s) - before) < 0.1);
    BOOST_TEST(std::abs(room.lipSyncError(5s, 5s)) < 0.1);
    room.report(Kind::audio, 9s, 20ms);
    BOOST_TEST(std::abs(room.lag(Kind::audio, 9s) - before) < 0.1);
    BOOST_TEST(std::abs(room.lipSyncError(9s, 9s)) < 0.1);
  }
}

BOOST_AUTO_TEST_CASE(clocks_that_drift_are_followed_for_hours) {
  for (const double speed : {1.0002, 0.9998}) {
    Room room;
    room.presenter.speed = speed;
    for (int second = 0; second < 14 * 3600; ++second) {  // video's timestamps wrap every 13 hours
      const auto now = second * 1s;
      room.packet(Kind::video, now, 20ms);
      room.packet(Kind::audio, now, 50ms);
      if (second % 2 == 1) room.report(Kind::video, now, 20ms + (second % 3) * 5ms);
      if (second % 5 == 1) room.report(Kind::audio, now, 20ms);
      if (second < 10 || second % 600) continue;
      BOOST_REQUIRE(std::abs(room.lipSyncError(now, now)) < 3);
      BOOST_REQUIRE(room.lag(Kind::video, now) > 0);
      BOOST_REQUIRE(room.lag(Kind::video, now) < 60);
    }
  }
}

BOOST_AUTO_TEST_CASE(timestamps_that_jump_are_taken_from_arrival_until_the_next_report) {
  Room room;
  room.report(Kind::audio, 1s, 20ms);
  room.report(Kind::video, 1s, 20ms);
  for (const uint32_t jump : {90'000'000u, 0x7fff'0000u, 0x8001'0000u, 0u - 90'000'000u}) {
    room.presenter.videoAtStart += jump;
    room.packet(Kind::video, 2s, 30ms);
    BOOST_TEST(!room.clock.reported(Kind::video));
    BOOST_TEST(std::abs(room.lag(Kind::video, 2s) - 30) < 1);
    room.report(Kind::video, 3s, 20ms);
    BOOST_TEST(std::abs(room.lipSyncError(3s, 3s)) < 1);
  }
}

BOOST_AUTO_TEST_CASE(timestamps_that_leap_are_seen_before_any_report) {
  for (const int milliseconds : {40'000, -30'000, -2'000, 3'000}) {
    Room room;
    for (int i = 0; i < 50; ++i) {
      const auto at = 1s + i * 40ms;
      if (i % 25 == 0) room.report(Kind::video, at, 20ms);
      room.packet(Kind::video, at, 30ms);
    }
    room.presenter.videoAtStart += static_cast<uint32_t>(milliseconds * 90);
    for (int i = 0; i < 20; ++i) {
      const auto at = 3s + i * 40ms;
      room.packet(Kind::video, at, 30ms);
      BOOST_TEST(std::abs(room.lag(Kind::video, at)) < 31, milliseconds << ": " << room.lag(Kind::video, at));
    }
    room.packet(Kind::video, 4s, 600ms);  // late, and no leap
    BOOST_TEST(std::abs(room.lag(Kind::video, 4s)) < 31);
  }
}

BOOST_AUTO_TEST_CASE(nonsense_leads_nowhere_far) {
  std::mt19937_64 dice(99);
  PresenterClock clock;
  clock.start(Kind::video, 1);  // a tick a second: timestamps reach 68 years
  TimePoint now(1000h);
  for (int i = 0; i < 200'000; ++i, now += 10ms) {
    const auto rtp = static_cast<uint32_t>(dice());
    if (dice() % 4 == 0)
      clock.onSenderReport(Kind::video, {dice()}, rtp, now);
    else
      clock.onPacket(Kind::video, rtp, now);
    BOOST_REQUIRE(std::chrono::abs(clock.mapping(Kind::video)->time - now) < 1min);
  }
}

BOOST_AUTO_TEST_CASE(a_track_that_starts_anew_finds_its_place) {
  Room room;
  room.report(Kind::video, 1s, 20ms);
  room.report(Kind::audio, 1s, 20ms);
  room.presenter.videoAtStart = 12345;
  room.clock.start(Kind::video, kVideoRate);
  BOOST_TEST(!room.clock.mapping(Kind::video));
  room.packet(Kind::video, 2s, 80ms);
  room.report(Kind::video, 3s, 20ms);
  BOOST_TEST(std::abs(room.lipSyncError(4s, 4s)) < 1);
}

BOOST_AUTO_TEST_SUITE_END()
