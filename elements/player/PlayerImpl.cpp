#include "elements/player/PlayerImpl.hpp"

#include <algorithm>
#include <filesystem>

#include "elements/base/Scheduler.hpp"
#include "elements/base/Uri.hpp"

namespace headwater::player {

namespace {

std::atomic<uint64_t> playerCount{0}, failureCount{0}, reconnectCount{0};

constexpr std::chrono::milliseconds kSilencePeriod{500};

}  // namespace

PlayerMetrics playerMetrics() {
  return {playerCount, failureCount, reconnectCount};
}

std::shared_ptr<Player> Player::create(PlayerOptions options, std::weak_ptr<PlayerObserver> observer) {
  auto made = std::make_shared<PlayerImpl>(std::move(options), std::move(observer));
  made->initialize();
  return made;
}

PlayerImpl::PlayerImpl(PlayerOptions options, std::weak_ptr<PlayerObserver> observer)
    : options_(std::move(options)), observer_(std::move(observer)), nextDelay_(options_.reconnectMin) {
  ++playerCount;
}

PlayerImpl::~PlayerImpl() {
  if (run_) run_->endSoon();
  --playerCount;
}

void PlayerImpl::initialize() {
  tracks_ = {std::make_shared<track::Track>(base::Kind::audio),
             std::make_shared<track::Track>(base::Kind::video), std::make_shared<track::StreamNumbers>(),
             std::make_shared<track::StreamNumbers>()};
  flow_ = std::make_shared<track::FlowMonitor>(
      [weak = weak_from_this(), post = options_.post](base::Kind kind, bool flowing) {
        post([weak, kind, flowing] {
          const auto self = weak.lock();
          const auto observer = self ? self->observer_.lock() : nullptr;
          if (observer) observer->onMediaFlow(kind, flowing);
        });
      });
}

std::shared_ptr<track::Track> PlayerImpl::track(base::Kind kind) {
  if (kind == base::Kind::data) return nullptr;
  return kind == base::Kind::audio ? tracks_.audio : tracks_.video;
}

base::Expected<std::shared_ptr<track::Link>> PlayerImpl::attach(const std::shared_ptr<track::Track>&) {
  return base::fail(base::Failure::Code::invalidArgument, "a player takes no media: it is a source only");
}

std::shared_ptr<PlayerPipeline> PlayerImpl::run() const {
  const base::Lock lock(mutex_);
  return run_;
}

void PlayerImpl::postFor(uint64_t number, std::function<void(PlayerImpl&)> job) {
  options_.post([weak = weak_from_this(), number, job = std::move(job)] {
    const auto self = weak.lock();
    if (self && self->runNumber_ == number) job(*self);
  });
}

base::Expected<void> PlayerImpl::checkUri() const {
  const auto& uri = options_.uri;
  if (options_.feed) return {};
  if (base::isHttp(uri) || base::isRtsp(uri)) return {};
  const auto path = base::filePath(uri);
  if (!path)
    return base::fail(base::Failure::Code::uriInvalid,
                      "'" + uri + "' is none that can be played: expected file, http, https or rtsp");
  std::error_code unreadable;
  if (!std::filesystem::is_regular_file(*path, unreadable))
    return base::fail(base::Failure::Code::uriInvalid, "there is no file '" + *path + "'");
  return {};
}

void PlayerImpl::play() {
  aim_ = Aim::playing;
  lastMedia_ = Clock::now();
  watched_ = true;
  if (const auto current = run()) return current->play();
  told_ = leftOutTold_ = false;
  start();
}

void PlayerImpl::pause() {
  if (aim_ == Aim::stopped) return void(openAgain());
  aim_ = Aim::paused;
  watched_ = false;
  if (const auto current = run()) current->pause();
}

bool PlayerImpl::openAgain() {
  if (aim_ != Aim::stopped || !playedBefore_ || options_.feed || base::isRtsp(options_.uri)) return false;
  aim_ = Aim::paused;
  told_ = leftOutTold_ = false;
  start();
  return true;
}

void PlayerImpl::stop() {
  aim_ = Aim::stopped;
  nextDelay_ = options_.reconnectMin;
  endRun();
}

void PlayerImpl::start() {
  const uint64_t number = ++runNumber_;
  if (auto valid = checkUri(); !valid) return tell(valid.error());
  PlayerPipeline::Callbacks callbacks;
  const auto weak = weak_from_this();
  callbacks.onEnd = [weak, number] {
    if (const auto self = weak.lock()) self->postFor(number, [](PlayerImpl& player) { player.onEnd(); });
  };
  callbacks.onFailure = [weak, number](const base::Failure& failure) {
    if (const auto self = weak.lock())
      self->postFor(number, [failure](PlayerImpl& player) { player.onFailure(failure); });
  };
  callbacks.onLeftOut = [weak, number](const base::Failure& failure) {
    if (const auto self = weak.lock())
      self->postFor(number, [failure](PlayerImpl& player) { player.onLeftOut(failure); });
  };
  callbacks.onMedia = [weak](base::Kind kind) {
    const auto self = weak.lock();
    if (!self) return;
    self->lastMedia_.store(Clock::now(), std::memory_order_relaxed);
    if (!self->delivered_.load(std::memory_order_relaxed)) self->delivered_ = true;
    self->flow_->mark(kind);
  };
  delivered_ = false;
  lastMedia_ = Clock::now();
  watched_ = aim_ == Aim::playing;
  auto made = PlayerPipeline::create(options_, tracks_, std::move(callbacks));
  if (!made) return tell(made.error());
  {
    const base::Lock lock(mutex_);
    if (closed_) return;
    run_ = *made;
  }
  if (!options_.feed && !watching_.exchange(true))
    base::repeat(kSilencePeriod, weak_from_this(), &PlayerImpl::checkSilence);
  aim_ == Aim::paused ? (*made)->pause() : (*made)->play();
}

void PlayerImpl::endRun() {
  ++runNumber_;
  playedBefore_ = playedBefore_ || delivered_;
  watched_ = false;
  std::shared_ptr<PlayerPipeline> ended;
  {
    const base::Lock lock(mutex_);
    ended = std::move(run_);
  }
  if (ended) ended->endSoon();
  flow_->stopAll();
  tracks_.audio->interrupt();
  tracks_.video->interrupt();
}

void PlayerImpl::onEnd() {
  const auto current = run();
  if (current && current->live()) return onFailure(lost("the source has ended its stream"));
  aim_ = Aim::stopped;
  endRun();
  if (const auto observer = observer_.lock()) observer->onEndOfStream();
}

void PlayerImpl::onFailure(const base::Failure& failure) {
  if (base::isRtsp(options_.uri) && delivered_) {
    nextDelay_ = options_.reconnectMin;
    told_ = false;
  }
  endRun();
  tell(failure);
  if (base::isRtsp(options_.uri) && aim_ != Aim::stopped) reconnectLater();
}

void PlayerImpl::onLeftOut(const base::Failure& failure) {
  if (std::exchange(leftOutTold_, true)) return;
  if (const auto observer = observer_.lock()) observer->onFailure(failure);
}

void PlayerImpl::tell(const base::Failure& failure) {
  if (std::exchange(told_, true)) return;
  ++failureCount;
  if (const auto observer = observer_.lock()) observer->onFailure(failure);
}

// RTSP is mostly what cameras speak: they restart, and are then to be seen again without anybody's help.
void PlayerImpl::reconnectLater() {
  const auto delay = nextDelay_;
  nextDelay_ = std::min(nextDelay_ * 2, options_.reconnectMax);
  base::Scheduler::shared().after(delay, [weak = weak_from_this(), number = runNumber_] {
    const auto self = weak.lock();
    if (!self) return;
    self->postFor(number, [](PlayerImpl& player) {
      if (player.aim_ == Aim::stopped) return;
      if (player.aim_ == Aim::paused) return player.reconnectLater();
      ++reconnectCount;
      player.start();
    });
  });
}

// A source that says nothing any more, not even that it goes, or that never gives anything.
bool PlayerImpl::checkSilence() {
  const auto current = run();
  if (!current) return watching_ = false;
  const auto silence = Clock::now() - lastMedia_.load();
  if (!watched_ || silence <= options_.sourceTimeout + options_.networkCache) return true;
  const bool live = base::isRtsp(options_.uri);
  if (!live && delivered_)
    return watching_ = false;  // what is read by its length says itself when it is over
  watched_ = false;
  if (!live) {
    options_.post([weak = weak_from_this(), current] {
      const auto self = weak.lock();
      if (self && self->run() == current) self->onLeftOut(self->withoutMedia());
    });
    return true;
  }
  options_.post([weak = weak_from_this(), current] {
    const auto self = weak.lock();
    if (self && self->run() == current)
      self->onFailure(
          self->lost("nothing has come for " + std::to_string(self->options_.sourceTimeout.count()) + " ms"));
  });
  return true;
}

/// A decoder that makes nothing of what it is given holds up the other stream too. It may be slow only: it
/// goes on, but not in silence.
base::Failure PlayerImpl::withoutMedia() const {
  return {base::Failure::Code::mediaInvalid,
          base::withoutPassword(options_.uri, options_.uri) +
              ": neither audio nor video of it has come for " +
              std::to_string((options_.sourceTimeout + options_.networkCache).count()) + " ms"};
}

base::Failure PlayerImpl::lost(const std::string& how) const {
  return {base::Failure::Code::sourceLost, base::withoutPassword(options_.uri, options_.uri) + ": " + how};
}

std::chrono::milliseconds PlayerImpl::position() const {
  const auto current = run();
  return current ? current->position() : std::chrono::milliseconds(0);
}

base::Expected<void> PlayerImpl::seek(std::chrono::milliseconds position) {
  if (const auto current = run()) return current->seek(position);
  const auto opened = openAgain() ? run() : nullptr;
  if (!opened) return base::fail(base::Failure::Code::invalidArgument, "nothing is played");
  auto done = opened->seek(position);
  if (!done) stop();
  return done;
}

PlayerInfo PlayerImpl::info() const {
  const auto current = run();
  return current ? current->info() : PlayerInfo{};
}

std::string PlayerImpl::dot(bool verbose) const {
  const auto current = run();
  return current ? current->dot(verbose) : "";
}

void PlayerImpl::close() {
  std::shared_ptr<PlayerPipeline> ended;
  {
    const base::Lock lock(mutex_);
    closed_ = true;
    ended = std::move(run_);
  }
  if (ended && !ended->end(options_.closeTimeout)) ++failureCount;
  flow_->stopAll();
  tracks_.audio->interrupt();
  tracks_.video->interrupt();
}

}  // namespace headwater::player
