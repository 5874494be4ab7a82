// ICE-TCP, RFC 6544.
#include "elements/base/Bytes.hpp"
#include "elements/ice/TcpConnection.hpp"
#include "tests/unit/ice/Fixture.hpp"

namespace base = headwater::base;
using namespace headwater::ice;
using namespace headwater::test;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(tcp)

BOOST_AUTO_TEST_CASE(media_goes_both_ways_in_frames) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  TcpClient client(at(*hub));
  client.send(encode(session->check()));
  const auto answer = decode(client.receive());
  BOOST_REQUIRE(answer);
  BOOST_TEST(answer->type == 0x0101);
  BOOST_TEST(session->waitFor(State::connected));
  BOOST_TEST(!session->peer().udp());
  BOOST_TEST(session->peer().send(rtp(1)));
  BOOST_TEST((client.receive() == rtp(1)));
  client.send(rtp(2));
  // Frames do not keep to segments: two and a half in one, the rest later.
  Bytes three;
  for (const uint8_t mark : {3, 4, 5}) {
    const auto packet = rtp(mark);
    three.push_back(0);
    three.push_back(static_cast<uint8_t>(packet.size()));
    three.insert(three.end(), packet.begin(), packet.end());
  }
  client.sendRaw(Bytes(three.begin(), three.end() - 7));
  BOOST_TEST(eventually([&] { return session->received().size() == 3; }));
  client.sendRaw(Bytes(three.end() - 7, three.end()));
  BOOST_TEST(eventually([&] { return session->received().size() == 4; }));
  BOOST_TEST((session->received().back() == rtp(5)));
}

BOOST_AUTO_TEST_CASE(a_closed_connection_disconnects_and_a_new_one_takes_over) {
  const auto hub = makeHub();
  const auto session = Session::at(hub, "a");
  {
    TcpClient client(at(*hub));
    client.send(encode(session->check()));
    BOOST_REQUIRE(session->waitFor(State::connected));
  }
  BOOST_TEST(session->waitFor(State::disconnected));
  BOOST_TEST(!session->peer().send(rtp(1)));
  BOOST_TEST(eventually([&] { return hub->metrics().tcpConnections == 0; }));
  TcpClient again(at(*hub));
  again.send(encode(session->check()));
  BOOST_TEST(session->waitFor(State::connected));
}

BOOST_AUTO_TEST_CASE(a_connection_that_brings_no_check_is_ended) {
  const auto hub = makeHub({.tcpCheckTimeout = 300ms});
  TcpClient silent(at(*hub)), wrong(at(*hub));
  Request request{"nobody:x", "p"};
  wrong.send(encode(request));
  BOOST_TEST(silent.ended());
  BOOST_TEST(wrong.ended());
  BOOST_TEST(hub->metrics().tcpUnchecked == 2u);
  BOOST_TEST(eventually([&] { return hub->metrics().tcpConnections == 0; }));
}

BOOST_AUTO_TEST_CASE(connections_are_bounded) {
  const auto hub = makeHub({.tcpConnections = 3});
  std::vector<std::unique_ptr<TcpClient>> clients;
  for (int i = 0; i < 4; ++i) {
    clients.push_back(std::make_unique<TcpClient>(at(*hub)));
    eventually([&] { return hub->metrics().tcpConnections + hub->metrics().tcpRefused == clients.size(); });
  }
  BOOST_TEST(clients.back()->ended());
  BOOST_TEST(hub->metrics().tcpRefused == 1u);
  BOOST_TEST(hub->metrics().tcpConnections == 3u);
}

BOOST_AUTO_TEST_CASE(what_is_no_frame_ends_the_connection) {
  const auto hub = makeHub();
  TcpClient http(at(*hub)), empty(at(*hub));
  const std::string get = "GET / HTTP/1.1\r\n\r\n";
  http.sendRaw(Bytes(get.begin(), get.end()));
  BOOST_TEST(http.ended());
  empty.sendRaw({0, 0});
  BOOST_TEST(empty.ended());
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_read_loses_whole_packets_and_nobody_waits) {
  const auto hub = makeHub({.tcpQueueBytes = 64 << 10});
  const auto session = Session::at(hub, "a");
  TcpClient client(at(*hub));
  client.send(encode(session->check()));
  BOOST_REQUIRE(session->waitFor(State::connected));
  BOOST_REQUIRE(decode(client.receive()));
  Bytes packet(1200, 0x80);
  int sent = 0;
  for (int i = 0; i < 100'000 && hub->metrics().tcpQueueFull < 100; ++i) {
    base::put32(&packet[4], static_cast<uint32_t>(i));
    if (session->peer().send(packet)) ++sent;
  }
  BOOST_TEST(hub->metrics().tcpQueueFull == 100u);
  for (int i = 0; i < sent; ++i) {
    const auto frame = client.receive();
    BOOST_REQUIRE(frame.size() == packet.size());
    if (i < sent - 100) BOOST_REQUIRE(base::get32(&frame[4]) >= static_cast<uint32_t>(i));
  }
  BOOST_TEST(client.receive(50ms).empty());
  BOOST_TEST(session->peer().send(rtp(1)));
  BOOST_TEST((client.receive() == rtp(1)));
}

BOOST_AUTO_TEST_SUITE_END()
