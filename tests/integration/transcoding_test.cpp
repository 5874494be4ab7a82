// Viewers that cannot take what a presenter sends: one encoder for all of them, and for as long as they stay.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/integration/Room.hpp"

using namespace headwater::test;
using headwater::base::Kind;
using headwater::test::kGreen;

namespace {

struct Transcoding : Room {
  using Room::Room;

  Peer& presentGreen(const std::string& video = "VP8", const std::string& audio = "OPUS") {
    auto& presenter = add({.sendVideo = video, .sendAudio = true, .audio = audio, .pattern = "green"});
    presenter.negotiate();
    BOOST_REQUIRE(eventually([&] { return state(presenter) == "CONNECTED"; }));
    return presenter;
  }
  Peer& watch(Peer& presenter, const BrowserOptions& options) {
    auto& viewer = add(options);
    client.invoke(presenter.id(), "connect", object({{"sink", viewer.id()}}));
    viewer.negotiate();
    return viewer;
  }
  bool transcodes(const Peer& presenter, const char* type) {
    return client.invoke(presenter.id(), "isMediaTranscoding", object({{"mediaType", type}})).asBool();
  }
  bool counts(double decoders, double encoders) {
    return eventually([&] {
      return server.metric("headwater_decoders") == decoders &&
             server.metric("headwater_encoders") == encoders;
    });
  }
};

struct Forbidding : Transcoding {
  Forbidding() : Transcoding({"--media.transcoding", "forbid"}) {}
};

}  // namespace

BOOST_AUTO_TEST_SUITE(transcoding)

BOOST_FIXTURE_TEST_CASE(twenty_viewers_of_another_codec_share_one_encoder, Transcoding) {
  auto& presenter = presentGreen();
  client.subscribe(presenter.id(), "MediaTranscodingStateChanged");
  BOOST_TEST(!transcodes(presenter, "VIDEO"));
  auto& first = watch(presenter, {.receiveVideo = "H264", .receiveAudio = true});
  std::vector<Peer*> viewers{&first};
  for (int i = 1; i < 20; ++i)
    viewers.push_back(&watch(presenter, {.receiveVideo = "H264", .decode = false}));
  BOOST_REQUIRE(first.browser().waitForFrames(20));
  BOOST_TEST(first.browser().waitForLoudness(-30));  // passed on as it is
  BOOST_TEST(first.browser().colourAt(0.5, 0.5).near(kGreen), first.browser().colourAt(0.5, 0.5));
  for (auto* viewer : viewers) BOOST_TEST(viewer->browser().waitForPackets(Kind::video, 10));
  BOOST_TEST(counts(1, 1));
  BOOST_TEST(server.metric("headwater_encoders_total") == 1);
  BOOST_TEST(transcodes(presenter, "VIDEO"));
  BOOST_TEST(!transcodes(presenter, "AUDIO"));

  for (auto* viewer : viewers) leave(*viewer);
  BOOST_TEST(counts(0, 0));
  BOOST_TEST(!transcodes(presenter, "VIDEO"));
  std::vector<std::string> states;
  while (const auto event = client.nextEvent("MediaTranscodingStateChanged", std::chrono::milliseconds(500)))
    if ((*event)["data"]["mediaType"] == "VIDEO") states.push_back((*event)["data"]["state"].asString());
  BOOST_TEST(states == (std::vector<std::string>{"TRANSCODING", "NOT_TRANSCODING"}),
             boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(a_viewer_that_can_take_it_is_sent_the_presenters_own, Transcoding) {
  auto& presenter = presentGreen();
  auto& other = watch(presenter, {.receiveVideo = "H264"});
  auto& same = watch(presenter, {.receiveVideo = "VP8"});
  BOOST_REQUIRE(other.browser().waitForFrames(10));
  BOOST_REQUIRE(same.browser().waitForFrames(10));
  BOOST_TEST(counts(1, 1));
}

namespace {
struct Conversion {
  std::string fromVideo, toVideo, fromAudio, toAudio;
  friend std::ostream& operator<<(std::ostream& out, const Conversion& c) {
    return out << c.fromVideo << " to " << c.toVideo << ", " << c.fromAudio << " to " << c.toAudio;
  }
};
const std::vector<Conversion> kConversions{{"H264", "VP8", "OPUS", "PCMU"}, {"VP9", "H264", "PCMU", "OPUS"},
                                           {"VP8", "VP9", "PCMA", "OPUS"},  {"VP9", "VP8", "OPUS", "PCMA"},
                                           {"AV1", "VP8", "OPUS", "PCMU"},  {"H264", "AV1", "OPUS", "PCMU"}};
}  // namespace

BOOST_DATA_TEST_CASE_F(Transcoding, every_codec_becomes_another, kConversions, codecs) {
  auto& presenter = presentGreen(codecs.fromVideo, codecs.fromAudio);
  auto& viewer =
      watch(presenter, {.receiveVideo = codecs.toVideo, .receiveAudio = true, .audio = codecs.toAudio});
  BOOST_REQUIRE(viewer.browser().waitForFrames(10));
  BOOST_TEST(viewer.browser().colourAt(0.5, 0.5).near(kGreen), viewer.browser().colourAt(0.5, 0.5));
  BOOST_TEST(viewer.browser().waitForLoudness(-30));
  BOOST_TEST(counts(2, 2));
}

BOOST_FIXTURE_TEST_CASE(where_it_is_forbidden_the_viewer_is_told_so, Forbidding) {
  auto& presenter = presentGreen();
  auto& viewer = add({.receiveVideo = "H264", .receiveAudio = true});
  client.invoke(presenter.id(), "connect", object({{"sink", viewer.id()}}));
  viewer.negotiate();
  const auto error = errorOf(viewer);
  BOOST_REQUIRE(error);
  BOOST_TEST((*error)["type"].asString() == "UNSUPPORTED_MEDIA_TYPE");
  const auto text = (*error)["description"].asString();
  for (const auto* part : {"VP8", "H264", "media.transcoding"})
    BOOST_TEST(text.find(part) != std::string::npos, text);
  BOOST_TEST(viewer.browser().waitForLoudness(-30));  // what can be passed on is
  BOOST_TEST(server.metric("headwater_encoders_total") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
