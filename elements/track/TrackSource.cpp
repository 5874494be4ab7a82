#include "elements/track/TrackSource.hpp"

#include <algorithm>

#include "elements/track/RtpPacket.hpp"
#include "elements/track/TrackState.hpp"

namespace headwater::track {

void KeyframeRequester::run() {
  std::function<void()> ask;
  {
    const base::Lock lock(mutex);
    ask = request;
  }
  if (!ask) return;
  ++count;
  ask();
}

TrackSource::State::State(const TrackOptions& options)
    : limiter(std::make_shared<KeyframeLimiter>(options.keyframeInterval,
                                                [requester = requester] { requester->run(); })),
      cache(options.cache) {}

std::shared_ptr<const TrackSource::State::Subscriptions> TrackSource::State::snapshot() const {
  const base::Lock lock(mutex);
  return subscriptions;
}

std::shared_ptr<const TrackSource::State::Subscriptions> TrackSource::State::flowing() const {
  const base::Lock lock(mutex);
  return started;
}

void TrackSource::State::addFlowing(const std::shared_ptr<Subscription>& subscription) {
  auto next = std::make_shared<Subscriptions>(*started);
  next->push_back(subscription);
  started = std::move(next);
}

void TrackSource::State::remove(const Subscription& subscription) {
  const base::Lock lock(mutex);
  for (auto* list : {&subscriptions, &started}) {
    auto next = std::make_shared<Subscriptions>(**list);
    std::erase_if(*next, [&](const auto& each) { return each.get() == &subscription; });
    *list = std::move(next);
  }
}

TrackSource::TrackSource(base::Kind kind, TrackOptions options)
    : kind_(kind), state_(std::make_unique<State>(options)) {}

TrackSource::~TrackSource() = default;

void TrackSource::setKeyframeRequester(std::function<void()> request) {
  const base::Lock lock(state_->requester->mutex);
  state_->requester->request = std::move(request);
}

void TrackSource::setFormat(const rtp::RtpFormat& format) {
  {
    const base::Lock lock(state_->mutex);
    state_->format = format;
    state_->cache.clear();
  }
  const auto sinks = state_->snapshot();
  for (const auto& subscription : *sinks) subscription->deliver(format);
}

void TrackSource::publish(RtpPacket packet) {
  const auto shared = std::make_shared<RtpPacket>(std::move(packet));
  std::shared_ptr<const State::Subscriptions> sinks;
  {
    const base::Lock lock(state_->mutex);
    shared->order = state_->published++;
    if (kind_ == base::Kind::video) state_->cache.add(shared);
    sinks = state_->started;
  }
  if (shared->keyframe) state_->limiter->satisfied();
  for (const auto& subscription : *sinks) subscription->deliver(shared);
}

void TrackSource::publish(const DataMessage& message) {
  const auto sinks = state_->flowing();
  for (const auto& subscription : *sinks) subscription->deliver(message);
}

void TrackSource::publish(const gst::Ptr<GstSample>& frame) {
  const auto sinks = state_->flowing();
  for (const auto& subscription : *sinks) subscription->deliver(frame);
}

void TrackSource::fail(const base::Failure& failure) {
  const auto sinks = state_->snapshot();
  for (const auto& subscription : *sinks) subscription->deliver(failure);
}

void TrackSource::interrupt() {
  const base::Lock lock(state_->mutex);
  state_->cache.clear();
}

void TrackSource::setClock(std::function<std::optional<ClockMapping>()> clock) {
  auto shared = std::make_shared<const State::Clock>(std::move(clock));
  const base::Lock lock(state_->mutex);
  state_->clock = std::move(shared);
}

void TrackSource::setInOrder() {
  state_->inOrder = true;
}

void TrackSource::setHost(gst::WeakPtr<GstElement> pipeline) {
  const base::Lock lock(state_->mutex);
  state_->host = std::move(pipeline);
}

void TrackSource::keep(std::shared_ptr<void> what) {
  const base::Lock lock(state_->mutex);
  state_->kept.push_back(std::move(what));
}

}  // namespace headwater::track
