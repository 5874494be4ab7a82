// What may be asked for again, and what it may cost.
#include <boost/test/unit_test.hpp>

#include "elements/fanout/PacketRing.hpp"
#include "tests/support/media/Packets.hpp"

using namespace headwater::fanout;
using namespace headwater::test;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(ring)

BOOST_AUTO_TEST_CASE(holds_as_many_packets_bytes_and_milliseconds_as_it_may) {
  const auto start = std::chrono::steady_clock::now();
  const auto add = [&](PacketRing& ring, uint16_t sequence, std::chrono::milliseconds after = 0ms) {
    ring.add(sharedPacket({.sequence = sequence, .ssrc = 5}, 88, false, start + after));  // 100 bytes
  };
  PacketRing few({.packets = 64, .bytes = 1 << 20, .age = 1s});
  for (int i = 0; i < 1000; ++i) add(few, static_cast<uint16_t>(65000 + i));
  BOOST_TEST(few.packets() == 64u);
  BOOST_TEST(!few.find(5, static_cast<uint16_t>(65000 + 935), start));
  BOOST_REQUIRE(few.find(5, static_cast<uint16_t>(65000 + 936), start));
  BOOST_TEST(few.find(5, static_cast<uint16_t>(65000 + 999), start)->header.sequence ==
             static_cast<uint16_t>(65000 + 999));
  BOOST_TEST(!few.find(6, static_cast<uint16_t>(65000 + 999), start));  // another SSRC's
  BOOST_TEST(!few.find(5, static_cast<uint16_t>(65000 + 999), start + 1001ms));

  PacketRing small({.packets = 64, .bytes = 1000, .age = 1s});
  for (uint16_t i = 0; i < 30; ++i) add(small, i);
  BOOST_TEST(small.packets() == 10u);
  BOOST_TEST(small.bytes() == 1000u);
  small.add(sharedPacket({.sequence = 99, .ssrc = 5}, 2000, false, start));
  BOOST_TEST(!small.find(5, 99, start));

  PacketRing young({.packets = 64, .bytes = 1 << 20, .age = 100ms});
  for (uint16_t i = 0; i < 30; ++i) add(young, i, std::chrono::milliseconds(i * 10));
  BOOST_TEST(young.packets() == 11u);
  young.clear();
  BOOST_TEST(young.bytes() == 0u);
  BOOST_TEST(!young.find(5, 29, start));
}

BOOST_AUTO_TEST_SUITE_END()
