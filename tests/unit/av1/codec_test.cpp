// AV1 from pictures to RTP and back, as GStreamer elements: what is lost, what comes out of order, what is
// broken.
#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include <atomic>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <map>
#include <random>

#include "elements/av1/SequenceHeader.hpp"
#include "elements/gst/BufferMap.hpp"
#include "elements/gst/PadProbe.hpp"
#include "elements/gst/TimeLine.hpp"
#include "elements/pipe/ElementPipeline.hpp"
#include "elements/rtp/RtpHeader.hpp"
#include "tests/support/media/TestSource.hpp"

using namespace headwater;
using namespace headwater::pipe;
using namespace headwater::rtp;
using namespace headwater::test;
using headwater::gst::BufferMap;
using headwater::gst::Ptr;
namespace gst = headwater::gst;

namespace {

using Packets = std::vector<Ptr<GstBuffer>>;
using Pictures = std::map<GstClockTime, std::vector<uint8_t>>;

std::unique_ptr<ElementPipeline> start(const std::string& line, std::atomic<int>* errors = nullptr) {
  auto made = ElementPipeline::parse(line, [errors](const gst::BusReport& report) {
    if (report.level != gst::BusReport::Level::error) return;
    g_printerr("%s: %s\n", report.element.c_str(), report.message.c_str());
    if (errors) ++*errors;
  });
  BOOST_REQUIRE_MESSAGE(made, (made ? "" : made.error().message));
  BOOST_REQUIRE((*made)->play());
  return std::move(*made);
}

using Samples = std::vector<Ptr<GstSample>>;

/// All that comes to an appsink until its stream ends.
Samples drain(const ElementPipeline& pipeline, const char* name) {
  Samples all;
  const auto sink = pipeline.element(name);
  while (auto sample = gst::adopt(gst_app_sink_try_pull_sample(GST_APP_SINK(sink.get()), 20 * GST_SECOND)))
    all.push_back(std::move(sample));
  return all;
}

/// Samples of all planes, without what fills up their rows.
std::vector<uint8_t> pixels(GstSample* sample) {
  std::vector<uint8_t> all;
  GstVideoInfo info;
  GstVideoFrame frame;
  BOOST_REQUIRE(gst_video_info_from_caps(&info, gst_sample_get_caps(sample)));
  BOOST_REQUIRE(gst_video_frame_map(&frame, &info, gst_sample_get_buffer(sample), GST_MAP_READ));
  for (const int plane : {0, 1, 2})
    for (int y = 0; y < GST_VIDEO_FRAME_COMP_HEIGHT(&frame, plane); ++y) {
      const auto* row = static_cast<const uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&frame, plane)) +
                        y * GST_VIDEO_FRAME_PLANE_STRIDE(&frame, plane);
      all.insert(all.end(), row, row + GST_VIDEO_FRAME_COMP_WIDTH(&frame, plane));
    }
  gst_video_frame_unmap(&frame);
  return all;
}

Pictures byTime(const Samples& samples) {
  Pictures pictures;
  for (const auto& each : samples)
    pictures[GST_BUFFER_PTS(gst_sample_get_buffer(each.get()))] = pixels(each.get());
  return pictures;
}

double psnr(const std::vector<uint8_t>& a, const std::vector<uint8_t>& b) {
  if (a.size() != b.size()) return 0;
  double sum = 0;
  for (size_t i = 0; i < a.size(); ++i) sum += std::pow(a[i] - b[i], 2);
  return sum == 0 ? 100 : 10 * std::log10(255.0 * 255 * static_cast<double>(a.size()) / sum);
}

constexpr double kAlike = 30;  ///< dB

/// What goes through RTP: the pictures, and the packets of each of them.
struct Stream {
  Pictures originals;
  Packets packets;
};

constexpr int kPictures = 40, kSecondKey = 25;

