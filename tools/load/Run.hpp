// One run from the command line to the result.
#pragma once

#include "tools/load/Audience.hpp"
#include "tools/load/Options.hpp"
#include "tools/load/Progress.hpp"

namespace headwater::load {

/// connecting -> presenting -> joining -> warming up -> measuring -> done. Thread: the caller's, which is the
/// loop's.
class Run {
 public:
  /// Throws std::runtime_error when something that is needed cannot be had.
  explicit Run(Options options);

  /// Returns when it is over or `interrupted` says so. `error` of the answer is empty when the server kept
  /// its side.
  struct Outcome {
    Result result;
    std::string error;
  };
  Outcome execute(const std::function<bool()>& interrupted);

 private:
  enum class Phase { connecting, presenting, joining, warmup, window, done };

  void connect();
  void startPresenting();
  void startJoining();
  bool step(Time now);
  void noteTick(Time now);
  void join(Time now);
  void measure(Time now);
  void enter(Phase phase, Time now);
  void beginWindow(Time now);
  void finish(Time now);
  void show(Time now);
  void abandon(const std::string& why);
  Clock::duration inPhase(Time now) const { return now - phaseSince_; }
  void leave();

  const Options options_;
  Progress progress_;
  Loop loop_;
  DtlsContext dtls_;
  ViewerOptions viewerOptions_;
  std::unique_ptr<SendLog> sendLog_;
  std::unique_ptr<RtpSource> rtpSource_;
  std::unique_ptr<Signalling> signalling_;
  std::unique_ptr<Audience> audience_;
  std::shared_ptr<Presenter> presenter_;
  Presentation presentation_;
  bool answered_ = false;

  Phase phase_ = Phase::connecting;
  Time phaseSince_{}, windowStart_{}, presentingSince_{}, lastTick_{};
  size_t replaced_ = 0;
  int64_t cpuAtStart_ = 0;
  Tally shown_;
  Time shownAt_{};
  Result result_;
  std::string error_;
};

}  // namespace headwater::load
