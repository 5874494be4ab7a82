// What a viewer reports and asks for: round trips, losses, and how often it may have a packet again.
#include <boost/test/unit_test.hpp>

#include "elements/fanout/NackLimiter.hpp"
#include "elements/rtp/ReceiverReports.hpp"

using namespace headwater::base;
using namespace headwater::fanout;
using namespace headwater::rtp;
using namespace std::chrono_literals;
using Verdict = NackLimiter::Verdict;

namespace {

const NtpTime kNow{0xE000'0000'8000'0000};
const NackLimiter::TimePoint kStart{1000h};

/// A report that answers ours of `sent` ago after holding it for `held`.
ReportBlock answer(std::chrono::nanoseconds sent, std::chrono::milliseconds held) {
  ReportBlock block;
  block.lastSr = ntpPlus(kNow, -sent).middle();
  block.delaySinceLastSr = static_cast<uint32_t>(held.count() * 65536 / 1000);
  return block;
}

bool near(std::chrono::microseconds one, std::chrono::microseconds other) {
  return std::chrono::abs(one - other) <= 32us;  // two units of 1/65536 s
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feedback)

BOOST_AUTO_TEST_CASE(round_trips_are_told_by_the_answer_to_our_report) {
  BOOST_TEST(near(*roundTripOf(answer(1080ms, 1000ms), kNow), 80ms));
  BOOST_TEST(near(*roundTripOf(answer(80ms, 0ms), kNow), 80ms));
  BOOST_TEST(near(*roundTripOf(answer(20s, 500ms), kNow), 19500ms));
  // Held for longer than it was away, as far as whole milliseconds can tell.
  BOOST_TEST((*roundTripOf(answer(999500us, 1000ms), kNow) == 0us));
  BOOST_TEST(!roundTripOf(answer(500ms, 1000ms), kNow));
  BOOST_TEST(!roundTripOf(answer(40s, 0ms), kNow));
  BOOST_TEST(!roundTripOf(ReportBlock{}, kNow));  // it has none of ours
  // The middle of NTP time wraps every 18 hours.
  const NtpTime justAfter{0xE001'0000'0000'0000};
  ReportBlock block;
  block.lastSr = ntpPlus(justAfter, -100ms).middle();
  BOOST_TEST(near(*roundTripOf(block, justAfter), 100ms));
}

BOOST_AUTO_TEST_CASE(reports_are_kept_in_the_units_of_statistics) {
  ReceiverReports reports(90000);
  BOOST_TEST(!reports.roundTrip());
  auto block = answer(100ms, 0ms);
  block.fractionLost = 64;
  block.packetsLost = -3;
  block.jitter = 900;
  block.highestSequence = 0x1'0005;
  reports.onReport(block, kNow);
  BOOST_TEST(reports.fractionLost() == 0.25);
  BOOST_TEST(reports.packetsLost() == -3);
  BOOST_TEST(reports.jitterSeconds() == 0.01);
  BOOST_TEST(reports.highestSequence() == 0x1'0005u);
  BOOST_TEST(near(*reports.roundTrip(), 100ms));
  reports.onReport(answer(180ms, 0ms), kNow);
  BOOST_TEST(near(*reports.roundTrip(), 110ms));
  BOOST_TEST(near(reports.lastRoundTrip(), 180ms));
  BOOST_TEST(near(reports.totalRoundTrip(), 280ms));
  reports.onReport(ReportBlock{}, kNow);
  BOOST_TEST(near(*reports.roundTrip(), 110ms));
  BOOST_TEST(reports.reports() == 3u);
  BOOST_TEST(reports.roundTripMeasurements() == 2u);
}

BOOST_AUTO_TEST_CASE(a_packet_is_sent_again_once_a_round_trip) {
  NackLimiter limiter(NackLimits{.bytesPerSecond = 1'000'000, .burst = 1'000'000, .minInterval = 10ms});
  BOOST_TEST((limiter.ask(7, 1000, kStart, 50ms) == Verdict::send));
  BOOST_TEST((limiter.ask(7, 1000, kStart, 50ms) == Verdict::tooSoon));
  BOOST_TEST((limiter.ask(8, 1000, kStart, 50ms) == Verdict::send));
  BOOST_TEST((limiter.ask(7, 1000, kStart + 49ms, 50ms) == Verdict::tooSoon));
  BOOST_TEST((limiter.ask(7, 1000, kStart + 50ms, 50ms) == Verdict::send));
  BOOST_TEST((limiter.ask(7, 1000, kStart + 99ms, 50ms) == Verdict::tooSoon));
  // However short the round trip is said to be.
  BOOST_TEST((limiter.ask(9, 1000, kStart, 0us) == Verdict::send));
  BOOST_TEST((limiter.ask(9, 1000, kStart + 9ms, 0us) == Verdict::tooSoon));
  BOOST_TEST((limiter.ask(9, 1000, kStart + 10ms, 0us) == Verdict::send));
  // A number that shares its place is another packet; the same number comes again after a wrap.
  BOOST_TEST((limiter.ask(7 + 512, 1000, kStart + 100ms, 50ms) == Verdict::send));
  BOOST_TEST((limiter.ask(8, 1000, kStart + 300s, 50ms) == Verdict::send));
}

BOOST_AUTO_TEST_CASE(a_viewer_that_asks_for_everything_gets_its_budget) {
  const NackLimits limits{.bytesPerSecond = 100'000, .burst = 20'000, .minInterval = 10ms};
  NackLimiter limiter(limits);
  size_t sent = 0, refused = 0;
  uint16_t sequence = 0;
  for (auto now = 0ms; now < 10s; now += 1ms) {
    for (int i = 0; i < 10; ++i) {
      const auto verdict = limiter.ask(sequence++, 1000, kStart + now, 50ms);
      BOOST_REQUIRE((verdict != Verdict::tooSoon));
      (verdict == Verdict::send ? sent : refused) += 1000;
    }
  }
  BOOST_TEST(sent <= 10 * limits.bytesPerSecond + limits.burst);
  BOOST_TEST(sent >= 10 * limits.bytesPerSecond);
  BOOST_TEST(refused > 90 * sent / 2);
  // What was refused is not taken for sent.
  BOOST_TEST((limiter.ask(1, 30'000, kStart + 20s, 50ms) == Verdict::overBudget));
  BOOST_TEST((limiter.ask(1, 1000, kStart + 20s, 50ms) == Verdict::send));
}

BOOST_AUTO_TEST_SUITE_END()
