// Tracks, links and queues without a network: what reaches whom, and that nobody waits for anybody.
#include <boost/test/unit_test.hpp>
#include <condition_variable>
#include <thread>

#include "elements/media/KeyframeLimiter.hpp"
#include "elements/media/Scheduler.hpp"
#include "elements/media/Track.hpp"
#include "elements/webrtc/SendPath.hpp"
#include "tests/unit/elements/support/Packets.hpp"

using namespace headwater::media;
using namespace headwater::media::test;
using namespace std::chrono_literals;
namespace gst = headwater::gst;

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

template <class Condition>
bool eventually(Condition condition) {
  for (int i = 0; i < 1000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

/// In the place of webrtcbin's sink pad: counts, and blocks like a send bin without keys.
class Outlet {
 public:
  Outlet() : pad_(gst::sink(gst_pad_new("sink", GST_PAD_SINK))) {
    g_object_set_data(G_OBJECT(pad_.get()), "outlet", this);
    gst_pad_set_chain_function(pad_.get(), [](GstPad* pad, GstObject*, GstBuffer* buffer) {
      const auto owned = gst::adopt(buffer);
      return static_cast<Outlet*>(g_object_get_data(G_OBJECT(pad), "outlet"))->take(buffer);
    });
    gst_pad_set_active(pad_.get(), TRUE);
  }
  ~Outlet() {
    block(false);
    gst_pad_set_active(pad_.get(), FALSE);
  }
  void block(bool blocked) {
    {
      const std::lock_guard lock(mutex_);
      blocked_ = blocked;
    }
    changed_.notify_all();
  }
  std::vector<int> sequences() const {
    const std::lock_guard lock(mutex_);
    return sequences_;
  }
  size_t count() const { return sequences().size(); }
  bool isBlocked() const {
    const std::lock_guard lock(mutex_);
    return waiting_;
  }
  gst::Ptr<GstPad> pad() const { return pad_; }

 private:
  GstFlowReturn take(GstBuffer* buffer) {
    uint8_t header[4];
    gst_buffer_extract(buffer, 0, header, sizeof header);
    std::unique_lock lock(mutex_);
    waiting_ = blocked_;
    changed_.wait(lock, [this] { return !blocked_; });
    waiting_ = false;
    sequences_.push_back(header[2] << 8 | header[3]);
    return GST_FLOW_OK;
  }
  gst::Ptr<GstPad> pad_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool blocked_ = false, waiting_ = false;
  std::vector<int> sequences_;
};

struct Viewer {
  explicit Viewer(size_t queue = 64)
      : path(std::make_shared<SendPath>(
            queue, std::make_shared<FlowMonitor>([](Kind, bool) {}),
            SendPath::Callbacks{[this](const Failure& failure) { failures.push_back(failure.message); },
                                [](const DataMessage*) {}})) {
    SectionPlan plan;
    plan.kind = Kind::video;
    plan.accepted = true;
    plan.direction = SdpDirection::sendonly;
    plan.codec.payloadType = 96;
    plan.codec.format = kVp8;
    path->configure(plan, 0x1234, outlet.pad());
  }
  ~Viewer() {
    outlet.block(false);
    path->join(5s);
  }
  uint64_t dropped() const {
    std::vector<RtpStreamStats> stats;
    path->addStats(stats);
    return stats.empty() ? 0 : stats[0].packetsDropped;
  }
  Outlet outlet;
  std::vector<std::string> failures;
  std::shared_ptr<SendPath> path;
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

BOOST_AUTO_TEST_CASE(a_stalled_viewer_delays_nobody) {
  const auto source = std::make_shared<Track>(Kind::video);
  source->setFormat(kVp8);
  Viewer healthy(4096), stalled(64);
  stalled.outlet.block(true);
  const auto first = healthy.path->attach(source), second = stalled.path->attach(source);
  healthy.path->activate();
  stalled.path->activate();
  source->publish(numbered(0, true));
  BOOST_REQUIRE(eventually([&] { return stalled.outlet.isBlocked(); }));
  constexpr int kPackets = 1000;
  for (int i = 1; i < kPackets; ++i) source->publish(numbered(static_cast<uint16_t>(i), false));
  BOOST_TEST(eventually([&] { return healthy.outlet.count() == kPackets; }));
  BOOST_TEST(healthy.dropped() == 0u);
  BOOST_TEST(stalled.dropped() > 900u);
  BOOST_TEST(stalled.outlet.count() == 0u);

  // It comes back: nothing until a keyframe, then on without a gap in the numbers.
  stalled.outlet.block(false);
  BOOST_REQUIRE(eventually([&] { return stalled.outlet.count() >= 65; }));
  const size_t before = stalled.outlet.count();
  source->publish(numbered(1001, false));
  source->publish(numbered(1002, true));
  source->publish(numbered(1003, false));
  BOOST_REQUIRE(eventually([&] { return stalled.outlet.count() == before + 2; }));
  const auto numbers = stalled.outlet.sequences();
  for (size_t i = 1; i < numbers.size(); ++i)
    BOOST_TEST(sequenceDistance(static_cast<uint16_t>(numbers[i - 1]), static_cast<uint16_t>(numbers[i])) ==
               1);
}

BOOST_AUTO_TEST_CASE(a_viewer_that_was_cut_off_asks_for_a_keyframe_once_it_has_room) {
  const auto source = std::make_shared<Track>(Kind::video, TrackOptions{.keyframeInterval = 1ms});
  source->setFormat(kVp8);
  std::atomic<int> requests{0};
  source->setKeyframeRequester([&] { ++requests; });
  Viewer viewer(16);
  const auto link = viewer.path->attach(source);
  viewer.path->activate();
  BOOST_REQUIRE(eventually([&] { return requests == 1; }));  // for joining
  source->publish(numbered(0, true));
  viewer.outlet.block(true);
  for (int i = 1; i < 200; ++i) source->publish(numbered(static_cast<uint16_t>(i), false));
  std::this_thread::sleep_for(50ms);
  BOOST_TEST(requests == 1);  // a keyframe would help nobody now
  viewer.outlet.block(false);
  BOOST_TEST(eventually([&] { return requests >= 2; }));
}

BOOST_AUTO_TEST_CASE(closing_a_link_waits_for_what_is_under_way_and_nothing_follows) {
  const auto source = std::make_shared<Track>(Kind::video);
  source->setFormat(kVp8);
  Viewer viewer(100000);
  std::atomic<bool> done{false};
  std::thread publisher([&] {
    for (uint16_t i = 0; !done; ++i) source->publish(numbered(i, i % 30 == 0));
  });
  viewer.path->activate();
  for (int i = 0; i < 50; ++i) {
    const auto link = viewer.path->attach(source);
    std::this_thread::sleep_for(2ms);
    link->close();
  }
  BOOST_TEST(source->sinks() == 0u);
  done = true;
  publisher.join();
}

BOOST_AUTO_TEST_CASE(letting_go_of_a_link_closes_it) {
  const auto source = std::make_shared<Track>(Kind::video);
  Viewer viewer;
  {
    const auto link = viewer.path->attach(source);
    BOOST_TEST(source->sinks() == 1u);
  }
  BOOST_TEST(source->sinks() == 0u);
}

BOOST_AUTO_TEST_CASE(a_format_that_does_not_fit_is_reported_and_not_sent) {
  const auto source = std::make_shared<Track>(Kind::video);
  Viewer viewer;
  viewer.path->activate();
  const auto link = viewer.path->attach(source);
  source->setFormat({"H264", 90000, 0, "packetization-mode=1"});
  BOOST_REQUIRE(viewer.failures.size() == 1);
  BOOST_TEST(viewer.failures[0].find("H264") != std::string::npos);
  BOOST_TEST(viewer.failures[0].find("VP8") != std::string::npos);
  source->publish(numbered(1, true));
  std::this_thread::sleep_for(100ms);
  BOOST_TEST(viewer.outlet.count() == 0u);
  source->setFormat(kVp8);
  source->publish(numbered(2, true));
  BOOST_TEST(eventually([&] { return viewer.outlet.count() == 1; }));
}

BOOST_AUTO_TEST_SUITE_END()
