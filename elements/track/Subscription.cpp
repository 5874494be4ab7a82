#include "elements/track/Subscription.hpp"

#include "elements/track/RtpPacket.hpp"
#include "elements/track/TrackState.hpp"

namespace headwater::track {

Subscription::Subscription(std::weak_ptr<Track> track, std::shared_ptr<TrackSink> sink)
    : track_(std::move(track)), sink_(std::move(sink)) {}

void Subscription::start() {
  const auto track = track_.lock();
  if (!track) return;
  bool replayed = false;
  {
    const base::Lock gate(gate_);
    if (!sink_ || started_) return;
    std::vector<RtpPacketPtr> replay;
    {
      const base::Lock lock(track->state_->mutex);
      replay = track->state_->cache.replay(std::chrono::steady_clock::now());
      from_ = track->state_->published;
      track->state_->addFlowing(shared_from_this());
    }
    started_ = true;
    for (const auto& packet : replay) sink_->onPacket(packet);
    replayed = !replay.empty();
  }
  if (!replayed) track->requestKeyframe();
}

void Subscription::startLive() {
  const auto track = track_.lock();
  if (!track) return;
  const base::Lock gate(gate_);
  if (!sink_ || started_) return;
  started_ = true;
  const base::Lock lock(track->state_->mutex);
  from_ = track->state_->published;
  track->state_->addFlowing(shared_from_this());
}

void Subscription::stop() {
  if (const auto track = track_.lock()) track->state_->remove(*this);
  std::shared_ptr<TrackSink> sink;
  const base::Lock gate(gate_);
  sink.swap(sink_);
}

void Subscription::deliver(const RtpPacketPtr& packet) {
  const base::Lock gate(gate_);
  if (sink_ && started_ && packet->order >= from_) sink_->onPacket(packet);
}

void Subscription::deliver(const DataMessage& message) {
  const base::Lock gate(gate_);
  if (sink_ && started_) sink_->onData(message);
}

void Subscription::deliver(const gst::Ptr<GstSample>& frame) {
  const base::Lock gate(gate_);
  if (sink_ && started_) sink_->onFrame(frame);
}

void Subscription::deliver(const base::Failure& failure) {
  const base::Lock gate(gate_);
  if (sink_) sink_->onFailure(failure);
}

void Subscription::deliver(const rtp::RtpFormat& format) {
  const base::Lock gate(gate_);
  if (sink_) sink_->onFormat(format);
}

}  // namespace headwater::track
