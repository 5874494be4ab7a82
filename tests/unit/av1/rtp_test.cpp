// AV1's RTP payload format (AOM, v1.0) octet by octet.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <random>

#include "elements/av1/Depacketizer.hpp"
#include "elements/av1/Packetizer.hpp"
#include "elements/av1/SequenceHeader.hpp"
#include "elements/rtp/Keyframe.hpp"

using namespace headwater::av1;

namespace {

using Octets = std::vector<uint8_t>;
using Payloads = std::vector<Octets>;

Octets operator+(Octets a, const Octets& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// Headers of OBUs: type << 3, 0x02 with a size field, 0x04 with an extension.
const Octets kDelimiter{0x12, 0x00};
const Octets kSequence{0x08, 0x00, 0x01, 0x02}, kSizedSequence{0x0a, 0x03, 0x00, 0x01, 0x02};
const Octets kKeyFrame{0x30, 0x10, 0x21, 0x22}, kSizedKeyFrame{0x32, 0x03, 0x10, 0x21, 0x22};
const Octets kDelta{0x30, 0x20, 0x31}, kSizedDelta{0x32, 0x02, 0x20, 0x31};
const Octets kKeyUnit = kSizedSequence + kSizedKeyFrame;
const Octets kDeltaUnit = kSizedDelta;

/// What comes out of packets of one temporal unit.
std::vector<TemporalUnit> unpack(Depacketizer& depacketizer, const Payloads& payloads,
                                 uint32_t timestamp = 1) {
  std::vector<TemporalUnit> units;
  for (const auto& payload : payloads)
    for (auto& unit : depacketizer.add({.payload = payload,
                      .timestamp = timestamp,
                      .marker = &payload == &payloads.back(),
                      .time = timestamp}))
      units.push_back(std::move(unit));
  return units;
}

/// One that has seen a key frame.
Depacketizer running() {
  Depacketizer depacketizer;
  BOOST_REQUIRE(unpack(depacketizer, packetize(kKeyUnit, 1200), 0).size() == 1u);
  BOOST_REQUIRE(!depacketizer.takeKeyframeRequest());
  return depacketizer;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(av1_rtp)

BOOST_AUTO_TEST_CASE(numbers_are_leb128) {
  for (const size_t value : {0ul, 1ul, 127ul, 128ul, 300ul, 16383ul, 16384ul, 0xfffffffful}) {
    Octets bytes;
    appendLeb128(bytes, value);
    BOOST_TEST(bytes.size() == leb128Size(value));
    const auto read = readLeb128(bytes);
    BOOST_REQUIRE(read);
    BOOST_TEST(read->value == value);
    BOOST_TEST(read->size == bytes.size());
    bytes.pop_back();
    BOOST_TEST(!readLeb128(bytes).has_value());
  }
  BOOST_TEST(readLeb128(Octets{0x80, 0x80, 0x00})->value == 0u);  // longer than need be
  BOOST_TEST(!readLeb128(Octets{0x80, 0x80, 0x80, 0x80, 0x10}).has_value());
  BOOST_TEST(!readLeb128(Octets(9, 0x80)).has_value());
}

BOOST_AUTO_TEST_CASE(a_key_unit_becomes_one_packet) {
  const Payloads expected{Octets{0x28, 0x04} + kSequence + kKeyFrame};  // W=2, N
  BOOST_TEST((packetize(kDelimiter + kKeyUnit, 1200) == expected));
  BOOST_TEST(headwater::rtp::startsKeyframe("AV1", expected[0]));
  const Payloads delta{Octets{0x10} + kDelta};
  BOOST_TEST((packetize(kDeltaUnit, 1200) == delta));
  BOOST_TEST(!headwater::rtp::startsKeyframe("AV1", delta[0]));
}

BOOST_AUTO_TEST_CASE(units_are_cut_into_fragments_that_say_so) {
  const auto frame = Octets{0x32, 0x0a, 0x20, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  const Payloads expected{{0x50, 0x30, 0x20, 1, 2, 3, 4}, {0x90, 5, 6, 7, 8, 9}};  // Y, then Z
  BOOST_TEST((packetize(frame, 8) == expected));
}

BOOST_AUTO_TEST_CASE(layers_are_not_mixed_in_a_packet_and_a_sequence_header_leads) {
  const Octets s0{0x36, 0x00, 0x01, 0x20}, s1{0x36, 0x08, 0x01, 0x20}, metadata{0x2a, 0x01, 0x07};
  const auto payloads = packetize(metadata + kSizedSequence + s0 + s1, 1200);
  const Payloads expected{{0x10, 0x28, 0x07},
                          Octets{0x20, 0x04} + kSequence + Octets{0x34, 0x00, 0x20},
                          {0x10, 0x34, 0x08, 0x20}};
  BOOST_TEST((payloads == expected));
}

BOOST_AUTO_TEST_CASE(what_is_no_temporal_unit_makes_no_packets) {
  for (const auto& unit : {Octets{}, kDelimiter, Octets{0x32, 0x05, 0x20}, Octets{0x80}, Octets{0x36}})
    BOOST_TEST(packetize(unit, 1200).empty());
}

BOOST_AUTO_TEST_CASE(elements_are_read_however_their_number_is_told) {
  for (const auto& payload : {
           Octets{0x28, 0x04} + kSequence + kKeyFrame,
           Octets{0x08, 0x04} + kSequence + Octets{0x04} + kKeyFrame,  // W=0
           Octets{0x28, 0x05} + kSizedSequence + kSizedKeyFrame,       // obu_size
           Octets{0x38, 0x02} + kDelimiter + Octets{0x04} + kSequence + kKeyFrame,
           Octets{0x08, 0x04} + kSequence + Octets{0x00, 0x04} + kKeyFrame,       // an empty one
           Octets{0x38, 0x04} + kSequence + Octets{0x03, 0x40, 1, 2} + kKeyFrame  // a tile list
       }) {
    Depacketizer depacketizer;
    const auto units = unpack(depacketizer, {payload}, 7);
    BOOST_REQUIRE(units.size() == 1u);
    BOOST_TEST(units[0].bytes == kKeyUnit, boost::test_tools::per_element());
    BOOST_TEST(units[0].key);
    BOOST_TEST(units[0].time == 7u);
    BOOST_TEST(!depacketizer.takeKeyframeRequest());
  }
}

namespace {
/// "1 0101 ..." as octets, the last one filled up with zeros.
Octets fromBits(const std::string& text) {
  Octets octets;
  int count = 0;
  for (const char each : text) {
    if (each == ' ') continue;
    if (count++ % 8 == 0) octets.push_back(0);
    octets.back() = static_cast<uint8_t>(octets.back() | (each == '1') << (7 - (count - 1) % 8));
  }
  return octets;
}
const std::string kZeros32(32, '0');
}  // namespace

BOOST_AUTO_TEST_CASE(a_sequence_header_tells_size_and_format) {
  // Reduced: profile, still picture, level 4; widths of 16 bits; tools; colour.
  const auto reduced =
      fromBits("000 1 1 00100 1111 1111 " + std::string(32, '1') + " 000 000 0 0 0 0 10 0 0 1");
  auto header = parseSequenceHeader(reduced);
  BOOST_REQUIRE(header);
  BOOST_TEST((header->width == 65536 && header->height == 65536));
  BOOST_TEST((header->profile == 0 && header->level == 4 && header->tier == 0));
  BOOST_TEST((header->subsamplingX && header->subsamplingY && header->chromaSamplePosition == 2));
  // With all that may be left out: timing, decoder model, display delays, two operating points, frame ids.
  const auto full =
      fromBits("001 0 0 1 " + kZeros32 + kZeros32 + " 1 00101 1 00011 " + kZeros32 + " 00001 00001 1 00001 " +
               std::string(12, '1') + " 01001 1 1 1111 1111 1 1 0110 " + std::string(12, '0') +
               " 00001 0 0 1001 0111 1010000000 01101000 1 0000 000 000 0000 " +
               "1 11 0 1 0 0 011 000 1 1 00000001 00000001 00000001 0 0 1");
  header = parseSequenceHeader(full);
  BOOST_REQUIRE(header);
  BOOST_TEST((header->width == 641 && header->height == 105));
  BOOST_TEST((header->profile == 1 && header->level == 9 && header->tier == 1));
  BOOST_TEST((header->highBitDepth && !header->twelveBit && !header->monochrome));
  BOOST_TEST((!header->subsamplingX && !header->subsamplingY));
  const Octets expected{0x81, 0x29, 0xc0, 0x00, 0x0a, static_cast<uint8_t>(full.size())};
  BOOST_TEST(configurationRecord(*header, {ObuType::sequenceHeader, std::nullopt, full}) == expected + full,
             boost::test_tools::per_element());
  for (size_t size = 0; size + 1 < full.size(); ++size)
    BOOST_TEST(!parseSequenceHeader(Bytes(full).first(size)).has_value());
}

BOOST_AUTO_TEST_CASE(a_unit_ends_with_its_timestamp_where_no_marker_tells) {
  auto depacketizer = running();
  BOOST_TEST(depacketizer.add({.payload = Octets{0x10} + kDelta, .timestamp = 1, .time = 1}).empty());
  const auto units =
      depacketizer.add({.payload = Octets{0x10} + kDelta, .timestamp = 2, .marker = true, .time = 2});
  BOOST_REQUIRE(units.size() == 2u);
  for (const size_t i : {0, 1}) {
    BOOST_TEST(units[i].bytes == kDeltaUnit, boost::test_tools::per_element());
    BOOST_TEST(units[i].time == i + 1);
    BOOST_TEST(!units[i].key);
  }
}

BOOST_AUTO_TEST_CASE(after_a_loss_nothing_comes_before_a_key_frame_which_is_asked_for) {
  auto depacketizer = running();
  const auto delta = packetize(kDeltaUnit, 1200)[0];
  const PacketView afterGap{.payload = delta, .timestamp = 3, .marker = true, .afterGap = true, .time = 3};
  BOOST_TEST(depacketizer.add(afterGap).empty());
  BOOST_TEST(depacketizer.takeKeyframeRequest());
  BOOST_TEST(!depacketizer.takeKeyframeRequest());
  BOOST_TEST(unpack(depacketizer, {delta}, 4).empty());
  BOOST_TEST(depacketizer.takeKeyframeRequest());  // the first request may have been lost too
  BOOST_TEST(unpack(depacketizer, packetize(kKeyUnit, 1200), 5).size() == 1u);
  BOOST_TEST(unpack(depacketizer, {delta}, 6).size() == 1u);
  BOOST_TEST(!depacketizer.takeKeyframeRequest());
}

BOOST_AUTO_TEST_CASE(the_first_packet_may_be_after_a_gap) {
  Depacketizer depacketizer;
  const auto key = packetize(kKeyUnit, 1200)[0];
  BOOST_TEST(depacketizer.add({.payload = key, .marker = true, .afterGap = true}).size() == 1u);
  BOOST_TEST(!depacketizer.takeKeyframeRequest());
}

namespace {
struct Fault {
  const char* name;
  Payloads payloads;
  friend std::ostream& operator<<(std::ostream& out, const Fault& fault) { return out << fault.name; }
};
const std::vector<Fault> kFaults{
    {"nothing", {{}}},
    {"an aggregation header alone", {{0x10}}},
    {"the end of a fragment that never began", {{0x90, 0x20, 0x31}}},
    {"a fragment that never ends", {{0x50, 0x30, 0x20}}},
    {"a fragment that another OBU follows", {{0x50, 0x30, 0x20}, Octets{0x10} + kDelta}},
    {"a new sequence in the middle of an OBU", {{0x50, 0x30, 0x20}, {0x98, 0x31}}},
    {"an element longer than the packet", {{0x00, 0x7f, 0x30, 0x20}}},
    {"a length that is cut off", {{0x00, 0x80}}},
    {"fewer elements than told", {Octets{0x20, 0x03} + kDelta}},
    {"an OBU with the forbidden bit", {{0x10, 0xb0, 0x20}}},
    {"an OBU shorter than its size", {{0x10, 0x32, 0x05, 0x20}}},
    {"an extension that is cut off", {{0x10, 0x34}}},
};
}  // namespace

BOOST_DATA_TEST_CASE(what_is_malformed_is_left_out_and_the_stream_goes_on, kFaults, fault) {
  auto depacketizer = running();
  for (const auto& unit : unpack(depacketizer, fault.payloads, 1))
    BOOST_FAIL("a unit of " << unit.bytes.size() << " octets came out");
  BOOST_TEST(depacketizer.takeKeyframeRequest());
  BOOST_TEST(unpack(depacketizer, packetize(kDeltaUnit, 1200), 2).empty());
  BOOST_TEST(unpack(depacketizer, packetize(kKeyUnit, 1200), 3).size() == 1u);
}

BOOST_AUTO_TEST_CASE(an_endless_unit_is_given_up) {
  auto depacketizer = running();
  const auto endless = Octets{0xd0} + Octets(1200, 0x55);  // Z, Y
  BOOST_TEST(depacketizer.add({.payload = Octets{0x50, 0x30, 0x20}, .timestamp = 1}).empty());
  size_t taken = 0;
  while (!depacketizer.takeKeyframeRequest() && taken <= kMostUnitSize + 1200) {
    BOOST_TEST(depacketizer.add({.payload = endless, .timestamp = 1}).empty());
    taken += 1200;
  }
  BOOST_TEST(taken <= kMostUnitSize + 1200);
  BOOST_TEST(unpack(depacketizer, packetize(kKeyUnit, 1200), 2).size() == 1u);
}

BOOST_AUTO_TEST_CASE(any_unit_comes_out_as_it_went_in_with_any_size_of_packets) {
  std::mt19937 random(1);  // NOLINT: the same each time
  const auto upTo = [&](size_t most) { return static_cast<size_t>(random() % (most + 1)); };
  for (int round = 0; round < 300; ++round) {
    auto unit = kKeyUnit;
    for (size_t count = upTo(6); count > 0; --count) {
      Octets payload(upTo(round % 3 == 0 ? 20 : 400));
      for (auto& each : payload) each = static_cast<uint8_t>(random());
      const Obu obu{static_cast<ObuType>(4), upTo(1) ? std::optional<uint8_t>(upTo(3) << 3) : std::nullopt,
                    payload};
      appendObu(unit, obu, true);
    }
    const size_t most = kLeastPayload + upTo(300);
    const auto payloads = packetize(unit, most);
    for (const auto& payload : payloads) BOOST_TEST(payload.size() <= most);
    Depacketizer depacketizer;
    const auto units = unpack(depacketizer, payloads);
    BOOST_REQUIRE(units.size() == 1u);
    BOOST_REQUIRE(units[0].bytes == unit);
    // With any packet missing, nothing comes.
    if (payloads.size() == 1) continue;
    const size_t lost = upTo(payloads.size() - 2);
    Depacketizer lossy;
    for (size_t i = 0; i < payloads.size(); ++i) {
      const PacketView packet{.payload = payloads[i],
                              .timestamp = 1,
                              .marker = i + 1 == payloads.size(),
                              .afterGap = i == lost + 1};
      if (i != lost && lost > 0) BOOST_REQUIRE(lossy.add(packet).empty());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
