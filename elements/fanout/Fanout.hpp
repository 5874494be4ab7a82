// The one-to-many tee of a Track.
#pragma once

#include <chrono>
#include <memory>

#include "elements/fanout/FanoutElement.hpp"
#include "elements/fanout/FanoutOptions.hpp"
#include "elements/fanout/ShardViewer.hpp"
#include "elements/track/Track.hpp"

namespace headwater::fanout {

/// Takes each packet of a Track once, keeps it for retransmissions, and hands a reference to each shard that
/// has viewers of it. There as long as a viewer follows. Thread-safe; packets come on the source's thread.
class Fanout : public track::Tee {
 public:
  /// The fan-out of `track`.
  static std::shared_ptr<Fanout> of(const std::shared_ptr<track::Track>& track);
  ~Fanout() override;
  Fanout(const Fanout&) = delete;
  Fanout& operator=(const Fanout&) = delete;

  /// Has `viewer` sent this Track from now on, a picture first. Returns at once; the shard does the rest.
  void join(const std::shared_ptr<ShardViewer>& viewer);
  /// Returns when nothing of this Track is being sent to `viewer` any more; false when its shard did not come
  /// to it within `deadline`.
  bool leave(const std::shared_ptr<ShardViewer>& viewer, std::chrono::milliseconds deadline);

  size_t viewers() const;

 private:
  class Intake;

  Fanout(const std::shared_ptr<track::Track>& track, const FanoutOptions& options);

  const std::weak_ptr<track::Track> track_;
  const JoinWith joinWith_;
  const std::shared_ptr<Intake> intake_;
  FanoutElement element_;
  const std::shared_ptr<track::Track::Subscription> subscription_;
};

}  // namespace headwater::fanout
