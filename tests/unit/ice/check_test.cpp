// Checks, nomination, migration, restart: RFC 8445 as the lite side sees it.
#include <set>

#include "tests/unit/ice/Fixture.hpp"

using namespace headwater::ice;
using namespace headwater::test;
using namespace std::chrono_literals;

namespace {

/// Answers the check that the hub makes of an address that is new to it.
void prove(UdpClient& client, const Session& session) {
  const auto asked = client.await(0x0001);
  BOOST_REQUIRE(asked);
  BOOST_TEST(asked->username == session.remote.ufrag + ":" + session.local.ufrag);
  client.send(encodeSuccess(asked->transaction, session.remote.password));
}

bool leadsTo(const Session& session, const UdpClient& client) {
  const auto path = session.peer().selected();
  return path && path->remote == client.address();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(checks)

BOOST_AUTO_TEST_CASE(a_check_is_answered_with_the_address_it_came_from) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  const auto answer = client.ask(session->check(false));
  BOOST_REQUIRE(answer);
  BOOST_TEST(answer->type == 0x0101);
  BOOST_REQUIRE(answer->mapped.has_value());
  BOOST_TEST((*answer->mapped == client.address()));
  BOOST_TEST(session->waitFor(State::checking));
  BOOST_TEST(!session->peer().udp());
}

// werift opens its DTLS only when the answer to its check has come, and has lost what came with it.
BOOST_AUTO_TEST_CASE(a_first_flight_that_nobody_answers_is_repeated_until_somebody_does) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  BOOST_REQUIRE(client.ask(session->check()));
  BOOST_REQUIRE(session->waitFor(State::connected));
  const Bytes first{22, 0xfe, 0xff, 1}, second{22, 0xfe, 0xff, 2}, reply{22, 0xfe, 0xfd, 3};
  BOOST_TEST(session->peer().send(first));
  BOOST_TEST(session->peer().send(second));
  for (const auto& packet : {first, second, first, second, first, second})
    BOOST_TEST((client.receive() == packet));
  client.send(reply);
  BOOST_REQUIRE(eventually([&] { return session->received().size() == 1; }));
  // What was under way already may still come; then it is over, and later flights are DTLS' own business.
  const auto end = std::chrono::steady_clock::now() + 100ms;
  while (std::chrono::steady_clock::now() < end) client.receive(10ms);
  BOOST_TEST(session->peer().send(first));
  BOOST_TEST((client.receive() == first));
  BOOST_TEST(client.receive(1500ms).empty());
}

BOOST_AUTO_TEST_CASE(nomination_selects_and_media_goes_both_ways) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  const auto before = session->peer().generation();
  BOOST_REQUIRE(client.ask(session->check()));
  BOOST_TEST(session->waitFor(State::connected));
  BOOST_TEST(session->peer().generation() != before);
  BOOST_TEST(leadsTo(*session, client));
  client.send(rtp(1));
  BOOST_TEST(eventually([&] { return session->received().size() == 1; }));
  BOOST_TEST((session->received().at(0) == rtp(1)));
  BOOST_TEST(session->peer().send(rtp(2)));
  BOOST_TEST((client.receive() == rtp(2)));
  const auto direct = session->peer().udp();
  BOOST_REQUIRE(direct.has_value());
  const auto packet = rtp(3);
  BOOST_TEST(sendto(direct->socket, packet.data(), packet.size(), 0,
                    reinterpret_cast<const sockaddr*>(&direct->address), direct->length) > 0);
  BOOST_TEST((client.receive() == packet));
}

BOOST_AUTO_TEST_CASE(ipv6_is_served_on_the_same_port) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub, "::1"));
  const auto answer = client.ask(session->check());
  BOOST_REQUIRE(answer);
  BOOST_TEST((answer->mapped && *answer->mapped == client.address()));
  BOOST_TEST(session->waitFor(State::connected));
  BOOST_TEST(session->peer().send(rtp(1)));
  BOOST_TEST((client.receive() == rtp(1)));
}

