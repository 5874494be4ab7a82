// One shard: what it waits for, and what it does not.
#include <boost/test/unit_test.hpp>
#include <future>

#include "elements/fanout/ShardViewer.hpp"
#include "tests/support/Eventually.hpp"
#include "tests/support/media/Packets.hpp"
#include "tests/support/media/ViewerRoute.hpp"

using namespace headwater::base;
using namespace headwater::fanout;
using namespace headwater::rtp;
using namespace headwater::test;
using namespace headwater::track;
using namespace std::chrono_literals;

namespace {

constexpr uint32_t kSsrc = 0x1234;

/// A shard whose viewers follow one Track. Publishes as the fan-out does.
class Stage {
 public:
  Stage(std::chrono::microseconds gather, size_t viewers) : shard_(0, {.gather = gather}) {
    for (size_t i = 0; i < viewers; ++i) add(std::to_string(i));
    settle();
  }
  ~Stage() {
    for (const auto& viewer : viewers_)
      shard_.post([viewer](Shard& shard) {
        viewer->unfollow(Kind::video);
        shard.remove(*viewer);
      });
    settle();
  }

  void publish(uint16_t sequence, bool endsPicture) {
    const auto packet = std::make_shared<const RtpPacket>(
        makePacket({.sequence = sequence, .timestamp = 3000u}, 100, false, std::chrono::steady_clock::now()));
    shard_.publish(track_, packet, endsPicture);
  }
  /// Returns when the shard has done what was posted before.
  void settle() {
    std::promise<void> done;
    shard_.post([&done](Shard&) { done.set_value(); });
    done.get_future().wait();
  }
  /// Packets that each of the viewers was sent by now.
  bool everyoneHas(size_t packets) const {
    return std::all_of(routes_.begin(), routes_.end(),
                       [&](const auto& route) { return route->rtp(kSsrc).size() == packets; });
  }
  bool everyoneGets(size_t packets) const {
    return eventually([&] { return everyoneHas(packets); });
  }

 private:
  void add(const std::string& name) {
    auto route = std::make_shared<ViewerRoute>();
    auto viewer = std::make_shared<ShardViewer>(shard_, name, name);
    auto srtp = SrtpSender::create(SrtpProfile::aesCm128HmacSha1_80, route->key());
    auto& transport = viewer->addTransport(std::move(*srtp), route);
    viewer->addStream(Kind::video, {.payloadType = 96, .ssrc = kSsrc, .clockRate = 90000}, transport,
                      std::make_shared<FlowMonitor>([](Kind, bool) {}));
    shard_.post([viewer, track = track_](Shard& shard) {
      shard.add(viewer);
      viewer->follow(Kind::video, {track, nullptr, {}}, {}, 0);
    });
    viewers_.push_back(std::move(viewer));
    routes_.push_back(std::move(route));
  }

  const std::shared_ptr<ShardTrack> track_ = std::make_shared<ShardTrack>();
  std::vector<std::shared_ptr<ShardViewer>> viewers_;
  std::vector<std::shared_ptr<ViewerRoute>> routes_;
  Shard shard_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(shard)

BOOST_AUTO_TEST_CASE(the_packets_of_a_picture_wait_for_its_last) {
  Stage stage(60s, Shard::kGatherViewers);
  stage.publish(1, false);
  stage.publish(2, false);
  std::this_thread::sleep_for(100ms);
  BOOST_TEST(stage.everyoneHas(0));
  stage.publish(3, true);
  BOOST_TEST(stage.everyoneGets(3));
}

BOOST_AUTO_TEST_CASE(they_do_not_wait_longer_than_they_may) {
  Stage stage(20ms, Shard::kGatherViewers);
  stage.publish(1, false);
  BOOST_TEST(stage.everyoneGets(1));
}

BOOST_AUTO_TEST_CASE(what_is_posted_to_a_shard_does_not_wait_for_a_picture) {
  Stage stage(60s, Shard::kGatherViewers);
  stage.publish(1, false);
  stage.settle();
  BOOST_TEST(stage.everyoneGets(1));
}

BOOST_AUTO_TEST_CASE(few_viewers_get_each_packet_at_once) {
  Stage stage(60s, Shard::kGatherViewers - 1);
  stage.publish(1, false);
  BOOST_TEST(stage.everyoneGets(1));
}

BOOST_AUTO_TEST_SUITE_END()
