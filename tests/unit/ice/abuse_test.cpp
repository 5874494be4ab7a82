// What the internet sends to an open port.
#include <fstream>
#include <random>

#include "tests/unit/ice/Fixture.hpp"

using namespace headwater;
using namespace headwater::ice;
using namespace headwater::test;
using namespace std::chrono_literals;

namespace {

#ifdef __SANITIZE_THREAD__
constexpr size_t kSlackKiB = 32 << 10;  // what is touched for the first time has its shadow
#else
constexpr size_t kSlackKiB = 1 << 10;
#endif

size_t residentKiB() {
  std::ifstream statm("/proc/self/statm");
  size_t total = 0, resident = 0;
  statm >> total >> resident;
  return resident * static_cast<size_t>(sysconf(_SC_PAGESIZE)) / 1024;
}

uint64_t dropped(const IceHubMetrics& seen) {
  return seen.malformed + seen.oversized + seen.unknownUfrag + seen.badIntegrity + seen.unknownAddress +
         seen.strayResponses;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(abuse)

BOOST_AUTO_TEST_CASE(each_kind_of_bad_packet_is_counted_as_what_it_is) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  const auto grows = [&](uint64_t IceHubMetrics::*counter, const Bytes& packet) {
    const auto before = hub->metrics().*counter;
    client.send(packet);
    return eventually([&] { return hub->metrics().*counter == before + 1; });
  };
  BOOST_TEST(grows(&IceHubMetrics::malformed, {}));
  BOOST_TEST(grows(&IceHubMetrics::malformed, {0}));
  BOOST_TEST(grows(&IceHubMetrics::malformed, Bytes(100, 0xff)));
  BOOST_TEST(grows(&IceHubMetrics::malformed, Bytes(100, 0)));
  BOOST_TEST(grows(&IceHubMetrics::malformed, Bytes(100, 70)));  // TURN channel data
  BOOST_TEST(grows(&IceHubMetrics::oversized, Bytes(3000, 0x80)));
  BOOST_TEST(grows(&IceHubMetrics::unknownAddress, rtp(1)));
  BOOST_TEST(grows(&IceHubMetrics::unknownAddress, {22, 254, 253, 0, 0, 0}));
  auto request = session->check();
  request.fingerprint = false;
  BOOST_TEST(grows(&IceHubMetrics::malformed, encode(request)));
  request = session->check();
  request.password = "wrong";
  BOOST_TEST(grows(&IceHubMetrics::badIntegrity, encode(request)));
  request = session->check();
  request.username = "nobody:" + session->remote.ufrag;
  BOOST_TEST(grows(&IceHubMetrics::unknownUfrag, encode(request)));
  request.username = std::string(600, 'a');
  BOOST_TEST(grows(&IceHubMetrics::malformed, encode(request)));
  BOOST_TEST(grows(&IceHubMetrics::strayResponses, encodeSuccess(Bytes(12, 1), session->remote.password)));
  BOOST_TEST(client.receive(50ms).empty());  // none of them got an answer
  BOOST_TEST(session->states().empty());
}

BOOST_AUTO_TEST_CASE(rtcp_goes_to_who_asked_for_it_and_what_is_refused_is_counted) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  client.send(encode(session->check()));
  BOOST_REQUIRE(session->waitFor(State::connected));
  const Bytes report{0x80, 201, 0, 1, 0, 0, 0, 7}, forged{0x80, 201, 0, 1, 0, 0, 0, 8};
  std::atomic<int> taken{0};
  session->peer().setRtcpReceiver([&](std::span<const uint8_t> packet) {
    ++taken;
    return packet.back() == 7;
  });
  client.send(report);
  client.send(forged);
  client.send(rtp(1));
  BOOST_TEST(eventually([&] { return session->received().size() == 1; }));
  BOOST_TEST(session->received().front() == rtp(1), boost::test_tools::per_element());
  BOOST_TEST(taken == 2);
  BOOST_TEST(hub->metrics().badRtcp == 1u);
  session->stream->close();
  client.send(report);
  BOOST_TEST(!eventually([&] { return taken == 3; }, 50ms));
}

BOOST_AUTO_TEST_CASE(any_damage_to_a_check_is_noticed) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  const auto whole = encode(session->check());
  const auto accepted = [&](const Bytes& packet) {
    const auto parsed = ice::stun::parse(packet);
    const auto* message = std::get_if<ice::stun::Message>(&parsed);
    return message && message->messageClass == ice::stun::Class::request &&
           message->username == session->check().username &&
           ice::stun::hasIntegrity(packet, *message, session->local.password);
  };
  BOOST_TEST(accepted(whole));
  for (size_t size = 0; size < whole.size(); ++size)
    BOOST_TEST(!accepted(Bytes(whole.begin(), whole.begin() + static_cast<long>(size))));
  for (size_t i = 0; i < whole.size() * 8; ++i) {
    auto packet = whole;
    packet[i / 8] ^= static_cast<uint8_t>(1U << (i % 8));
    BOOST_TEST(!accepted(packet), "bit " << i);
  }
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_bad_packets_take_no_memory_and_do_not_disturb) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient good(at(*hub)), bad(at(*hub));
  BOOST_REQUIRE(good.ask(session->check()));
  std::mt19937 random(1);
  const auto whole = encode(session->check());
  const auto flood = [&](int count) {
    for (int i = 0; i < count; ++i) {
      auto packet = whole;
      switch (i % 4) {
        case 0:  // any bytes
          packet.resize(1 + random() % 1400);
          for (auto& byte : packet) byte = static_cast<uint8_t>(random());
          break;
        case 1:  // a check with something changed
          packet[random() % packet.size()] ^= static_cast<uint8_t>(1 + random() % 255);
          break;
        case 2: {  // a check of somebody
          Request request = session->check();
          request.username = std::to_string(random()) + ":x";
          packet = encode(request);
          break;
        }
        default:
          packet = rtp(static_cast<uint8_t>(i));
      }
      bad.send(packet);
      // The kernel drops what does not fit its buffer; those would not be seen here.
      if (i % 256 == 255) {
        const auto sent = static_cast<uint64_t>(i);
        eventually([&] { return dropped(hub->metrics()) + 2000 > sent; }, 100ms);
      }
    }
  };
  flood(5000);
  const size_t before = residentKiB();
  const auto counted = dropped(hub->metrics());
  flood(100'000);
  BOOST_TEST(eventually([&] { return dropped(hub->metrics()) >= counted + 90'000; }));
  BOOST_TEST(residentKiB() < before + kSlackKiB, residentKiB() << " KiB, " << before << " before");
  BOOST_TEST(good.ask(session->check()).has_value());
  good.send(rtp(9));
  BOOST_TEST(eventually([&] { return session->received().size() == 1; }));
}

BOOST_AUTO_TEST_CASE(one_session_cannot_fill_the_table_of_addresses) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient home(at(*hub));
  BOOST_REQUIRE(home.ask(session->check()));
  BOOST_REQUIRE(session->waitFor(State::connected));
  for (int i = 0; i < 200; ++i) {
    UdpClient client(at(*hub));
    BOOST_REQUIRE(client.ask(session->check(false)));
  }
  // What was selected was never the one to go.
  home.send(rtp(1));
  BOOST_TEST(eventually([&] { return session->received().size() == 1; }));
}

BOOST_AUTO_TEST_SUITE_END()