BOOST_AUTO_TEST_CASE(many_peers_share_the_port) {
  const auto hub = makeHub();
  std::vector<std::shared_ptr<Session>> sessions;
  std::vector<std::unique_ptr<UdpClient>> clients;
  for (int i = 0; i < 50; ++i) {
    sessions.push_back(Session::at(hub, "peer" + std::to_string(i)));
    clients.push_back(std::make_unique<UdpClient>(at(*hub)));
    BOOST_REQUIRE(clients.back()->ask(sessions.back()->check()));
  }
  for (size_t i = 0; i < sessions.size(); ++i) clients[i]->send(rtp(static_cast<uint8_t>(i)));
  for (size_t i = 0; i < sessions.size(); ++i) {
    BOOST_REQUIRE(eventually([&] { return sessions[i]->received().size() == 1; }));
    BOOST_TEST((sessions[i]->received()[0] == rtp(static_cast<uint8_t>(i))));
  }
  BOOST_TEST(hub->metrics().peers == 50u);
  sessions.clear();
  BOOST_TEST(eventually([&] { return hub->metrics().peers == 0; }));
}

BOOST_AUTO_TEST_CASE(a_peer_that_thinks_it_is_controlled_is_told_of_the_conflict) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  auto request = session->check();
  request.controlled = true;
  const auto answer = client.ask(request);
  BOOST_REQUIRE(answer);
  BOOST_TEST(answer->type == 0x0111);
  BOOST_TEST(answer->error == 487);
  BOOST_TEST(hub->metrics().roleConflicts == 1u);
  BOOST_TEST(!session->peer().selected());
}

BOOST_AUTO_TEST_CASE(an_attribute_that_must_be_understood_is_named) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  auto request = session->check();
  request.extraAttribute = 0x0033;
  const auto answer = client.ask(request);
  BOOST_REQUIRE(answer);
  BOOST_TEST(answer->error == 420);
}

BOOST_AUTO_TEST_CASE(media_moves_to_a_new_address_once_that_has_answered) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient home(at(*hub)), away(at(*hub));
  BOOST_REQUIRE(home.ask(session->check()));
  BOOST_REQUIRE(session->waitFor(State::connected));
  const auto before = session->peer().generation();
  const int selections = session->selections();
  BOOST_REQUIRE(away.ask(session->check()));
  BOOST_TEST(leadsTo(*session, home));
  prove(away, *session);
  BOOST_TEST(eventually([&] { return leadsTo(*session, away); }));
  BOOST_TEST(session->peer().generation() != before);
  BOOST_TEST(eventually([&] { return session->selections() == selections + 1; }));
  away.send(rtp(1));
  BOOST_TEST(eventually([&] { return session->received().size() == 1; }));
  BOOST_TEST(session->peer().stats().roundTripSeconds > 0);
}

BOOST_AUTO_TEST_CASE(media_does_not_move_to_an_address_that_was_only_claimed) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient home(at(*hub)), victim(at(*hub));
  BOOST_REQUIRE(home.ask(session->check()));
  BOOST_REQUIRE(session->waitFor(State::connected));
  // As if the victim's address had been written on it: nobody there answers for the session.
  for (int i = 0; i < 5; ++i) victim.send(encode(session->check()));
  const auto asked = victim.await(0x0001);
  BOOST_REQUIRE(asked);
  victim.send(encodeSuccess(asked->transaction, "not the password of this session"));
  BOOST_TEST(eventually([&] { return hub->metrics().badIntegrity == 1; }));
  BOOST_TEST(leadsTo(*session, home));
  // Its own address is not taken from a peer either.
  const auto other = Session::at(hub, "b");
  home.send(encode(other->check()));
  BOOST_REQUIRE(home.ask(session->check()));
  home.send(rtp(1));
  BOOST_TEST(eventually([&] { return session->received().size() == 1; }));
  BOOST_TEST(other->received().empty());
}

BOOST_AUTO_TEST_CASE(a_reused_address_goes_to_the_new_session_once_it_has_answered) {
  const auto hub = makeHub();
  const auto before = Session::at(hub, "before"), after = Session::at(hub, "after");
  UdpClient client(at(*hub));
  BOOST_REQUIRE(client.ask(before->check()));
  BOOST_REQUIRE(before->waitFor(State::connected));
  BOOST_REQUIRE(client.ask(after->check()));
  prove(client, *after);
  BOOST_TEST(after->waitFor(State::connected));
  client.send(rtp(1));
  BOOST_TEST(eventually([&] { return after->received().size() == 1; }));
  BOOST_TEST(before->received().empty());
}

