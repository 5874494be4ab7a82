// A recorder with an owner's thread, and what it told.
#pragma once

#include "elements/recorder/Recorder.hpp"
#include "tests/support/media/Playing.hpp"

namespace headwater::test {

class Taping : public recorder::RecorderObserver {
 public:
  explicit Taping(recorder::RecorderOptions options) {
    options.post = [this](std::function<void()> job) { owner_.post(std::move(job)); };
    observer_ = std::shared_ptr<recorder::RecorderObserver>(static_cast<recorder::RecorderObserver*>(this),
                                                            [](auto*) {});
    recorder = recorder::Recorder::create(std::move(options), observer_);
  }
  ~Taping() override {
    owner_.call([this] { observer_.reset(); });
    links_.clear();
    recorder->close();
    recorder.reset();
  }

  void attach(const std::shared_ptr<track::Track>& track) {
    owner_.call([&] { links_.push_back(*recorder->attach(track)); });
  }
  void record() {
    owner_.call([this] {
      if (askedAt_ == Clock::time_point{}) askedAt_ = Clock::now();
      recorder->record();
    });
  }
  void pause() {
    owner_.call([this] { recorder->pause(); });
  }
  void stop() {
    owner_.call([this] { recorder->stop(); });
  }
  void stopAndWait() {
    owner_.call([this] {
      stoppedAt_ = Clock::now();
      recorder->stopAndWait();
    });
    owner_.call([] {});  // what it posted meanwhile is known then
  }
  bool waitForStart() {
    return eventually([this] { return begun > 0; });
  }
  /// From its first media to stopAndWait(), by the clock on the wall, in seconds.
  double length() const { return std::chrono::duration<double>(stoppedAt_ - begunAt_).count(); }
  /// From record() to its first media.
  double starting() const { return std::chrono::duration<double>(begunAt_ - askedAt_).count(); }
  bool waitForStop() {
    return eventually([this] { return stopped > 0; });
  }
  std::vector<base::Failure> failures() const {
    const std::lock_guard lock(mutex_);
    return failures_;
  }

  void onRecording() override {
    if (begun == 0) begunAt_ = Clock::now();
    ++begun;
  }
  void onStopped() override { ++stopped; }
  void onFailure(const base::Failure& failure) override {
    const std::lock_guard lock(mutex_);
    failures_.push_back(failure);
    BOOST_TEST_MESSAGE(failure.message);
  }
  void onMediaFlow(base::Kind, bool) override {}

  std::shared_ptr<recorder::Recorder> recorder;
  std::atomic<int> begun{0}, stopped{0};

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point askedAt_{}, begunAt_{}, stoppedAt_{};
  std::shared_ptr<recorder::RecorderObserver> observer_;
  std::vector<std::shared_ptr<track::Link>> links_;
  mutable std::mutex mutex_;
  std::vector<base::Failure> failures_;
  OwnerThread owner_;  // last: its jobs use the members above
};

/// A presenter: a ball with a picture each 40 ms and a tone, in one pipeline, live.
struct Presenter {
  explicit Presenter(const std::string& codec = "VP8")
      : video(base::Kind::video, picture("ball") + (codec == "H264"  ? h264()
                                                    : codec == "AV1" ? av1()
                                                    : codec == "VP9" ? vp9()
                                                                     : vp8())),
        audio(base::Kind::audio,
              "audiotestsrc is-live=true samplesperbuffer=960 ! audio/x-raw,rate=48000,channels=2 ! "
              "opusenc ! rtpopuspay") {}

  static std::string vp8() {
    return " ! vp8enc deadline=1 cpu-used=8 keyframe-max-dist=3000 ! rtpvp8pay picture-id-mode=2 mtu=1200";
  }
  static std::string vp9() {
    return " ! vp9enc deadline=1 cpu-used=8 lag-in-frames=0 keyframe-max-dist=3000 ! "
           "rtpvp9pay picture-id-mode=2 mtu=1200";
  }
  static std::string h264() {
    return " ! x264enc tune=zerolatency speed-preset=ultrafast bframes=0 key-int-max=3000 ! "
           "rtph264pay config-interval=-1 aggregate-mode=zero-latency mtu=1200";
  }
  static std::string av1() { return " ! headwaterav1enc ! headwaterav1pay mtu=1200"; }

  /// Until both come as they are made: the first pictures wait for their encoder to be loaded.
  void warmUp() const {
    const auto flows = [](const TestSource& source) { return source.track->clockMapping().has_value(); };
    BOOST_REQUIRE(eventually([&] { return flows(video) && flows(audio); }));
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
  }

  TestSource video, audio;
};

}  // namespace headwater::test
