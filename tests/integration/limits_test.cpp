// Formats and bitrates that the application sets on an element, and what every element tells of its media.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "tests/integration/Room.hpp"

using namespace headwater::test;
using headwater::base::Kind;

namespace {

using Clock = std::chrono::steady_clock;

struct Limits : Room {
  /// An element of that class behind a presenter; a hub's is a port of it.
  std::string behind(const Peer& presenter, const std::string& type) {
    if (type == "WebRtcEndpoint") return presenter.id();
    auto params = object({{"mediaPipeline", pipeline}});
    if (type == "PassThrough") return connected(presenter, client.create(type, params));
    if (type == "GStreamerFilter") {
      params["command"] = "videoflip method=none";
      return connected(presenter, client.create(type, params));
    }
    const auto hub = client.create(type, params);
    const auto in = connected(presenter, client.create("HubPort", object({{"hub", hub}})));
    const auto out = client.create("HubPort", object({{"hub", hub}}));
    if (type == "Dispatcher") client.invoke(hub, "connect", object({{"source", in}, {"sink", out}}));
    return out;
  }
  std::string connected(const Peer& presenter, const std::string& element) {
    client.invoke(presenter.id(), "connect", object({{"sink", element}}));
    return element;
  }
  Peer& presentBusy() {
    auto& presenter = add({.sendVideo = "VP8", .sendAudio = true, .pattern = "snow"});
    presenter.negotiate();
    return presenter;
  }
  Peer& watch(const std::string& source, const BrowserOptions& options) {
    auto& viewer = add(options);
    client.invoke(source, "connect", object({{"sink", viewer.id()}}));
    viewer.negotiate();
    return viewer;
  }
  bool encoders(double count) {
    return eventually([&] { return server.metric("headwater_encoders") == count; });
  }
  bool transcodes(const std::string& element, const char* type) {
    return client.invoke(element, "isMediaTranscoding", object({{"mediaType", type}})).asBool();
  }
  /// Of video that is sent to a viewer, as the server counts it.
  double sentBytes(const Peer& viewer) {
    const auto stats = client.invoke(viewer.id(), "getStats");
    for (const auto& each : stats)
      if (each["type"] == "outboundrtp" && each["mediaTrackId"] == "video")
        return each["bytesSent"].asDouble();
    return 0;
  }
  /// Bits a second to a viewer, over one second.
  double rate(const Peer& viewer) {
    const auto before = sentBytes(viewer);
    const auto begin = Clock::now();
    std::this_thread::sleep_for(std::chrono::seconds(1));
    const auto bits = 8 * (sentBytes(viewer) - before);
    return bits / std::chrono::duration<double>(Clock::now() - begin).count();
  }
  /// Until that is so: encoders need a while to follow, and a busy machine to encode at all.
  bool comesTo(const Peer& viewer, double least, double most) {
    double last = 0;
    const bool come = eventually([&] {
      last = rate(viewer);
      return last >= least && last <= most;
    });
    BOOST_TEST_MESSAGE(last / 1000 << " kbit/s, expected " << least / 1000 << " to " << most / 1000);
    return come;
  }
  void setRate(const std::string& element, int bitsPerSecond) {
    // The lower bound never above the upper one.
    client.invoke(element, "setMinEncoderBitrate", object({{"minEncoderBitrate", 0}}));
    client.invoke(element, "setMaxEncoderBitrate", object({{"maxEncoderBitrate", bitsPerSecond}}));
    client.invoke(element, "setMinEncoderBitrate", object({{"minEncoderBitrate", bitsPerSecond}}));
  }
};

const std::vector<std::string> kElements{"WebRtcEndpoint", "PassThrough", "Dispatcher", "Composite",
                                         "GStreamerFilter"};
const auto kEvery = boost::unit_test::data::make(kElements);

}  // namespace

BOOST_AUTO_TEST_SUITE(limits)

