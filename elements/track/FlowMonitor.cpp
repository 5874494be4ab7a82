#include "elements/track/FlowMonitor.hpp"

#include "elements/base/Scheduler.hpp"

namespace headwater::track {

void FlowMonitor::mark(base::Kind kind) {
  if (suspended_.load(std::memory_order_relaxed)) return;
  auto& now = state(kind);
  if (!now.seen.load(std::memory_order_relaxed)) now.seen = true;
  if (now.flowing.load(std::memory_order_relaxed) || now.flowing.exchange(true)) return;
  report_(kind, true);
  watch(kind);
  if (suspended_) stop(kind);  // meanwhile
}

namespace {

/// Looking at all at the same moments, the scheduler wakes ten times a second and not once for each.
base::Scheduler::Clock::time_point nextLook() {
  constexpr auto kGrid = std::chrono::milliseconds(100);
  const auto due = base::Scheduler::Clock::now() + FlowMonitor::kSilence;
  return due + kGrid - due.time_since_epoch() % kGrid;
}

}  // namespace

void FlowMonitor::watch(base::Kind kind) {
  base::Scheduler::shared().at(nextLook(), [weak = weak_from_this(), kind] {
    const auto self = weak.lock();
    if (!self || !self->state(kind).flowing) return;
    if (self->state(kind).seen.exchange(false))
      self->watch(kind);
    else
      self->stop(kind);
  });
}

void FlowMonitor::stop(base::Kind kind) {
  if (state(kind).flowing.exchange(false)) report_(kind, false);
}

void FlowMonitor::stopAll() {
  for (const auto kind : {base::Kind::audio, base::Kind::video, base::Kind::data}) stop(kind);
}

void FlowMonitor::suspend() {
  suspended_ = true;
  stopAll();
}

}  // namespace headwater::track
