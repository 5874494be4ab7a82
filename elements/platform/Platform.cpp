#include "elements/platform/Platform.hpp"

#include <unistd.h>

#include <cstdlib>

#include "elements/av1/Elements.hpp"
#include "elements/gst/Teardown.hpp"
#include "elements/gst/TimeLine.hpp"
#include "elements/transcode/Factory.hpp"

namespace headwater::platform {

void restartWithoutSlices(char** argv) {
  if (glib_check_version(2, 76, 0) == nullptr || std::getenv("G_SLICE")) return;
  setenv("G_SLICE", "always-malloc", 0);
  execv("/proc/self/exe", argv);
}

base::Expected<void> initialize(int* argc, char*** argv) {
  GError* error = nullptr;
  if (!gst_init_check(argc, argv, &error)) {
    const gst::ErrorPtr owned(error);
    return base::fail(base::Failure::Code::internal, std::string("GStreamer does not initialise: ") +
                                                         (error ? error->message : "no reason given"));
  }
  gst::timeLine();
  av1::registerElements();
  track::setAdapterFactory(transcode::makeAdapterFactory());
  return {};
}

bool awaitTeardowns(std::chrono::milliseconds deadline) {
  return gst::awaitTeardowns(deadline);
}

}  // namespace headwater::platform
