// Credentials of our own making, RFC 8839 5.4.
#include <algorithm>
#include <cctype>
#include <set>

#include "elements/ice/Credentials.hpp"
#include "tests/unit/ice/Fixture.hpp"

using headwater::ice::makeCredentials;

BOOST_AUTO_TEST_SUITE(credentials)

BOOST_AUTO_TEST_CASE(each_is_long_enough_of_ice_chars_and_unlike_any_other) {
  constexpr size_t kMany = 2000;
  std::set<std::string> ufrags, passwords;
  std::set<char> seen;
  for (size_t i = 0; i < kMany; ++i) {
    const auto made = makeCredentials();
    BOOST_REQUIRE(made);
    BOOST_TEST(made->ufrag.size() >= 4u);
    BOOST_TEST(made->password.size() >= 22u);
    for (const char each : made->ufrag + made->password) seen.insert(each);
    ufrags.insert(made->ufrag);
    passwords.insert(made->password);
  }
  BOOST_TEST(ufrags.size() == kMany);
  BOOST_TEST(passwords.size() == kMany);
  BOOST_TEST(seen.size() == 64u);
  BOOST_TEST(std::all_of(seen.begin(), seen.end(), [](unsigned char each) {
    return std::isalnum(each) || each == '+' || each == '/';
  }));
}

BOOST_AUTO_TEST_SUITE_END()
