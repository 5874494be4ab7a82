#define BOOST_TEST_MODULE unit_fanout
#include <boost/test/unit_test.hpp>
