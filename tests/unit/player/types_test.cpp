// Names of GObject types are the process's: one of ours that GStreamer or a plugin has too is the end of
// whichever comes second.
#include <boost/test/unit_test.hpp>
#include <functional>
#include <set>

#include "elements/fanout/FanoutElement.hpp"
#include "elements/gst/GstPtr.hpp"
#include "elements/platform/Platform.hpp"
#include "tests/support/media/MediaFiles.hpp"
#include "tests/support/media/Playing.hpp"
#include "tests/support/media/Session.hpp"

using namespace headwater;
using namespace headwater::test;

namespace {

/// What GObject complains of while it is there, as of a name that is taken.
class Complaints {
 public:
  Complaints()
      : id_(g_log_set_handler("GLib-GObject", static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK), &keep, this)) {}
  ~Complaints() { g_log_remove_handler("GLib-GObject", id_); }
  const std::string& text() const { return text_; }

 private:
  static void keep(const char*, GLogLevelFlags, const char* message, gpointer data) {
    static_cast<Complaints*>(data)->text_ += std::string(message) + "\n";
  }
  std::string text_;
  const guint id_;
};

std::set<std::string> typesBelow(GType root) {
  std::set<std::string> names;
  const std::function<void(GType)> add = [&](GType type) {
    names.insert(g_type_name(type));
    guint count = 0;
    const std::unique_ptr<GType, decltype(&g_free)> children(g_type_children(type, &count), &g_free);
    for (guint i = 0; i < count; ++i) add(children.get()[i]);
  };
  add(root);
  return names;
}

/// Every type that has elements of ours, or an object in webrtcbin.
void makeOurs() {
  platform::warmUp();
  // With the hub, whose agents stand in for libnice's.
  webrtc::WebRtcPeerOptions options;
  options.name = "types";
  options.iceHub = testHub();
  const auto peer = webrtc::WebRtcPeer::create(options, {});
  BOOST_REQUIRE(peer);
  BOOST_TEST((*peer)->createOffer({}).has_value());
  (*peer)->close();
  const fanout::FanoutElement fanout({}, "tee");
  for (const char* name :
       {"headwaterav1depay", "headwaterav1pay", "headwaterav1dec", "headwaterav1enc", "headwaterhttpsrc"})
    BOOST_TEST(gst::sink(gst_element_factory_make(name, nullptr)).get() != nullptr, name);
}

void loadEveryPlugin() {
  GList* plugins = gst_registry_get_plugin_list(gst_registry_get());
  for (GList* each = plugins; each; each = each->next) {
    const auto loaded = gst::adopt(gst_plugin_load(GST_PLUGIN(each->data)));
    if (!loaded) BOOST_TEST_MESSAGE(gst_plugin_get_name(GST_PLUGIN(each->data)) << " does not load");
  }
  gst_plugin_list_free(plugins);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(types)

BOOST_AUTO_TEST_CASE(none_of_ours_has_the_name_of_another) {
  const Complaints complaints;
  makeOurs();
  loadEveryPlugin();
  for (const auto type : {gst_stream_get_type(), gst_stream_collection_get_type(), gst_device_get_type()})
    BOOST_TEST(type != 0u);  // those that GStreamer makes when somebody wants them
  BOOST_TEST(complaints.text() == "");
  const auto all = typesBelow(G_TYPE_OBJECT);
  BOOST_TEST(all.size() > 500u);
  // tools/lint/include_rule.py sees to it that no other name comes to be.
  for (const char* ours :
       {"HeadwaterAv1Decoder", "HeadwaterAv1Depay", "HeadwaterAv1Encoder", "HeadwaterAv1Pay",
        "HeadwaterFanout", "HeadwaterHttpSource", "HeadwaterIceAgent", "HeadwaterIceSink",
        "HeadwaterIceSource", "HeadwaterIceStream", "HeadwaterIceTransport"})
    BOOST_TEST(all.contains(ours), ours);
}

BOOST_AUTO_TEST_CASE(a_transport_stream_is_played_where_there_were_peers) {
  platform::warmUp();
  player::PlayerOptions options;
  options.uri = "file://" + mediaFile("h264.ts", ball(kH264, 1) + " ! h264parse ! mpegtsmux");
  options.encodedMedia = true;
  Playing playing(options);
  playing.play();
  BOOST_TEST(playing.wait([&] { return playing.ends() == 1; }));
  BOOST_TEST(playing.video->packets().size() >= 24u);
}

BOOST_AUTO_TEST_SUITE_END()
