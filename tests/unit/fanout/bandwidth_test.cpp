// The estimate against a path whose bandwidth is known: a queue of bounded length before a link.
#include <boost/test/unit_test.hpp>
#include <random>

#include "elements/base/Bytes.hpp"
#include "elements/fanout/BandwidthEstimator.hpp"

using namespace headwater::base;
using namespace headwater::fanout;
using namespace headwater::rtp;
using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

const BandwidthEstimator::TimePoint kStart{1000h};

/// A link of `bitrate` with 300 ms of queue and 20 ms of way, and a viewer that reports every 100 ms.
class Path {
 public:
  BandwidthEstimator estimator;
  double bitrate = 1e9;
  double loss = 0;

  /// Sends video of `rate` bits a second (30 frames of packets of 1200 bytes) for so long.
  void run(double rate, std::chrono::seconds duration) {
    for (const auto end = now_ + duration; now_ < end; now_ += 1ms) {
      if (now_.count() % 33'000 == 0) sendFrame(static_cast<size_t>(rate / 8 * 0.033));
      if (now_.count() % 100'000 == 0) report();
    }
  }
  double estimate() const {
    const auto available = estimator.availableBitrate();
    BOOST_REQUIRE(available);
    return static_cast<double>(*available);
  }

 private:
  void sendFrame(size_t bytes) {
    for (; bytes > 0; bytes -= std::min<size_t>(bytes, 1200)) {
      const size_t size = std::min<size_t>(bytes, 1200);
      estimator.onSent(sequence_++, size, kStart + now_);
      const auto begin = std::max(now_, free_);
      const bool dropped = begin - now_ > 300ms || dice_() % 1000 < loss * 1000;
      if (!dropped)
        free_ = begin + microseconds(static_cast<int64_t>(static_cast<double>(size) * 8e6 / bitrate));
      arrivals_.push_back(dropped ? microseconds(-1) : free_ + 20ms);
    }
  }
  /// Everything that was sent and has come, or is followed by something that has: one chunk each.
  void report() {
    size_t count = arrivals_.size();
    while (count > 0 && (arrivals_[count - 1] < 0us || arrivals_[count - 1] > now_)) --count;
    if (count == 0) return;
    const auto first = std::find_if(arrivals_.begin(), arrivals_.end(), [](auto at) { return at >= 0us; });
    microseconds clock = *first / 64ms * 64ms;
    std::vector<uint8_t> message(8), deltas;
    put16(&message[0], static_cast<uint16_t>(sequence_ - arrivals_.size()));
    put16(&message[2], static_cast<uint16_t>(count));
    put32(&message[4], static_cast<uint32_t>(*first / 64ms) << 8);
    for (size_t i = 0; i < count; ++i) {
      const bool received = arrivals_[i] >= 0us;
      message.insert(message.end(), {static_cast<uint8_t>(received ? 0x40 : 0x00), 1});
      if (!received) continue;
      const auto delta = (arrivals_[i] - clock) / 250us;
      clock += delta * 250us;
      deltas.insert(deltas.end(), {static_cast<uint8_t>(delta >> 8), static_cast<uint8_t>(delta)});
    }
    message.insert(message.end(), deltas.begin(), deltas.end());
    arrivals_.erase(arrivals_.begin(), arrivals_.begin() + static_cast<long>(count));
    const auto feedback = TransportFeedback::parse(1, 2, message);
    BOOST_REQUIRE(feedback);
    estimator.onTransportFeedback(*feedback, kStart + now_ + 20ms);
  }

  std::mt19937 dice_{7};
  microseconds now_{0}, free_{0};
  uint16_t sequence_ = 65000;
  std::vector<microseconds> arrivals_;  ///< of what was sent and not yet reported; -1 lost
};

}  // namespace

BOOST_AUTO_TEST_SUITE(bandwidth)

BOOST_AUTO_TEST_CASE(nothing_is_said_before_feedback) {
  BandwidthEstimator estimator;
  BOOST_TEST(!estimator.availableBitrate());
}

BOOST_AUTO_TEST_CASE(a_wide_path_bears_half_more_than_is_sent) {
  Path path;
  path.run(1.2e6, 30s);
  BOOST_TEST(path.estimate() > 1.6e6);
  BOOST_TEST(path.estimate() < 2.0e6);
  BOOST_TEST(path.estimator.lost() == 0u);
  BOOST_TEST(path.estimator.acknowledged() > 3000u);
  path.run(1e5, 10s);  // a quiet picture says nothing of the path
  BOOST_TEST(path.estimate() > 1.6e6);
}

BOOST_AUTO_TEST_CASE(a_narrow_path_is_found_and_its_widening_too) {
  Path path;
  path.run(1.2e6, 10s);
  path.bitrate = 6e5;
  path.run(1.2e6, 10s);
  BOOST_TEST(path.estimate() < 7.5e5);
  BOOST_TEST(path.estimate() > 4.5e5);
  BOOST_TEST(path.estimator.lossRate() > 0.3);
  BOOST_TEST(path.estimator.lost() > 300u);
  path.bitrate = 1e8;
  path.run(1.2e6, 30s);
  BOOST_TEST(path.estimate() > 1.3e6);
  BOOST_TEST(path.estimator.lossRate() == 0);
}

BOOST_AUTO_TEST_CASE(random_loss_is_counted_and_lowers_the_estimate) {
  Path path;
  path.loss = 0.2;
  path.run(1.2e6, 20s);
  BOOST_TEST(path.estimator.lossRate() > 0.1);
  BOOST_TEST(path.estimator.lossRate() < 0.3);
  BOOST_TEST(path.estimate() < 1.2e6);
  const auto all = path.estimator.lost() + path.estimator.acknowledged();
  BOOST_TEST(static_cast<double>(path.estimator.lost()) / static_cast<double>(all) > 0.15);
}

BOOST_AUTO_TEST_CASE(feedback_about_packets_that_never_were_is_ignored) {
  BandwidthEstimator estimator;
  estimator.onSent(10, 1000, kStart);
  std::vector<uint8_t> message{0, 9, 0, 4, 0, 0, 1, 0, 0x20, 4, 1, 1, 1, 1};
  for (int i = 0; i < 3; ++i) {  // and a repetition counts once
    const auto feedback = TransportFeedback::parse(1, 2, message);
    BOOST_REQUIRE(feedback);
    estimator.onTransportFeedback(*feedback, kStart + 50ms);
  }
  BOOST_TEST(estimator.acknowledged() == 1u);
  BOOST_TEST(estimator.lost() == 0u);
  BOOST_TEST(!estimator.availableBitrate());
}

BOOST_AUTO_TEST_CASE(a_loss_that_was_only_late_is_none) {
  BandwidthEstimator estimator;
  for (uint16_t sequence = 1; sequence <= 2; ++sequence) estimator.onSent(sequence, 1000, kStart);
  const std::vector<uint8_t> lost{0, 1, 0, 2, 0, 0, 1, 0, 0x00, 2}, came{0, 1, 0, 1, 0, 0, 1, 0, 0x20, 1, 1};
  estimator.onTransportFeedback(*TransportFeedback::parse(1, 2, lost), kStart);
  BOOST_TEST(estimator.lost() == 2u);
  estimator.onTransportFeedback(*TransportFeedback::parse(1, 2, came), kStart);
  BOOST_TEST(estimator.lost() == 1u);
  BOOST_TEST(estimator.acknowledged() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