BOOST_AUTO_TEST_CASE(a_restart_keeps_media_until_new_credentials_nominate) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  BOOST_REQUIRE(client.ask(session->check()));
  BOOST_REQUIRE(session->waitFor(State::connected));
  const auto old = session->check();
  session->local = {"newUfrag", "newPassword0123456789012"};
  session->remote = {"theirNew", "theirNewPassword01234567"};
  session->stream->setLocal(session->local);
  session->peer().setRemote(session->remote);
  client.send(rtp(1));
  BOOST_TEST(eventually([&] { return session->received().size() == 1; }));
  BOOST_TEST(client.ask(old).has_value());
  BOOST_TEST(client.ask(session->check()).has_value());
  // From here on the old credentials are nobody's.
  const auto unknown = hub->metrics().unknownUfrag;
  client.send(encode(old));
  BOOST_TEST(eventually([&] { return hub->metrics().unknownUfrag == unknown + 1; }));
  client.send(rtp(2));
  BOOST_TEST(eventually([&] { return session->received().size() == 2; }));
}

BOOST_AUTO_TEST_CASE(a_restart_brings_back_a_session_that_has_failed) {
  const auto hub = makeHub({.disconnectAfter = 500ms, .consentExpiry = 1000ms});
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  BOOST_REQUIRE(client.ask(session->check()));
  BOOST_REQUIRE(session->waitFor(State::failed));
  session->local = {"newUfrag", "newPassword0123456789012"};
  session->remote = {"theirNew", "theirNewPassword01234567"};
  session->stream->restart(session->local, session->remote);
  BOOST_TEST(session->waitFor(State::checking));
  UdpClient elsewhere(at(*hub));
  BOOST_REQUIRE(elsewhere.ask(session->check()));
  BOOST_TEST(session->waitFor(State::connected));
  BOOST_TEST(leadsTo(*session, elsewhere));
}

BOOST_AUTO_TEST_CASE(datagrams_carry_the_code_point) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  UdpClient client(at(*hub));
  BOOST_REQUIRE(client.ask(session->check()));
  BOOST_REQUIRE(session->waitFor(State::connected));
  session->peer().setDscp(46);
  BOOST_TEST(session->peer().send(rtp(1)));
  BOOST_TEST((client.receive() == rtp(1)));
  BOOST_TEST(client.lastTos() == 46 << 2);
  BOOST_TEST(session->peer().udp()->dscp == 46);
}

BOOST_AUTO_TEST_CASE(a_taken_port_is_an_error_that_names_it) {
  const auto first = makeHub();
  const auto second = IceHub::start({.port = first->port()});
  BOOST_REQUIRE(!second);
  BOOST_TEST(second.error().message.find(std::to_string(first->port())) != std::string::npos);
  BOOST_TEST(second.error().message.find("in use") != std::string::npos, second.error().message);
}

BOOST_AUTO_TEST_CASE(candidates_have_their_priorities_foundations_and_addresses) {
  const auto hub = makeHub();
  const auto all = Agent({hub}).candidates();
  BOOST_REQUIRE(!all.empty());
  std::set<uint32_t> priorities, foundations;
  for (const auto& each : all) {
    priorities.insert(each.priority);
    foundations.insert(each.foundation);
    BOOST_TEST(each.address.port() == hub->port());
    BOOST_TEST(!each.address.isLinkLocal());
  }
  BOOST_TEST(priorities.size() == all.size());
  BOOST_TEST(foundations.size() == all.size());
  for (const auto& udp : all)
    for (const auto& tcp : all)
      if (!udp.tcp && tcp.tcp) BOOST_TEST(udp.priority > tcp.priority);
  for (const auto& each : Agent({hub, {}, "", "", false}).candidates()) BOOST_TEST(!each.tcp);
  for (const auto& each : Agent({hub, {"lo"}}).candidates()) BOOST_TEST(each.address.isLoopback());
  const auto external = Agent({hub, {}, "203.0.113.7", "2001:db8::7"}).candidates();
  for (const auto& each : external)
    BOOST_TEST((each.address.text() == "203.0.113.7" || each.address.text() == "2001:db8::7"));
  BOOST_TEST(external.size() <= 4u);
  const auto text = all.front().text();
  BOOST_TEST(text.find("UDP") != std::string::npos);
  BOOST_TEST(text.ends_with("typ host"));
}

BOOST_AUTO_TEST_SUITE_END()
