// The process: how it starts, how it ends, and what it says when it cannot.
#include <signal.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/test/unit_test.hpp>
#include <vector>

#include "tests/support/RpcClient.hpp"
#include "tests/support/ServerProcess.hpp"

using namespace headwater::test;
using std::chrono::seconds;

namespace {
bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}
}  // namespace

BOOST_AUTO_TEST_SUITE(lifecycle)

BOOST_AUTO_TEST_CASE(sigterm_ends_the_server_cleanly_with_clients_and_endpoints) {
  ServerProcess server;
  RpcClient client(server.port());
  const auto pipeline = client.create("MediaPipeline");
  for (int i = 0; i < 5; ++i) {
    const auto endpoint = client.create("WebRtcEndpoint", object({{"mediaPipeline", pipeline}}));
    client.invoke(endpoint, "generateOffer");
    client.invoke(endpoint, "gatherCandidates");
  }
  server.signal(SIGTERM);
  BOOST_TEST(server.waitForExit(seconds(20)) == 0);
  BOOST_TEST(client.waitUntilClosed());
}

BOOST_AUTO_TEST_CASE(a_taken_port_is_said_with_its_number) {
  ServerProcess first;
  ServerProcess second({"--rpc.port=" + std::to_string(first.port())}, {}, false);
  BOOST_TEST(second.waitForExit(seconds(20)) == 71);
  BOOST_TEST(contains(second.log(), std::to_string(first.port())), second.log());
  BOOST_TEST(contains(second.log(), "in use"), second.log());
}

BOOST_AUTO_TEST_CASE(a_taken_port_for_webrtc_is_said_with_its_number) {
  boost::asio::io_context io;
  using boost::asio::ip::udp;
  const udp::socket taken(io, udp::endpoint(udp::v4(), 0));
  const auto port = std::to_string(taken.local_endpoint().port());
  ServerProcess server({"--webrtc.port=" + port}, {}, false);
  BOOST_TEST(server.waitForExit(seconds(20)) == 71);
  BOOST_TEST(contains(server.log(), "port " + port + " for WebRTC"), server.log());
  BOOST_TEST(contains(server.log(), "in use"), server.log());
}

BOOST_AUTO_TEST_CASE(a_wrong_setting_is_said_with_its_key) {
  ServerProcess server({"--rpc.prot=1"}, {}, false);
  BOOST_TEST(server.waitForExit(seconds(20)) == 64);
  BOOST_TEST(contains(server.log(), "rpc.prot"), server.log());
}

BOOST_AUTO_TEST_CASE(a_missing_plugin_is_said_with_its_package) {
  ServerProcess server({},
                       {"GST_PLUGIN_SYSTEM_PATH=/nonexistent",
                        "GST_PLUGIN_PATH=", "GST_REGISTRY=/tmp/headwater-empty-registry.bin"},
                       false);
  BOOST_TEST(server.waitForExit(seconds(60)) == 69);
  BOOST_TEST(contains(server.log(), "gstreamer1.0-"), server.log());
}

BOOST_AUTO_TEST_CASE(threads_and_descriptors_come_back_after_a_pipeline_is_released) {
  ServerProcess server;
  RpcClient client(server.port());
  const auto cycle = [&](int endpoints) {
    const auto pipeline = client.create("MediaPipeline");
    for (int i = 0; i < endpoints; ++i) {
      const auto endpoint =
          client.create("WebRtcEndpoint", object({{"mediaPipeline", pipeline}, {"useDataChannels", true}}));
      client.invoke(endpoint, "generateOffer");
      client.invoke(endpoint, "gatherCandidates");
    }
    client.release(pipeline);
  };
  cycle(2);  // what is made once stays: plugins, thread pools of GStreamer
  const auto settled = [&](size_t threads, size_t descriptors) {
    return eventually([&] { return server.threads() <= threads && server.descriptors() <= descriptors; });
  };
  std::this_thread::sleep_for(seconds(2));
  const size_t threads = server.threads(), descriptors = server.descriptors();
  for (int round = 0; round < 5; ++round) cycle(4);
  BOOST_TEST(settled(threads, descriptors), "threads " << threads << " -> " << server.threads()
                                                       << ", descriptors " << descriptors << " -> "
                                                       << server.descriptors());
}

BOOST_AUTO_TEST_CASE(a_crowd_of_clients_comes_and_goes) {
  ServerProcess server;
  RpcClient steady(server.port());
  const auto comeAndGo = [&](size_t count) {
    std::vector<std::unique_ptr<RpcClient>> crowd;
    for (size_t i = 0; i < count; ++i) {
      crowd.push_back(std::make_unique<RpcClient>(server.port()));
      crowd.back()->create("MediaPipeline");
    }
    BOOST_TEST(steady.invoke("manager_ServerManager", "getPipelines").size() >= count);
  };
  comeAndGo(1);                             // whose session outlives it
  std::this_thread::sleep_for(seconds(2));  // what is made once stays: the server warms up meanwhile
  const size_t descriptors = server.descriptors();
  comeAndGo(100);
  BOOST_TEST(eventually([&] { return server.descriptors() <= descriptors; }),
             descriptors << " -> " << server.descriptors());
  BOOST_TEST(steady.value("ping").asString() == "pong");
}

BOOST_AUTO_TEST_SUITE_END()
