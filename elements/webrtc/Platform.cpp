#include "elements/webrtc/Platform.hpp"

#include <unistd.h>

#include <cstdlib>

#include "elements/adapter/Factory.hpp"
#include "elements/av1/Elements.hpp"
#include "elements/gst/Teardown.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::media {

namespace {

struct Needed {
  const char* element;
  const char* package;  ///< of Debian
};

constexpr Needed kNeeded[] = {
    {"webrtcbin", "gstreamer1.0-plugins-bad"},   {"nicesrc", "gstreamer1.0-nice"},
    {"nicesink", "gstreamer1.0-nice"},           {"dtlssrtpenc", "gstreamer1.0-plugins-bad"},
    {"dtlssrtpdec", "gstreamer1.0-plugins-bad"}, {"srtpenc", "gstreamer1.0-plugins-bad"},
    {"srtpdec", "gstreamer1.0-plugins-bad"},     {"sctpenc", "gstreamer1.0-plugins-bad"},
    {"sctpdec", "gstreamer1.0-plugins-bad"},     {"rtpbin", "gstreamer1.0-plugins-good"},
    {"rtprtxsend", "gstreamer1.0-plugins-good"}, {"rtpfunnel", "gstreamer1.0-plugins-good"},
    {"fakesink", "libgstreamer1.0-0"},
};

}  // namespace

void restartWithoutSlices(char** argv) {
  if (glib_check_version(2, 76, 0) == nullptr || std::getenv("G_SLICE")) return;
  setenv("G_SLICE", "always-malloc", 0);
  execv("/proc/self/exe", argv);
}

Expected<void> initialize(int* argc, char*** argv) {
  GError* error = nullptr;
  if (!gst_init_check(argc, argv, &error)) {
    const gst::ErrorPtr owned(error);
    return fail(Failure::Code::internal, std::string("GStreamer does not initialise: ") +
                                             (error ? error->message : "no reason given"));
  }
  timeLine();
  av1::registerElements();
  setAdapterFactory(makeAdapterFactory());
  return {};
}

bool awaitTeardowns(std::chrono::milliseconds deadline) {
  return gst::awaitTeardowns(deadline);
}

Expected<void> checkPlugins() {
  for (const auto& needed : kNeeded) {
    const auto factory = gst::adopt(gst_element_factory_find(needed.element));
    if (!factory)
      return fail(Failure::Code::missingPlugin, std::string("GStreamer has no element '") + needed.element +
                                                    "'; install the package " + needed.package);
  }
  return {};
}

}  // namespace headwater::media
