// Tracks, links and shards without a network: what reaches whom, and that nobody waits for anybody.
#include <boost/test/unit_test.hpp>
#include <random>

#include "elements/base/Bytes.hpp"
#include "elements/peer/SendPath.hpp"
#include "tests/support/Eventually.hpp"
#include "tests/support/media/Packets.hpp"
#include "tests/support/media/ViewerRoute.hpp"

using namespace headwater::base;
using namespace headwater::fanout;
using namespace headwater::peer;
using namespace headwater::rtp;
using namespace headwater::sdp;
using namespace headwater::test;
using namespace headwater::track;
using namespace std::chrono_literals;

namespace {

constexpr uint32_t kVideo = 0x1234, kRtx = 0x5678, kAudio = 0x4321;
const RtpFormat kVp8{"VP8", 90000, 0, {}}, kOpus{"OPUS", 48000, 2, {}};

RtpPacket numbered(uint16_t sequence, bool keyframe) {
  return makePacket({.sequence = sequence, .timestamp = sequence * 3000u}, 100, keyframe,
                    std::chrono::steady_clock::now());
}

bool consecutive(const std::vector<uint16_t>& numbers) {
  for (size_t i = 1; i < numbers.size(); ++i)
    if (sequenceDistance(numbers[i - 1], numbers[i]) != 1) return false;
  return true;
}

std::shared_ptr<Track> videoTrack(TrackOptions options = {}) {
  auto track = std::make_shared<Track>(Kind::video, options);
  track->setFormat(kVp8);
  return track;
}

SectionPlan planOf(Kind kind, const RtpFormat& format, int rtx) {
  SectionPlan plan;
  plan.kind = kind;
  plan.accepted = true;
  plan.direction = SdpDirection::sendonly;
  plan.codec.payloadType = kind == Kind::video ? 96 : 111;
  plan.codec.format = format;
  plan.codec.rtxPayloadType = rtx;
  return plan;
}

struct Viewer {
  explicit Viewer(int rtx = 97) {
    path->configure(planOf(Kind::video, kVp8, rtx), {kVideo, kRtx, "stream", "video"}, 0);
    path->configure(planOf(Kind::audio, kOpus, -1), {kAudio, 0, "stream", "audio"}, 0);
  }
  void activate() { path->activate({{SrtpProfile::aesCm128HmacSha1_80, route->key(), route}}); }
  size_t count() const { return route->rtp(kVideo).size(); }
  RtpStreamStats stats() const {
    std::vector<RtpStreamStats> all;
    path->addStats(all);
    return all.at(1);
  }

