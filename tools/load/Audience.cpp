#include "tools/load/Audience.hpp"

#include <algorithm>
#include <system_error>

#include "tools/load/Random.hpp"

namespace headwater::load {

Audience::Audience(Loop& loop, const DtlsContext& dtls, Signalling& signalling, const ViewerOptions& options,
                   double joinTimeout)
    : loop_(loop),
      dtls_(dtls),
      signalling_(signalling),
      options_(options),
      joinTimeout_(fromSeconds(joinTimeout)) {}

void Audience::addOne() {
  try {
    const auto viewer =
        std::make_shared<Viewer>(loop_, dtls_, options_, signalling_.viewerOffers(), started_++);
    viewers_.push_back(viewer);
    signalling_.join(viewer);
  } catch (const std::system_error& error) {
    ++result_.failures[error.what()];
  }
}

void Audience::replaceOne() {
  if (viewers_.empty()) return;
  ++result_.replaced;
  retire(random64() % viewers_.size());
  addOne();
}

void Audience::onTimer(Time now) {
  for (size_t i = viewers_.size(); i-- > 0;) {
    auto& viewer = *viewers_[i];
    viewer.onTimer(now);
    if (!viewer.failed() && !viewer.receives() && now - viewer.times().started > joinTimeout_)
      viewer.fail(viewer.times().dtls        ? "timeout: connected, but no media came"
                  : viewer.times().described ? "timeout: no connection"
                                             : "timeout: no answer from the server");
    if (viewer.failed()) retire(i);
  }
}

void Audience::retire(size_t index) {
  const Member viewer = std::move(viewers_[index]);
  viewers_[index] = std::move(viewers_.back());
  viewers_.pop_back();
  if (viewer->failed()) ++result_.failures[*viewer->failed()];
  signalling_.leave(*viewer);
  retired_ += viewer->tally();
  remember(*viewer);
  const auto transits = viewer->takeTransits();
  transits_.insert(transits_.end(), transits.begin(), transits.end());
  viewer->close();
}

void Audience::remember(const Viewer& viewer) {
  const auto& times = viewer.times();
  const auto add = [&](std::vector<double>& to, const std::optional<Time>& at) {
    if (at) to.push_back(millisecondsOf(*at - times.started));
  };
  add(result_.described, times.described);
  add(result_.ice, times.ice);
  add(result_.dtls, times.dtls);
  add(result_.firstPacket, times.firstPacket);
  add(result_.firstKeyframe, times.firstKeyframe);
  if (times.firstPacket) ++result_.joined;
}

size_t Audience::receiving() const {
  return static_cast<size_t>(
      std::count_if(viewers_.begin(), viewers_.end(), [](const Member& each) { return each->receives(); }));
}

bool Audience::settled() const {
  return std::all_of(viewers_.begin(), viewers_.end(), [](const Member& each) { return each->receives(); });
}

Tally Audience::tally() const {
  Tally total = retired_;
  for (const auto& viewer : viewers_) total += viewer->tally();
  return total;
}

std::vector<double> Audience::takeTransits() {
  auto all = std::exchange(transits_, {});
  for (const auto& viewer : viewers_) {
    const auto own = viewer->takeTransits();
    all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

void Audience::beginWindow() {
  takeTransits();
  windowStart_ = tally();
  for (const auto& viewer : viewers_) atStart_.push_back({viewer, viewer->tally()});
}

void Audience::endWindow(Result& result, double windowSeconds) {
  if (windowSeconds > 0) result.window = tally() -= windowStart_;
  result.windowSeconds = windowSeconds;
  for (const auto& [weak, before] : atStart_) {
    const auto viewer = weak.lock();
    if (!viewer || windowSeconds <= 0) continue;
    const Tally own = viewer->tally() -= before;
    if (own.packets == 0) ++result.silent;
    if (own.lost() > 0) ++result.viewersWithLoss;
    result.viewerKbps.push_back(static_cast<double>(own.bytes) * 8e-3 / windowSeconds);
  }
  result.watching = receiving();
  result.transits = takeTransits();
  for (const auto& viewer : viewers_) remember(*viewer);
  result.started = started_;
  result.joined = result_.joined;
  result.replaced = result_.replaced;
  result.failures = result_.failures;
  result.described = result_.described;
  result.ice = result_.ice;
  result.dtls = result_.dtls;
  result.firstPacket = result_.firstPacket;
  result.firstKeyframe = result_.firstKeyframe;
}

void Audience::leaveAll() {
  for (const auto& viewer : viewers_) {
    signalling_.leave(*viewer);
    viewer->close();
  }
  viewers_.clear();
}

}  // namespace headwater::load
