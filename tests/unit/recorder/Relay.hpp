// A Track whose packets come of another, later or with other timestamps: as senders that people have send
// them.
#pragma once

#include <atomic>
#include <memory>

#include "elements/track/CaptureClock.hpp"
#include "tests/unit/recorder/Taping.hpp"

namespace headwater::test {

/// Negotiated from its beginning; nothing comes until it is opened.
class Relay {
 public:
  explicit Relay(std::shared_ptr<track::Track> from)
      : track(std::make_shared<track::Track>(from->kind())), sink_(std::make_shared<Sink>(from, track)) {
    track->setFormat(from->format());
    track->setKeyframeRequester([weak = std::weak_ptr(from)] {
      if (const auto source = weak.lock()) source->requestKeyframe();
    });
    track->setClock([sink = sink_, kind = from->kind()] { return sink->clock.mapping(kind); });
    subscription_ = from->subscribe(sink_);
    subscription_->startLive();
  }
  ~Relay() { subscription_->stop(); }

  /// Packets come from here on.
  void open(bool opened = true) {
    sink_->opened = opened;
    if (opened) track->requestKeyframe();
  }
  /// From here on timestamps are other by so much.
  void leap(double seconds) {
    sink_->offset +=
        static_cast<uint32_t>(static_cast<int64_t>(seconds * static_cast<double>(track->format().clockRate)));
  }
  int packets() const { return sink_->passed; }

  const std::shared_ptr<track::Track> track;

 private:
  struct Sink : track::TrackSink {
    Sink(const std::shared_ptr<track::Track>& from, const std::shared_ptr<track::Track>& to) : to(to) {
      clock.start(from->kind(), from->format().clockRate);
    }
    void onFormat(const rtp::RtpFormat&) override {}
    void onData(const track::DataMessage&) override {}
    void onPacket(const track::RtpPacketPtr& packet) override {
      const auto track = to.lock();
      if (!opened || !track) return;
      track::RtpPacket made;
      made.buffer = gst::MappedBuffer(gst::ref(packet->buffer.buffer()));
      made.header = packet->header;
      made.header.timestamp += offset;
      made.keyframe = packet->keyframe;
      made.arrival = std::chrono::steady_clock::now();
      clock.onPacket(track->kind(), made.header.timestamp, made.arrival);
      ++passed;
      track->publish(std::move(made));
    }

    const std::weak_ptr<track::Track> to;
    track::CaptureClock clock;
    std::atomic<bool> opened{false};
    std::atomic<uint32_t> offset{0};
    std::atomic<int> passed{0};
  };

  std::shared_ptr<Sink> sink_;
  std::shared_ptr<track::Track::Subscription> subscription_;
};

}  // namespace headwater::test
