// RTP as bytes: parsing, keyframes, duplicates, losses, rewriting.
#include <boost/test/unit_test.hpp>

#include "elements/peer/LossTracker.hpp"
#include "elements/rtp/Keyframe.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/rtp/SequenceWindow.hpp"
#include "elements/track/KeyframeCache.hpp"
#include "tests/support/media/Packets.hpp"

using namespace headwater::peer;
using namespace headwater::rtp;
using namespace headwater::test;
using namespace headwater::track;
using namespace std::chrono_literals;
using Bytes = std::vector<uint8_t>;

BOOST_AUTO_TEST_SUITE(rtp)

BOOST_AUTO_TEST_CASE(header_is_read_and_broken_ones_are_not) {
  auto packet =
      rawPacket({.payloadType = 96, .sequence = 7, .timestamp = 9, .ssrc = 5, .marker = true}, {1, 2, 3});
  auto header = parseRtpHeader(packet);
  BOOST_REQUIRE(header);
  BOOST_TEST(header->payloadType == 96);
  BOOST_TEST(header->sequence == 7);
  BOOST_TEST(header->marker);
  BOOST_TEST(header->payloadOffset == 12u);
  BOOST_TEST(header->payloadSize == 3u);

  packet[0] |= 0x20;  // padding: the last octet is its size
  BOOST_TEST(parseRtpHeader(packet)->payloadSize == 0u);
  packet.back() = 200;
  BOOST_TEST(!parseRtpHeader(packet));
  packet.back() = 0;
  BOOST_TEST(!parseRtpHeader(packet));

  BOOST_TEST(!parseRtpHeader(Bytes{}));
  BOOST_TEST(!parseRtpHeader(Bytes(11, 0x80)));
  BOOST_TEST(!parseRtpHeader(Bytes(40, 0x40)));
  Bytes csrcs(20, 0);
  csrcs[0] = 0x8f;
  BOOST_TEST(!parseRtpHeader(csrcs));
  Bytes extension(16, 0xff);
  extension[0] = 0x90;
  BOOST_TEST(!parseRtpHeader(extension));
}

BOOST_AUTO_TEST_CASE(extensions_of_both_forms_are_found) {
  const auto list = [](const Bytes& packet) {
    std::map<int, Bytes> found;
    const auto header = parseRtpHeader(packet);
    BOOST_REQUIRE(header);
    forEachExtension(packet, *header, [&](int id, std::span<const uint8_t> data) {
      found[id] = {data.begin(), data.end()};
    });
    return found;
  };
  const auto one = list(rawPacket({.extension = {0xBE, 0xDE, 0, 2, 0x10, 0xAA, 0, 0x21, 1, 2, 0, 0}}, {9}));
  BOOST_TEST((one == std::map<int, Bytes>{{1, {0xAA}}, {2, {1, 2}}}));
  const auto two = list(rawPacket({.extension = {0x10, 0x00, 0, 1, 3, 1, 0xBB, 0}}, {9}));
  BOOST_TEST((two == std::map<int, Bytes>{{3, {0xBB}}}));
  BOOST_TEST(
      list(rawPacket({.extension = {0xBE, 0xDE, 0, 1, 0x1F, 1, 2, 3}}, {9})).empty());  // runs over its end
  // RFC 8285 4.2: an element of id 0 with a length ends it, and what came before counts.
  const auto ended =
      list(rawPacket({.extension = {0xBE, 0xDE, 0, 2, 0x10, 0xAA, 0x01, 1, 2, 0x30, 3, 0}}, {9}));
  BOOST_TEST((ended == std::map<int, Bytes>{{1, {0xAA}}}));
}

