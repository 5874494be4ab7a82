// Silence: DISCONNECTED, FAILED, and the way back.
#include "tests/unit/ice/Fixture.hpp"

using namespace headwater::ice;
using namespace headwater::test;
using namespace std::chrono_literals;

namespace {

constexpr IceHubOptions kQuick{.disconnectAfter = 300ms, .consentExpiry = 1500ms};

}  // namespace

BOOST_AUTO_TEST_SUITE(consent)

BOOST_AUTO_TEST_CASE(silence_disconnects_and_a_check_brings_it_back) {
  const auto hub = makeHub({.disconnectAfter = 300ms, .consentExpiry = 60s});
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  BOOST_REQUIRE(client.ask(session->check()));
  BOOST_REQUIRE(session->waitFor(State::connected));
  BOOST_TEST(session->waitFor(State::disconnected));
  BOOST_TEST(session->peer().udp().has_value());  // consent lasts
  BOOST_REQUIRE(client.ask(session->check()));
  BOOST_TEST(session->waitFor(State::connected));
}

BOOST_AUTO_TEST_CASE(without_consent_nothing_is_sent) {
  const auto hub = makeHub(kQuick);
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  BOOST_REQUIRE(client.ask(session->check()));
  BOOST_REQUIRE(session->waitFor(State::connected));
  const auto before = session->peer().generation();
  BOOST_TEST(session->waitFor(State::failed));
  BOOST_TEST(session->peer().generation() != before);
  BOOST_TEST(!session->peer().udp());
  BOOST_TEST(!session->peer().send(rtp(1)));
  const std::vector<State> expected{State::checking, State::connected, State::disconnected, State::failed};
  BOOST_TEST((session->states() == expected));
}

BOOST_AUTO_TEST_CASE(data_is_no_consent) {
  const auto hub = makeHub(kQuick);
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  BOOST_REQUIRE(client.ask(session->check()));
  BOOST_REQUIRE(session->waitFor(State::connected));
  BOOST_TEST(eventually([&] {
    client.send(rtp(1));
    return session->peer().state() == State::failed;
  }));
}

BOOST_AUTO_TEST_CASE(a_peer_that_only_answers_stays_connected) {
  const auto hub = makeHub(kQuick);
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  BOOST_REQUIRE(client.ask(session->check()));
  BOOST_REQUIRE(session->waitFor(State::connected));
  const auto end = std::chrono::steady_clock::now() + 2 * kQuick.consentExpiry;
  int asked = 0;
  while (std::chrono::steady_clock::now() < end)
    if (const auto request = client.await(0x0001, 100ms)) {
      ++asked;
      client.send(encodeSuccess(request->transaction, session->remote.password));
    }
  BOOST_TEST(asked >= 3);
  BOOST_TEST((session->peer().state() == State::connected || session->peer().state() == State::disconnected));
  BOOST_TEST(session->peer().udp().has_value());
}

BOOST_AUTO_TEST_CASE(a_peer_that_never_comes_fails) {
  const auto hub = makeHub(kQuick);
  const auto session = Session::at(hub, "a");
  BOOST_TEST(session->waitFor(State::failed));
  UdpClient client(at(*hub));  // late, but welcome
  BOOST_REQUIRE(client.ask(session->check()));
  BOOST_TEST(session->waitFor(State::connected));
}

BOOST_AUTO_TEST_CASE(a_closed_peer_is_silent) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  BOOST_REQUIRE(client.ask(session->check()));
  BOOST_REQUIRE(session->waitFor(State::connected));
  session->stream->close();
  BOOST_TEST(!session->peer().send(rtp(1)));
  BOOST_TEST(eventually([&] { return hub->metrics().peers == 0; }));
  client.send(encode(session->check()));
  client.send(rtp(2));
  BOOST_TEST(eventually([&] {
    const auto seen = hub->metrics();
    return seen.unknownUfrag == 1 && seen.unknownAddress == 1;
  }));
  BOOST_TEST(session->received().empty());
}

BOOST_AUTO_TEST_SUITE_END()
