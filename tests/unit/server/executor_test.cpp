#include <atomic>
#include <boost/test/unit_test.hpp>
#include <future>
#include <stdexcept>
#include <vector>

#include "server/runtime/Executor.hpp"
#include "server/runtime/Reaper.hpp"
#include "server/runtime/Ticker.hpp"
#include "tests/support/Eventually.hpp"

using namespace headwater::server;
using headwater::test::eventually;
using std::chrono::milliseconds;

namespace {
// Far beyond what anything here takes: only a deadlock gets there.
constexpr std::chrono::seconds kForever{30};

void waitFor(std::promise<void>& promise) {
  BOOST_REQUIRE(promise.get_future().wait_for(kForever) == std::future_status::ready);
}
}  // namespace

BOOST_AUTO_TEST_SUITE(executor)

BOOST_AUTO_TEST_CASE(jobs_run_in_order_and_never_at_once) {
  ThreadPool pool({.maxThreads = 8});
  const auto executor = Executor::create(pool);
  std::vector<int> order;
  std::atomic<int> inside{0};
  std::atomic<bool> overlapped{false};
  std::promise<void> done;
  constexpr int kJobs = 5000;
  for (int i = 0; i < kJobs; ++i)
    executor->post([&, i] {
      if (inside++ != 0) overlapped = true;
      order.push_back(i);
      --inside;
      if (i == kJobs - 1) done.set_value();
    });
  waitFor(done);
  BOOST_TEST(!overlapped);
  BOOST_REQUIRE(order.size() == kJobs);
  for (int i = 0; i < kJobs; ++i) BOOST_REQUIRE(order[i] == i);
}

BOOST_AUTO_TEST_CASE(a_job_that_waits_delays_no_other_executor) {
  ThreadPool pool({.maxThreads = 8});
  const auto slow = Executor::create(pool), quick = Executor::create(pool);
  std::promise<void> release, done;
  auto released = release.get_future().share();
  slow->post([released] { released.wait(); });
  quick->post([&] { done.set_value(); });
  waitFor(done);
  release.set_value();
}

BOOST_AUTO_TEST_CASE(a_job_knows_where_it_runs) {
  ThreadPool pool({.maxThreads = 2});
  const auto executor = Executor::create(pool), other = Executor::create(pool);
  std::promise<void> done;
  executor->post([&] {
    BOOST_TEST(executor->runsHere());
    BOOST_TEST(!other->runsHere());
    done.set_value();
  });
  waitFor(done);
  BOOST_TEST(!executor->runsHere());
}

BOOST_AUTO_TEST_CASE(an_exception_in_a_job_ends_nothing) {
  ThreadPool pool({.maxThreads = 1});
  const auto executor = Executor::create(pool);
  std::promise<void> done;
  executor->post([] { throw std::runtime_error("on purpose"); });
  executor->post([&] { done.set_value(); });
  waitFor(done);
}

BOOST_AUTO_TEST_CASE(idle_threads_end) {
  ThreadPool pool({.maxThreads = 16, .idleTimeout = milliseconds(20)});
  std::promise<void> release;
  auto released = release.get_future().share();
  for (int i = 0; i < 10; ++i) pool.post([released] { released.wait(); });
  BOOST_TEST(pool.threads() == 10U);
  release.set_value();
  BOOST_TEST(eventually([&] { return pool.threads() == 0; }, kForever));
}

BOOST_AUTO_TEST_CASE(the_pool_waits_for_what_was_posted) {
  std::atomic<int> ran{0};
  {
    ThreadPool pool({.maxThreads = 2});
    for (int i = 0; i < 100; ++i) pool.post([&] { ++ran; });
  }
  BOOST_TEST(ran == 100);
}

BOOST_AUTO_TEST_CASE(a_stopped_pool_finishes_what_it_has_and_takes_no_more) {
  std::atomic<int> ran{0};
  ThreadPool pool({.maxThreads = 2});
  for (int i = 0; i < 100; ++i) pool.post([&] { ++ran; });
  BOOST_TEST(pool.stop(kForever));
  BOOST_TEST(ran == 100);
  pool.post([&] { ++ran; });
  BOOST_TEST(pool.threads() == 0U);
  BOOST_TEST(ran == 100);
}

BOOST_AUTO_TEST_CASE(the_reaper_knows_what_is_under_way) {
  Reaper reaper(4);
  std::promise<void> release;
  auto released = release.get_future().share();
  reaper.dispose("something slow", [released] { released.wait(); });
  BOOST_TEST(!reaper.drain(milliseconds(20)));
  BOOST_TEST(reaper.pending() == 1U);
  release.set_value();
  BOOST_TEST(reaper.drain(kForever));
}

BOOST_AUTO_TEST_CASE(the_ticker_ticks_until_it_is_gone) {
  std::atomic<int> ticks{0};
  std::promise<void> third;
  {
    Ticker ticker(milliseconds(1), [&] {
      if (++ticks == 3) third.set_value();
    });
    waitFor(third);
  }
  const int after = ticks;
  std::this_thread::sleep_for(milliseconds(20));
  BOOST_TEST(ticks == after);
}

BOOST_AUTO_TEST_SUITE_END()
