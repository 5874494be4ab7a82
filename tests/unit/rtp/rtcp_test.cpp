// RTCP as bytes: what is written, what is read, and what garbage does.
#include <gst/rtp/gstrtcpbuffer.h>

#include <boost/test/unit_test.hpp>
#include <random>

#include "elements/base/Bytes.hpp"
#include "elements/rtp/RtcpWriter.hpp"
#include "tests/unit/rtp/GuardedBytes.hpp"

using namespace headwater::base;
using namespace headwater::rtp;
using namespace headwater::test;
using Bytes = std::vector<uint8_t>;

namespace {

/// Everything that was visited, as one line each.
struct Transcript : RtcpVisitor {
  std::vector<std::string> lines;

  template <class... Values>
  void add(const char* name, Values... values) {
    std::string line = name;
    ((line += ' ' + std::to_string(values)), ...);
    lines.push_back(line);
  }

  void onSenderInfo(const SenderInfo& info) override {
    add("sr", info.ssrc, info.ntp.value, info.rtp, info.packets, info.octets);
  }
  void onReportBlock(uint32_t sender, const ReportBlock& block) override {
    add("block", sender, block.ssrc, block.fractionLost, block.packetsLost, block.highestSequence,
        block.jitter, block.lastSr, block.delaySinceLastSr);
  }
  void onPli(uint32_t sender, uint32_t media) override { add("pli", sender, media); }
  void onFir(uint32_t sender, uint32_t media, uint8_t number) override { add("fir", sender, media, number); }
  void onNack(const Nack& nack) override {
    std::string line = "nack";
    nack.forEach([&](uint16_t sequence) { line += ' ' + std::to_string(sequence); });
    lines.push_back(line);
  }
  void onRemb(uint32_t sender, uint64_t bitrate) override { add("remb", sender, bitrate); }
  void onTransportFeedback(const TransportFeedback& feedback) override {
    std::string line = "twcc " + std::to_string(feedback.count);
    feedback.forEach([&](uint16_t sequence, bool received, std::chrono::microseconds arrival) {
      line += ' ' + std::to_string(sequence) + (received ? '@' + std::to_string(arrival.count()) : "-");
    });
    lines.push_back(line);
  }
  void onBye(uint32_t ssrc) override { add("bye", ssrc); }
};

/// A packet of RTCP: the header's length is filled in, `body` is padded to whole words with zeros.
Bytes rtcp(uint8_t type, uint8_t count, Bytes body) {
  while (body.size() % 4) body.push_back(0);
  Bytes packet(4 + body.size());
  packet[0] = static_cast<uint8_t>(0x80 | count);
  packet[1] = type;
  put16(&packet[2], static_cast<uint16_t>(body.size() / 4));
  std::copy(body.begin(), body.end(), packet.begin() + 4);
  return packet;
}

Bytes operator+(Bytes one, const Bytes& other) {
  one.insert(one.end(), other.begin(), other.end());
  return one;
}

RtcpError errorOf(const Bytes& packet, RtcpRules rules = {}) {
  Transcript transcript;
  const auto error = RtcpReader::read(packet, transcript, rules);
  if (error != RtcpError::none) BOOST_TEST(transcript.lines.empty());
  return error;
}

std::vector<std::string> read(const Bytes& packet) {
  Transcript transcript;
  const auto error = RtcpReader::read(packet, transcript);
  BOOST_TEST((error == RtcpError::none), toString(error));
  return transcript.lines;
}

using Lines = std::vector<std::string>;
const Bytes kEmptyRr = rtcp(201, 0, {0, 0, 0, 9});

Bytes receiverReport() {
  return rtcp(201, 1, {0, 0, 0, 9, 0, 0,  0,    7,    64,   0xff, 0xff, 0xfe, 0, 1,
                       0, 5, 0, 0, 0, 50, 0xaa, 0xbb, 0xcc, 0xdd, 0,    1,    0, 0});
}

Bytes nack() {
  return rtcp(205, 1, {0, 0, 0, 9, 0, 0, 0, 7, 0xff, 0xff, 0x80, 0x01});
}
Bytes pli() {
  return rtcp(206, 1, {0, 0, 0, 9, 0, 0, 0, 7});
}
Bytes fir() {
  return rtcp(206, 4, {0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 7, 3, 0, 0, 0});
}
Bytes remb(uint8_t exponent, uint32_t mantissa) {
  return rtcp(206, 15,
              {0,
               0,
               0,
               9,
               0,
               0,
               0,
               0,
               'R',
               'E',
               'M',
               'B',
               1,
               static_cast<uint8_t>(exponent << 2 | mantissa >> 16),
               static_cast<uint8_t>(mantissa >> 8),
               static_cast<uint8_t>(mantissa),
               0,
               0,
               0,
               7});
}

/// Base 65534, reference time 2 (128 ms), message 5; `control` is chunks and deltas.
Bytes twcc(uint16_t statuses, const Bytes& control) {
  Bytes body{0, 0, 0, 9, 0, 0, 0, 7, 0xff, 0xfe, 0, 0, 0, 0, 2, 5};
  put16(&body[10], statuses);
  return rtcp(205, 15, body + control);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rtcp_packets)

BOOST_AUTO_TEST_CASE(what_is_written_is_read_again) {
  const std::vector<SenderInfo> senders{
      {.ssrc = 1, .ntp = {0x0102030405060708}, .rtp = 9, .packets = 10, .octets = 11},
      {.ssrc = 0xffffffff, .ntp = {~0ull}, .rtp = ~0u, .packets = ~0u, .octets = ~0u}};
  for (size_t nameSize = 1; nameSize <= 255; ++nameSize) {
    const std::string name(nameSize, 'x');
    const SenderCompound compound{.senders = senders, .cname = name, .bye = true};
    Bytes packet(compoundSize(compound));
    BOOST_REQUIRE(writeCompound(compound, packet) == packet.size());
    BOOST_REQUIRE(
        (read(packet) == Lines{"sr 1 72623859790382856 9 10 11",
                               "sr 4294967295 18446744073709551615 4294967295 4294967295 4294967295", "bye 1",
                               "bye 4294967295"}));
    BOOST_REQUIRE((errorOf(packet, {.reducedSize = false}) == RtcpError::none));
    // One chunk an SDES: not all readers find a second one.
    for (size_t at = 0; at < packet.size(); at += 4u * (packet[at + 2] * 256u + packet[at + 3] + 1))
      if (packet[at + 1] == 202) BOOST_REQUIRE((packet[at] & 31) == 1);
    // GStreamer agrees, and finds the name.
    BOOST_REQUIRE(gst_rtcp_buffer_validate_data(packet.data(), static_cast<guint>(packet.size())));
  }
}

BOOST_AUTO_TEST_CASE(gstreamer_reads_the_name_and_the_leaving) {
  const SenderInfo info{.ssrc = 77, .ntp = {5ull << 32}, .rtp = 6, .packets = 7, .octets = 8};
  Bytes packet(200);
  const auto size = writeCompound({.senders = {&info, 1}, .cname = "viewer@headwater", .bye = true}, packet);
  GstBuffer* buffer = gst_rtcp_buffer_new_copy_data(packet.data(), static_cast<guint>(size));
  GstRTCPBuffer rtcp = GST_RTCP_BUFFER_INIT;
  BOOST_REQUIRE(gst_rtcp_buffer_map(buffer, GST_MAP_READ, &rtcp));
  GstRTCPPacket at;
  BOOST_REQUIRE(gst_rtcp_buffer_get_first_packet(&rtcp, &at));
  guint32 ssrc = 0, timestamp = 0, packets = 0, octets = 0;
  guint64 ntp = 0;
  gst_rtcp_packet_sr_get_sender_info(&at, &ssrc, &ntp, &timestamp, &packets, &octets);
  BOOST_TEST(ssrc == 77u);
  BOOST_TEST(ntp == 5ull << 32);
  BOOST_TEST(timestamp == 6u);
  BOOST_TEST(packets == 7u);
  BOOST_TEST(octets == 8u);
  BOOST_REQUIRE(gst_rtcp_packet_move_to_next(&at));
  BOOST_REQUIRE((gst_rtcp_packet_get_type(&at) == GST_RTCP_TYPE_SDES));
  BOOST_REQUIRE(gst_rtcp_packet_sdes_first_item(&at));
  BOOST_REQUIRE(gst_rtcp_packet_sdes_first_entry(&at));
  GstRTCPSDESType type = GST_RTCP_SDES_INVALID;
  guint8 length = 0;
  guint8* data = nullptr;
  BOOST_REQUIRE(gst_rtcp_packet_sdes_get_entry(&at, &type, &length, &data));
  BOOST_TEST((type == GST_RTCP_SDES_CNAME));
  BOOST_TEST(std::string(data, data + length) == "viewer@headwater");
  BOOST_REQUIRE(gst_rtcp_packet_move_to_next(&at));
  BOOST_TEST((gst_rtcp_packet_get_type(&at) == GST_RTCP_TYPE_BYE));
  BOOST_TEST(gst_rtcp_packet_bye_get_nth_ssrc(&at, 0) == 77u);
  BOOST_TEST(!gst_rtcp_packet_move_to_next(&at));
  gst_rtcp_buffer_unmap(&rtcp);
  gst_buffer_unref(buffer);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_not) {
  const SenderInfo info{};
  const std::vector<SenderInfo> many(32);
  Bytes packet(4000);
  const SenderCompound good{.senders = {&info, 1}, .cname = "a"};
  BOOST_TEST(writeCompound(good, std::span(packet).first(compoundSize(good) - 1)) == 0u);
  BOOST_TEST(writeCompound({.senders = {}, .cname = "a"}, packet) == 0u);
  BOOST_TEST(writeCompound({.senders = many, .cname = "a"}, packet) == 0u);
  BOOST_TEST(writeCompound({.senders = {&info, 1}, .cname = ""}, packet) == 0u);
  BOOST_TEST(writeCompound({.senders = {&info, 1}, .cname = std::string(256, 'a')}, packet) == 0u);
}

BOOST_AUTO_TEST_CASE(feedback_is_read) {
  BOOST_TEST((read(receiverReport()) == Lines{"block 9 7 64 -2 65541 50 2864434397 65536"}));
  BOOST_TEST((read(kEmptyRr + pli()) == Lines{"pli 9 7"}));
  BOOST_TEST((read(kEmptyRr + fir()) == Lines{"fir 9 7 3"}));
  BOOST_TEST((read(kEmptyRr + nack()) == Lines{"nack 65535 0 15"}));
  BOOST_TEST((read(kEmptyRr + remb(3, 0x20001)) == Lines{"remb 9 1048584"}));
  BOOST_TEST((read(pli() + nack()) == Lines{"pli 9 7", "nack 65535 0 15"}));  // RFC 5506
  BOOST_TEST(
      (read(kEmptyRr + rtcp(203, 2, {0, 0, 0, 1, 0, 0, 0, 2, 2, 'h', 'i'})) == Lines{"bye 1", "bye 2"}));
  // Passed over: SDES, APP, XR, other feedback, other application layer messages.
  BOOST_TEST(read(kEmptyRr + rtcp(202, 0, {}) + rtcp(204, 3, {1, 2, 3, 4, 'n', 'a', 'm', 'e'}) +
                  rtcp(207, 0, {0, 0, 0, 1}) + rtcp(206, 9, Bytes(8)) + rtcp(205, 3, Bytes(8)) +
                  rtcp(206, 15, Bytes(16)) + rtcp(250, 31, {}))
                 .empty());
}

BOOST_AUTO_TEST_CASE(transport_feedback_is_read) {
  // A run of two small ones, of three that are lost, of one large: 250 us units.
  BOOST_TEST((read(twcc(6, {0x20, 2, 0, 3, 0x40, 1, 4, 8, 0xff, 0xfc})) ==
              Lines{"twcc 5 65534@129000 65535@131000 0- 1- 2- 3@130000"}));
  // One-bit symbols: 14 a chunk, of which 3 are spoken of.
  BOOST_TEST((read(twcc(3, {0xa8, 0, 1, 2})) == Lines{"twcc 5 65534@128250 65535- 0@128750"}));
  // Two-bit symbols: small, lost, large, and a run of nothing that must not confuse.
  BOOST_TEST((read(twcc(3, {0, 0, 0xd2, 0, 1, 0, 4})) == Lines{"twcc 5 65534@128250 65535- 0@129250"}));
  // libwebrtc pads to whole words and says so, also in the midst of a compound.
  auto padded = twcc(1, {0x20, 1, 4, 0});
  padded[0] |= 0x20;
  padded.back() = 1;
  BOOST_TEST((read(padded + padded) == Lines{"twcc 5 65534@129000", "twcc 5 65534@129000"}));
  auto negative = twcc(1, {0x20, 1, 4});
  std::fill_n(negative.begin() + 16, 3, uint8_t{0xff});
  BOOST_TEST((read(negative) == Lines{"twcc 5 65534@-63000"}));
}

BOOST_AUTO_TEST_CASE(requests_are_told_from_reports) {
  for (const auto& request : {nack(), pli(), fir(), receiverReport() + nack(), kEmptyRr + remb(0, 1) + pli()})
    BOOST_TEST(RtcpReader::isRequest(request));
  for (const auto& report : {Bytes{}, kEmptyRr, receiverReport(), remb(0, 1), receiverReport() + remb(0, 1)})
    BOOST_TEST(!RtcpReader::isRequest(report));
  auto broken = pli();
  broken.pop_back();
  BOOST_TEST(!RtcpReader::isRequest(broken));
}

BOOST_AUTO_TEST_CASE(broken_packets_are_refused_whole) {
  BOOST_TEST((errorOf({}) == RtcpError::truncated));
  BOOST_TEST((errorOf({0x80, 201, 0}) == RtcpError::truncated));
  for (const auto& packet : {receiverReport(), nack(), fir(), remb(1, 1), twcc(1, {0x20, 1, 4})}) {
    for (size_t size = 1; size < packet.size(); ++size) {
      const Bytes cut(packet.begin(), packet.begin() + static_cast<long>(size));
      BOOST_TEST((errorOf(cut) == RtcpError::truncated));
      BOOST_TEST((errorOf(packet + cut) == RtcpError::truncated));
      if (size % 4) continue;
      if (packet[1] == 206 && packet[0] == 0x8f && size == 12) continue;  // nameless, so not REMB
      auto shortened = cut;  // a length that fits, but a body that does not
      shortened[3] = static_cast<uint8_t>(size / 4 - 1);
      BOOST_TEST((errorOf(shortened) == RtcpError::malformed), size << " of " << packet.size());
    }
  }
  auto version1 = receiverReport();
  version1[0] = 0x41;
  BOOST_TEST((errorOf(version1) == RtcpError::version));
  BOOST_TEST((errorOf(kEmptyRr + version1) == RtcpError::version));
  auto padded = kEmptyRr;
  padded[0] |= 0x20;
  padded.back() = 0;
  BOOST_TEST((errorOf(padded) == RtcpError::padding));
  padded.back() = 5;
  BOOST_TEST((errorOf(padded) == RtcpError::padding));
  BOOST_TEST((errorOf(rtcp(203, 1, {0, 0, 0, 1, 9, 'h', 'i', '!'})) == RtcpError::malformed));
  BOOST_TEST((errorOf(remb(63, 0x3ffff)) == RtcpError::malformed));
  BOOST_TEST((errorOf(pli(), {.reducedSize = false}) == RtcpError::notCompound));
}

BOOST_AUTO_TEST_CASE(broken_transport_feedback_is_refused) {
  BOOST_TEST((errorOf(twcc(0, {0x20, 0})) == RtcpError::malformed));
  BOOST_TEST((errorOf(twcc(5, {0x20, 4})) == RtcpError::malformed));        // fewer chunks than statuses
  BOOST_TEST((errorOf(twcc(3, {0x20, 3, 1, 2})) == RtcpError::malformed));  // fewer deltas
  BOOST_TEST((errorOf(twcc(1, {0x60, 1, 0, 0})) == RtcpError::malformed));  // the reserved symbol
  BOOST_TEST((errorOf(twcc(1, {0xf0, 0, 0, 0})) == RtcpError::malformed));
  // More packets than any receiver speaks of, in one message or in several.
  const auto lost = [](uint16_t statuses) {
    return twcc(statuses, {static_cast<uint8_t>(statuses >> 8 & 0x1f), static_cast<uint8_t>(statuses), 0, 1});
  };
  BOOST_TEST((errorOf(twcc(65535, {0x1f, 0xff, 0x1f, 0xff, 0x1f, 0xff, 0x1f, 0xff, 0x1f, 0xff, 0x1f, 0xff,
                                   0x1f, 0xff, 0x1f, 0xff, 0x1f, 0xff})) == RtcpError::malformed));
  BOOST_TEST((errorOf(lost(8000)) == RtcpError::none));
  BOOST_TEST((errorOf(lost(8000) + lost(8000)) == RtcpError::malformed));
}

BOOST_AUTO_TEST_CASE(garbage_is_never_read_beyond_its_end) {
  std::mt19937 dice(4711);
  GuardedBytes memory;
  const std::vector<Bytes> seeds{receiverReport(),
                                 nack(),
                                 pli(),
                                 fir(),
                                 remb(5, 1000),
                                 twcc(6, {0x20, 2, 0, 3, 0x40, 1, 4, 8, 0xff, 0xfc}),
                                 twcc(7, {0xd2, 0x55, 1, 0, 4, 9, 9, 9, 9, 9}),
                                 rtcp(203, 2, {0, 0, 0, 1, 0, 0, 0, 2, 2, 'h', 'i'}),
                                 rtcp(200, 1, Bytes(48, 1))};
  const auto random = [&](size_t below) { return dice() % below; };
  size_t accepted = 0, refused = 0;
  for (int round = 0; round < 300'000; ++round) {
    Bytes packet;
    if (round % 3 == 0) {
      packet.resize(random(80));
      for (auto& byte : packet) byte = static_cast<uint8_t>(dice());
      if (packet.size() > 4) {  // else nearly all end at the version
        packet[0] = static_cast<uint8_t>(0x80 | (packet[0] & 0x3f));
        packet[1] = static_cast<uint8_t>(200 + random(8));
        put16(&packet[2], static_cast<uint16_t>(random(packet.size() / 4 + 1)));
      }
    } else {
      for (size_t parts = 1 + random(3); parts > 0; --parts) packet = packet + seeds[random(seeds.size())];
      for (size_t changes = 1 + random(4); changes > 0; --changes)
        packet[random(packet.size())] = static_cast<uint8_t>(dice());
      if (random(8) == 0) packet.resize(random(packet.size() + 1));
    }
    Transcript transcript;
    if (RtcpReader::read(memory.hold(packet), transcript) == RtcpError::none)
      ++accepted;
    else
      ++refused;
  }
  BOOST_TEST(accepted > 1000u);
  BOOST_TEST(refused > 1000u);
}

BOOST_AUTO_TEST_SUITE_END()
