#include "elements/fanout/Fanout.hpp"

#include <algorithm>
#include <future>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/fanout/PacketRing.hpp"
#include "elements/fanout/Shard.hpp"
#include "elements/rtp/RtpFormats.hpp"

namespace headwater::fanout {

/// The sink: what the source's thread touches. Its lock is held while a packet is handed over, so that a join
/// has a place in the order of packets; nobody waits under it.
class Fanout::Intake : public track::TrackSink {
 public:
  Intake(base::Kind kind, const RingLimits& ring) : kind_(kind), ring_(std::make_shared<PacketRing>(ring)) {}

  void onFormat(const rtp::RtpFormat&) override {}
  void onData(const track::DataMessage&) override {}
  void onPacket(const track::RtpPacketPtr& packet) override {
    const base::Lock lock(mutex_);
    if (kind_ == base::Kind::video) ring_->add(packet);
    // The marker bit ends a picture, RFC 7741 4.1, RFC 6184 5.1, RFC 9628 4.1; audio packets stand alone.
    const bool endsPicture = kind_ != base::Kind::video || packet->header.marker;
    for (const auto& branch : branches_) branch.shard->publish(branch.track, packet, endsPicture);
  }

  /// Whether the viewer gets a picture without asking for one.
  bool join(const std::shared_ptr<ShardViewer>& viewer, const std::shared_ptr<track::Track>& track,
            bool replays);
  void leave(const Shard& shard);
  size_t viewers() const;
  base::Kind kind() const { return kind_; }

 private:
  struct Branch {  ///< what goes to one shard
    Shard* shard;
    std::shared_ptr<ShardTrack> track;
    size_t viewers;
  };
  Branch& branchTo(Shard& shard) HW_REQUIRES(mutex_);

  const base::Kind kind_;
  const std::shared_ptr<PacketRing> ring_;
  mutable base::Mutex mutex_;
  std::vector<Branch> branches_ HW_GUARDED_BY(mutex_);
};

Fanout::Intake::Branch& Fanout::Intake::branchTo(Shard& shard) {
  const auto found = std::find_if(branches_.begin(), branches_.end(),
                                  [&](const auto& each) { return each.shard == &shard; });
  if (found != branches_.end()) return *found;
  branches_.push_back({&shard, std::make_shared<ShardTrack>(), 0});
  return branches_.back();
}

bool Fanout::Intake::join(const std::shared_ptr<ShardViewer>& viewer,
                          const std::shared_ptr<track::Track>& track, bool replays) {
  const base::Lock lock(mutex_);
  auto& branch = branchTo(viewer->shard());
  ++branch.viewers;
  auto replay = track->replay();
  if (!replays) replay.packets.clear();
  const bool pictureComes = !replay.packets.empty();
  viewer->shard().post([viewer, kind = kind_, feed = TrackFeed{branch.track, ring_, track},
                        replay = std::move(replay)](Shard&) mutable {
    viewer->follow(kind, std::move(feed), std::move(replay.packets), replay.next);
  });
  return pictureComes;
}

void Fanout::Intake::leave(const Shard& shard) {
  const base::Lock lock(mutex_);
  const auto found = std::find_if(branches_.begin(), branches_.end(),
                                  [&](const auto& each) { return each.shard == &shard; });
  if (found != branches_.end() && --found->viewers == 0) branches_.erase(found);
}

size_t Fanout::Intake::viewers() const {
  const base::Lock lock(mutex_);
  size_t sum = 0;
  for (const auto& branch : branches_) sum += branch.viewers;
  return sum;
}

std::shared_ptr<Fanout> Fanout::of(const std::shared_ptr<track::Track>& track) {
  const auto& source = track->origin() ? track->origin() : track;
  // Nobody else makes the tee of a Track.
  return std::static_pointer_cast<Fanout>(source->tee(
      [&source] { return std::shared_ptr<Fanout>(new Fanout(source, Shards::shared().options())); }));
}

Fanout::Fanout(const std::shared_ptr<track::Track>& track, const FanoutOptions& options)
    : track_(track),
      joinWith_(options.joinWith),
      intake_(std::make_shared<Intake>(track->kind(),
                                       RingLimits{options.ringPackets, options.ringBytes, options.ringAge})),
      element_(track->host(), std::string("fanout-") + toString(track->kind())),
      subscription_(track->subscribe(intake_)) {
  subscription_->startLive();
}

Fanout::~Fanout() {
  subscription_->stop();
}

void Fanout::join(const std::shared_ptr<ShardViewer>& viewer) {
  const auto track = track_.lock();
  if (!track) return;
  element_.addViewer(viewer->name());
  if (!intake_->join(viewer, track, joinWith_ == JoinWith::cachedKeyframe)) track->requestKeyframe();
}

bool Fanout::leave(const std::shared_ptr<ShardViewer>& viewer, std::chrono::milliseconds deadline) {
  element_.removeViewer(viewer->name());
  intake_->leave(viewer->shard());
  auto done = std::make_shared<std::promise<void>>();
  viewer->shard().post([viewer, kind = intake_->kind(), done](Shard&) {
    viewer->unfollow(kind);
    done->set_value();
  });
  return done->get_future().wait_for(deadline) == std::future_status::ready;
}

size_t Fanout::viewers() const {
  return intake_->viewers();
}

}  // namespace headwater::fanout
