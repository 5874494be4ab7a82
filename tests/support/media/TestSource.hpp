// A Track fed by a GStreamer line, as an element with a pipeline of its own feeds it.
#pragma once

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cmath>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "elements/gst/BufferMap.hpp"
#include "elements/pipe/ElementPipeline.hpp"
#include "elements/pipe/TrackOutput.hpp"
#include "elements/track/RtpPacket.hpp"
#include "tests/support/Eventually.hpp"
#include "tests/support/media/Picture.hpp"

namespace headwater::test {

/// Runs for as long as it lives.
class TestSource {
 public:
  TestSource(base::Kind kind, const std::string& line) : track(std::make_shared<track::Track>(kind)) {
    auto made = pipe::ElementPipeline::parse(line + " ! appsink name=out", [](const gst::BusReport& report) {
      if (report.level == gst::BusReport::Level::error) g_printerr("%s\n", report.message.c_str());
    });
    BOOST_REQUIRE_MESSAGE(made, line);
    pipeline = std::move(*made);
    output = pipe::TrackOutput::create(track, pipeline->element("out"), {}, pipeline->host());
    BOOST_REQUIRE(pipeline->play());
    BOOST_REQUIRE(eventually([&] { return !track->format().encodingName.empty(); }));
  }

  std::shared_ptr<track::Track> track;
  std::unique_ptr<pipe::ElementPipeline> pipeline;
  std::shared_ptr<pipe::TrackOutput> output;
};

/// `pattern` as videotestsrc has it: "red", "ball", ...
inline std::string picture(const std::string& pattern, int width = 320, int height = 240, int rate = 25) {
  return "videotestsrc is-live=true pattern=" + pattern +
         " ! video/x-raw,format=I420,width=" + std::to_string(width) + ",height=" + std::to_string(height) +
         ",framerate=" + std::to_string(rate) + "/1";
}
inline std::string vp8(const std::string& source) {
  return source +
         " ! vp8enc deadline=1 cpu-used=8 keyframe-max-dist=3000 ! rtpvp8pay picture-id-mode=2 mtu=1200";
}

/// What a sink saw. Thread-safe.
class TestSink : public track::TrackSink {
 public:
  void onFormat(const rtp::RtpFormat& format) override {
    const std::lock_guard lock(mutex_);
    format_ = format;
  }
  void onPacket(const track::RtpPacketPtr& packet) override {
    const std::lock_guard lock(mutex_);
    ++packets_;
    if (packet->keyframe) ++keyframes_;
  }
  void onData(const track::DataMessage&) override {}
  void onFrame(const gst::Ptr<GstSample>& frame) override {
    const std::lock_guard lock(mutex_);
    ++frames_;
    frame_ = frame;
  }
  void onFailure(const base::Failure& failure) override {
    const std::lock_guard lock(mutex_);
    failures_.push_back(failure);
  }

  int packets() const { return read(packets_); }
  int keyframes() const { return read(keyframes_); }
  int frames() const { return read(frames_); }
  rtp::RtpFormat format() const { return read(format_); }
  gst::Ptr<GstSample> frame() const { return read(frame_); }
  std::vector<base::Failure> failures() const { return read(failures_); }
  bool waitForFrames(int count) const {
    return eventually([&] { return frames() >= count; });
  }
  bool waitForPackets(int count) const {
    return eventually([&] { return packets() >= count; });
  }

  std::pair<int, int> size() const {
    const auto sample = frame();
    return sizeOf(sample ? gst_sample_get_caps(sample.get()) : nullptr);
  }
  /// RMS in dB of the last piece of sound, which has samples of 16 bits; -200 for silence.
  double loudness() const {
    const auto sample = frame();
    if (!sample) return -200;
    const gst::BufferMap map(gst_sample_get_buffer(sample.get()));
    const auto* samples = reinterpret_cast<const int16_t*>(map.data().data());
    const size_t count = map.data().size() / sizeof(int16_t);
    double sum = 0;
    for (size_t i = 0; i < count; ++i) sum += static_cast<double>(samples[i]) * samples[i];
    return sum == 0 ? -200 : 10 * std::log10(sum / static_cast<double>(count) / (32768.0 * 32768.0));
  }
  /// Of the last picture.
  Colour colourAt(double x, double y) const {
    const auto sample = frame();
    if (!sample) return {};
    return test::colourAt(gst_sample_get_buffer(sample.get()), gst_sample_get_caps(sample.get()), x, y);
  }

 private:
  template <class T>
  T read(const T& value) const {
    const std::lock_guard lock(mutex_);
    return value;
  }

  mutable std::mutex mutex_;
  int packets_ = 0, keyframes_ = 0, frames_ = 0;
  rtp::RtpFormat format_;
  gst::Ptr<GstSample> frame_;
  std::vector<base::Failure> failures_;
};

/// A sink that listens, and holds its Track, for as long as this lives.
class Listening {
 public:
  explicit Listening(std::shared_ptr<track::Track> track)
      : track_(std::move(track)), subscription_(track_->subscribe(sink)) {
    subscription_->start();
  }
  ~Listening() { subscription_->stop(); }

  const std::shared_ptr<TestSink> sink = std::make_shared<TestSink>();

 private:
  const std::shared_ptr<track::Track> track_;
  const std::shared_ptr<track::Track::Subscription> subscription_;
};

}  // namespace headwater::test
