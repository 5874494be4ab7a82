// Loss by sequence numbers, and percentiles.
#include <boost/test/unit_test.hpp>

#include "tools/load/Nacker.hpp"
#include "tools/load/Percentile.hpp"
#include "tools/load/SequenceTracker.hpp"
#include "tools/load/Tally.hpp"

namespace headwater::load {
namespace {

using Verdict = SequenceTracker::Verdict;

SequenceTracker received(std::initializer_list<int> numbers) {
  SequenceTracker tracker;
  for (const int number : numbers) tracker.onPacket(static_cast<uint16_t>(number));
  return tracker;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Counting)

BOOST_AUTO_TEST_CASE(NothingIsLostOverTheWrap) {
  SequenceTracker tracker;
  for (int i = 0; i < 200000; ++i) tracker.onPacket(static_cast<uint16_t>(65000 + i));
  BOOST_TEST(tracker.expected() == 200000u);
  BOOST_TEST(tracker.lost() == 0);
  BOOST_TEST(tracker.highest() == 65000 + 199999);
}

BOOST_AUTO_TEST_CASE(AGapOverTheWrapIsCounted) {
  const auto tracker = received({65533, 65534, 2, 3});
  BOOST_TEST(tracker.expected() == 7u);
  BOOST_TEST(tracker.lost() == 3);
  BOOST_TEST(tracker.missing(65535));
  BOOST_TEST(tracker.missing(65537));
  BOOST_TEST(!tracker.missing(65538));
}

BOOST_AUTO_TEST_CASE(ReorderingIsNoLoss) {
  SequenceTracker tracker = received({10, 11, 14});
  BOOST_TEST(tracker.lost() == 2);
  BOOST_TEST((tracker.onPacket(13) == Verdict::late));
  BOOST_TEST((tracker.onPacket(12) == Verdict::late));
  BOOST_TEST(tracker.lost() == 0);
  BOOST_TEST((tracker.onPacket(15) == Verdict::next));
  BOOST_TEST((tracker.onPacket(17) == Verdict::ahead));
}

BOOST_AUTO_TEST_CASE(DoublesDoNotHideLoss) {
  SequenceTracker tracker = received({1, 2, 2, 2, 5});
  BOOST_TEST(tracker.duplicates() == 2u);
  BOOST_TEST(tracker.lost() == 2);
  BOOST_TEST(tracker.recover(3));
  BOOST_TEST(!tracker.recover(3));
  BOOST_TEST(tracker.lost() == 1);
}

BOOST_AUTO_TEST_CASE(AStreamThatBeganBeforeTheFirstPacketThatCame) {
  const auto tracker = received({100, 99, 97});
  BOOST_TEST(tracker.expected() == 4u);
  BOOST_TEST(tracker.lost() == 1);
}

BOOST_AUTO_TEST_CASE(ANewStartIsAJumpAndNoLoss) {
  for (const int start : {30000, 100}) {
    SequenceTracker tracker = received({10000, 10001, 10002});
    BOOST_TEST((tracker.onPacket(static_cast<uint16_t>(start)) == Verdict::jumped));
    tracker.onPacket(static_cast<uint16_t>(start + 2));
    BOOST_TEST(tracker.jumps() == 1u);
    BOOST_TEST(tracker.expected() == 6u);
    BOOST_TEST(tracker.lost() == 1);
  }
}

BOOST_AUTO_TEST_CASE(LossRightUpToTheWindowIsCounted) {
  auto tracker = received({0, static_cast<int>(SequenceTracker::kWindow)});
  BOOST_TEST(tracker.lost() == SequenceTracker::kWindow - 1);
  BOOST_TEST(tracker.jumps() == 0u);
}

BOOST_AUTO_TEST_CASE(PercentilesAreValuesThatWereMeasured) {
  BOOST_TEST(!percentile({}, 50));
  BOOST_TEST(percentile({7}, 99).value() == 7);
  const std::vector<double> hundred = [] {
    std::vector<double> values;
    for (int i = 1; i <= 100; ++i) values.push_back(i);
    return values;
  }();
  BOOST_TEST(percentile(hundred, 50).value() == 50);
  BOOST_TEST(percentile(hundred, 95).value() == 95);
  BOOST_TEST(percentile(hundred, 99).value() == 99);
  BOOST_TEST(percentile(hundred, 100).value() == 100);
  BOOST_TEST(percentile({1, 2, 3}, 50).value() == 2);
  BOOST_TEST(percentile({1, 2}, 95).value() == 2);
}

BOOST_AUTO_TEST_CASE(TalliesAddUpAndSubtract) {
  Tally a, b;
  a.expected = 10;
  a.unique = 8;
  a.socketDrops = 1;
  b.expected = 5;
  b.unique = 5;
  a += b;
  BOOST_TEST(a.lost() == 2);
  BOOST_TEST(a.expected == 15);
  a -= b;
  BOOST_TEST(a.unique == 8);
  BOOST_TEST(a.socketDrops == 1);
}

BOOST_AUTO_TEST_CASE(LostPacketsAreAskedForUntilTheyCome) {
  SequenceTracker tracker = received({1, 4});
  Nacker nacker;
  const Time start = Clock::now();
  nacker.onGap(2, 3, start);
  BOOST_TEST(nacker.due(tracker, start).empty());  // they may only be late
  const auto asked = nacker.due(tracker, start + milliseconds(6));
  BOOST_TEST(asked == (std::vector<uint16_t>{2, 3}), boost::test_tools::per_element());
  tracker.onPacket(2);
  BOOST_TEST(nacker.due(tracker, start + milliseconds(7)).empty());
  BOOST_TEST(nacker.due(tracker, start + milliseconds(200)).size() == 1u);
  size_t tries = 2;
  for (int i = 1; i < 100; ++i) tries += nacker.due(tracker, start + std::chrono::seconds(i)).size();
  BOOST_TEST(tries == 10u);  // not for ever
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace headwater::load
