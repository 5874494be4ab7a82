// One continuous stream out of any source's packets, and never one number for two packets.
#include <boost/test/unit_test.hpp>
#include <map>

#include "elements/fanout/StreamRewriter.hpp"
#include "tests/support/media/Packets.hpp"

using namespace headwater::fanout;
using namespace headwater::rtp;
using namespace headwater::test;
using namespace headwater::track;
using namespace std::chrono_literals;

namespace {

const auto kStart = std::chrono::steady_clock::now();

OutputFormat format() {
  OutputFormat made;
  made.payloadType = 100;
  made.ssrc = 0xABCD;
  made.clockRate = 90000;
  return made;
}

RtpPacket packet(uint16_t sequence, uint32_t timestamp = 0, uint32_t ssrc = 1,
                 std::chrono::milliseconds after = 0ms) {
  return makePacket({.payloadType = 96, .sequence = sequence, .timestamp = timestamp, .ssrc = ssrc}, 10,
                    false, kStart + after);
}

struct Written {
  RtpHeader header;
  std::map<int, std::vector<uint8_t>> extensions;
};

Written write(const StreamRewriter& rewriter, const RtpPacket& from, const HopValues& hop = {}) {
  std::vector<uint8_t> bytes(StreamRewriter::kLargestHeader);
  bytes.resize(rewriter.writeHeader(from, {7, 9}, hop, StreamRewriter::Header(bytes)));
  Written written;
  const auto header = parseRtpHeader(bytes);
  BOOST_REQUIRE(header);
  BOOST_TEST(header->payloadSize == 0u);
  written.header = *header;
  forEachExtension(bytes, *header, [&](int id, std::span<const uint8_t> value) {
    written.extensions[id] = {value.begin(), value.end()};
  });
  return written;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rewriter)

BOOST_AUTO_TEST_CASE(numbers_go_on_across_the_wrap_and_a_change_of_the_source) {
  StreamRewriter rewriter(format());
  const auto first = *rewriter.next(packet(65535, 1000));
  const auto second = *rewriter.next(packet(0, 4000, 1, 33ms));
  BOOST_TEST(sequenceDistance(first.sequence, second.sequence) == 1);
  BOOST_TEST(second.timestamp - first.timestamp == 3000u);
  const auto switched = *rewriter.next(packet(5000, 777, 2, 133ms));
  BOOST_TEST(sequenceDistance(second.sequence, switched.sequence) == 1);
  BOOST_TEST(switched.timestamp - second.timestamp == 9000u);  // 100 ms
  // After a gap of our making the numbers go on, the timestamps tell the time that passed.
  rewriter.restart();
  const auto resumed = *rewriter.next(packet(5100, 90777, 2, 1133ms));
  BOOST_TEST(sequenceDistance(switched.sequence, resumed.sequence) == 1);
  BOOST_TEST(resumed.timestamp - switched.timestamp == 90000u);
}

BOOST_AUTO_TEST_CASE(a_loss_stays_a_loss_and_what_comes_late_has_its_own_number) {
  StreamRewriter rewriter(format());
  const auto first = *rewriter.next(packet(10));
  const auto third = *rewriter.next(packet(12));
  const auto late = *rewriter.next(packet(11));
  BOOST_TEST(sequenceDistance(first.sequence, third.sequence) == 2);
  BOOST_TEST(sequenceDistance(first.sequence, late.sequence) == 1);
}

// The keystream of SRTP hangs on the number: one number for two packets would give both away.
BOOST_AUTO_TEST_CASE(no_number_is_used_twice) {
  StreamRewriter rewriter(format());
  std::map<uint16_t, std::pair<uint32_t, uint16_t>> used;
  const auto send = [&](uint16_t sequence, uint32_t ssrc) {
    const auto numbers = rewriter.next(packet(sequence, 0, ssrc));
    if (!numbers) return false;
    const auto [at, fresh] = used.emplace(numbers->sequence, std::pair(ssrc, sequence));
    BOOST_TEST((fresh || at->second == std::pair(ssrc, sequence)));
    return true;
  };
  for (uint16_t i = 100; i < 200; ++i) send(i, 1);
  BOOST_TEST(send(5000, 2));
  BOOST_TEST(!send(4999, 2));  // its number is that of 199 of the first source
  BOOST_TEST(send(5001, 2));
  rewriter.restart();
  BOOST_TEST(send(5100, 2));
  BOOST_TEST(!send(5099, 2));
  BOOST_TEST(!send(5002, 2));
  BOOST_TEST(send(5101, 2));
  BOOST_TEST(send(45000, 2));  // the source jumped
  BOOST_TEST(!send(44999, 2));
  BOOST_TEST(send(45001, 2));
  BOOST_TEST(used.size() == 106u);
}

BOOST_AUTO_TEST_CASE(what_was_sent_leads_back_to_what_came) {
  StreamRewriter rewriter(format());
  const auto before = packet(100, 500, 1);
  const auto one = *rewriter.next(before);
  rewriter.next(packet(101, 600, 1));
  const auto two = *rewriter.next(packet(7, 900, 2, 50ms));
  BOOST_REQUIRE(rewriter.sourceOf(one.sequence));
  BOOST_TEST(rewriter.sourceOf(one.sequence)->ssrc == 1u);
  BOOST_TEST(rewriter.sourceOf(one.sequence)->sequence == 100);
  BOOST_TEST(rewriter.timestampOf(before, one.sequence) == one.timestamp);
  BOOST_TEST(rewriter.sourceOf(two.sequence)->ssrc == 2u);
  BOOST_TEST(rewriter.sourceOf(two.sequence)->sequence == 7);
  BOOST_TEST(!rewriter.sourceOf(static_cast<uint16_t>(two.sequence + 1)));  // never sent
  BOOST_TEST(!rewriter.sourceOf(static_cast<uint16_t>(one.sequence - 1)));
}

BOOST_AUTO_TEST_CASE(a_long_stream_keeps_its_late_packets) {
  StreamRewriter rewriter(format());
  for (uint32_t i = 0; i < 200'000; ++i) {
    const auto numbers = rewriter.next(packet(static_cast<uint16_t>(i + 1)));
    BOOST_REQUIRE(numbers);
    if (i % 1000 != 999) continue;
    const auto late = rewriter.next(packet(static_cast<uint16_t>(i - 500)));
    BOOST_REQUIRE(late);
    BOOST_REQUIRE(sequenceDistance(late->sequence, numbers->sequence) == 501);
    BOOST_REQUIRE(rewriter.sourceOf(late->sequence)->sequence == static_cast<uint16_t>(i - 500));
  }
}

BOOST_AUTO_TEST_CASE(headers_carry_what_was_negotiated_and_nothing_else) {
  auto from = makePacket({.marker = true, .extension = {0xBE, 0xDE, 0, 1, 0x31, 1, 2, 0}}, 10, false, kStart);
  from.extensions = {{0, {0x85}}};
  const auto plain = write(StreamRewriter(format()), from);
  BOOST_TEST(plain.header.payloadType == 100);
  BOOST_TEST(plain.header.ssrc == 0xABCDu);
  BOOST_TEST(plain.header.sequence == 7);
  BOOST_TEST(plain.header.timestamp == 9u);
  BOOST_TEST(plain.header.marker);
  BOOST_TEST(plain.extensions.empty());
  BOOST_TEST(plain.header.payloadOffset == 12u);

  auto rich = format();
  rich.extensionIds = {6};
  rich.absSendTimeId = 3;
  rich.transportCcId = 5;
  const auto written =
      write(StreamRewriter(rich), from, {.absSendTime = 0x123456, .transportSequence = 0xBEEF});
  const std::map<int, std::vector<uint8_t>> expected{{3, {0x12, 0x34, 0x56}}, {5, {0xBE, 0xEF}}, {6, {0x85}}};
  BOOST_TEST((written.extensions == expected));
}

BOOST_AUTO_TEST_SUITE_END()