BOOST_AUTO_TEST_CASE(keyframes_are_told_by_the_payload_descriptor) {
  BOOST_TEST(startsKeyframe("VP8", Bytes{0x10, 0x00}));
  BOOST_TEST(!startsKeyframe("VP8", Bytes{0x10, 0x01}));
  BOOST_TEST(!startsKeyframe("VP8", Bytes{0x00, 0x00}));                         // not the first packet
  BOOST_TEST(startsKeyframe("VP8", Bytes{0x90, 0xE0, 0x81, 0x02, 5, 6, 0x00}));  // extended descriptor
  BOOST_TEST(!startsKeyframe("VP8", Bytes{0x90, 0xE0, 0x81, 0x02, 5, 6, 0x01}));
  BOOST_TEST(!startsKeyframe("VP8", Bytes{0x90, 0x80}));
  BOOST_TEST(!startsKeyframe("VP8", Bytes{}));

  BOOST_TEST(startsKeyframe("VP9", Bytes{0x88, 0x81, 0x02}));
  BOOST_TEST(!startsKeyframe("VP9", Bytes{0xC8, 0x81, 0x02}));        // inter-predicted
  BOOST_TEST(startsKeyframe("VP9", Bytes{0xA8, 0x81, 0x02, 0x00}));   // layer 0
  BOOST_TEST(!startsKeyframe("VP9", Bytes{0xA8, 0x81, 0x02, 0x02}));  // layer 1

  BOOST_TEST(startsKeyframe("H264", Bytes{0x65, 1}));
  BOOST_TEST(startsKeyframe("H264", Bytes{0x67, 1}));
  BOOST_TEST(!startsKeyframe("H264", Bytes{0x41, 1}));
  BOOST_TEST(startsKeyframe("H264", Bytes{0x7C, 0x85}));
  BOOST_TEST(!startsKeyframe("H264", Bytes{0x7C, 0x05}));  // FU-A, not its start
  BOOST_TEST(startsKeyframe("H264", Bytes{0x78, 0, 2, 0x67, 1, 0, 2, 0x68, 1}));
  BOOST_TEST(!startsKeyframe("H264", Bytes{0x78, 0, 2, 0x41, 1}));
  BOOST_TEST(!startsKeyframe("H264", Bytes{0x78, 0xff, 0xff, 0x41}));

  BOOST_TEST(startsKeyframe("AV1", Bytes{0x18, 0x0A}));
  BOOST_TEST(!startsKeyframe("AV1", Bytes{0x10, 0x0A}));
  BOOST_TEST(!startsKeyframe("SMOKE", Bytes{0x10, 0x00}));
}

BOOST_AUTO_TEST_CASE(duplicates_are_recognised_across_the_wrap) {
  SequenceWindow window;
  for (int i = 65000; i < 65000 + 2000; ++i) {
    BOOST_REQUIRE(window.fresh(static_cast<uint16_t>(i)));
    BOOST_REQUIRE(!window.fresh(static_cast<uint16_t>(i)));
  }
  BOOST_TEST(!window.fresh(static_cast<uint16_t>(65000 + 1000)));
  BOOST_TEST(window.fresh(static_cast<uint16_t>(65000 + 2010)));
  BOOST_TEST(window.fresh(static_cast<uint16_t>(65000 + 2005)));  // late, but new
  BOOST_TEST(!window.fresh(static_cast<uint16_t>(65000 + 2005)));
  BOOST_TEST(!window.fresh(static_cast<uint16_t>(65000 + 2010 - SequenceWindow::kSize)));  // too old to say
}

BOOST_AUTO_TEST_CASE(a_sender_that_starts_anew_is_followed) {
  SequenceWindow window;
  BOOST_TEST(window.fresh(100));
  BOOST_TEST(window.fresh(30000));
  BOOST_TEST(window.fresh(5));
  BOOST_TEST(!window.fresh(5));
}

BOOST_AUTO_TEST_CASE(losses_are_asked_for_until_they_come) {
  LossTracker tracker;
  const auto start = LossTracker::Clock::now();
  BOOST_TEST((tracker.onPacket(65534, start) == LossTracker::Verdict::fine));
  BOOST_TEST(!tracker.next());
  BOOST_TEST((tracker.onPacket(1, start) == LossTracker::Verdict::missing));
  BOOST_TEST(tracker.due(start).empty());  // may only have been overtaken
  auto asked = tracker.due(start + LossTracker::kTolerance);
  std::sort(asked.begin(), asked.end());
  BOOST_TEST(asked == (std::vector<uint16_t>{0, 65535}), boost::test_tools::per_element());
  BOOST_TEST(tracker.due(start + LossTracker::kTolerance).empty());
  tracker.onPacket(0, start);
  BOOST_TEST(tracker.due(start + 200ms) == std::vector<uint16_t>{65535}, boost::test_tools::per_element());
  for (int i = 0; i < 20; ++i) tracker.due(start + 300ms + i * LossTracker::kRepeat);
  BOOST_TEST(!tracker.next());
  BOOST_TEST(tracker.requested() <= 3u + LossTracker::kTries);
  BOOST_TEST((tracker.onPacket(1000, start) == LossTracker::Verdict::beyondRepair));
  BOOST_TEST(!tracker.next());
}

