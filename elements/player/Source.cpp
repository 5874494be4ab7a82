#include "elements/player/Source.hpp"

#include <algorithm>
#include <string_view>

#include "elements/base/Uri.hpp"
#include "elements/gst/Property.hpp"
#include "elements/player/Branch.hpp"

namespace headwater::player {

namespace {

void setIfThere(GstElement* element, const char* property, const std::string& value) {
  if (gst::hasProperty(element, property))
    gst_util_set_object_arg(G_OBJECT(element), property, value.c_str());
}

std::string microseconds(std::chrono::milliseconds time) {
  return std::to_string(std::chrono::microseconds(time).count());
}

// GstAutoplugSelectResult, which no header has.
constexpr int kTry = 0, kSkip = 2;

bool decodes(GstElementFactory* factory) {
  return gst_element_factory_list_is_type(factory, GST_ELEMENT_FACTORY_TYPE_DECODER) != FALSE;
}

/// What decodes in hardware may leave its pictures there, where nothing that follows can reach them.
bool worksOnFrames(GstElementFactory* factory) {
  const char* what = gst_element_factory_get_metadata(factory, GST_ELEMENT_METADATA_KLASS);
  return !what || std::string_view(what).find("Hardware") == std::string_view::npos;
}

}  // namespace

base::Expected<gst::Ptr<GstElement>> makeSource(const PlayerOptions& options) {
  auto source = gst::sink(gst_element_factory_make("uridecodebin", "player"));
  if (!source)
    return base::fail(
        base::Failure::Code::missingPlugin,
        "GStreamer has no element 'uridecodebin'; install the package gstreamer1.0-plugins-base");
  const auto caps = playableCaps(options.encodedMedia);
  // All streams: with fewer, decodebin drops those in silence whose decoder might make something that is not
  // in `caps` too, as libav's might of H.264. What nobody wants is discarded here.
  g_object_set(source.get(), "uri", options.feed ? "appsrc://" : options.uri.c_str(), "caps", caps.get(),
               "expose-all-streams", TRUE, nullptr);
  if (base::isHttp(options.uri) && options.networkCache.count() > 0)
    g_object_set(source.get(), "buffer-duration",
                 static_cast<gint64>(options.networkCache.count()) * static_cast<gint64>(GST_MSECOND),
                 nullptr);
  return source;
}

std::vector<gst::SignalConnection> chooseDecoders(GstElement* source,
                                                  std::function<void(base::Kind)> onDecoder) {
  std::vector<gst::SignalConnection> signals;
  signals.push_back(gst::connect<gboolean, GstPad*, GstCaps*>(
      source, "autoplug-continue", [](GstPad*, GstCaps* caps) { return isText(caps) ? FALSE : TRUE; }));
  signals.push_back(gst::connect<int, GstPad*, GstCaps*, GstElementFactory*>(
      source, "autoplug-select",
      [onDecoder = std::move(onDecoder)](GstPad*, GstCaps* caps, GstElementFactory* factory) {
        if (!worksOnFrames(factory)) return kSkip;
        if (const auto kind = kindOf(caps); kind && decodes(factory)) onDecoder(*kind);
        return kTry;
      }));
  return signals;
}

void setUpReader(const PlayerOptions& options, GstElement* source) {
  if (options.feed) return options.feed(gst::ref(source));
  const auto cache = std::to_string(options.networkCache.count());
  if (base::isRtsp(options.uri)) {
    setIfThere(source, "latency", cache);  // milliseconds of the jitter buffer
    if (options.rtspTransport != "auto") setIfThere(source, "protocols", options.rtspTransport);
    setIfThere(source, "tcp-timeout", microseconds(options.sourceTimeout));
  } else if (base::isHttp(options.uri)) {
    const auto seconds = std::max<int64_t>(1, options.sourceTimeout.count() / 1000);
    setIfThere(source, "timeout", std::to_string(seconds));
  }
}

}  // namespace headwater::player
