// STUN messages: the test vector of RFC 5769, what we write, and what must not be taken.
#include <arpa/inet.h>

#include <boost/test/unit_test.hpp>

#include "tools/load/Ice.hpp"
#include "tools/load/Stun.hpp"

namespace headwater::load {
namespace {

// RFC 5769 section 2.1.
const std::vector<uint8_t> kSample{
    0x00, 0x01, 0x00, 0x58, 0x21, 0x12, 0xa4, 0x42, 0xb7, 0xe7, 0xa7, 0x01, 0xbc, 0x34, 0xd6, 0x86,
    0xfa, 0x87, 0xdf, 0xae, 0x80, 0x22, 0x00, 0x10, 0x53, 0x54, 0x55, 0x4e, 0x20, 0x74, 0x65, 0x73,
    0x74, 0x20, 0x63, 0x6c, 0x69, 0x65, 0x6e, 0x74, 0x00, 0x24, 0x00, 0x04, 0x6e, 0x00, 0x01, 0xff,
    0x80, 0x29, 0x00, 0x08, 0x93, 0x2f, 0xf9, 0xb1, 0x51, 0x26, 0x3b, 0x36, 0x00, 0x06, 0x00, 0x09,
    0x65, 0x76, 0x74, 0x6a, 0x3a, 0x68, 0x36, 0x76, 0x59, 0x20, 0x20, 0x20, 0x00, 0x08, 0x00, 0x14,
    0x9a, 0xea, 0xa7, 0x0c, 0xbf, 0xd8, 0xcb, 0x56, 0x78, 0x1e, 0xf2, 0xb5, 0xb2, 0xd3, 0xf2, 0x49,
    0xc1, 0xb5, 0x71, 0xa2, 0x80, 0x28, 0x00, 0x04, 0xe5, 0x7a, 0x3b, 0xcf};
constexpr const char* kPassword = "VOkJxbRl1RmTxUk/WvJxBt";

sockaddr_in address(const char* ip, uint16_t port) {
  sockaddr_in made{};
  made.sin_family = AF_INET;
  made.sin_port = htons(port);
  inet_pton(AF_INET, ip, &made.sin_addr);
  return made;
}

/// Two agents joined by a queue of packets instead of a network.
struct Pair {
  struct Sent {
    bool toRight;
    std::vector<uint8_t> packet;
  };
  const sockaddr_in leftAddress = address("10.0.0.1", 1000), rightAddress = address("10.0.0.2", 2000);
  std::vector<Sent> wire;
  IceAgent left, right;
  Time now = Clock::now();

