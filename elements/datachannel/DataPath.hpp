// What goes to the browser's data channels: one bounded queue, and one thread that feeds webrtcbin.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/track/FlowMonitor.hpp"
#include "elements/track/Track.hpp"

namespace headwater::datachannel {

/// Sources hand messages over without waiting; only this peer's feed thread pushes into webrtcbin, which can
/// block. There is no thread before the first message. Messages of many sources can go to one
/// browser, unlike media: a presenter hears all its viewers. Held by shared_ptr. Threads: attach(), halt(),
/// join() by the owner; flush() by any.
class DataPath : public std::enable_shared_from_this<DataPath> {
 public:
  /// Called on the feed thread; null: a channel has opened, send what was kept.
  using Send = std::function<void(const track::DataMessage*)>;

  DataPath(size_t queueMessages, std::shared_ptr<track::FlowMonitor> flow, Send send);
  ~DataPath();

  /// The peer can have data channels. Before this, messages are dropped.
  void enable() { enabled_ = true; }
  std::shared_ptr<track::Link> attach(const std::shared_ptr<track::Track>& source);
  /// A data channel has opened: has `send` called with null if messages came before.
  void flush();
  /// Ends the flow. The thread may still be inside webrtcbin. Idempotent.
  void halt();
  /// Waits for the thread; for when the pipeline has ended, which frees a thread inside webrtcbin. False when
  /// it did not come back within `deadline`: it is left behind, with nothing of ours but its queue.
  bool join(std::chrono::milliseconds deadline);

  uint64_t dropped() const;

 private:
  class LinkSink;
  class LinkHandle;
  struct Feed;

  void release(const LinkSink& sink);
  void deliver(const track::DataMessage* message);

  const std::shared_ptr<track::FlowMonitor> flow_;
  const std::shared_ptr<Feed> feed_;  ///< what the thread uses; outlives this object if the thread does

  mutable base::Mutex mutex_;
  std::vector<std::shared_ptr<LinkSink>> sinks_ HW_GUARDED_BY(mutex_);  ///< any number, one a source
  std::atomic<bool> enabled_{false};
  bool stopped_ HW_GUARDED_BY(mutex_) = false;
};

}  // namespace headwater::datachannel
