#define BOOST_TEST_MODULE unit_ice
#include <boost/test/unit_test.hpp>
