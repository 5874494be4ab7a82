// The WebSocket server with clients that behave, and with those that do not.
#include <boost/test/unit_test.hpp>

#include "tests/unit/rpc/TransportFixture.hpp"

using namespace headwater;
using namespace headwater::test;
using std::chrono::milliseconds;

BOOST_FIXTURE_TEST_SUITE(transport, TransportFixture)

BOOST_AUTO_TEST_CASE(messages_go_both_ways_in_order) {
  start();
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  const auto connection = recorder.waitForOpen(1).front();
  BOOST_TEST(connection->remoteAddress().find("127.0.0.1:") != std::string::npos);
  for (int i = 0; i < 100; ++i) BOOST_REQUIRE(!client.send(std::to_string(i)));
  for (int i = 0; i < 100; ++i) BOOST_TEST(client.read().value_or("") == "echo " + std::to_string(i));
  BOOST_TEST(connection->send("from elsewhere"));
  BOOST_TEST(client.read().value_or("") == "from elsewhere");
  const auto metrics = server->metrics();
  BOOST_TEST(metrics.framesReceived == 100U);
  BOOST_TEST(metrics.framesSent == 101U);
  BOOST_TEST(metrics.connectionsOpen == 1U);
}

BOOST_AUTO_TEST_CASE(many_threads_may_send_on_one_connection) {
  start();
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  const auto connection = recorder.waitForOpen(1).front();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&connection, t] {
      for (int i = 0; i < 250; ++i) connection->send(std::to_string(t) + " " + std::to_string(i));
    });
  std::vector<int> next(4, 0);  // each thread's messages keep their order
  for (int i = 0; i < 1000; ++i) {
    const auto text = client.read();
    BOOST_REQUIRE(text);
    const size_t thread = std::stoul(*text);
    BOOST_TEST(*text == std::to_string(thread) + " " + std::to_string(next[thread]++));
  }
  for (auto& thread : threads) thread.join();
}

BOOST_AUTO_TEST_CASE(the_query_of_the_path_is_ignored) {
  start();
  WireClient client(server->port());
  BOOST_TEST(!client.open("/kurento?x=1"));
  BOOST_TEST(!client.send("a"));
  BOOST_TEST(client.read().value_or("") == "echo a");
}

BOOST_AUTO_TEST_CASE(another_path_is_closed_after_the_upgrade_as_kurento_does) {
  start();
  for (const char* path : {"/other", "/kurento/", "/"}) {
    WireClient client(server->port());
    BOOST_TEST(!client.open(path), path);
    BOOST_TEST(!client.read(), path);
    BOOST_TEST(client.closeCode() == 1002, path);
    BOOST_TEST(client.closeReason() == "Invalid path: it is /kurento", path);
  }
  BOOST_TEST(servesOthers());
}

BOOST_AUTO_TEST_CASE(binary_frames_are_told_apart) {
  start();
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  BOOST_TEST(!client.send("bytes", true));
  BOOST_TEST(client.read().value_or("") == "binary");
  BOOST_TEST(!client.send("text"));
  BOOST_TEST(client.read().value_or("") == "echo text");
}

BOOST_AUTO_TEST_CASE(a_frame_beyond_the_limit_ends_its_connection_only) {
  rpc::WebSocketOptions options;
  options.maxFrameBytes = 1000;
  start(options);
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  BOOST_TEST(!client.send(std::string(1000, 'x')));
  BOOST_TEST(client.read().value_or("").size() == 1005U);
  client.send(std::string(1001, 'x'));
  BOOST_TEST(!client.read());
  BOOST_TEST(client.closeCode() == 1009);
  BOOST_TEST(eventually(&rpc::TransportMetrics::closedOversized, 1));
  BOOST_TEST(servesOthers());
}

BOOST_AUTO_TEST_CASE(a_handler_that_throws_ends_nobody_elses_connection) {
  start();
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  BOOST_TEST(!client.send("throw"));
  BOOST_TEST(servesOthers());
}

BOOST_AUTO_TEST_CASE(http_requests_are_answered_by_the_handler) {
  start();
  RawClient health(server->port());
  health.send("GET /health?x HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string fine = health.readToEnd();
  BOOST_TEST(fine.find("HTTP/1.1 200 ") == 0U);
  BOOST_TEST(fine.substr(fine.size() - 8) == "\r\n\r\nfine");
  RawClient other(server->port());
  other.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  BOOST_TEST(other.readToEnd().find("HTTP/1.1 404 ") == 0U);
}

BOOST_AUTO_TEST_CASE(garbage_instead_of_http_ends_its_connection_only) {
  start();
  for (const std::string& bytes :
       {std::string("hello\r\n\r\n"), std::string("\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 11),
        std::string(200000, 'x'),
        std::string("POST /kurento HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n") +
            std::string(100, 'x')}) {
    RawClient client(server->port());
    try {
      client.send(bytes);
    } catch (const boost::system::system_error&) {
      // ended before everything was taken
    }
    client.readToEnd();
  }
  BOOST_TEST(servesOthers());
}

BOOST_AUTO_TEST_CASE(a_port_in_use_is_named_in_the_error) {
  start();
  rpc::WebSocketOptions options;
  options.port = server->port();
  rpc::WebSocketServer second(options, recorder);
  const auto started = second.start();
  BOOST_REQUIRE(!started);
  BOOST_TEST(started.error().message.find("127.0.0.1:" + std::to_string(options.port)) != std::string::npos);
  BOOST_TEST(started.error().message.find("in use") != std::string::npos);
  BOOST_TEST(servesOthers());
}

BOOST_AUTO_TEST_CASE(an_address_that_is_none_is_an_error) {
  rpc::WebSocketOptions options;
  options.address = "nowhere";
  rpc::WebSocketServer wrong(options, recorder);
  const auto started = wrong.start();
  BOOST_REQUIRE(!started);
  BOOST_TEST(started.error().message.find("nowhere") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(stopping_tells_the_clients_and_ends_in_time_whatever_they_do) {
  start();
  WireClient polite(server->port());
  BOOST_REQUIRE(!polite.open());
  WireClient silent(server->port());
  BOOST_REQUIRE(!silent.open());
  RawClient handshaking(server->port());
  handshaking.send("GET /kurento HT");
  recorder.waitForOpen(2);
  bool wasClosed = false;  // Boost.Test's checks are for one thread
  std::thread reader([&] { wasClosed = !polite.read(); });
  const auto begin = std::chrono::steady_clock::now();
  server->stop();
  BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(10)));
  reader.join();
  BOOST_TEST(wasClosed);
  BOOST_TEST(polite.closeCode() == 1001);
  BOOST_TEST(recorder.waitForClosed(2));  // nobody is left believing in an open connection
}

BOOST_AUTO_TEST_CASE(connections_may_outlive_the_server) {
  start();
  WireClient client(server->port());
  BOOST_REQUIRE(!client.open());
  const auto connection = recorder.waitForOpen(1).front();
  server.reset();
  BOOST_TEST(!connection->isOpen());
  BOOST_TEST(!connection->send("too late"));
  connection->post([] { BOOST_ERROR("there is no thread to run this"); });
  connection->close(1000, "too late");
}

BOOST_AUTO_TEST_SUITE_END()
