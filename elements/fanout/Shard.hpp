// One thread of the fan-out, and the viewers that it serves.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <thread>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/fanout/DatagramBatch.hpp"
#include "elements/fanout/FanoutCounters.hpp"
#include "elements/fanout/FanoutOptions.hpp"
#include "elements/track/RtpPacket.hpp"

namespace headwater::fanout {

class ShardViewer;
class ViewerStream;

/// The viewers of one Track in one shard. Thread: the shard's.
struct ShardTrack {
  std::vector<ViewerStream*> viewers;
  std::vector<track::RtpPacketPtr> pending;  ///< of the round that is under way
};

/// Whoever publishes hands packets over without waiting; the thread drains what has queued, and for each
/// viewer rewrites, protects and sends all of it before it turns to the next. Viewers belong to the thread:
/// whatever concerns one is posted. Threads: everything public is thread-safe but for what is marked.
class Shard {
 public:
  using Clock = std::chrono::steady_clock;
  using Command = std::function<void(Shard&)>;

  /// `number` names the thread.
  Shard(size_t number, const FanoutOptions& options);
  ~Shard();
  Shard(const Shard&) = delete;
  Shard& operator=(const Shard&) = delete;

  /// Runs `command` on the thread, before packets that are published later.
  void post(Command command);
  /// False when the queue was full: the packet is dropped for all viewers here, and counted. `endsPicture`:
  /// no packet follows that should leave together with this one.
  bool publish(const std::shared_ptr<ShardTrack>& track, const track::RtpPacketPtr& packet, bool endsPicture);
  /// RTCP that a viewer sent, decrypted. Reports are read with the next packets, or after kReportPeriod at
  /// the latest: waking the thread for each would cost more than reading it. Dropped and counted when too
  /// much of it waits.
  void feedback(const std::shared_ptr<ShardViewer>& viewer, std::span<const uint8_t> packet);

  /// How many viewers were given to it; for spreading them.
  std::atomic<size_t> load{0};
  const ShardCounters& counters() const { return counters_; }
  uint64_t droppedQueue() const { return droppedQueue_; }
  uint64_t droppedFeedback() const { return droppedFeedback_; }

  // On the shard's thread only:
  void add(const std::shared_ptr<ShardViewer>& viewer);
  void remove(const ShardViewer& viewer);
  DatagramBatch& batch() { return batch_; }
  ShardCounters& counting() { return counters_; }
  const FanoutOptions& options() const { return options_; }
  /// That viewer has packets to catch up with: its catchUp() is called every kCatchUpPeriod until it is done.
  void catchUpLater(const std::shared_ptr<ShardViewer>& viewer);

  static constexpr std::chrono::milliseconds kCatchUpPeriod{5};
  /// With fewer viewers a packet is sent sooner than the next one of its picture comes: waiting saves
  /// nothing.
  static constexpr size_t kGatherViewers = 16;
  static constexpr size_t kReportSlots = 10;  ///< a viewer's reports go out once in a round of all slots
  static constexpr std::chrono::milliseconds kReportPeriod{100};  ///< of one slot

 private:
  struct Item {
    std::shared_ptr<ShardTrack> track;
    track::RtpPacketPtr packet;
  };
  struct Feedback {
    std::shared_ptr<ShardViewer> viewer;
    std::vector<uint8_t> packet;
    Clock::time_point arrival;
  };
  struct Inbox {
    std::vector<Command> commands;
    std::vector<Feedback> feedback;
    std::vector<Item> items;
    bool wholePicture = false;  ///< one of the items is the last of its picture
    bool empty() const { return commands.empty() && feedback.empty() && items.empty(); }
    void clear();
  };

  /// What the thread sleeps for.
  enum class Sleep { awake, untilAnything, untilPictureIsWhole };

  void run();
  bool take(Inbox& work);
  void gather(base::Lock& lock) HW_REQUIRES(mutex_);
  /// Wakes the thread when it sleeps no deeper than that.
  void wakeFrom(Sleep deepest) HW_REQUIRES(mutex_);
  void distribute(std::vector<Item>& items);
  static void forward(ShardTrack& track);
  void onTime(Clock::time_point now);
  Clock::time_point nextTime() const;

  const FanoutOptions options_;
  ShardCounters counters_;
  std::atomic<uint64_t> droppedQueue_{0}, droppedFeedback_{0};

  base::Mutex mutex_;
  base::Condition ready_;
  Inbox inbox_ HW_GUARDED_BY(mutex_);
  Sleep sleep_ HW_GUARDED_BY(mutex_) = Sleep::awake;
  bool stopping_ HW_GUARDED_BY(mutex_) = false;

  // The thread's own:
  DatagramBatch batch_;
  std::array<std::vector<std::shared_ptr<ShardViewer>>, kReportSlots> viewers_;
  std::vector<std::shared_ptr<ShardViewer>> catchingUp_;
  std::vector<ShardTrack*> touched_;
  size_t nextSlot_ = 0, viewerCount_ = 0;
  Clock::time_point reportsDue_{}, catchUpDue_{};

  std::thread thread_;  ///< last: it uses all of the above
};

/// The shards of the process, made when the first viewer needs one. Thread-safe.
class Shards {
 public:
  static Shards& shared();

  explicit Shards(const FanoutOptions& options);

  /// The one with the fewest viewers; counts one more, to be given back by --load.
  Shard& leastLoaded();
  const std::vector<std::unique_ptr<Shard>>& all() const { return shards_; }
  const FanoutOptions& options() const { return options_; }

 private:
  const FanoutOptions options_;
  base::Mutex mutex_;  ///< one choice at a time
  std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace headwater::fanout
