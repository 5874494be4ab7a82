// The elements of one recording: a branch for each stream, the muxer, and the file's end.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "elements/gst/PadProbe.hpp"
#include "elements/pipe/ElementPipeline.hpp"
#include "elements/recorder/BlockFlags.hpp"
#include "elements/recorder/Recorder.hpp"
#include "elements/recorder/Timing.hpp"

namespace headwater::recorder {

/// A muxer writes the head of a file with its first media, and has to know all streams by then. So what comes
/// of a branch is held before the muxer until it is seated: given its pad. What is not seated when the head
/// is written is not in the file.
///
/// Thread-safe, as far as calls for one branch do not cross each other.
class MuxerGraph {
 public:
  struct Options {
    Container container = Container::webm;
    std::string location;  ///< a path or an http(s) URL
    size_t queueBytes = 0;
    std::chrono::milliseconds jitter{0};
  };
  class Branch;

  static base::Expected<std::unique_ptr<MuxerGraph>> create(const Options& options,
                                                            pipe::ElementPipeline::OnBus onBus,
                                                            std::function<void()> onEnd);

  /// `line`: from RTP or frames to what the muxer takes. `direct`: packets are in order; nothing but the
  /// appsrc is before the depayloader, and media waits there. `timing` says, when it has been ended, which
  /// media is ahead of the end.
  base::Expected<std::shared_ptr<Branch>> add(base::Kind kind, const std::string& line, bool frames,
                                              bool direct, std::shared_ptr<const Timing> timing);
  /// Gives the branch its pad; what comes still waits. Failure: the muxer does not take it.
  base::Expected<void> seat(Branch& branch);
  /// Lets the media of those go that are seated.
  void release(Branch& branch);
  /// Puts what `direct` does without before the depayloader of a pipeline that runs, between two packets.
  /// `ordered` is told the pad where packets are in order then.
  void reorder(const std::shared_ptr<Branch>& branch, std::function<void(GstPad*)> ordered);
  /// Writes silence into a branch of Opus, from a time of the recording to another.
  void fill(Branch& branch, GstClockTime from, GstClockTime to);
  /// No more comes of it.
  void end(Branch& branch);

  pipe::ElementPipeline& pipeline() { return *pipeline_; }

 private:
  explicit MuxerGraph(Options options) : options_(std::move(options)) {}
  std::string queue() const;
  std::string order() const;

  const Options options_;
  std::unique_ptr<pipe::ElementPipeline> pipeline_;
  gst::PadProbe written_;
};

/// The elements of one stream. Thread: see MuxerGraph.
class MuxerGraph::Branch {
 public:
  const gst::Ptr<GstElement>& source() const { return source_; }  ///< the appsrc
  const gst::Ptr<GstPad>& ordered() const { return ordered_; }    ///< where packets are in order
  bool direct() const { return direct_; }
  bool arrived() const { return arrived_; }  ///< whether media waits before the muxer
  bool seated() const { return seated_; }
  bool ended() const { return ended_; }

 private:
  friend class MuxerGraph;

  base::Kind kind_ = base::Kind::audio;
  gst::Ptr<GstElement> bin_, source_, funnel_, filler_;
  gst::Ptr<GstPad> ordered_, exit_;
  gst::PadProbe untimed_, ending_, hold_, format_;
  bool direct_ = false;
  std::atomic<bool> arrived_{false}, seated_{false}, ended_{false};
};

}  // namespace headwater::recorder
