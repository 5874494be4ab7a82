#include "tools/load/Run.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>

#include "tools/load/LocalAddress.hpp"

namespace headwater::load {

namespace {

constexpr std::chrono::seconds kConnectDeadline{15};
constexpr std::array<const char*, 6> kPhases{"connecting", "presenting", "joining",
                                             "warming up", "measuring",  "done"};
constexpr rlim_t kOwnDescriptors = 64;

std::string target(const Options& options) {
  if (!options.url) return {};
  return (options.url->tls ? "wss://" : "ws://") + options.url->authority() + options.url->path;
}

/// Each viewer has a socket. The soft limit is ours to raise, the hard one is not.
void raiseDescriptorLimit(int viewers) {
  const rlim_t needed = static_cast<rlim_t>(viewers) + kOwnDescriptors;
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur >= needed) return;
  if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < needed)
    throw std::runtime_error(std::to_string(viewers) + " viewers need " + std::to_string(needed) +
                             " file descriptors, but the limit is " + std::to_string(limit.rlim_max) +
                             "; raise it with ulimit -Hn or take fewer viewers");
  limit.rlim_cur = needed;
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

Run::Run(Options options)
    : options_(std::move(options)), dtls_(options_.srtp), viewerOptions_(options_.viewer) {
  raiseDescriptorLimit(options_.viewers);
  if (options_.watchPid > 0 && !sampleProcess(options_.watchPid))
    throw std::runtime_error("--watch-pid: there is no process " + std::to_string(options_.watchPid));
  if (options_.present || options_.rtpTo) {
    auto recording = loadRecording(options_.recordings);
    if (options_.latency) sendLog_ = std::make_unique<SendLog>();
    if (options_.rtpTo)
      rtpSource_ = std::make_unique<RtpSource>(recording, options_.rtpTo->first, options_.rtpTo->second);
    if (viewerOptions_.address.empty() && options_.url)
      viewerOptions_.address = addressTowards(options_.url->host);
    if (options_.present)
      presenter_ = std::make_shared<Presenter>(loop_, dtls_, std::move(recording), viewerOptions_.address,
                                               sendLog_.get());
  }
  if (viewerOptions_.address.empty() && options_.url)
    viewerOptions_.address = addressTowards(options_.url->host);
  viewerOptions_.sendLog = sendLog_.get();
  result_.target = target(options_);
  result_.asked = static_cast<size_t>(options_.viewers);
}

Run::Outcome Run::execute(const std::function<bool()>& interrupted) {
  loop_.setTick(std::chrono::microseconds(500));
  if (rtpSource_) loop_.every(milliseconds(1), [this](Time now) { rtpSource_->onTimer(now); });
  if (presenter_) loop_.every(milliseconds(1), [this](Time now) { presenter_->onTimer(now); });
  if (options_.viewers > 0 || options_.present) {
    connect();
  } else {
    enter(Phase::window, Clock::now());
    windowStart_ = phaseSince_;
  }
  loop_.every(milliseconds(5), [this](Time now) {
    if (audience_) audience_->onTimer(now);
    if (signalling_) signalling_->onTimer(now);
  });
  loop_.run([&](Time now) {
    if (interrupted()) {
      result_.interrupted = true;
      if (phase_ != Phase::done) finish(now);
    }
    return step(now);
  });
  leave();
  return {std::move(result_), error_};
}

void Run::connect() {
  if (options_.janusMountpoint)
    signalling_ =
        janusSignalling(loop_, {*options_.url, options_.verifyCertificate, *options_.janusMountpoint});
  else
    signalling_ = kurentoSignalling(
        loop_, {*options_.url, options_.verifyCertificate, options_.pipeline, options_.endpoint});
  audience_ = std::make_unique<Audience>(loop_, dtls_, *signalling_, viewerOptions_, options_.joinTimeout);
  enter(Phase::connecting, Clock::now());
  signalling_->open(
      [this] {
        if (phase_ != Phase::connecting) return;
        if (presenter_)
          startPresenting();
        else
          startJoining();
      },
      [this](const std::string& why) { abandon(why); });
}

void Run::startPresenting() {
  enter(Phase::presenting, Clock::now());
  signalling_->present(presenter_, [this](const Presentation& made) {
    presentation_ = made;
    answered_ = true;
  });
}

void Run::startJoining() {
  if (options_.watchPid > 0) result_.serverBefore = sampleProcess(options_.watchPid);
  loop_.setTick(std::chrono::microseconds(250));
  enter(Phase::joining, Clock::now());
}

void Run::enter(Phase phase, Time now) {
  phase_ = phase;
  phaseSince_ = now;
  progress_.phase(kPhases[static_cast<size_t>(phase)]);
}

void Run::abandon(const std::string& why) {
  if (phase_ == Phase::done || !error_.empty()) return;
  error_ = why;
  finish(Clock::now());
}

bool Run::step(Time now) {
  show(now);
  noteTick(now);
  if (presenter_ && presenter_->failed() && phase_ != Phase::done)
    abandon("presenter: " + *presenter_->failed());
  switch (phase_) {
    case Phase::connecting:
      if (inPhase(now) > kConnectDeadline) abandon("the server does not answer");
      break;
    case Phase::presenting:
      if (answered_ && presenter_->connected()) {
        presentingSince_ = now;
        progress_.say("presenting: --pipeline " + presentation_.pipeline + " --endpoint " +
                      presentation_.endpoint);
        startJoining();
      } else if (inPhase(now) > kConnectDeadline) {
        abandon("the presenter does not get connected");
      }
      break;
    case Phase::joining:
      join(now);
      break;
    case Phase::warmup:
      if (seconds(inPhase(now)) >= options_.warmup) beginWindow(now);
      break;
    case Phase::window:
      measure(now);
      break;
    case Phase::done:
      break;
  }
  return phase_ == Phase::done;
}

// A tick that comes late makes times of joining look long: then it is the viewers' core that is full.
void Run::noteTick(Time now) {
  auto* worst = phase_ == Phase::window    ? &result_.worstTickMs
                : phase_ == Phase::joining ? &result_.worstJoinTickMs
                                           : nullptr;
  if (worst && lastTick_ != Time{}) *worst = std::max(*worst, millisecondsOf(now - lastTick_));
  lastTick_ = now;
}

void Run::join(Time now) {
  const double due = options_.rate > 0 ? 1 + seconds(inPhase(now)) * options_.rate : options_.viewers;
  while (audience_->started() < static_cast<size_t>(std::min<double>(due, options_.viewers)))
    audience_->addOne();
  if (audience_->started() < static_cast<size_t>(options_.viewers) || !audience_->settled()) return;
  loop_.setTick(options_.churn > 0 ? std::chrono::microseconds(500) : std::chrono::microseconds(1500));
  enter(Phase::warmup, now);
}

void Run::beginWindow(Time now) {
  audience_->beginWindow();
  if (options_.watchPid > 0) result_.serverAtStart = sampleProcess(options_.watchPid);
  cpuAtStart_ = ownCpuNs();
  windowStart_ = Clock::now();
  lastTick_ = Time{};
  enter(Phase::window, now);
}

void Run::measure(Time now) {
  if (lastTick_ != Time{})
    result_.worstTickMs = std::max(result_.worstTickMs, millisecondsOf(now - lastTick_));
  lastTick_ = now;
  if (audience_ && options_.churn > 0)
    for (; static_cast<double>(replaced_) < seconds(inPhase(now)) * options_.churn; ++replaced_)
      audience_->replaceOne();
  if (seconds(now - windowStart_) >= options_.duration) finish(now);
}

void Run::finish(Time now) {
  const bool measured = phase_ == Phase::window;
  if (options_.watchPid > 0) result_.serverAtEnd = sampleProcess(options_.watchPid);
  if (audience_) {
    audience_->endWindow(result_, measured ? seconds(now - windowStart_) : 0);
  }
  if (measured) result_.clientCpuNs = ownCpuNs() - cpuAtStart_;
  if (presenter_) {
    result_.presenter = presenter_->stats();
    if (presentingSince_ != Time{}) result_.presenterSeconds = seconds(now - presentingSince_);
  }
  if (rtpSource_) result_.rtpPackets = rtpSource_->packets();
  enter(Phase::done, now);
}

void Run::leave() {
  if (!signalling_) return;
  if (audience_) audience_->leaveAll();
  if (presenter_) presenter_->close();
  signalling_->close();
  const Time until = Clock::now() + milliseconds(300);  // to let the goodbyes out
  loop_.run([until](Time now) { return now >= until; });
}

void Run::show(Time now) {
  if (now - shownAt_ < milliseconds(200)) return;
  std::array<char, 256> line{};
  const char* name = kPhases[static_cast<size_t>(phase_)];
  if (!audience_) {
    std::snprintf(line.data(), line.size(), "sending RTP: %llu packets",
                  static_cast<unsigned long long>(rtpSource_->packets()));
  } else {
    const Tally total = audience_->tally();
    const double rate =
        shownAt_ == Time{} ? 0
                           : static_cast<double>(total.bytes - shown_.bytes) * 8e-6 / seconds(now - shownAt_);
    std::snprintf(line.data(), line.size(),
                  "%-10s %5.1f s  viewers %zu of %d, failed %zu  %8.1f Mbit/s  lost %lld", name,
                  seconds(inPhase(now)), audience_->receiving(), options_.viewers, audience_->failed(), rate,
                  static_cast<long long>(total.lost()));
    shown_ = total;
  }
  shownAt_ = now;
  progress_.show(line.data(), now);
}

}  // namespace headwater::load
