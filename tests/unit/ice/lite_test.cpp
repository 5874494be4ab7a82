// Two lite agents: somebody has to check (RFC 8445 6.1.1).
#include <filesystem>
#include <iterator>

#include "tests/unit/ice/Fixture.hpp"

using namespace headwater::ice;
using namespace headwater::net;
using namespace headwater::test;
using namespace std::chrono_literals;

namespace {

struct Couple {
  Couple(const std::shared_ptr<Hub>& one, const std::shared_ptr<Hub>& other, const std::string& name = "")
      : offerer(Session::at(one, name + "offerer")), answerer(Session::at(other, name + "answerer")) {
    offerer->peer().setRemote(answerer->local);
    answerer->peer().setRemote(offerer->local);
  }
  bool connected() const { return offerer->waitFor(State::connected) && answerer->waitFor(State::connected); }
  /// Both agree on the way.
  bool agree() const {
    return eventually([&] {
      const auto out = offerer->peer().selected(), in = answerer->peer().selected();
      return out && in && out->remote == in->local && in->remote == out->local;
    });
  }
  bool passes(uint8_t mark) const {
    const auto before = offerer->received().size();
    return offerer->peer().send(rtp(mark)) && eventually([&] {
             return !answerer->received().empty() && answerer->received().back() == rtp(mark);
           }) &&
           answerer->peer().send(rtp(mark)) &&
           eventually([&] { return offerer->received().size() == before + 1; });
  }

  std::shared_ptr<Session> offerer, answerer;
};

std::optional<Answer> next(const UdpSocket& socket, std::chrono::milliseconds deadline = 5s) {
  Bytes packet(2048);
  ssize_t size = -1;
  eventually([&] { return (size = recv(socket.descriptor(), packet.data(), packet.size(), 0)) > 0; },
             deadline);
  if (size <= 0) return std::nullopt;
  packet.resize(static_cast<size_t>(size));
  return decode(packet);
}

std::string candidate(const SocketAddress& address) {
  return LocalCandidate{address, false, 1, 1}.text();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lite)

BOOST_AUTO_TEST_CASE(couples_at_one_port_connect_and_are_kept_apart) {
  const auto hub = makeHub();
  std::vector<Couple> couples;
  for (int i = 0; i < 3; ++i) {
    const auto& [offerer, answerer] = couples.emplace_back(hub, hub, std::to_string(i));
    answerer->stream->reach(Role::controlled);
    offerer->stream->addRemoteCandidate(candidate(at(*hub)));
    offerer->stream->reach(Role::controlling);
    answerer->stream->addRemoteCandidate(candidate(at(*hub)));
  }
  for (size_t i = 0; i < couples.size(); ++i) {
    BOOST_REQUIRE(couples[i].connected());
    BOOST_TEST(couples[i].agree());
    BOOST_TEST(couples[i].passes(static_cast<uint8_t>(i)));
  }
  BOOST_TEST(hub->metrics().roleConflicts == 0u);
}

BOOST_AUTO_TEST_CASE(an_offerer_that_never_checks_is_checked_by_the_answerer) {
  const auto here = makeHub(), there = makeHub();
  const Couple couple(there, here);  // the offerer takes ICE-lite by the letter
  couple.answerer->stream->reach(Role::controlled);
  couple.answerer->stream->addRemoteCandidate(candidate(at(*there)));
  BOOST_REQUIRE(couple.connected());
  BOOST_TEST(couple.agree());
  BOOST_TEST(couple.passes(1));
}

BOOST_AUTO_TEST_CASE(a_candidate_where_nobody_is_does_not_matter) {
  const auto here = makeHub(), there = makeHub();
  const Couple couple(here, there);
  UdpClient silent(at(*here));
  couple.offerer->stream->addRemoteCandidate(candidate(silent.address()));
  couple.offerer->stream->addRemoteCandidate(
      candidate(*SocketAddress::parse("::1", silent.address().port())));
  couple.offerer->stream->reach(Role::controlling);
  couple.offerer->stream->addRemoteCandidate(candidate(at(*there)));
  BOOST_REQUIRE(couple.connected());
  BOOST_TEST(couple.passes(1));
}

BOOST_AUTO_TEST_CASE(checks_are_repeated_and_come_to_an_end) {
  const auto hub = makeHub({.disconnectAfter = 1000ms, .consentExpiry = 3000ms});
  const auto session = Session::at(hub, "a");
  const auto silent = UdpSocket::bind(*SocketAddress::parse("127.0.0.1", 0));
  BOOST_REQUIRE(silent);
  session->stream->reach(Role::controlling);
  session->stream->addRemoteCandidate(candidate(silent->local()));
  const auto first = next(*silent), second = next(*silent);
  BOOST_REQUIRE((first && second));
  BOOST_TEST(first->username == session->remote.ufrag + ":" + session->local.ufrag);
  BOOST_TEST((first->transaction != second->transaction));
  BOOST_TEST(session->waitFor(State::failed));
  while (next(*silent, 100ms)) continue;
  BOOST_TEST(!next(*silent, 1500ms));
}

BOOST_AUTO_TEST_CASE(sockets_for_checks_go_with_their_peer) {
  const auto descriptors = [] {
    const std::filesystem::directory_iterator all("/proc/self/fd");
    return std::distance(begin(all), end(all));
  };
  const auto hub = makeHub();
  const auto before = descriptors();
  {
    const Couple couple(hub, hub);
    couple.offerer->stream->reach(Role::controlling);
    couple.offerer->stream->addRemoteCandidate(candidate(at(*hub)));
    BOOST_REQUIRE(couple.connected());
    BOOST_TEST(descriptors() == before + 1);
  }
  BOOST_TEST(eventually([&] { return descriptors() == before; }));
}

BOOST_AUTO_TEST_CASE(consent_lasts_while_both_are_there) {
  const IceHubOptions quick{.disconnectAfter = 600ms, .consentExpiry = 3000ms};
  const auto here = makeHub(quick);
  auto there = makeHub(quick);
  Couple couple(here, there);
  couple.offerer->stream->reach(Role::controlling);
  couple.offerer->stream->addRemoteCandidate(candidate(at(*there)));
  BOOST_REQUIRE(couple.connected());
  usleep(5'000'000);
  BOOST_TEST(couple.passes(1));
  couple.answerer.reset();
  BOOST_TEST(couple.offerer->waitFor(State::failed));
}

BOOST_AUTO_TEST_SUITE_END()