  std::vector<std::string> failures;
  std::shared_ptr<ViewerRoute> route = std::make_shared<ViewerRoute>();
  std::shared_ptr<SendPath> path = std::make_shared<SendPath>(
      "viewer", false, std::make_shared<FlowMonitor>([](Kind, bool) {}),
      SendPath::Callbacks{[this](const Failure& failure) { failures.push_back(failure.message); },
                          [](Kind) {}});
};

std::vector<uint8_t> nack(uint16_t pid, uint16_t blp = 0) {
  std::vector<uint8_t> bytes(16);
  bytes[0] = 0x81;
  bytes[1] = 205;
  bytes[3] = 3;
  put32(&bytes[4], 1);
  put32(&bytes[8], kVideo);
  put16(&bytes[12], pid);
  put16(&bytes[14], blp);
  return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(send_path)

BOOST_AUTO_TEST_CASE(a_viewer_whose_route_refuses_costs_the_others_nothing) {
  const auto source = videoTrack();
  Viewer healthy, refused;
  refused.route->refuses = true;
  const auto first = healthy.path->attach(source), second = refused.path->attach(source);
  healthy.activate();
  refused.activate();
  constexpr int kPackets = 1000;
  for (int i = 0; i < kPackets; ++i) source->publish(numbered(static_cast<uint16_t>(i), i == 0));
  BOOST_TEST(eventually([&] { return healthy.count() == kPackets; }));
  BOOST_TEST(consecutive(healthy.route->sequences(kVideo)));
  BOOST_TEST(healthy.stats().packetsDropped == 0u);
  BOOST_TEST(eventually([&] { return refused.stats().packetsDropped == kPackets; }));
  // The numbers that it missed stay missing, so that the viewer asks for them.
  refused.route->refuses = false;
  source->publish(numbered(kPackets, false));
  BOOST_REQUIRE(eventually([&] { return refused.count() == 1; }));
  BOOST_TEST(refused.stats().packetsDropped == kPackets);
}

BOOST_AUTO_TEST_CASE(joining_while_packets_fly_misses_none_and_doubles_none) {
  const auto source = videoTrack();
  std::atomic<bool> done{false};
  std::thread publisher([&] {
    for (uint16_t i = 0; !done; ++i) {
      source->publish(numbered(i, i % 50 == 0));
      std::this_thread::sleep_for(200us);
    }
  });
  for (int i = 0; i < 30; ++i) {
    Viewer viewer;
    viewer.activate();
    const auto link = viewer.path->attach(source);
    BOOST_TEST(eventually([&] { return viewer.count() > 20; }));
    link->close();
    BOOST_TEST(consecutive(viewer.route->sequences(kVideo)));
    BOOST_TEST(viewer.route->rejected() == 0);
  }
  BOOST_TEST(source->sinks() == 0u);
  done = true;
  publisher.join();
}

BOOST_AUTO_TEST_CASE(closing_a_link_waits_for_what_is_under_way_and_nothing_follows) {
  const auto source = videoTrack();
  Viewer viewer;
  viewer.activate();
  std::atomic<bool> done{false};
  std::thread publisher([&] {
    for (uint16_t i = 0; !done; ++i) source->publish(numbered(i, i % 30 == 0));
  });
  for (int i = 0; i < 20; ++i) {
    const auto link = viewer.path->attach(source);
    std::this_thread::sleep_for(2ms);
    link->close();
    const size_t sent = viewer.count();
    std::this_thread::sleep_for(1ms);
    BOOST_TEST(viewer.count() == sent);
  }
  done = true;
  publisher.join();
  BOOST_TEST(source->sinks() == 0u);
  BOOST_TEST(viewer.route->rejected() == 0);
}

BOOST_AUTO_TEST_CASE(letting_go_of_a_link_closes_it) {
  const auto source = videoTrack();
  Viewer viewer;
  viewer.activate();
  {
    const auto link = viewer.path->attach(source);
    BOOST_TEST(source->sinks() == 2u);  // the link for formats, the fan-out for packets
  }
  BOOST_TEST(source->sinks() == 0u);
}

BOOST_AUTO_TEST_CASE(one_fan_out_takes_each_packet_once_for_all_viewers) {
  const auto source = videoTrack();
  std::vector<std::unique_ptr<Viewer>> viewers;
  std::vector<std::shared_ptr<Link>> links;
  for (int i = 0; i < 20; ++i) {
    viewers.push_back(std::make_unique<Viewer>());
    viewers.back()->activate();
    links.push_back(viewers.back()->path->attach(source));
  }
  BOOST_TEST(source->sinks() == 21u);
  BOOST_TEST(Fanout::of(source)->viewers() == 20u);
  links.clear();
  BOOST_TEST(source->sinks() == 0u);
}

BOOST_AUTO_TEST_CASE(a_format_that_does_not_fit_is_reported_and_not_sent) {
  const auto source = std::make_shared<Track>(Kind::video);
  Viewer viewer;
  viewer.activate();
  const auto link = viewer.path->attach(source);
  source->setFormat({"H264", 90000, 0, "packetization-mode=1"});
  BOOST_REQUIRE(viewer.failures.size() == 1);
  BOOST_TEST(viewer.failures[0].find("H264") != std::string::npos);
  BOOST_TEST(viewer.failures[0].find("VP8") != std::string::npos);
  source->publish(numbered(1, true));
  std::this_thread::sleep_for(100ms);
  BOOST_TEST(viewer.count() == 0u);
  source->setFormat(kVp8);
  source->publish(numbered(2, true));
  BOOST_TEST(eventually([&] { return viewer.count() == 1; }));
}

BOOST_AUTO_TEST_CASE(a_joiner_is_sent_what_was_kept_in_order_and_then_follows) {
  const auto source = videoTrack();
  int requests = 0;
  source->setKeyframeRequester([&] { ++requests; });
  for (uint16_t i = 0; i < 200; ++i) source->publish(numbered(i, i == 50));
  Viewer viewer;
  viewer.activate();
  const auto link = viewer.path->attach(source);
  for (uint16_t i = 200; i < 220; ++i) source->publish(numbered(i, false));
  BOOST_REQUIRE(eventually([&] { return viewer.count() == 170; }));
  BOOST_TEST(consecutive(viewer.route->sequences(kVideo)));
  BOOST_TEST(requests == 0);
}

BOOST_AUTO_TEST_CASE(a_joiner_without_a_young_keyframe_asks_for_one) {
  const auto source = videoTrack();
  std::atomic<int> requests{0};
  source->setKeyframeRequester([&] { ++requests; });
  Viewer first, second;
  for (auto* viewer : {&first, &second}) viewer->activate();
  const auto one = first.path->attach(source), two = second.path->attach(source);
  BOOST_TEST(eventually([&] { return requests == 1; }));  // the second waits for the interval's end
}

BOOST_AUTO_TEST_CASE(nacks_are_answered_by_rtx_once_a_round_trip) {
  const auto source = videoTrack();
  Viewer viewer;
  viewer.activate();
  const auto link = viewer.path->attach(source);
  for (uint16_t i = 0; i < 100; ++i) source->publish(numbered(i, i == 0));
  BOOST_REQUIRE(eventually([&] { return viewer.count() == 100; }));
  const auto media = viewer.route->rtp(kVideo);
  const auto lost = *parseRtpHeader(media[40]);
  for (int i = 0; i < 50; ++i) viewer.path->onRtcp(nack(lost.sequence, 1));  // it and the one after it
  BOOST_REQUIRE(eventually([&] { return viewer.stats().nackCount == 100; }));
  BOOST_REQUIRE(eventually([&] { return viewer.route->rtp(kRtx).size() >= 2; }));
  const auto again = viewer.route->rtp(kRtx);
  BOOST_TEST(again.size() < 20u);
  const auto header = *parseRtpHeader(again[0]);
  BOOST_TEST(header.payloadType == 97);
  BOOST_TEST(header.timestamp == lost.timestamp);
  // RFC 4588 section 4: the original number, then the original payload.
  BOOST_TEST(get16(&again[0][header.payloadOffset]) == lost.sequence);
  BOOST_TEST(
      (std::vector<uint8_t>(again[0].begin() + static_cast<long>(header.payloadOffset) + 2, again[0].end()) ==
       std::vector<uint8_t>(media[40].begin() + static_cast<long>(lost.payloadOffset), media[40].end())));
  BOOST_TEST(viewer.stats().retransmittedPackets == again.size());
  // What was never sent is not found.
  const auto sent = viewer.route->rtp(kRtx).size();
  viewer.path->onRtcp(nack(static_cast<uint16_t>(parseRtpHeader(media[99])->sequence + 50)));
  BOOST_TEST(eventually([&] { return viewer.stats().nackCount == 101; }));
  BOOST_TEST(viewer.route->rtp(kRtx).size() == sent);
  BOOST_TEST(viewer.route->rejected() == 0);
}

BOOST_AUTO_TEST_CASE(without_rtx_a_nack_brings_the_packet_itself) {
  const auto source = videoTrack();
  Viewer viewer(-1);
  viewer.route->refuses = true;
  viewer.activate();
  const auto link = viewer.path->attach(source);
  source->publish(numbered(0, true));
  BOOST_REQUIRE(eventually([&] { return viewer.stats().packetsDropped == 1; }));
  viewer.route->refuses = false;
  source->publish(numbered(1, false));
  BOOST_REQUIRE(eventually([&] { return viewer.count() == 1; }));
  const auto second = *parseRtpHeader(viewer.route->rtp(kVideo)[0]);
  viewer.path->onRtcp(nack(static_cast<uint16_t>(second.sequence - 1)));
  BOOST_REQUIRE(eventually([&] { return viewer.count() == 2; }));
  BOOST_TEST(sequenceDistance(viewer.route->sequences(kVideo)[1], second.sequence) == 1);
}

BOOST_AUTO_TEST_CASE(garbage_as_rtcp_is_counted_and_does_nothing) {
  const auto source = videoTrack();
  Viewer viewer;
  viewer.activate();
  const auto link = viewer.path->attach(source);
  std::mt19937 dice(7);
  const auto before = fanoutMetrics();
  for (int i = 0; i < 2000; ++i) {
    std::vector<uint8_t> bytes(dice() % 60);
    for (auto& byte : bytes) byte = static_cast<uint8_t>(dice());
    viewer.path->onRtcp(bytes);
  }
  source->publish(numbered(0, true));
  BOOST_TEST(eventually([&] { return viewer.count() == 1; }));
  BOOST_TEST(eventually([&] {
    const auto now = fanoutMetrics();
    return now.feedback + now.feedbackDropped - before.feedback - before.feedbackDropped == 2000;
  }));
  BOOST_TEST(fanoutMetrics().feedbackMalformed > before.feedbackMalformed + 1000);
}

BOOST_AUTO_TEST_CASE(reports_tell_one_time_for_audio_and_video_and_end_with_goodbye) {
  struct Reports : RtcpVisitor {
    void onSenderInfo(const SenderInfo& info) override { infos[info.ssrc] = info; }
    void onBye(uint32_t ssrc) override { byes.push_back(ssrc); }
    std::map<uint32_t, SenderInfo> infos;
    std::vector<uint32_t> byes;
  };
  const auto video = videoTrack(), audio = std::make_shared<Track>(Kind::audio);
  audio->setFormat(kOpus);
  // The presenter's clock: both were captured at the same moment.
  const auto captured = std::chrono::steady_clock::now();
  video->setClock([=] { return ClockMapping{1'000'000, captured, 90000}; });
  audio->setClock([=] { return ClockMapping{5'000'000, captured, 48000}; });
  Viewer viewer;
  viewer.activate();
  const auto one = viewer.path->attach(video), two = viewer.path->attach(audio);
  const auto now = std::chrono::steady_clock::now();
  video->publish(makePacket({.sequence = 1, .timestamp = 1'000'000}, 50, true, now));
  audio->publish(makePacket({.payloadType = 111, .sequence = 1, .timestamp = 5'000'000}, 50, false, now));
  BOOST_REQUIRE(eventually([&] {
    Reports reports;
    for (const auto& packet : viewer.route->rtcp()) RtcpReader::read(packet, reports);
    return reports.infos.size() == 2;
  }));
  Reports reports;
  for (const auto& packet : viewer.route->rtcp())
    BOOST_REQUIRE((RtcpReader::read(packet, reports, {.reducedSize = false}) == RtcpError::none));
  BOOST_TEST((reports.infos[kVideo].ntp == reports.infos[kAudio].ntp));
  BOOST_TEST(reports.infos[kVideo].packets == 1u);
  BOOST_TEST(reports.infos[kVideo].octets == 50u);
  // Seconds since the moment of capture, by either stream's timestamps as the viewer sees them.
  const auto elapsed = [&](uint32_t ssrc, double rate) {
    const auto sent = parseRtpHeader(viewer.route->rtp(ssrc).at(0))->timestamp;
    return static_cast<double>(static_cast<int32_t>(reports.infos[ssrc].rtp - sent)) / rate;
  };
  BOOST_TEST(std::abs(elapsed(kVideo, 90000) - elapsed(kAudio, 48000)) < 0.001);
  BOOST_TEST(elapsed(kVideo, 90000) > 0);
  BOOST_TEST(viewer.path->close(5s));
  for (const auto& packet : viewer.route->rtcp()) RtcpReader::read(packet, reports);
  std::sort(reports.byes.begin(), reports.byes.end());
  BOOST_TEST(reports.byes == (std::vector<uint32_t>{kVideo, kAudio}), boost::test_tools::per_element());
  BOOST_TEST(viewer.route->rejected() == 0);
}

BOOST_AUTO_TEST_CASE(closing_gives_up_at_its_deadline_when_a_shard_is_stuck) {
  const auto source = videoTrack();
  Viewer viewer;
  viewer.activate();
  const auto link = viewer.path->attach(source);
  viewer.route->stalls = true;
  source->publish(numbered(0, true));
  std::this_thread::sleep_for(50ms);
  const auto start = std::chrono::steady_clock::now();
  BOOST_TEST(!viewer.path->close(200ms));
  BOOST_TEST((std::chrono::steady_clock::now() - start < 10s));
  viewer.route->stalls = false;
}

BOOST_AUTO_TEST_CASE(viewers_are_spread_over_the_shards) {
  std::vector<std::unique_ptr<Viewer>> viewers;
  std::vector<size_t> before;
  for (const auto& shard : Shards::shared().all()) before.push_back(shard->load);
  const size_t shards = before.size();
  for (size_t i = 0; i < 8 * shards; ++i) {
    viewers.push_back(std::make_unique<Viewer>());
    viewers.back()->activate();
  }
  for (size_t i = 0; i < shards; ++i) BOOST_TEST(Shards::shared().all()[i]->load - before[i] == 8u);
  viewers.clear();
  for (size_t i = 0; i < shards; ++i) BOOST_TEST(Shards::shared().all()[i]->load == before[i]);
}

BOOST_AUTO_TEST_SUITE_END()