BOOST_AUTO_TEST_CASE(cache_replays_a_young_keyframe_and_what_followed) {
  const auto start = std::chrono::steady_clock::now();
  KeyframeCache cache({.bytes = 1000, .age = 500ms});
  const auto add = [&](uint16_t sequence, bool keyframe, std::chrono::milliseconds after, size_t size = 50,
                       uint32_t timestamp = 0) {
    cache.add(sharedPacket({.sequence = sequence, .timestamp = timestamp ? timestamp : sequence}, size,
                           keyframe, start + after));
  };
  const auto replayed = [&](std::chrono::milliseconds at) {
    std::vector<int> numbers;
    for (const auto& packet : cache.replay(start + at)) numbers.push_back(packet->header.sequence);
    return numbers;
  };
  add(1, false, 0ms);
  BOOST_TEST(replayed(0ms).empty());
  add(2, true, 10ms);
  add(3, false, 20ms);
  BOOST_TEST(replayed(100ms) == (std::vector<int>{2, 3}), boost::test_tools::per_element());
  BOOST_TEST(replayed(600ms).empty());  // too old
  add(4, true, 300ms);
  BOOST_TEST(replayed(700ms) == std::vector<int>{4}, boost::test_tools::per_element());
  add(5, false, 310ms, 2000);  // over the bound
  BOOST_TEST(replayed(320ms).empty());
  add(6, true, 330ms, 50, 900);  // parameter sets and picture of one time stamp are one keyframe
  add(7, true, 331ms, 50, 900);
  BOOST_TEST(replayed(340ms) == (std::vector<int>{6, 7}), boost::test_tools::per_element());
  cache.clear();
  BOOST_TEST(replayed(340ms).empty());
}

BOOST_AUTO_TEST_CASE(formats_match_when_the_payload_can_pass_as_it_is) {
  const auto h264 = [](const std::string& fmtp) { return RtpFormat{"H264", 90000, 0, fmtp}; };
  const auto constrained = h264("packetization-mode=1;profile-level-id=42e01f");
  BOOST_TEST(formatMatch(constrained,
                         h264("level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e034")) > 0);
  BOOST_TEST(formatMatch(constrained, h264("packetization-mode=1;profile-level-id=64001f")) > 0);
  BOOST_TEST(formatMatch(constrained, h264("packetization-mode=0;profile-level-id=42e01f")) == 0);
  BOOST_TEST(formatMatch(h264("packetization-mode=1;profile-level-id=640c1f"),
                         h264("packetization-mode=1;profile-level-id=42e01f")) == 0);
  BOOST_TEST(formatMatch(constrained, constrained) >
             formatMatch(constrained, h264("packetization-mode=1;profile-level-id=64001f")));
  BOOST_TEST(formatMatch({"VP9", 90000, 0, ""}, {"VP9", 90000, 0, "profile-id=0"}) > 0);
  BOOST_TEST(formatMatch({"VP9", 90000, 0, "profile-id=2"}, {"VP9", 90000, 0, "profile-id=0"}) == 0);
  const auto av1 = [](const char* fmtp) { return RtpFormat{"AV1", 90000, 0, fmtp}; };
  BOOST_TEST(formatMatch(av1(""), av1("level-idx=5;profile=0;tier=0")) > 0);
  BOOST_TEST(formatMatch(av1("profile=0"), av1("profile=1")) > 0);  // whose decoder has all of profile 0
  BOOST_TEST(formatMatch(av1(""), av1("profile=0")) > formatMatch(av1(""), av1("profile=1")));
  BOOST_TEST(formatMatch(av1("profile=1"), av1("")) == 0);
  BOOST_TEST(formatMatch({"VP8", 90000, 0, ""}, {"H264", 90000, 0, ""}) == 0);
  BOOST_TEST(formatMatch({"OPUS", 48000, 2, "a=1"}, {"OPUS", 48000, 2, ""}) > 0);
}

BOOST_AUTO_TEST_SUITE_END()
