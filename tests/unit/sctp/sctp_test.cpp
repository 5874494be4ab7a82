// SCTP of our own: two associations, with a wire between them.
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <thread>

#include "elements/sctp/SctpAssociation.hpp"

using namespace headwater::sctp;
using namespace std::chrono_literals;

namespace {

/// Delivers on a thread of its own, as a network does: usrsctp must not be called from its own output.
class Wire {
 public:
  Wire() : thread_([this] { run(); }) {}
  ~Wire() { stop(); }
  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
  }
  void carry(std::span<const uint8_t> packet, std::weak_ptr<SctpAssociation> to) {
    {
      const std::lock_guard lock(mutex_);
      packets_.emplace_back(std::vector<uint8_t>(packet.begin(), packet.end()), std::move(to));
    }
    changed_.notify_all();
  }

 private:
  void run() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopped_ || !packets_.empty(); });
      if (stopped_) return;
      const auto [packet, to] = std::move(packets_.front());
      packets_.pop_front();
      lock.unlock();
      if (const auto association = to.lock()) association->receive(packet);
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<std::vector<uint8_t>, std::weak_ptr<SctpAssociation>>> packets_;
  bool stopped_ = false;
  std::thread thread_;
};

struct Message {
  uint16_t stream;
  uint32_t protocol;
  std::string data;
  bool operator==(const Message&) const = default;
};

/// What one side hears. Thread-safe.
struct End {
  template <class Change>
  void note(Change change) {
    const std::lock_guard lock(mutex);
    change();
  }
  template <class Condition>
  bool waitFor(Condition condition, std::chrono::seconds deadline = 20s) {
    const auto end = std::chrono::steady_clock::now() + deadline;
    do {
      {
        const std::lock_guard lock(mutex);
        if (condition()) return true;
      }
      std::this_thread::sleep_for(5ms);
    } while (std::chrono::steady_clock::now() < end);
    return false;
  }

  std::mutex mutex;
  std::shared_ptr<SctpAssociation> association;
  std::weak_ptr<SctpAssociation> other;
  std::atomic<bool> cut{false};
  bool up = false, down = false;
  std::vector<Message> messages;
  std::vector<uint16_t> reset;
};

/// The ends and the wire are held by what is called back, too: a timer of usrsctp may be in a call while an
/// association is closed.
struct Pair {
  Pair() {
    for (const auto& end : {first, second}) end->association = make(end);
    a.other = b.association;
    b.other = a.association;
    for (const auto& end : {first, second}) end->association->connect();
    BOOST_REQUIRE(a.waitFor([this] { return a.up; }));
    BOOST_REQUIRE(b.waitFor([this] { return b.up; }));
  }
  ~Pair() {
    for (const auto& end : {first, second}) end->association->close();
    wire->stop();
    for (const auto& end : {first, second}) end->association.reset();
  }
  std::shared_ptr<SctpAssociation> make(const std::shared_ptr<End>& end) const {
    SctpAssociation::Callbacks callbacks;
    callbacks.output = [wire = wire, end](std::span<const uint8_t> packet) {
      if (!end->cut) wire->carry(packet, end->other);
    };
    callbacks.onUp = [end] { end->note([&] { end->up = true; }); };
    callbacks.onDown = [end] { end->note([&] { end->down = true; }); };
    callbacks.onMessage = [end](uint16_t stream, uint32_t protocol, std::string data) {
      end->note([&] { end->messages.push_back({stream, protocol, std::move(data)}); });
    };
    callbacks.onReset = [end](const std::vector<uint16_t>& incoming, const std::vector<uint16_t>&) {
      end->note([&] { end->reset.insert(end->reset.end(), incoming.begin(), incoming.end()); });
    };
    auto made = SctpAssociation::create({.sendBufferBytes = 4 << 20}, std::move(callbacks));
    BOOST_REQUIRE(made);
    return *made;
  }

  const std::shared_ptr<Wire> wire = std::make_shared<Wire>();
  const std::shared_ptr<End> first = std::make_shared<End>(), second = std::make_shared<End>();
  End &a = *first, &b = *second;
};

size_t threads() {
  const std::filesystem::directory_iterator all("/proc/self/task");
  return static_cast<size_t>(std::distance(begin(all), end(all)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sctp)

BOOST_AUTO_TEST_CASE(messages_arrive_whole_and_in_order_whatever_they_hold) {
  Pair pair;
  const std::vector<Message> sent{{0, 51, "text"},
                                  {0, 51, std::string("a\0b", 3)},
                                  {2, 53, std::string(65536, 'x')},
                                  {2, 53, std::string(65537, 'y')},
                                  {4, 53, std::string(262144, 'z')},
                                  {4, 57, std::string(1, '\0')},
                                  {4, 51, "after"}};
  for (const auto& message : sent)
    BOOST_TEST(pair.a.association->send(message.stream, message.protocol, message.data, {}));
  BOOST_REQUIRE(pair.b.waitFor([&] { return pair.b.messages.size() == sent.size(); }));
  for (const uint16_t stream : {0, 2, 4}) {
    std::vector<Message> before, after;
    const auto of = [&](const Message& message) { return message.stream == stream; };
    std::copy_if(sent.begin(), sent.end(), std::back_inserter(before), of);
    std::copy_if(pair.b.messages.begin(), pair.b.messages.end(), std::back_inserter(after), of);
    BOOST_TEST((before == after));
  }
}

BOOST_AUTO_TEST_CASE(one_that_is_larger_than_agreed_is_dropped_and_the_next_arrives) {
  Pair pair;
  BOOST_TEST(pair.a.association->send(1, 53, std::string(300000, 'x'), {}));
  BOOST_TEST(pair.a.association->send(1, 51, std::string("after"), {}));
  BOOST_REQUIRE(pair.b.waitFor([&] { return !pair.b.messages.empty(); }));
  BOOST_TEST((pair.b.messages[0] == Message{1, 51, "after"}));
}

BOOST_AUTO_TEST_CASE(what_waits_is_bounded) {
  Pair pair;
  pair.a.cut = true;
  int taken = 0;
  while (taken < 1000 && pair.a.association->send(1, 53, std::string(65536, 'x'), {})) ++taken;
  BOOST_TEST(taken > 0);
  BOOST_TEST(taken <= 80);  // 4 MiB, and what left at once
}

BOOST_AUTO_TEST_CASE(streams_end_many_at_once_and_cost_no_thread) {
  Pair pair;
  const auto before = threads();
  for (uint16_t stream = 0; stream < SctpAssociation::kStreams; ++stream)
    BOOST_REQUIRE(pair.a.association->send(stream, 51, std::string("x"), {}));
  BOOST_REQUIRE(pair.b.waitFor([&] { return pair.b.messages.size() == SctpAssociation::kStreams; }));
  BOOST_TEST(threads() == before);
  for (uint16_t stream = 0; stream < 20; ++stream) pair.a.association->reset(stream);
  BOOST_REQUIRE(pair.b.waitFor([&] { return pair.b.reset.size() >= 20; }));
  std::sort(pair.b.reset.begin(), pair.b.reset.end());
  BOOST_TEST(pair.b.reset.front() == 0);
  BOOST_TEST(pair.b.reset.back() == 19);
  BOOST_TEST(pair.b.reset.size() == 20u);
}

BOOST_AUTO_TEST_CASE(the_end_is_heard_at_once) {
  Pair pair;
  pair.a.association->close();
  BOOST_TEST(pair.b.waitFor([&] { return pair.b.down; }, 5s));
  BOOST_TEST(!pair.a.association->send(1, 51, std::string("x"), {}));
}

BOOST_AUTO_TEST_SUITE_END()