BOOST_DATA_TEST_CASE_F(Limits, the_format_that_is_set_is_what_an_element_gives, kEvery, type) {
  auto& presenter = presentBusy();
  const auto element = behind(presenter, type);
  const auto framerate = object({{"numerator", 5}, {"denominator", 1}});
  const auto video = object({{"codec", "H264"}, {"framerate", framerate}});
  client.invoke(element, "setVideoFormat", object({{"caps", video}}));
  auto& viewer = watch(element, {.receiveVideo = "H264", .receiveAudio = true});
  BOOST_REQUIRE(viewer.browser().waitForFrames(5));
  const auto before = viewer.browser().frames();
  std::this_thread::sleep_for(std::chrono::seconds(2));
  const auto frames = viewer.browser().frames() - before;
  BOOST_TEST(frames < 25, frames << " pictures in two seconds");  // of 30 a second, 15 of a Composite
  BOOST_TEST(viewer.browser().waitForLoudness(-30));

  const auto others = server.metric("headwater_encoders");
  const auto audio = object({{"codec", "PCMU"}, {"bitrate", 64000}});
  client.invoke(element, "setAudioFormat", object({{"caps", audio}}));
  // What comes is Opus, what the viewer takes is Opus, and PCMU is between them. What is mixed was encoded
  // before.
  BOOST_TEST(encoders(others + (type == "Composite" ? 1 : 2)));
}

BOOST_DATA_TEST_CASE_F(Limits, the_bitrates_that_are_set_are_kept_by_its_encoders, kEvery, type) {
  auto& presenter = presentBusy();
  const auto element = behind(presenter, type);
  auto& viewer = watch(element, {.receiveVideo = "H264"});
  BOOST_REQUIRE(viewer.browser().waitForFrames(5));
  // Of itself an encoder takes some 200 kbit/s for such a picture, a mix more.
  setRate(element, 2'000'000);
  BOOST_TEST(comesTo(viewer, 800'000, 4'000'000));
  setRate(element, 50'000);
  BOOST_TEST(comesTo(viewer, 10'000, 120'000));
}

BOOST_FIXTURE_TEST_CASE(limits_of_a_pass_through_are_nobody_elses, Limits) {
  auto& presenter = presentBusy();
  const auto element = behind(presenter, "PassThrough");
  client.invoke(element, "setMaxEncoderBitrate", object({{"maxEncoderBitrate", 50'000}}));
  auto& behind = watch(element, {.receiveVideo = "H264"});
  auto& direct = watch(presenter.id(), {.receiveVideo = "H264"});
  auto& same = watch(element, {.receiveVideo = "VP8"});  // needs no encoder
  for (auto* viewer : {&behind, &direct, &same}) BOOST_REQUIRE(viewer->browser().waitForFrames(5));
  BOOST_TEST(encoders(2));
  BOOST_TEST(comesTo(behind, 10'000, 100'000));
  BOOST_TEST(comesTo(direct, 130'000, 1'000'000));
  client.invoke(element, "setMaxEncoderBitrate", object({{"maxEncoderBitrate", 0}}));
  BOOST_TEST(encoders(1));
  BOOST_TEST(behind.browser().waitForFrames(behind.browser().frames() + 20));
}

BOOST_FIXTURE_TEST_CASE(a_port_of_a_mix_tells_that_it_transcodes, Limits) {
  auto& presenter = presentBusy();
  const auto port = behind(presenter, "Composite");
  client.subscribe(port, "MediaTranscodingStateChanged");
  BOOST_TEST(!transcodes(port, "VIDEO"));
  auto& viewer = watch(port, {.receiveVideo = "VP8"});
  BOOST_REQUIRE(viewer.browser().waitForFrames(5));
  BOOST_TEST(transcodes(port, "VIDEO"));
  leave(viewer);
  BOOST_TEST(eventually([&] { return !transcodes(port, "VIDEO"); }));
  std::vector<std::string> states;
  while (const auto event = client.nextEvent("MediaTranscodingStateChanged", std::chrono::milliseconds(500)))
    if ((*event)["data"]["mediaType"] == "VIDEO") states.push_back((*event)["data"]["state"].asString());
  BOOST_TEST(states == (std::vector<std::string>{"TRANSCODING", "NOT_TRANSCODING"}),
             boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE_F(Limits, an_element_has_statistics_once_media_flows, kEvery, type) {
  auto& presenter = presentBusy();
  const auto element = behind(presenter, type);
  watch(element, {.receiveVideo = "VP8"});
  const auto kind = type == "WebRtcEndpoint" ? "endpoint" : "element";
  BOOST_TEST(eventually([&] {
    const auto stats = client.invoke(element, "getStats", object({{"mediaType", "VIDEO"}}));
    return stats.isMember(element) && stats[element]["type"] == kind &&
           stats[element]["timestampMillis"].asInt64() > 0;
  }));
}

BOOST_AUTO_TEST_SUITE_END()
