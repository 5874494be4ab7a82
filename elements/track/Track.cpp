#include "elements/track/Track.hpp"

#include "elements/track/RtpPacket.hpp"
#include "elements/track/TrackState.hpp"

namespace headwater::track {

Track::Track(base::Kind kind, TrackOptions options) : TrackSource(kind, options) {}

std::shared_ptr<Track> Track::view(std::shared_ptr<Track> origin) {
  auto made = std::make_shared<Track>(origin->kind());
  made->origin_ = origin->origin_ ? origin->origin_ : std::move(origin);
  return made;
}

rtp::RtpFormat Track::format() const {
  if (origin_) return origin_->format();
  const base::Lock lock(state_->mutex);
  return state_->format;
}

bool Track::carriesFrames() const {
  if (origin_) return origin_->carriesFrames();
  const base::Lock lock(state_->mutex);
  return state_->format.encodingName == rtp::kRawEncoding;
}

bool Track::inOrder() const {
  return origin_ ? origin_->inOrder() : state_->inOrder.load();
}

std::optional<ClockMapping> Track::clockMapping() const {
  if (origin_) return origin_->clockMapping();
  std::shared_ptr<const State::Clock> clock;
  {
    const base::Lock lock(state_->mutex);
    clock = state_->clock;
  }
  return clock && *clock ? (*clock)() : std::nullopt;
}

gst::Ptr<GstElement> Track::host() const {
  if (origin_) return origin_->host();
  const base::Lock lock(state_->mutex);
  return state_->host.lock();
}

std::shared_ptr<Subscription> Track::subscribe(std::shared_ptr<TrackSink> sink) {
  if (origin_) return origin_->subscribe(std::move(sink));
  auto subscription = std::make_shared<Subscription>(weak_from_this(), std::move(sink));
  rtp::RtpFormat format;
  {
    const base::Lock lock(state_->mutex);
    auto next = std::make_shared<State::Subscriptions>(*state_->subscriptions);
    next->push_back(subscription);
    state_->subscriptions = std::move(next);
    format = state_->format;
  }
  if (!format.encodingName.empty()) subscription->deliver(format);
  return subscription;
}

size_t Track::sinks() const {
  if (origin_) return origin_->sinks();
  return state_->snapshot()->size();
}

void Track::requestKeyframe() {
  if (origin_) return origin_->requestKeyframe();
  if (kind_ == base::Kind::video) state_->limiter->request();
}

uint64_t Track::keyframeRequests() const {
  if (origin_) return origin_->keyframeRequests();
  return state_->requester->count;
}

Replay Track::replay() const {
  if (origin_) return origin_->replay();
  const base::Lock lock(state_->mutex);
  return {state_->cache.replay(std::chrono::steady_clock::now()), state_->published};
}

std::shared_ptr<Tee> Track::tee(const std::function<std::shared_ptr<Tee>()>& make) {
  if (origin_) return origin_->tee(make);
  const base::Lock lock(state_->teeMutex);
  auto tee = state_->tee.lock();
  if (!tee) state_->tee = tee = make();
  return tee;
}

base::Expected<std::shared_ptr<Track>> Track::frames() {
  if (origin_) return origin_->frames();
  return state_->derived.frames(shared_from_this());
}

base::Expected<std::shared_ptr<Track>> Track::encoded(const rtp::RtpFormat& wanted) {
  return state_->derived.encoded(shared_from_this(), wanted);
}

DerivedTracks& Track::derived() {
  return state_->derived;
}

void Track::setReceiverEstimate(uint64_t bitsPerSecond) {
  state_->receiverEstimate = bitsPerSecond;
}

uint64_t Track::receiverEstimate() const {
  return state_->receiverEstimate;
}

}  // namespace headwater::track
