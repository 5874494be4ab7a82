#define BOOST_TEST_MODULE unit_fanout
#include <gst/gst.h>

#include <boost/test/unit_test.hpp>

namespace {

/// Only for GStreamer's own reader of RTCP, which judges what we write.
struct GStreamer {
  GStreamer() { gst_init(nullptr, nullptr); }
};

}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(GStreamer);
