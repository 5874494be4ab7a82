#include <boost/test/unit_test.hpp>

#include "rpc/dispatch/DuplicateCache.hpp"

using headwater::rpc::DuplicateCache;
using std::chrono::milliseconds;

BOOST_AUTO_TEST_SUITE(duplicate_cache)

BOOST_AUTO_TEST_CASE(a_repeated_request_gets_the_first_answer) {
  DuplicateCache cache(milliseconds(1000), 10);
  const auto now = DuplicateCache::Clock::now();
  BOOST_TEST(cache.begin("1", "create", now).isNew);
  const auto early = cache.begin("1", "create", now);
  BOOST_TEST(!early.isNew);
  BOOST_TEST(!early.answer.has_value());
  cache.finish("1", "create", "made");
  BOOST_TEST(cache.begin("1", "create", now).answer.value_or("") == "made");
}

BOOST_AUTO_TEST_CASE(another_request_with_the_same_id_is_carried_out) {
  DuplicateCache cache(milliseconds(1000), 10);
  const auto now = DuplicateCache::Clock::now();
  cache.begin("1", "create", now);
  cache.finish("1", "create", "made");
  BOOST_TEST(cache.begin("1", "release", now).isNew);
  cache.finish("1", "create", "late answer of the first");
  BOOST_TEST(!cache.begin("1", "release", now).answer.has_value());
}

BOOST_AUTO_TEST_CASE(answers_go_with_their_time) {
  DuplicateCache cache(milliseconds(1000), 10);
  const auto now = DuplicateCache::Clock::now();
  cache.begin("1", "create", now);
  cache.finish("1", "create", "made");
  BOOST_TEST(!cache.begin("1", "create", now + milliseconds(999)).isNew);
  BOOST_TEST(cache.begin("1", "create", now + milliseconds(1000)).isNew);
}

BOOST_AUTO_TEST_CASE(the_oldest_go_when_there_are_too_many) {
  DuplicateCache cache(milliseconds(100000), 3);
  const auto now = DuplicateCache::Clock::now();
  for (int i = 0; i < 100; ++i) BOOST_TEST(cache.begin(std::to_string(i), "x", now + milliseconds(i)).isNew);
  BOOST_TEST(!cache.begin("99", "x", now + milliseconds(100)).isNew);
  BOOST_TEST(cache.begin("0", "x", now + milliseconds(100)).isNew);
}

BOOST_AUTO_TEST_CASE(a_cache_that_keeps_nothing_finds_nothing) {
  DuplicateCache cache(milliseconds(0), 10);
  const auto now = DuplicateCache::Clock::now();
  BOOST_TEST(cache.begin("1", "create", now).isNew);
  BOOST_TEST(cache.begin("1", "create", now).isNew);
}

BOOST_AUTO_TEST_SUITE_END()
