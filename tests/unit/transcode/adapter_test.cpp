// Tracks of other formats: what comes out of them, how many encoders there are, and when they end.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "elements/gst/TimeLine.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/track/RtpPacket.hpp"
#include "elements/transcode/AdapterMetrics.hpp"
#include "tests/support/media/TestSource.hpp"

using namespace headwater::base;
using namespace headwater::rtp;
using namespace headwater::test;
using namespace headwater::track;
using namespace headwater::transcode;
using namespace std::chrono_literals;

namespace {

const RtpFormat kVp8{"VP8", 90000, 0, {}};
const RtpFormat kH264{"H264", 90000, 0,
                      "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f"};
const RtpFormat kAv1{"AV1", 90000, 0, "profile=0;level-idx=5;tier=0"};

struct Codec {
  Kind kind;
  RtpFormat format;
  friend std::ostream& operator<<(std::ostream& out, const Codec& codec) {
    return out << codec.format.encodingName << ' ' << codec.format.fmtp;
  }
};

std::shared_ptr<Track> must(Expected<std::shared_ptr<Track>> made) {
  BOOST_REQUIRE_MESSAGE(made, (made ? "" : made.error().message));
  return *made;
}

bool nothingLeft() {
  return eventually([] { return adapterMetrics().decoders == 0 && adapterMetrics().encoders == 0; }, 10s);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(adapter)

BOOST_AUTO_TEST_CASE(vp8_becomes_frames_and_frames_become_h264) {
  const TestSource source(Kind::video, vp8(picture("red")));
  const auto frames = must(source.track->frames());
  BOOST_TEST(frames->carriesFrames());
  {
    const Listening raw(frames);
    BOOST_REQUIRE(raw.sink->waitForFrames(5));
    BOOST_TEST(raw.sink->size().first == 320);
    BOOST_TEST(raw.sink->colourAt(0.5, 0.5).near(kRed), raw.sink->colourAt(0.5, 0.5));
    // Frames carry the common time: that one has just been captured.
    const auto time = GST_BUFFER_PTS(gst_sample_get_buffer(raw.sink->frame().get()));
    BOOST_TEST(std::abs(static_cast<double>(headwater::gst::timeLine().now()) - static_cast<double>(time)) <
               5e9);
  }
  const auto h264 = must(source.track->encoded(kH264));
  BOOST_TEST(formatMatch(h264->format(), kH264) > 0);
  const Listening packets(h264);
  BOOST_REQUIRE(packets.sink->waitForPackets(10));
  const Listening again(must(h264->frames()));
  BOOST_REQUIRE(again.sink->waitForFrames(5));
  BOOST_TEST(again.sink->colourAt(0.5, 0.5).near(kRed), again.sink->colourAt(0.5, 0.5));
}

BOOST_AUTO_TEST_CASE(one_decoder_and_one_encoder_serve_all_and_end_with_the_last) {
  const TestSource source(Kind::video, vp8(picture("ball")));
  BOOST_TEST(must(source.track->encoded(kVp8)) == source.track);
  BOOST_REQUIRE(nothingLeft());
  std::vector<bool> told;
  std::mutex mutex;
  source.track->derived().setListener([&](bool any) {
    const std::lock_guard lock(mutex);
    told.push_back(any);
  });
  std::vector<std::shared_ptr<Track>> all(20);
  std::vector<std::thread> threads;
  for (auto& each : all)
    threads.emplace_back([&each, &source] { each = source.track->encoded(kH264).value_or(nullptr); });
  for (auto& thread : threads) thread.join();
  for (const auto& each : all) BOOST_TEST((each && each == all.front()));
  BOOST_TEST(adapterMetrics().decoders == 1u);
  BOOST_TEST(adapterMetrics().encoders == 1u);
  auto high = kH264;
  high.fmtp = "packetization-mode=1;profile-level-id=64001f";  // its decoder takes ours
  BOOST_TEST(must(source.track->encoded(high)) == all.front());
  BOOST_TEST(source.track->derived().any());
  all.clear();
  BOOST_TEST(nothingLeft());
  BOOST_TEST(!source.track->derived().any());
  const std::lock_guard lock(mutex);
  BOOST_TEST(told == (std::vector<bool>{true, false}), boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(an_encoder_makes_a_keyframe_when_one_is_asked_for,
                     (std::vector<Codec>{{Kind::video, kH264}, {Kind::video, kAv1}}), codec) {
  const TestSource source(Kind::video, vp8(picture("ball")));
  const auto coded = must(source.track->encoded(codec.format));
  const Listening packets(coded);
  BOOST_REQUIRE(eventually([&] { return packets.sink->keyframes() >= 1; }));
  std::this_thread::sleep_for(1100ms);  // Track::requestKeyframe() asks once a second
  const int before = packets.sink->keyframes();
  coded->requestKeyframe();
  BOOST_TEST(eventually([&] { return packets.sink->keyframes() > before; }));
}

BOOST_AUTO_TEST_CASE(a_picture_that_changes_its_size_goes_on_in_the_new_one) {
  const TestSource source(Kind::video,
                          "videotestsrc is-live=true pattern=red ! capsfilter name=size "
                          "caps=video/x-raw,format=I420,width=320,height=240,framerate=25/1 ! "
                          "vp8enc deadline=1 cpu-used=8 ! rtpvp8pay");
  const Listening seen(must(must(source.track->encoded(kH264))->frames()));
  BOOST_REQUIRE(seen.sink->waitForFrames(5));
  const auto caps = headwater::gst::adopt(
      gst_caps_from_string("video/x-raw,format=I420,width=640,height=360,framerate=25/1"));
  g_object_set(source.pipeline->element("size").get(), "caps", caps.get(), nullptr);
  BOOST_TEST(eventually([&] { return seen.sink->size() == std::pair{640, 360}; }));
  BOOST_TEST(seen.sink->colourAt(0.5, 0.5).near(kRed), seen.sink->colourAt(0.5, 0.5));
}

BOOST_AUTO_TEST_CASE(limits_of_the_source_shape_what_is_encoded) {
  const TestSource source(Kind::video, vp8(picture("snow", 320, 240)));
  const auto h264 = must(source.track->encoded(kH264));
  source.track->derived().control()->set({.maxBitrate = 200'000, .width = 160, .height = 120});
  const Listening seen(must(h264->frames()));
  BOOST_TEST(eventually([&] { return seen.sink->size() == std::pair{160, 120}; }));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_converted_says_why) {
  const TestSource source(Kind::video, vp8(picture("ball")));
  const auto theora = source.track->encoded({"THEORA", 90000, 0, {}});
  BOOST_REQUIRE(!theora);
  BOOST_TEST(theora.error().message.find("THEORA") != std::string::npos, theora.error().message);
  BOOST_TEST((theora.error().code == Failure::Code::formatMismatch));
  BOOST_TEST(nothingLeft());
}

BOOST_AUTO_TEST_CASE(a_source_that_is_not_negotiated_yet_is_decoded_when_it_is) {
  const auto late = std::make_shared<Track>(Kind::video);
  const Listening seen(must(late->frames()));
  const Listening coded(must(late->encoded(kH264)));
  // As one endpoint's Track that another's packets come to.
  struct Relay : TrackSink {
    std::shared_ptr<Track> to;
    void onFormat(const RtpFormat& format) override { to->setFormat(format); }
    void onPacket(const RtpPacketPtr& packet) override {
      to->publish(
          RtpPacket{.buffer = headwater::gst::MappedBuffer(headwater::gst::ref(packet->buffer.buffer())),
                    .header = packet->header,
                    .keyframe = packet->keyframe,
                    .extensions = {},
                    .arrival = packet->arrival});
    }
    void onData(const DataMessage&) override {}
  };
  const TestSource source(Kind::video, vp8(picture("red")));
  const auto relay = std::make_shared<Relay>();
  relay->to = late;
  const auto subscription = source.track->subscribe(relay);
  subscription->start();
  BOOST_TEST(seen.sink->waitForFrames(5));
  BOOST_TEST(coded.sink->waitForPackets(5));
  late->setFormat({"THEORA", 90000, 0, {}});
  BOOST_TEST(eventually([&] { return !seen.sink->failures().empty(); }));
  subscription->stop();
}

namespace {
const std::vector<Codec> kCodecs{
    {Kind::video, kVp8},
    {Kind::video, kH264},
    {Kind::video, {"H264", 90000, 0, "packetization-mode=0;profile-level-id=42e01f"}},
    {Kind::video, {"VP9", 90000, 0, "profile-id=0"}},
    {Kind::video, kAv1},
    {Kind::video, {"AV1", 90000, 0, "profile=1"}},
    {Kind::audio, {"OPUS", 48000, 2, "useinbandfec=1"}},
    {Kind::audio, {"PCMU", 8000, 1, {}}},
    {Kind::audio, {"PCMA", 8000, 1, {}}},
};
}  // namespace

BOOST_DATA_TEST_CASE(every_codec_is_encoded_and_decoded, kCodecs, codec) {
  const bool video = codec.kind == Kind::video;
  const TestSource source(
      codec.kind, video ? picture("red") : "audiotestsrc is-live=true ! audio/x-raw,rate=48000,channels=2");
  BOOST_REQUIRE(source.track->carriesFrames());
  const auto coded = must(source.track->encoded(codec.format));
  BOOST_TEST(coded->format().encodingName == codec.format.encodingName);
  BOOST_TEST(formatMatch(coded->format(), codec.format) > 0);
  const Listening seen(must(coded->frames()));
  BOOST_REQUIRE(seen.sink->waitForFrames(10));
  if (video) BOOST_TEST(seen.sink->colourAt(0.5, 0.5).near(kRed), seen.sink->colourAt(0.5, 0.5));
  BOOST_TEST(seen.sink->failures().empty());
}

BOOST_AUTO_TEST_SUITE_END()
