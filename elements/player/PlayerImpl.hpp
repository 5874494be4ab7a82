// Player: when a run begins, and what becomes of it.
#pragma once

#include <atomic>

#include "elements/base/Mutex.hpp"
#include "elements/player/PlayerPipeline.hpp"
#include "elements/track/FlowMonitor.hpp"

namespace headwater::player {

/// Thread: see Player. Methods named on...() run on the owner's thread, by way of PlayerOptions::post.
class PlayerImpl : public Player, public std::enable_shared_from_this<PlayerImpl> {
 public:
  PlayerImpl(PlayerOptions options, std::weak_ptr<PlayerObserver> observer);
  ~PlayerImpl() override;
  /// The second half of construction: needs a shared_ptr.
  void initialize();

  std::shared_ptr<track::Track> track(base::Kind kind) override;
  base::Expected<std::shared_ptr<track::Link>> attach(const std::shared_ptr<track::Track>& source) override;
  void close() override;

  void play() override;
  void pause() override;
  void stop() override;
  std::chrono::milliseconds position() const override;
  base::Expected<void> seek(std::chrono::milliseconds position) override;
  PlayerInfo info() const override;
  std::string dot(bool verbose) const override;

 private:
  using Clock = std::chrono::steady_clock;
  enum class Aim { stopped, paused, playing };
  struct Run;

  /// Calls `job` on the owner's thread if the run `number` is still the current one then.
  void postFor(uint64_t number, std::function<void(PlayerImpl&)> job);
  /// As aim_ says: playing or paused.
  void start();
  /// A new run of what was played before, paused. False when that cannot be.
  bool openAgain();
  void endRun();
  void onEnd();
  void onFailure(const base::Failure& failure);
  void onLeftOut(const base::Failure& failure);
  void reconnectLater();
  bool checkSilence();
  void tell(const base::Failure& failure);
  base::Failure lost(const std::string& how) const;
  base::Failure withoutMedia() const;
  base::Expected<void> checkUri() const;
  std::shared_ptr<PlayerPipeline> run() const;

  const PlayerOptions options_;
  const std::weak_ptr<PlayerObserver> observer_;
  PlayerTracks tracks_;
  std::shared_ptr<track::FlowMonitor> flow_;

  // Owner's thread only.
  Aim aim_ = Aim::stopped;
  uint64_t runNumber_ = 0;
  bool playedBefore_ = false;  ///< something came of an earlier run
  bool told_ = false;          ///< this outage was
  bool leftOutTold_ = false;   ///< what of the source is not played was
  std::chrono::milliseconds nextDelay_;

  mutable base::Mutex mutex_;
  std::shared_ptr<PlayerPipeline> run_ HW_GUARDED_BY(mutex_);
  bool closed_ HW_GUARDED_BY(mutex_) = false;
  std::atomic<Clock::time_point> lastMedia_{};
  std::atomic<bool> delivered_{false};  ///< the current run has
  std::atomic<bool> watched_{false};    ///< silence counts
  std::atomic<bool> watching_{false};   ///< checkSilence() comes again
};

}  // namespace headwater::player
