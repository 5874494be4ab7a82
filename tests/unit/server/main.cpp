#define BOOST_TEST_MODULE server
#include <spdlog/spdlog.h>

#include <boost/test/unit_test.hpp>

namespace {

struct Quiet {
  Quiet() { spdlog::set_level(spdlog::level::off); }
};

}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(Quiet);
