// Hubs that mix, over the wire: what a viewer of each sees and hears.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "tests/integration/Room.hpp"

using namespace headwater::test;

namespace {

using Points = std::vector<std::tuple<double, double, Colour>>;

struct Hubs : Room {
  std::string make(const std::string& type, Json::Value params = Json::objectValue) {
    params["mediaPipeline"] = pipeline;
    return client.create(type, params);
  }
  std::string port(const std::string& hub) { return client.create("HubPort", object({{"hub", hub}})); }
  void connect(const std::string& source, const std::string& sink, const char* type = nullptr) {
    auto params = object({{"sink", sink}});
    if (type) params["mediaType"] = type;
    client.invoke(source, "connect", params);
  }
  /// A participant that sends this picture and a tone into a port of its own.
  std::pair<Peer*, std::string> join(const std::string& hub, const std::string& pattern, bool sound = false) {
    auto& peer = add({.sendVideo = "VP8", .sendAudio = sound, .pattern = pattern});
    peer.negotiate();
    const auto own = port(hub);
    connect(peer.id(), own);
    return {&peer, own};
  }
  Peer& watch(const std::string& source, const std::string& video = "VP8") {
    auto& viewer = add({.receiveVideo = video, .receiveAudio = true});
    connect(source, viewer.id());
    viewer.negotiate();
    return viewer;
  }
  bool shows(Peer& viewer, const Points& points) {
    const bool shown = eventually([&] {
      return std::all_of(points.begin(), points.end(), [&](const auto& point) {
        return viewer.browser().colourAt(std::get<0>(point), std::get<1>(point)).near(std::get<2>(point));
      });
    });
    for (const auto& [x, y, colour] : points)
      BOOST_TEST_MESSAGE(x << "," << y << ": " << viewer.browser().colourAt(x, y) << ", expected " << colour);
    if (!shown) BOOST_TEST_MESSAGE(client.invoke(viewer.id(), "getStats").toStyledString());
    return shown;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hubs, Hubs)

BOOST_AUTO_TEST_CASE(a_composite_shows_all_in_a_grid_and_goes_on_without_who_leaves) {
  const auto composite = make("Composite", object({{"width", 320}, {"height", 240}, {"framerate", 10}}));
  const auto out = port(composite);
  auto& viewer = watch(out);
  auto& other = watch(out, "H264");
  const auto red = join(composite, "red", true), green = join(composite, "green"),
             blue = join(composite, "blue"), white = join(composite, "white");
  const Points grid{{0.25, 0.25, kRed}, {0.75, 0.25, kGreen}, {0.25, 0.75, kBlue}, {0.75, 0.75, kWhite}};
  BOOST_TEST(shows(viewer, grid));
  BOOST_TEST(shows(other, grid));
  BOOST_TEST(viewer.browser().waitForLoudness(-30));
  BOOST_TEST(viewer.browser().frameCaps().find("width=(int)320") != std::string::npos);
  const auto flows = [&] {
    return client.invoke(out, "isMediaFlowingOut", object({{"mediaType", "VIDEO"}})).asBool();
  };
  BOOST_TEST(eventually(flows));

  leave(*blue.first);  // its port stays, without a picture
  BOOST_TEST(
      shows(viewer, {{0.25, 0.25, kRed}, {0.75, 0.25, kGreen}, {0.25, 0.75, kWhite}, {0.75, 0.75, kBlack}}));
  client.release(white.second);
  client.release(green.second);
  BOOST_TEST(shows(viewer, {{0.5, 0.5, kRed}}));
  BOOST_TEST(viewer.browser().waitForFrames(viewer.browser().frames() + 10));
  client.release(composite);
  BOOST_TEST(eventually(
      [&] { return server.metric("headwater_encoders") == 0 && server.metric("headwater_decoders") == 0; }));
}

BOOST_AUTO_TEST_CASE(who_speaks_in_a_composite_hears_the_others_and_not_itself) {
  const auto composite = make("Composite");
  const auto join = [&](bool speaks) -> Peer& {
    auto& peer = add({.sendVideo = "", .sendAudio = speaks, .receiveAudio = true});
    const auto own = port(composite);
    connect(peer.id(), own);
    connect(own, peer.id());
    peer.negotiate();
    return peer;
  };
  auto &speaker = join(true), &listener = join(false);
  BOOST_TEST(listener.browser().waitForLoudness(-30));
  BOOST_REQUIRE(speaker.browser().waitForPackets(headwater::base::Kind::audio, 20));
  BOOST_TEST(speaker.browser().loudness() < -60);
  auto& second = join(true);
  BOOST_TEST(speaker.browser().waitForLoudness(-30));
  BOOST_TEST(second.browser().waitForLoudness(-30));
}

BOOST_AUTO_TEST_CASE(sizes_that_no_composite_has_are_refused) {
  for (const auto& params :
       {object({{"width", 0}}), object({{"height", 100'000}}), object({{"framerate", -1}})}) {
    auto all = params;
    all["mediaPipeline"] = pipeline;
    auto request = object({{"type", "Composite"}, {"constructorParams", all}});
    BOOST_TEST(client.error("create", request)["code"].asInt() == 40107);
  }
}

BOOST_AUTO_TEST_CASE(an_alpha_blending_puts_ports_where_they_are_told_before_the_master) {
  const auto blending = make("AlphaBlending");
  const auto master = join(blending, "red"), small = join(blending, "green");
  client.invoke(blending, "setMaster", object({{"source", master.second}, {"zOrder", 1}}));
  client.invoke(blending, "setPortProperties",
                object({{"relativeX", 0.5},
                        {"relativeY", 0.5},
                        {"zOrder", 2},
                        {"relativeWidth", 0.25},
                        {"relativeHeight", 0.25},
                        {"port", small.second}}));
  auto& viewer = watch(port(blending));
  BOOST_TEST(shows(viewer, {{0.25, 0.25, kRed}, {0.6, 0.6, kGreen}, {0.9, 0.9, kRed}}));
  // The picture has the master's size, not that of media.mixWidth and media.mixHeight.
  BOOST_TEST(eventually([&] {
    const auto caps = viewer.browser().frameCaps();
    return caps.find("width=(int)320") != std::string::npos &&
           caps.find("height=(int)240") != std::string::npos;
  }));
  client.invoke(blending, "setMaster", object({{"source", master.second}, {"zOrder", 3}}));
  BOOST_TEST(shows(viewer, {{0.6, 0.6, kRed}}));
}

BOOST_AUTO_TEST_CASE(a_mixer_gives_each_port_what_it_is_connected_with) {
  const auto mixer = make("Mixer");
  const auto red = join(mixer, "red", true), green = join(mixer, "green");
  const auto out = port(mixer);
  auto& viewer = watch(out);
  const auto take = [&](const char* operation, const char* media, const std::string& source) {
    client.invoke(mixer, operation, object({{"media", media}, {"source", source}, {"sink", out}}));
  };
  take("connect", "VIDEO", red.second);
  take("connect", "AUDIO", red.second);
  BOOST_TEST(shows(viewer, {{0.5, 0.5, kRed}}));
  BOOST_TEST(viewer.browser().waitForLoudness(-30));
  take("connect", "VIDEO", green.second);
  BOOST_TEST(shows(viewer, {{0.5, 0.5, kGreen}}));
  take("disconnect", "AUDIO", red.second);
  BOOST_TEST(eventually([&] { return viewer.browser().loudness() < -60; }));
  take("disconnect", "VIDEO", green.second);
  BOOST_TEST(eventually([&] {
    return !client.invoke(out, "isMediaFlowingOut", object({{"mediaType", "VIDEO"}})).asBool();
  }));
  BOOST_TEST(client
                 .invokeError(mixer, "connect",
                              object({{"media", "DATA"}, {"source", red.second}, {"sink", out}}))["code"]
                 .asInt() == 40004);
}

BOOST_AUTO_TEST_CASE(a_dispatcher_switches_ten_times_without_a_freeze) {
  const auto dispatcher = make("Dispatcher");
  const auto red = join(dispatcher, "red"), green = join(dispatcher, "green");
  const auto out = port(dispatcher);
  auto& viewer = watch(out);
  for (int i = 0; i < 10; ++i) {
    const bool even = i % 2 == 0;
    client.invoke(dispatcher, "connect",
                  object({{"source", even ? red.second : green.second}, {"sink", out}}));
    BOOST_REQUIRE(shows(viewer, {{0.5, 0.5, even ? kRed : kGreen}}));
  }
}

BOOST_AUTO_TEST_SUITE_END()