/// Pictures of which the first and kSecondKey are keyframes.
Stream encode(int mtu, const std::string& size = "width=320,height=240", int count = kPictures) {
  const auto pipeline =
      start("videotestsrc name=source num-buffers=" + std::to_string(count) +
            " pattern=smpte75 horizontal-speed=2 ! video/x-raw,format=I420,framerate=25/1," + size +
            " ! tee name=t ! queue max-size-buffers=0 max-size-bytes=0 max-size-time=0 ! appsink "
            "sync=false name=originals t. ! queue ! headwaterav1enc name=encoder bitrate=800000 ! "
            "headwaterav1pay pt=96 mtu=" +
            std::to_string(mtu) + " ! appsink sync=false name=packets");
  const auto encoder = pipeline->element("encoder");
  const auto pad = gst::adopt(gst_element_get_static_pad(encoder.get(), "sink"));
  int seen = 0;
  const gst::PadProbe probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, [&](GstPadProbeInfo*) {
    if (++seen == kSecondKey) {
      const auto source = gst::adopt(gst_element_get_static_pad(encoder.get(), "src"));
      gst_pad_send_event(source.get(),
                         gst_video_event_new_upstream_force_key_unit(GST_CLOCK_TIME_NONE, TRUE, 0));
    }
    return GST_PAD_PROBE_OK;
  });
  Stream stream;
  for (const auto& sample : drain(*pipeline, "packets"))
    stream.packets.push_back(gst::ref(gst_sample_get_buffer(sample.get())));
  stream.originals = byTime(drain(*pipeline, "originals"));
  BOOST_REQUIRE(stream.originals.size() == static_cast<size_t>(count));
  return stream;
}

struct Decoded {
  Pictures pictures;
  int errors = 0, keyframeRequests = 0;
};

Decoded decode(const Packets& packets, const std::string& before = "") {
  std::atomic<int> errors{0};
  const auto pipeline = start(
      "appsrc name=in format=time caps=application/"
      "x-rtp,media=video,clock-rate=90000,encoding-name=AV1,payload=96 ! " +
          before + "headwaterav1depay ! headwaterav1dec ! appsink sync=false name=out",
      &errors);
  const auto source = pipeline->element("in");
  const auto pad = gst::adopt(gst_element_get_static_pad(source.get(), "src"));
  std::atomic<int> requests{0};
  const gst::PadProbe probe(pad.get(), GST_PAD_PROBE_TYPE_EVENT_UPSTREAM, [&](GstPadProbeInfo* info) {
    if (gst_event_has_name(GST_PAD_PROBE_INFO_EVENT(info), "GstForceKeyUnit")) ++requests;
    return GST_PAD_PROBE_OK;
  });
  // A jitter buffer takes what is older than its latency for lost.
  const auto since = before.empty() ? 0 : headwater::gst::timeLine().now();
  for (const auto& packet : packets) {
    auto* copy = gst_buffer_copy(packet.get());
    GST_BUFFER_PTS(copy) += since;
    GST_BUFFER_DTS(copy) = GST_BUFFER_PTS(copy);
    gst_app_src_push_buffer(GST_APP_SRC(source.get()), copy);
  }
  gst_app_src_end_of_stream(GST_APP_SRC(source.get()));
  Decoded decoded;
  decoded.pictures = byTime(drain(*pipeline, "out"));
  decoded.errors = errors;
  decoded.keyframeRequests = requests;
  return decoded;
}

/// How many pictures came; each has to look like its original.
size_t alike(const Stream& stream, const Decoded& decoded) {
  for (const auto& [time, picture] : decoded.pictures) {
    const auto original = stream.originals.find(time);
    BOOST_REQUIRE_MESSAGE(original != stream.originals.end(), "no picture of " << time << " went in");
    BOOST_TEST(psnr(original->second, picture) > kAlike,
               "at " << time << ": " << psnr(original->second, picture));
  }
  BOOST_TEST(decoded.errors == 0);
  return decoded.pictures.size();
}

std::span<const uint8_t> payloadOf(const BufferMap& map) {
  const auto header = parseRtpHeader(map.data());
  return map.data().subspan(header->payloadOffset, header->payloadSize);
}

