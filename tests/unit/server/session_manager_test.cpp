#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <vector>

#include "server/session/SessionManager.hpp"

using namespace headwater::server;
using std::chrono::milliseconds;

namespace {

/// A socket without a network: what matters to a session is whether it is open and what was sent.
class Socket final : public headwater::rpc::Connection {
 public:
  uint64_t id() const override { return 1; }
  const std::string& remoteAddress() const override { return address_; }
  bool send(std::string frame) override {
    sent.push_back(std::move(frame));
    return open;
  }
  bool isOpen() const override { return open; }
  void post(std::function<void()> job) override { job(); }
  void close(uint16_t, const std::string&) override { open = false; }
  void announceInterval(milliseconds) override {}

  bool open = true;
  std::vector<std::string> sent;

 private:
  const std::string address_ = "test";
};

struct Fixture {
  std::vector<std::string> abandoned;
  SessionManager sessions{milliseconds(1000), [this](const std::string& id) { abandoned.push_back(id); }};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(session_manager, Fixture)

BOOST_AUTO_TEST_CASE(an_object_goes_when_the_last_session_that_held_it_goes) {
  const auto a = sessions.open("a"), b = sessions.open("b");
  sessions.ref(a, {"endpoint", "pipeline"}, 100);
  sessions.ref(b, {"pipeline"}, 100);
  sessions.close("a");
  BOOST_TEST(abandoned == std::vector<std::string>{"endpoint"}, boost::test_tools::per_element());
  sessions.close("b");
  BOOST_TEST(abandoned.back() == "pipeline");
}

BOOST_AUTO_TEST_CASE(a_reference_counts_once_a_session) {
  const auto a = sessions.open("a");
  sessions.ref(a, {"pipeline"}, 100);
  sessions.ref(a, {"pipeline"}, 100);
  sessions.unref(*a, "pipeline", "");
  BOOST_TEST(abandoned.size() == 1U);
  sessions.unref(*a, "pipeline", "");
  BOOST_TEST(abandoned.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_released_object_is_held_by_nobody) {
  const auto a = sessions.open("a");
  sessions.ref(a, {"pipeline"}, 100);
  sessions.forget("pipeline");
  BOOST_TEST(!a->holds("pipeline"));
  sessions.close("a");
  BOOST_TEST(abandoned.empty());
}

BOOST_AUTO_TEST_CASE(a_session_without_a_socket_goes_at_the_second_collection) {
  const auto socket = std::make_shared<Socket>();
  const auto session = sessions.open("a");
  session->attach(socket);
  sessions.ref(session, {"pipeline"}, 100);
  sessions.collect();
  sessions.collect();
  BOOST_TEST(sessions.find("a") != nullptr);  // its socket is open, traffic or not
  socket->open = false;
  sessions.collect();
  BOOST_TEST(sessions.find("a") != nullptr);
  sessions.collect();
  BOOST_TEST(sessions.find("a") == nullptr);
  BOOST_TEST(abandoned.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_session_that_is_used_again_stays) {
  const auto socket = std::make_shared<Socket>(), next = std::make_shared<Socket>();
  const auto session = sessions.open("a");
  session->attach(socket);
  socket->open = false;
  sessions.collect();
  session->attach(next);
  sessions.collect();
  BOOST_TEST(sessions.find("a") != nullptr);
}

BOOST_AUTO_TEST_CASE(events_and_answers_follow_the_session_to_its_new_socket) {
  const auto socket = std::make_shared<Socket>(), next = std::make_shared<Socket>();
  const auto session = sessions.open("a");
  session->attach(socket);
  session->deliver("1");
  session->attach(next);
  session->deliver("2");
  session->reply(socket, "3");  // asked there, and it is still open
  socket->open = false;
  session->reply(socket, "4");
  BOOST_TEST(socket->sent == (std::vector<std::string>{"1", "3"}), boost::test_tools::per_element());
  BOOST_TEST(next->sent == (std::vector<std::string>{"2", "4"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_session_holds_so_many_objects_and_no_more) {
  const auto session = sessions.open("a");
  for (int i = 0; i < 5; ++i) BOOST_TEST(sessions.ref(session, {std::to_string(i)}, 5));
  BOOST_TEST(!sessions.ref(session, {"another"}, 5));
  BOOST_TEST(sessions.ref(session, {"3"}, 5));  // it has that one
}

BOOST_AUTO_TEST_CASE(only_a_session_that_held_something_can_be_connected_to_again) {
  const auto session = sessions.open("a");
  BOOST_TEST(!session->established());
  sessions.ref(session, {"pipeline"}, 100);
  sessions.unref(*session, "pipeline", "");
  BOOST_TEST(session->established());
}

BOOST_AUTO_TEST_SUITE_END()
