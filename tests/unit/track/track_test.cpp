// Tracks, links and queues without a network: what reaches whom, and that nobody waits for anybody.
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <mutex>
#include <thread>

#include "elements/base/Scheduler.hpp"
#include "elements/track/KeyframeLimiter.hpp"
#include "elements/track/Track.hpp"
#include "tests/support/Eventually.hpp"
#include "tests/support/media/Packets.hpp"

using namespace headwater::base;
using namespace headwater::rtp;
using namespace headwater::test;
using namespace headwater::track;
using namespace std::chrono_literals;

namespace {

const RtpFormat kVp8{"VP8", 90000, 0, {}};

RtpPacket numbered(uint16_t sequence, bool keyframe) {
  return makePacket({.sequence = sequence, .timestamp = sequence * 3000u}, 100, keyframe,
                    std::chrono::steady_clock::now());
}

struct Sink : TrackSink {
  void onFormat(const RtpFormat& format) override { formats.push_back(format.encodingName); }
  void onPacket(const RtpPacketPtr& packet) override { packets.push_back(packet->header.sequence); }
  void onData(const DataMessage& message) override { messages.push_back(message.payload); }
  std::vector<std::string> formats, messages;
  std::vector<int> packets;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(track)

BOOST_AUTO_TEST_CASE(sinks_hear_of_the_format_whenever_they_come) {
  const auto source = std::make_shared<Track>(Kind::video);
  const auto early = std::make_shared<Sink>(), late = std::make_shared<Sink>();
  const auto first = source->subscribe(early);
  BOOST_TEST(early->formats.empty());
  source->setFormat(kVp8);
  const auto second = source->subscribe(late);
  BOOST_TEST(early->formats == std::vector<std::string>{"VP8"}, boost::test_tools::per_element());
  BOOST_TEST(late->formats == std::vector<std::string>{"VP8"}, boost::test_tools::per_element());
  BOOST_TEST(source->sinks() == 2u);
  first->stop();
  second->stop();
  BOOST_TEST(source->sinks() == 0u);
}

BOOST_AUTO_TEST_CASE(packets_come_after_start_with_the_cached_keyframe_first) {
  const auto source = std::make_shared<Track>(Kind::video);
  const auto sink = std::make_shared<Sink>();
  const auto subscription = source->subscribe(sink);
  source->publish(numbered(1, false));
  source->publish(numbered(2, true));
  source->publish(numbered(3, false));
  BOOST_TEST(sink->packets.empty());
  subscription->start();
  source->publish(numbered(4, false));
  BOOST_TEST(sink->packets == (std::vector<int>{2, 3, 4}), boost::test_tools::per_element());
  subscription->stop();
  source->publish(numbered(5, false));
  BOOST_TEST(sink->packets.size() == 3u);
}

BOOST_AUTO_TEST_CASE(joining_while_packets_fly_misses_none_and_doubles_none) {
  const auto source = std::make_shared<Track>(Kind::video);
  std::atomic<bool> done{false};
  std::thread publisher([&] {
    for (int i = 0; i < 20000; ++i) source->publish(numbered(static_cast<uint16_t>(i), i % 50 == 0));
    done = true;
  });
  int joins = 0;
  while (!done) {
    const auto sink = std::make_shared<Sink>();
    const auto subscription = source->subscribe(sink);
    subscription->start();
    std::this_thread::sleep_for(1ms);
    subscription->stop();
    for (size_t i = 1; i < sink->packets.size(); ++i)
      BOOST_REQUIRE(sink->packets[i] == sink->packets[i - 1] + 1);
    ++joins;
  }
  publisher.join();
  BOOST_TEST(joins > 0);
}

BOOST_AUTO_TEST_CASE(data_goes_to_every_sink) {
  const auto source = std::make_shared<Track>(Kind::data);
  const auto one = std::make_shared<Sink>(), two = std::make_shared<Sink>();
  const auto first = source->subscribe(one), second = source->subscribe(two);
  first->start();
  second->start();
  source->publish(DataMessage{"label", "hello", false});
  BOOST_TEST(one->messages == std::vector<std::string>{"hello"}, boost::test_tools::per_element());
  BOOST_TEST(two->messages.size() == 1u);
  first->stop();
  second->stop();
}

BOOST_AUTO_TEST_CASE(sinks_may_come_and_go_while_anything_is_delivered) {
  const auto source = std::make_shared<Track>(Kind::video);
  const auto stays = std::make_shared<Sink>();
  const auto subscription = source->subscribe(stays);
  subscription->start();
  std::atomic<bool> done{false};
  std::thread crowd([&] {
    while (!done) {
      std::vector<std::shared_ptr<Track::Subscription>> passing;
      for (int i = 0; i < 20; ++i) {
        passing.push_back(source->subscribe(std::make_shared<Sink>()));
        passing.back()->start();
      }
      for (const auto& each : passing) each->stop();
    }
  });
  constexpr size_t kTimes = 3000;
  for (size_t i = 0; i < kTimes; ++i) {
    source->publish(DataMessage{"chat", "x", false});
    source->setFormat(kVp8);
    source->publish(headwater::gst::Ptr<GstSample>{});
    source->fail({Failure::Code::internal, "nothing"});
  }
  done = true;
  crowd.join();
  BOOST_TEST(stays->messages.size() == kTimes);
  BOOST_TEST(stays->formats.size() == kTimes);
  subscription->stop();
  BOOST_TEST(source->sinks() == 0u);
}

BOOST_AUTO_TEST_CASE(keyframe_requests_are_merged_and_the_last_is_not_lost) {
  std::atomic<int> sent{0};
  const auto limiter = std::make_shared<KeyframeLimiter>(400ms, [&] { ++sent; });
  for (int i = 0; i < 100; ++i) limiter->request();
  BOOST_TEST(sent == 1);
  BOOST_TEST(eventually([&] { return sent == 2; }));  // when the interval ends
  std::this_thread::sleep_for(900ms);
  BOOST_TEST(sent == 2);
  limiter->request();
  BOOST_TEST(sent == 3);
}

BOOST_AUTO_TEST_CASE(the_interval_of_keyframe_requests_begins_when_one_has_gone) {
  using Clock = std::chrono::steady_clock;
  std::mutex mutex;
  std::vector<std::pair<Clock::time_point, Clock::time_point>> sent;
  const auto limiter = std::make_shared<KeyframeLimiter>(200ms, [&] {
    const auto begin = Clock::now();
    std::this_thread::sleep_for(150ms);
    const std::lock_guard lock(mutex);
    sent.emplace_back(begin, Clock::now());
  });
  limiter->request();
  limiter->request();
  BOOST_REQUIRE(eventually([&] {
    const std::lock_guard lock(mutex);
    return sent.size() == 2;
  }));
  BOOST_TEST((sent[1].first - sent[0].second >= 205ms));  // a little more than was asked for
}

BOOST_AUTO_TEST_CASE(a_keyframe_satisfies_requests_that_wait) {
  std::atomic<int> sent{0};
  const auto limiter = std::make_shared<KeyframeLimiter>(200ms, [&] { ++sent; });
  limiter->request();
  limiter->request();
  limiter->satisfied();
  std::this_thread::sleep_for(600ms);
  BOOST_TEST(sent == 1);
}

BOOST_AUTO_TEST_CASE(scheduler_runs_jobs_in_the_order_of_their_times) {
  std::mutex mutex;
  std::vector<int> order;
  const auto note = [&](int number) {
    return [&, number] {
      const std::lock_guard lock(mutex);
      order.push_back(number);
    };
  };
  Scheduler scheduler;
  scheduler.after(120ms, note(3));
  scheduler.after(0ms, note(1));
  scheduler.after(60ms, note(2));
  BOOST_TEST(eventually([&] {
    const std::lock_guard lock(mutex);
    return order.size() == 3;
  }));
  BOOST_TEST(order == (std::vector<int>{1, 2, 3}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
