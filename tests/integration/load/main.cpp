#define BOOST_TEST_MODULE load_integration
#include <boost/test/unit_test.hpp>
