// What is guarded by a mutex, and who waits for it.
#include <boost/test/unit_test.hpp>
#include <thread>
#include <vector>

#include "elements/base/Mutex.hpp"

using namespace headwater::base;
using namespace std::chrono_literals;

namespace {

class Counter {
 public:
  void add() {
    {
      const Lock lock(mutex_);
      ++value_;
    }
    changed_.notifyAll();
  }
  /// In two steps, with the lock let go in between.
  void addTwice() {
    Lock lock(mutex_);
    ++value_;
    lock.unlock();
    lock.lock();
    ++value_;
    changed_.notifyAll();
  }
  bool reaches(int value, std::chrono::milliseconds within) {
    Lock lock(mutex_);
    return changed_.waitFor(lock, within, [&]() HW_REQUIRES(mutex_) { return value_ >= value; });
  }
  int value() const {
    const Lock lock(mutex_);
    return value_;
  }

 private:
  mutable Mutex mutex_;
  Condition changed_;
  int value_ HW_GUARDED_BY(mutex_) = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(mutex)

BOOST_AUTO_TEST_CASE(no_change_is_lost_between_threads) {
  Counter counter;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 1000; ++n) n % 2 ? counter.add() : counter.addTwice();
    });
  BOOST_TEST(counter.reaches(6000, 60s));
  for (auto& each : threads) each.join();
  BOOST_TEST(counter.value() == 6000);
}

BOOST_AUTO_TEST_CASE(waiting_ends_when_nothing_comes) {
  Counter counter;
  counter.add();
  BOOST_TEST(!counter.reaches(2, 20ms));
  BOOST_TEST(counter.reaches(1, 0ms));
}

BOOST_AUTO_TEST_SUITE_END()