  Pair(bool leftControls, bool rightControls)
      : left(leftControls,
             [this](Bytes packet, const sockaddr_in&) {
               wire.push_back({true, {packet.begin(), packet.end()}});
             }),
        right(rightControls, [this](Bytes packet, const sockaddr_in&) {
          wire.push_back({false, {packet.begin(), packet.end()}});
        }) {
    left.setRemote(right.local(), false);
    right.setRemote(left.local(), false);
    left.addCandidate(rightAddress, 100);
  }
  /// `lost` drops all that goes out.
  void run(std::chrono::milliseconds time, bool lost = false) {
    for (const Time end = now + time; now < end; now += milliseconds(10)) {
      left.onTimer(now);
      right.onTimer(now);
      while (!wire.empty()) {
        const auto sent = std::exchange(wire, {});
        for (const auto& each : sent) {
          if (lost) continue;
          if (each.toRight)
            right.onPacket(each.packet, leftAddress, now);
          else
            left.onPacket(each.packet, rightAddress, now);
        }
      }
    }
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(StunCodec)

BOOST_AUTO_TEST_CASE(ReadsTheVectorOfRfc5769) {
  const auto message = parseStun(kSample);
  BOOST_REQUIRE(message);
  BOOST_TEST((message->type == StunType::request));
  BOOST_TEST(message->username == "evtj:h6vY");
  BOOST_TEST(message->priority.value() == 0x6e0001ffu);
  BOOST_TEST(message->controlled.value() == 0x932ff9b151263b36u);
  BOOST_TEST(!message->useCandidate);
  BOOST_TEST(message->authentic(kPassword));
  BOOST_TEST(!message->authentic("VOkJxbRl1RmTxUk/WvJxBu"));
}

BOOST_AUTO_TEST_CASE(ABitThatChangedIsNoticed) {
  for (size_t at = 0; at < kSample.size(); ++at) {
    if (at == 100 || at == 101) continue;  // FINGERPRINT's own type: the message is then one without it
    auto broken = kSample;
    broken[at] ^= 0x04;
    const auto message = parseStun(broken);
    BOOST_TEST((!message || !message->authentic(kPassword)), "byte " << at);
  }
}

BOOST_AUTO_TEST_CASE(WhatIsCutShortIsNotTaken) {
  for (size_t size = 0; size < kSample.size(); ++size)
    BOOST_TEST(!parseStun(Bytes(kSample).first(size)), "size " << size);
}

BOOST_AUTO_TEST_CASE(ReadsWhatItWrites) {
  const StunTransaction transaction{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  StunWriter writer(StunType::request, transaction);
  writer.username("abc:de").priority(7).role(true, 0x1122334455667788).useCandidate();
  const auto bytes = writer.finish("key");
  const auto message = parseStun(bytes);
  BOOST_REQUIRE(message);
  BOOST_TEST((message->transaction == transaction));
  BOOST_TEST(message->username == "abc:de");
  BOOST_TEST(message->controlling.value() == 0x1122334455667788u);
  BOOST_TEST(message->useCandidate);
  BOOST_TEST(message->authentic("key"));

  for (const char* ip : {"192.0.2.1", "2001:db8::1"}) {
    const auto address = net::SocketAddress::parse(ip, 32853).value();
    const auto mapped = StunWriter(StunType::success, transaction).mappedAddress(address).finish("key");
    BOOST_TEST((parseStun(mapped)->mappedAddress.value() == address), ip);
  }
  const auto refused = StunWriter(StunType::error, transaction).error(487, "Role Conflict").finish("key");
  BOOST_TEST(parseStun(refused)->errorCode == 487);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(Ice)

BOOST_AUTO_TEST_CASE(TheControllingAgentNominates) {
  Pair pair(true, false);
  pair.run(milliseconds(500));
  BOOST_TEST(pair.left.nominated());
  BOOST_TEST(pair.right.nominated());
  BOOST_TEST(sameAddress(*pair.right.path(), pair.leftAddress));  // learned from the check: peer reflexive
}

BOOST_AUTO_TEST_CASE(AgentsThatBothWantTheSameRoleAgree) {
  for (const bool both : {true, false}) {
    Pair pair(both, both);
    pair.run(milliseconds(2000));
    BOOST_TEST(pair.left.nominated());
    BOOST_TEST(pair.right.nominated());
  }
}

BOOST_AUTO_TEST_CASE(ConsentExpiresOnlyWithoutAnswers) {
  Pair pair(true, false);
  pair.run(std::chrono::seconds(100));
  BOOST_TEST(!pair.left.consentExpired(pair.now));
  pair.run(std::chrono::seconds(29), true);
  BOOST_TEST(!pair.left.consentExpired(pair.now - std::chrono::seconds(7)));
  pair.run(std::chrono::seconds(8), true);
  BOOST_TEST(pair.left.consentExpired(pair.now));
}

BOOST_AUTO_TEST_CASE(ARequestWithAWrongPasswordIsNotAnswered) {
  Pair pair(true, false);
  pair.left.setRemote({pair.right.local().ufrag, "another password of 24 b"}, false);
  pair.run(milliseconds(500));
  BOOST_TEST(!pair.left.nominated());
  BOOST_TEST(pair.right.rejected() > 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace headwater::load
