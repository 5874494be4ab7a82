// How far a file is read ahead of what is played.
#pragma once

#include <memory>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/gst/GstPtr.hpp"
#include "elements/gst/PadProbe.hpp"
#include "elements/gst/Signal.hpp"

namespace headwater::player {

/// Has the thread that reads a file fill decodebin's multiqueue and then rest until a stream of it is nearly
/// played. By itself a multiqueue is kept full: the reader is woken up for each buffer that leaves it, which
/// is half of what a player costs. What it holds in bytes stays limited by decodebin.
///
/// Thread-safe; held by shared_ptr. The reader waits on its own streaming thread, and only while every stream
/// has enough; a flush or end() lets it go.
class ReadAhead : public std::enable_shared_from_this<ReadAhead> {
 public:
  /// `pipeline` has not been started, and what decodes in it is made by uridecodebin.
  static std::shared_ptr<ReadAhead> create(GstElement* pipeline);

  /// Nobody waits any more. Before the pipeline is stopped: that waits for its threads.
  void end();

 private:
  struct Stream;

  void onElement(GstElement* element);
  void onPad(GstPad* pad);
  std::shared_ptr<Stream> streamOf(GstPad* pad);
  void onRead(Stream& stream);
  void onPlayed(Stream& stream);
  void onEvent(Stream& stream, GstEvent* event);
  bool enough() const HW_REQUIRES(mutex_);
  bool nearlyPlayed() const HW_REQUIRES(mutex_);

  base::Mutex mutex_;
  base::Condition changed_;
  std::vector<std::shared_ptr<Stream>> streams_ HW_GUARDED_BY(mutex_);
  std::vector<gst::SignalConnection> signals_ HW_GUARDED_BY(mutex_);
  std::vector<gst::PadProbe> probes_ HW_GUARDED_BY(mutex_);
  bool waiting_ HW_GUARDED_BY(mutex_) = false;
  bool flushing_ HW_GUARDED_BY(mutex_) = false;
  bool ended_ HW_GUARDED_BY(mutex_) = false;
};

}  // namespace headwater::player
