// A player with an owner's thread, as an application's executor is, and what it told and published.
#pragma once

#include <condition_variable>
#include <deque>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "elements/player/Player.hpp"
#include "tests/support/media/TestSource.hpp"

namespace headwater::test {

/// Runs jobs one after the other.
class OwnerThread {
 public:
  OwnerThread() : thread_([this] { run(); }) {}
  ~OwnerThread() {
    post({});
    thread_.join();
  }
  void post(std::function<void()> job) {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
    changed_.notify_one();
  }
  /// Runs `job` there and waits for it.
  template <class Job>
  auto call(Job job) {
    std::packaged_task<decltype(job())()> task(std::move(job));
    auto result = task.get_future();
    post([&task] { task(); });
    return result.get();
  }

 private:
  void run() {
    for (;;) {
      std::function<void()> job;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !jobs_.empty(); });
        job = std::move(jobs_.front());
        jobs_.pop_front();
      }
      if (!job) return;
      job();
    }
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  std::thread thread_;
};

/// Keeps all packets of a Track.
class PacketLog : public track::TrackSink {
 public:
  explicit PacketLog(const std::shared_ptr<track::Track>& track) : track_(track) {}

  void onFormat(const rtp::RtpFormat& format) override {
    const std::lock_guard lock(mutex_);
    formats_.push_back(format.encodingName);
  }
  void onPacket(const track::RtpPacketPtr& packet) override {
    const std::lock_guard lock(mutex_);
    packets_.push_back(packet);
  }
  void onFrame(const gst::Ptr<GstSample>&) override { ++frames_; }
  void onData(const track::DataMessage&) override {}

  std::vector<track::RtpPacketPtr> packets() const {
    const std::lock_guard lock(mutex_);
    return packets_;
  }
  size_t count() const { return packets().size() + static_cast<size_t>(frames_.load()); }
  int frames() const { return frames_; }
  const std::shared_ptr<track::Track>& track() const { return track_; }

 private:
  const std::shared_ptr<track::Track> track_;
  mutable std::mutex mutex_;
  std::vector<std::string> formats_;
  std::vector<track::RtpPacketPtr> packets_;
  std::atomic<int> frames_{0};
};

class Playing : public player::PlayerObserver {
 public:
  explicit Playing(player::PlayerOptions options) {
    options.post = [this](std::function<void()> job) { owner_.post(std::move(job)); };
    observer_ =
        std::shared_ptr<player::PlayerObserver>(static_cast<player::PlayerObserver*>(this), [](auto*) {});
    player = player::Player::create(std::move(options), observer_);
    for (const auto kind : {base::Kind::audio, base::Kind::video}) {
      auto log = std::make_shared<PacketLog>(player->track(kind));
      auto subscription = player->track(kind)->subscribe(log);
      subscription->startLive();
      (kind == base::Kind::audio ? audio : video) = log;
      subscriptions_.push_back(std::move(subscription));
    }
  }
  ~Playing() override {
    for (const auto& each : subscriptions_) each->stop();
    owner_.call([this] { observer_.reset(); });
    player->close();
    player.reset();
  }

  void play() {
    owner_.call([this] { player->play(); });
  }
  void pause() {
    owner_.call([this] { player->pause(); });
  }
  void stop() {
    owner_.call([this] { player->stop(); });
  }
  base::Expected<void> seek(std::chrono::milliseconds to) {
    return owner_.call([this, to] { return player->seek(to); });
  }
  template <class Condition>
  bool wait(Condition condition, std::chrono::seconds deadline = std::chrono::seconds(20)) {
    return eventually(condition, deadline);
  }
  int ends() const { return ends_; }
  std::vector<base::Failure> failures() const {
    const std::lock_guard lock(mutex_);
    return failures_;
  }

  void onEndOfStream() override { ++ends_; }
  void onFailure(const base::Failure& failure) override {
    const std::lock_guard lock(mutex_);
    failures_.push_back(failure);
  }
  void onMediaFlow(base::Kind kind, bool flowing) override {
    flows[kind == base::Kind::video ? 1 : 0] = flowing;
  }

  std::shared_ptr<player::Player> player;
  std::shared_ptr<PacketLog> audio, video;
  std::atomic<bool> flows[2]{};

 private:
  std::shared_ptr<player::PlayerObserver> observer_;
  std::vector<std::shared_ptr<track::Track::Subscription>> subscriptions_;
  std::atomic<int> ends_{0};
  mutable std::mutex mutex_;
  std::vector<base::Failure> failures_;
  OwnerThread owner_;  // last: its jobs use the members above
};

}  // namespace headwater::test
