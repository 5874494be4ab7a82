#include "elements/track/Track.hpp"

#include <algorithm>

#include "elements/rtp/RtpFormats.hpp"

namespace headwater::track {

struct Track::Requester {
  void run() {
    std::function<void()> ask;
    {
      const std::lock_guard lock(mutex);
      ask = request;
    }
    if (!ask) return;
    ++count;
    ask();
  }
  std::mutex mutex;
  std::function<void()> request;
  std::atomic<uint64_t> count{0};
};

Track::Track(base::Kind kind, TrackOptions options)
    : kind_(kind),
      requester_(std::make_shared<Requester>()),
      limiter_(std::make_shared<KeyframeLimiter>(options.keyframeInterval,
                                                 [requester = requester_] { requester->run(); })),
      cache_(options.cache) {}

std::shared_ptr<Track> Track::view(std::shared_ptr<Track> origin) {
  auto made = std::make_shared<Track>(origin->kind());
  made->origin_ = origin->origin_ ? origin->origin_ : std::move(origin);
  return made;
}

rtp::RtpFormat Track::format() const {
  if (origin_) return origin_->format();
  const std::lock_guard lock(mutex_);
  return format_;
}

bool Track::carriesFrames() const {
  if (origin_) return origin_->carriesFrames();
  const std::lock_guard lock(mutex_);
  return format_.encodingName == rtp::kRawEncoding;
}

size_t Track::sinks() const {
  if (origin_) return origin_->sinks();
  return snapshot()->size();
}

uint64_t Track::keyframeRequests() const {
  if (origin_) return origin_->keyframeRequests();
  return requester_->count;
}

std::shared_ptr<const Track::Subscriptions> Track::snapshot() const {
  const std::lock_guard lock(mutex_);
  return subscriptions_;
}

std::shared_ptr<Track::Subscription> Track::subscribe(std::shared_ptr<TrackSink> sink) {
  if (origin_) return origin_->subscribe(std::move(sink));
  auto subscription = std::make_shared<Subscription>(weak_from_this(), std::move(sink));
  rtp::RtpFormat format;
  {
    const std::lock_guard lock(mutex_);
    auto next = std::make_shared<Subscriptions>(*subscriptions_);
    next->push_back(subscription);
    subscriptions_ = std::move(next);
    format = format_;
  }
  if (!format.encodingName.empty()) subscription->deliver(format);
  return subscription;
}

void Track::remove(const Subscription& subscription) {
  const std::lock_guard lock(mutex_);
  for (auto* list : {&subscriptions_, &flowing_}) {
    auto next = std::make_shared<Subscriptions>(**list);
    std::erase_if(*next, [&](const auto& each) { return each.get() == &subscription; });
    *list = std::move(next);
  }
}

/// With the lock held.
void Track::addFlowing(const std::shared_ptr<Subscription>& subscription) {
  auto next = std::make_shared<Subscriptions>(*flowing_);
  next->push_back(subscription);
  flowing_ = std::move(next);
}

void Track::requestKeyframe() {
  if (origin_) return origin_->requestKeyframe();
  if (kind_ == base::Kind::video) limiter_->request();
}

void Track::setKeyframeRequester(std::function<void()> request) {
  const std::lock_guard lock(requester_->mutex);
  requester_->request = std::move(request);
}

void Track::setFormat(const rtp::RtpFormat& format) {
  {
    const std::lock_guard lock(mutex_);
    format_ = format;
    cache_.clear();
  }
  const auto sinks = snapshot();
  for (const auto& subscription : *sinks) subscription->deliver(format);
}

void Track::publish(RtpPacket packet) {
  const auto shared = std::make_shared<RtpPacket>(std::move(packet));
  std::shared_ptr<const Subscriptions> sinks;
  {
    const std::lock_guard lock(mutex_);
    shared->order = published_++;
    if (kind_ == base::Kind::video) cache_.add(shared);
    sinks = flowing_;
  }
  if (shared->keyframe) limiter_->satisfied();
  for (const auto& subscription : *sinks) subscription->deliver(shared);
}

std::shared_ptr<const Track::Subscriptions> Track::flowing() const {
  const std::lock_guard lock(mutex_);
  return flowing_;
}

void Track::publish(const DataMessage& message) {
  const auto sinks = flowing();
  for (const auto& subscription : *sinks) subscription->deliver(message);
}

void Track::publish(const gst::Ptr<GstSample>& frame) {
  const auto sinks = flowing();
  for (const auto& subscription : *sinks) subscription->deliver(frame);
}

void Track::fail(const base::Failure& failure) {
  const auto sinks = snapshot();
  for (const auto& subscription : *sinks) subscription->deliver(failure);
}

void Track::keep(std::shared_ptr<void> what) {
  const std::lock_guard lock(mutex_);
  kept_.push_back(std::move(what));
}

base::Expected<std::shared_ptr<Track>> Track::frames() {
  if (origin_) return origin_->frames();
  return derived_.frames(shared_from_this());
}

base::Expected<std::shared_ptr<Track>> Track::encoded(const rtp::RtpFormat& wanted) {
  return derived_.encoded(shared_from_this(), wanted);
}

Replay Track::replay() const {
  if (origin_) return origin_->replay();
  const std::lock_guard lock(mutex_);
  return {cache_.replay(std::chrono::steady_clock::now()), published_};
}

void Track::setClock(std::function<std::optional<ClockMapping>()> clock) {
  auto shared = std::make_shared<const std::function<std::optional<ClockMapping>()>>(std::move(clock));
  const std::lock_guard lock(mutex_);
  clock_ = std::move(shared);
}

std::optional<ClockMapping> Track::clockMapping() const {
  if (origin_) return origin_->clockMapping();
  std::shared_ptr<const std::function<std::optional<ClockMapping>()>> clock;
  {
    const std::lock_guard lock(mutex_);
    clock = clock_;
  }
  return clock && *clock ? (*clock)() : std::nullopt;
}

void Track::setHost(gst::WeakPtr<GstElement> pipeline) {
  const std::lock_guard lock(mutex_);
  host_ = std::move(pipeline);
}

gst::Ptr<GstElement> Track::host() const {
  if (origin_) return origin_->host();
  const std::lock_guard lock(mutex_);
  return host_.lock();
}

std::shared_ptr<Tee> Track::tee(const std::function<std::shared_ptr<Tee>()>& make) {
  if (origin_) return origin_->tee(make);
  const std::lock_guard lock(teeMutex_);
  auto tee = tee_.lock();
  if (!tee) tee_ = tee = make();
  return tee;
}

void Track::interrupt() {
  const std::lock_guard lock(mutex_);
  cache_.clear();
}

void Track::Subscription::start() {
  const auto track = track_.lock();
  if (!track) return;
  bool replayed = false;
  {
    const std::lock_guard gate(gate_);
    if (!sink_ || started_) return;
    std::vector<RtpPacketPtr> replay;
    {
      const std::lock_guard lock(track->mutex_);
      replay = track->cache_.replay(std::chrono::steady_clock::now());
      from_ = track->published_;
      track->addFlowing(shared_from_this());
    }
    started_ = true;
    for (const auto& packet : replay) sink_->onPacket(packet);
    replayed = !replay.empty();
  }
  if (!replayed) track->requestKeyframe();
}

void Track::Subscription::startLive() {
  const auto track = track_.lock();
  if (!track) return;
  const std::lock_guard gate(gate_);
  if (!sink_ || started_) return;
  started_ = true;
  const std::lock_guard lock(track->mutex_);
  from_ = track->published_;
  track->addFlowing(shared_from_this());
}

void Track::Subscription::stop() {
  if (const auto track = track_.lock()) track->remove(*this);
  std::shared_ptr<TrackSink> sink;
  const std::lock_guard gate(gate_);
  sink.swap(sink_);
}

void Track::Subscription::deliver(const RtpPacketPtr& packet) {
  const std::lock_guard gate(gate_);
  if (sink_ && started_ && packet->order >= from_) sink_->onPacket(packet);
}

void Track::Subscription::deliver(const DataMessage& message) {
  const std::lock_guard gate(gate_);
  if (sink_ && started_) sink_->onData(message);
}

void Track::Subscription::deliver(const gst::Ptr<GstSample>& frame) {
  const std::lock_guard gate(gate_);
  if (sink_ && started_) sink_->onFrame(frame);
}

void Track::Subscription::deliver(const base::Failure& failure) {
  const std::lock_guard gate(gate_);
  if (sink_) sink_->onFailure(failure);
}

void Track::Subscription::deliver(const rtp::RtpFormat& format) {
  const std::lock_guard gate(gate_);
  if (sink_) sink_->onFormat(format);
}

}  // namespace headwater::track
