#include "elements/webrtc/Plugins.hpp"

#include "elements/gst/GstPtr.hpp"

namespace headwater::webrtc {

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

base::Expected<void> checkPlugins() {
  for (const auto& needed : kNeeded) {
    const auto factory = gst::adopt(gst_element_factory_find(needed.element));
    if (!factory)
      return base::fail(base::Failure::Code::missingPlugin, std::string("GStreamer has no element '") +
                                                                needed.element + "'; install the package " +
                                                                needed.package);
  }
  return {};
}

}  // namespace headwater::webrtc
