// The fan-out as GStreamer shows it: an element of the source's pipeline.
#pragma once

#include <string>

#include "elements/gst/GstPtr.hpp"

namespace headwater::fanout {

/// A GstElement of the type `headwaterfanout` in a source's pipeline: one sink pad, which stands for the
/// Track, and one request pad a viewer. It makes the tee visible to graph dumps and tracers; packets pass
/// beside its pads, as references to one packet and not as buffers, and leave from the shards. Thread-safe;
/// removes itself from the pipeline at its end.
class FanoutElement {
 public:
  /// Without a pipeline (null) it is not shown anywhere.
  FanoutElement(const gst::Ptr<GstElement>& pipeline, const std::string& name);
  ~FanoutElement();
  FanoutElement(const FanoutElement&) = delete;
  FanoutElement& operator=(const FanoutElement&) = delete;

  /// `viewer` is unique among those that are there.
  void addViewer(const std::string& viewer);
  void removeViewer(const std::string& viewer);

 private:
  gst::Ptr<GstElement> element_;
};

}  // namespace headwater::fanout
