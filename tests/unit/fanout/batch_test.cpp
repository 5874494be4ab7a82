// Datagrams over real sockets: what is sent arrives, in order, and what cannot be sent is counted.
#include <arpa/inet.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstring>

#include "elements/fanout/DatagramBatch.hpp"

using namespace headwater::fanout;
using namespace headwater::net;
using namespace std::chrono_literals;

namespace {

class Socket {
 public:
  Socket() : descriptor_(socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0)) {
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    BOOST_REQUIRE(bind(descriptor_, reinterpret_cast<sockaddr*>(&own), sizeof own) == 0);
    const int size = 4 << 20;
    setsockopt(descriptor_, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  }
  ~Socket() { close(descriptor_); }
  int descriptor() const { return descriptor_; }
  UdpDestination from(const Socket& sender) const {
    UdpDestination to;
    to.socket = sender.descriptor();
    to.length = sizeof(sockaddr_in);
    BOOST_REQUIRE(getsockname(descriptor_, reinterpret_cast<sockaddr*>(&to.address), &to.length) == 0);
    return to;
  }
  std::vector<std::string> received() const {
    std::vector<std::string> all;
    char bytes[4096];
    for (ssize_t size; (size = recv(descriptor_, bytes, sizeof bytes, 0)) >= 0;)
      all.emplace_back(bytes, size);
    return all;
  }

 private:
  const int descriptor_;
};

struct Fixture {
  void put(const std::string& text, const UdpDestination& to) {
    const auto room = batch.room();
    std::memcpy(room.data(), text.data(), text.size());
    batch.commit(text.size(), to, owner, std::chrono::steady_clock::now());
  }
  ShardCounters counters;
  StreamCounters owner;
  DatagramBatch batch{counters};
  Socket sender, one, two;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(batch, Fixture)

BOOST_AUTO_TEST_CASE(many_sizes_and_destinations_arrive_as_they_were) {
  const auto first = one.from(sender), second = two.from(sender);
  std::vector<std::string> toOne, toTwo;
  for (int i = 0; i < 400; ++i) {
    // Runs of equal size with a shorter end, as the packets of a frame are.
    const std::string text(i % 7 == 6 ? 300 : 1100, static_cast<char>('a' + i % 26));
    (i / 7 % 2 ? toTwo : toOne).push_back(text);
    put(text, i / 7 % 2 ? second : first);
  }
  batch.flush();
  BOOST_TEST((one.received() == toOne));
  BOOST_TEST((two.received() == toTwo));
  BOOST_TEST(counters.packets.get() == 400u);
  BOOST_TEST(owner.dropped.get() == 0u);
  BOOST_TEST(counters.calls.get() < 40u);
}

BOOST_AUTO_TEST_CASE(without_segmentation_the_same_arrives) {
  const auto to = one.from(sender);
  UdpSegmentation::retract();
  std::vector<std::string> expected;
  for (int i = 0; i < 100; ++i) {
    expected.push_back(std::string(1000, static_cast<char>('a' + i % 26)));
    put(expected.back(), to);
  }
  batch.flush();
  BOOST_TEST((one.received() == expected));
}

BOOST_AUTO_TEST_CASE(one_destination_that_refuses_costs_the_others_nothing) {
  const auto good = one.from(sender);
  auto bad = two.from(sender);
  reinterpret_cast<sockaddr_in*>(&bad.address)->sin_port = 0;
  for (int i = 0; i < 30; ++i) put("text", i % 3 == 1 ? bad : good);
  batch.flush();
  BOOST_TEST(one.received().size() == 20u);
  BOOST_TEST(owner.dropped.get() == 10u);
  BOOST_TEST(counters.droppedSocket.get() == 10u);
}

BOOST_AUTO_TEST_CASE(time_in_the_server_is_told_by_quantiles) {
  LatencyHistogram histogram;
  for (int i = 0; i < 98; ++i) histogram.add(100us);
  histogram.add(5ms);
  histogram.add(5ms);
  std::array<uint64_t, LatencyHistogram::kBuckets> sums{};
  histogram.addTo(sums);
  BOOST_TEST(LatencyHistogram::quantileMicros(sums, 0.5) > 99);
  BOOST_TEST(LatencyHistogram::quantileMicros(sums, 0.5) < 130);
  BOOST_TEST(LatencyHistogram::quantileMicros(sums, 0.99) > 4900);
  BOOST_TEST(LatencyHistogram::quantileMicros(sums, 0.99) < 6500);
  for (const auto time : {0ns, 1ns, 255ns, 1000ns, 77777ns, std::chrono::nanoseconds(1h)}) {
    LatencyHistogram single;
    single.add(time);
    std::array<uint64_t, LatencyHistogram::kBuckets> counts{};
    single.addTo(counts);
    const double told = LatencyHistogram::quantileMicros(counts, 0.5);
    const double true_ = static_cast<double>(time.count()) / 1000;
    BOOST_TEST((told >= std::min(true_, 1e6) && told <= true_ * 1.3 + 0.3));
  }
}

BOOST_AUTO_TEST_SUITE_END()