/// Which packet is the first of the picture with this index.
size_t firstOf(const Packets& packets, int picture) {
  size_t at = 0;
  for (; picture > 0; ++at) {
    const BufferMap map(packets[at].get());
    if (parseRtpHeader(map.data())->marker) --picture;
  }
  return at;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(av1_codec)

BOOST_DATA_TEST_CASE(pictures_come_through_rtp, boost::unit_test::data::make({1200, 200, 28}), mtu) {
  const auto stream = encode(mtu);
  for (const auto& packet : stream.packets)
    BOOST_TEST(gst_buffer_get_size(packet.get()) <= static_cast<size_t>(mtu));
  const auto decoded = decode(stream.packets);
  BOOST_TEST(alike(stream, decoded) == static_cast<size_t>(kPictures));
  BOOST_TEST(decoded.keyframeRequests == 0);
}

BOOST_DATA_TEST_CASE(sizes_need_not_be_even,
                     boost::unit_test::data::make({"width=175,height=143", "width=16,height=16",
                                                   "width=1280,height=720"}),
                     size) {
  const auto stream = encode(1200, size);
  const BufferMap first(stream.packets.front().get());
  const auto sequence = av1::readLeb128(payloadOf(first).subspan(1));  // W=2: it has its length
  const auto header = av1::parseSequenceHeader(payloadOf(first).subspan(1 + sequence->size + 1));
  BOOST_REQUIRE(header);
  BOOST_TEST("width=" + std::to_string(header->width) + ",height=" + std::to_string(header->height) == size);
  BOOST_TEST(alike(stream, decode(stream.packets)) == static_cast<size_t>(kPictures));
}

BOOST_AUTO_TEST_CASE(keyframes_come_when_they_are_asked_for_and_not_otherwise) {
  const auto stream = encode(1200);
  std::vector<uint32_t> keys;
  for (const auto& packet : stream.packets) {
    const BufferMap map(packet.get());
    if (payloadOf(map)[0] & 0x08)
      keys.push_back(static_cast<uint32_t>(GST_BUFFER_PTS(packet.get()) / (40 * GST_MSECOND)));
  }
  BOOST_REQUIRE(keys.size() == 2u);
  BOOST_TEST(keys[0] == 0u);
  BOOST_TEST(keys[1] >= static_cast<uint32_t>(kSecondKey - 1));
  BOOST_TEST(keys[1] <= static_cast<uint32_t>(kSecondKey));
}

BOOST_DATA_TEST_CASE(after_a_loss_pictures_come_with_the_next_keyframe_and_none_is_broken,
                     boost::unit_test::data::make({5, 11}) * boost::unit_test::data::make({0, 1}), picture,
                     within) {
  const auto stream = encode(40);
  auto packets = stream.packets;
  const auto lost = firstOf(packets, picture) + static_cast<size_t>(within);
  BOOST_REQUIRE(lost < firstOf(packets, picture + 1));
  packets.erase(packets.begin() + static_cast<std::ptrdiff_t>(lost));
  const auto decoded = decode(packets);
  const auto came = alike(stream, decoded);
  BOOST_TEST(came >= static_cast<size_t>(picture + kPictures - kSecondKey - 1));
  BOOST_TEST(came <= static_cast<size_t>(picture + kPictures - kSecondKey + 1));
  BOOST_TEST(decoded.keyframeRequests > 0);
}

BOOST_AUTO_TEST_CASE(a_picture_that_is_lost_as_a_whole_is_a_loss) {
  const auto stream = encode(1200);
  auto packets = stream.packets;
  packets.erase(packets.begin() + static_cast<std::ptrdiff_t>(firstOf(packets, 8)),
                packets.begin() + static_cast<std::ptrdiff_t>(firstOf(packets, 9)));
  const auto decoded = decode(packets);
  BOOST_TEST(alike(stream, decoded) < static_cast<size_t>(kPictures - 10));
  BOOST_TEST(decoded.keyframeRequests > 0);
}

BOOST_AUTO_TEST_CASE(packets_out_of_order_are_put_in_order_before) {
  const auto stream = encode(150);
  auto packets = stream.packets;
  for (size_t i = 1; i + 1 < packets.size(); i += 3) std::swap(packets[i], packets[i + 1]);
  const auto decoded = decode(packets, "rtpjitterbuffer do-lost=true latency=2000 ! ");
  BOOST_REQUIRE(decoded.pictures.size() == static_cast<size_t>(kPictures));
  auto original = stream.originals.begin();
  for (const auto& [time, picture] : decoded.pictures)
    BOOST_TEST(psnr((original++)->second, picture) > kAlike, "at " << time);
  BOOST_TEST(decoded.keyframeRequests == 0);
  BOOST_TEST(decoded.errors == 0);
}

// The payload's framing stays whole, what is in it does not: this is for the decoder.
BOOST_AUTO_TEST_CASE(a_broken_picture_ends_nothing) {
  const auto stream = encode(1200);
  std::mt19937 random(2);  // NOLINT: the same each time
  Packets packets;
  const auto from = firstOf(stream.packets, 4), to = firstOf(stream.packets, 20);
  for (size_t i = 0; i < stream.packets.size(); ++i) {
    auto* copy = gst_buffer_copy_deep(stream.packets[i].get());
    if (i >= from && i < to) {
      GstMapInfo map;
      BOOST_REQUIRE(gst_buffer_map(copy, &map, GST_MAP_READWRITE));
      for (size_t at = 15; at < map.size; ++at) map.data[at] = static_cast<uint8_t>(random());
      gst_buffer_unmap(copy, &map);
    }
    packets.push_back(gst::adopt(copy));
  }
  const auto decoded = decode(packets);
  BOOST_TEST(decoded.errors == 0);
  BOOST_REQUIRE(!decoded.pictures.empty());
  const auto last = stream.originals.rbegin();
  BOOST_REQUIRE(decoded.pictures.count(last->first) == 1u);
  BOOST_TEST(psnr(decoded.pictures.at(last->first), last->second) > kAlike);
}

BOOST_AUTO_TEST_CASE(pictures_above_level_5_are_not_decoded) {
  const auto large = encode(1200, "width=4112,height=2192", 2), usual = encode(1200);
  auto packets = large.packets;
  packets.insert(packets.end(), usual.packets.begin(), usual.packets.end());
  const auto decoded = decode(packets);
  BOOST_TEST(alike(usual, decoded) == static_cast<size_t>(kPictures));
  BOOST_TEST(decoded.keyframeRequests > 0);
}

BOOST_AUTO_TEST_CASE(the_bitrate_is_that_which_was_set_last) {
  constexpr int kEach = 100;
  const auto pipeline =
      start("videotestsrc pattern=snow num-buffers=" + std::to_string(2 * kEach) +
            " ! video/x-raw,format=I420,width=320,height=240,framerate=25/1 ! headwaterav1enc "
            "name=encoder bitrate=4000000 ! appsink sync=false max-buffers=1 name=out");
  const auto sink = pipeline->element("out"), encoder = pipeline->element("encoder");
  size_t sizes[2] = {};
  for (int i = 0; i < 2 * kEach; ++i) {
    if (i == kEach) g_object_set(encoder.get(), "bitrate", 2'500'000, nullptr);
    const auto sample = gst::adopt(gst_app_sink_try_pull_sample(GST_APP_SINK(sink.get()), 20 * GST_SECOND));
    BOOST_REQUIRE(sample);
    // The first half of each is for the encoder to find its way.
    if (i % kEach >= kEach / 2) sizes[i / kEach] += gst_buffer_get_size(gst_sample_get_buffer(sample.get()));
  }
  const auto kbits = [&](int half) { return static_cast<double>(sizes[half]) * 8 / (kEach / 2) * 25 / 1000; };
  BOOST_TEST(kbits(0) > 3000);
  BOOST_TEST(kbits(0) < 5000);
  BOOST_TEST(kbits(1) > 2000);
  BOOST_TEST(kbits(1) < 3000);
}

BOOST_AUTO_TEST_SUITE_END()
