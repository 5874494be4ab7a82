// What the WebSocket server does about clients that cost more than they should.
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <ctime>
#include <filesystem>
#include <thread>

#include "tests/unit/rpc/TransportFixture.hpp"

using namespace headwater;
using namespace headwater::test;
using std::chrono::milliseconds;

namespace {

size_t openDescriptors() {
  size_t count = 0;
  for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
  return count;
}

/// Takes every descriptor that the process may still open.
class NoMoreDescriptors {
 public:
  NoMoreDescriptors() {
    getrlimit(RLIMIT_NOFILE, &before_);
    rlimit few = before_;
    few.rlim_cur = openDescriptors() + 20;
    setrlimit(RLIMIT_NOFILE, &few);
    for (int fd = ::open("/dev/null", O_RDONLY); fd >= 0; fd = ::open("/dev/null", O_RDONLY))
      taken_.push_back(fd);
  }
  ~NoMoreDescriptors() {
    for (const int fd : taken_) ::close(fd);
    setrlimit(RLIMIT_NOFILE, &before_);
  }

 private:
  rlimit before_{};
  std::vector<int> taken_;
};

rpc::WebSocketOptions impatient() {
  rpc::WebSocketOptions options;
  options.pingInterval = milliseconds(50);
  options.idleTimeout = milliseconds(400);
  return options;
}

milliseconds processorTime() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return milliseconds(time.tv_sec * 1000 + time.tv_nsec / 1000000);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(transport_limits, TransportFixture)

BOOST_AUTO_TEST_CASE(half_open_handshakes_are_ended) {
  rpc::WebSocketOptions options;
  options.handshakeTimeout = milliseconds(200);
  start(options);
  RawClient mute(server->port());
  RawClient half(server->port());
  half.send("GET /kurento HTTP/1.1\r\nHost: x\r\nUpgrade: webso");
  BOOST_TEST(servesOthers());
  mute.readToEnd();  // throws if the server does not end it
  half.readToEnd();
  BOOST_TEST(eventually(&rpc::TransportMetrics::handshakeTimeouts, 2));
}

BOOST_AUTO_TEST_CASE(a_client_that_speaks_tls_to_a_plain_port_need_not_wait) {
  start();  // with five seconds for the handshake
  const auto begin = std::chrono::steady_clock::now();
  RawClient client(server->port());
  client.send("\x16\x03\x01\x02\x00\x01");  // the head of a ClientHello
  BOOST_TEST(client.readToEnd().starts_with("HTTP/1.1 400 "));
  BOOST_TEST((std::chrono::steady_clock::now() - begin < milliseconds(2500)));
  BOOST_TEST(servesOthers());
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_read_is_dropped_and_others_go_on) {
  rpc::WebSocketOptions options;
  options.maxSendQueueBytes = 256 << 10;
  start(options);
  WireClient slow(server->port());
  slow.tcp().set_option(boost::asio::socket_base::receive_buffer_size(4096));
  BOOST_REQUIRE(!slow.open());
  const auto connection = recorder.waitForOpen(1).front();
  // The kernel's buffers take some megabytes before ours fills.
  size_t sent = 0;
  while (connection->send(std::string(16 << 10, 'x')) && sent < (256 << 20)) {
    sent += 16 << 10;
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  BOOST_TEST(sent < size_t{256 << 20});
  BOOST_TEST(!connection->isOpen());
  BOOST_TEST(!connection->send("more"));
  BOOST_TEST(servesOthers());
  BOOST_TEST(recorder.waitForClosed(1));
  BOOST_TEST(server->metrics().closedSlow == 1U);
}

BOOST_AUTO_TEST_CASE(a_client_that_reads_may_get_the_whole_bound_again_and_again) {
  rpc::WebSocketOptions options;
  options.maxSendQueueBytes = 8 << 20;
  start(options);
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  const auto connection = recorder.waitForOpen(1).front();
  for (int i = 0; i < 10; ++i) {
    BOOST_REQUIRE(connection->send(std::string(7 << 20, 'x')));
    const auto frame = client.read();
    BOOST_REQUIRE(frame);
    BOOST_TEST(frame->size() == size_t{7 << 20});
  }
  BOOST_TEST(server->metrics().closedSlow == 0U);
}

BOOST_AUTO_TEST_CASE(a_message_beyond_the_bound_is_refused) {
  rpc::WebSocketOptions options;
  options.maxSendQueueBytes = 1000;
  start(options);
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  const auto connection = recorder.waitForOpen(1).front();
  BOOST_TEST(!connection->send(std::string(1001, 'x')));
  BOOST_TEST(!client.read());
  BOOST_TEST(client.closeCode() == 1013);
}

// Beast answers pings only while it reads: a WireClient that does not is one that never does, as is Kurento's
// client for Java.
BOOST_AUTO_TEST_CASE(a_client_that_answers_no_more_pings_is_ended) {
  start(impatient());
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  const auto connection = recorder.waitForOpen(1).front();
  std::this_thread::sleep_for(milliseconds(200));
  connection->send("behind some pings");
  BOOST_REQUIRE(client.read());
  BOOST_TEST(eventually(&rpc::TransportMetrics::closedIdle, 1));
  BOOST_TEST(recorder.waitForClosed(1));
}

BOOST_AUTO_TEST_CASE(a_client_that_never_answered_a_ping_is_not_judged_by_them) {
  start(impatient());
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  recorder.waitForOpen(1);
  std::this_thread::sleep_for(milliseconds(2000));
  BOOST_TEST(server->metrics().closedIdle == 0U);
  BOOST_REQUIRE(!client.send("still here"));
  BOOST_TEST(client.read().value_or("") == "echo still here");
}

BOOST_AUTO_TEST_CASE(the_interval_that_a_client_announces_counts_as_life) {
  start(impatient());
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  const auto begin = std::chrono::steady_clock::now();
  const auto connection = recorder.waitForOpen(1).front();
  connection->post([connection] { connection->announceInterval(milliseconds(1500)); });
  BOOST_TEST(eventually(&rpc::TransportMetrics::closedIdle, 1));
  BOOST_TEST((std::chrono::steady_clock::now() - begin >= milliseconds(1500)));
  BOOST_TEST(recorder.waitForClosed(1));
}

BOOST_AUTO_TEST_CASE(a_half_open_connection_ends_though_its_client_answered_no_ping) {
  start(impatient());
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  recorder.waitForOpen(1);
  client.dropWhatArrives();
  BOOST_TEST(recorder.waitForClosed(1));
  BOOST_TEST(server->metrics().closedIdle == 0U);
}

BOOST_AUTO_TEST_CASE(a_client_that_answers_no_close_frame_does_not_hold_the_end_up) {
  start();
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  const auto connection = recorder.waitForOpen(1).front();
  const auto begin = std::chrono::steady_clock::now();
  connection->close(1001, "enough");
  BOOST_TEST(recorder.waitForClosed(1));
  BOOST_TEST((std::chrono::steady_clock::now() - begin < milliseconds(900)));
}

BOOST_AUTO_TEST_CASE(a_client_that_answers_pings_may_be_silent) {
  rpc::WebSocketOptions options;
  options.pingInterval = milliseconds(20);
  options.idleTimeout = milliseconds(1000);
  start(options);
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  const auto connection = recorder.waitForOpen(1).front();
  std::thread later([&] {
    std::this_thread::sleep_for(milliseconds(3000));
    connection->send("still there?");
  });
  BOOST_TEST(client.read().value_or("") == "still there?");
  later.join();
  BOOST_TEST(server->metrics().closedIdle == 0U);
}

BOOST_AUTO_TEST_CASE(connections_beyond_the_limit_are_refused_until_one_goes) {
  rpc::WebSocketOptions options;
  options.maxConnections = 2;
  start(options);
  WireClient first(server->port());
  BOOST_REQUIRE(!first.open());
  {
    WireClient second(server->port());
    BOOST_REQUIRE(!second.open());
    recorder.waitForOpen(2);
    WireClient third(server->port());
    BOOST_TEST((third.open() == boost::beast::websocket::error::upgrade_declined));
    BOOST_TEST(third.httpStatus() == 503U);
    BOOST_TEST(server->metrics().connectionsRefused == 1U);
    second.close();
  }
  recorder.waitForOpen(1);
  WireClient fourth(server->port());
  BOOST_TEST(!fourth.open());
}

BOOST_AUTO_TEST_CASE(a_thousand_connections_come_and_go_and_leave_nothing) {
  start();
  BOOST_REQUIRE(servesOthers());
  BOOST_REQUIRE(recorder.waitForClosed(1));
  const size_t before = openDescriptors();
  for (int i = 0; i < 1000; ++i) {
    WireClient client(server->port());
    BOOST_REQUIRE(!client.open());
    if (i % 2) client.close();  // the others just go
  }
  BOOST_TEST(recorder.waitForClosed(1001));
  BOOST_TEST(server->metrics().connectionsOpen == 0U);
  BOOST_TEST(server->metrics().connectionsTotal == 1001U);
  BOOST_TEST(openDescriptors() <= before + 2);
}

BOOST_AUTO_TEST_CASE(running_out_of_descriptors_neither_spins_nor_ends_the_server) {
  start();
  boost::asio::io_context context;
  boost::asio::ip::tcp::socket waiting(context, boost::asio::ip::tcp::v4());
  {
    const NoMoreDescriptors none;
    waiting.connect({boost::asio::ip::make_address("127.0.0.1"), server->port()});
    const auto begin = processorTime();
    std::this_thread::sleep_for(milliseconds(1000));
    BOOST_TEST((processorTime() - begin < milliseconds(500)));
  }
  boost::asio::write(waiting, boost::asio::buffer(std::string("GET /health HTTP/1.1\r\nHost: x\r\n\r\n")));
  std::string answer;
  await(context, [&](auto done) {
    boost::asio::async_read(waiting, boost::asio::dynamic_buffer(answer), std::move(done));
  });
  BOOST_TEST(answer.find("HTTP/1.1 200 ") == 0U);
  BOOST_TEST(servesOthers());
}

BOOST_AUTO_TEST_SUITE_END()
