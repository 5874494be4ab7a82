#include "elements/platform/Platform.hpp"

#include <unistd.h>

#include <cstdlib>

#include "elements/av1/Elements.hpp"
#include "elements/gst/Teardown.hpp"
#include "elements/gst/TimeLine.hpp"
#include "elements/http/Source.hpp"
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
  http::registerSource();
  track::setAdapterFactory(transcode::makeAdapterFactory());
  return {};
}

std::vector<std::string> missingDecoders() {
  constexpr std::pair<const char*, const char*> kCommon[] = {
      {"H.264", "video/x-h264"},
      {"H.265", "video/x-h265"},
      {"MPEG-4 part 2", "video/mpeg,mpegversion=4,systemstream=false"},
      {"MPEG-2", "video/mpeg,mpegversion=2,systemstream=false"},
      {"H.263", "video/x-h263"},
      {"AAC", "audio/mpeg,mpegversion=4"},
      {"MP3", "audio/mpeg,mpegversion=1,layer=3"},
      {"AC-3", "audio/x-ac3"},
      {"E-AC-3", "audio/x-eac3"},
      {"AMR", "audio/AMR"},
      {"WMA", "audio/x-wma"},
  };
  std::vector<std::string> missing;
  GList* all = gst_element_factory_list_get_elements(GST_ELEMENT_FACTORY_TYPE_DECODER, GST_RANK_MARGINAL);
  for (const auto& [name, text] : kCommon) {
    const auto caps = gst::adopt(gst_caps_from_string(text));
    GList* found = gst_element_factory_list_filter(all, caps.get(), GST_PAD_SINK, FALSE);
    if (!found) missing.emplace_back(name);
    gst_plugin_feature_list_free(found);
  }
  gst_plugin_feature_list_free(all);
  return missing;
}

bool awaitTeardowns(std::chrono::milliseconds deadline) {
  return gst::awaitTeardowns(deadline);
}

}  // namespace headwater::platform
