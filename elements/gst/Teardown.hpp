// How pipelines end: on threads of their own, because that waits for GStreamer's.
#pragma once

#include <chrono>
#include <vector>

#include "elements/gst/GstPtr.hpp"

namespace headwater::gst {

/// Brings `pipeline` to NULL and lets go of it and of `others` on a thread of its own (`hw-teardown`); waits
/// for that at most `deadline`. False when it did not end in time: it then lingers until GStreamer lets go of
/// it. Any thread but the pipeline's own.
bool endPipeline(Ptr<GstElement> pipeline, std::chrono::milliseconds deadline,
                 std::vector<Ptr<GstElement>> others = {});
/// The same without waiting; any thread. It lingers when it takes longer than `deadline`.
void endPipelineSoon(Ptr<GstElement> pipeline, std::chrono::milliseconds deadline);

/// Pipelines whose end has missed its deadline and has not come since.
int lingeringPipelines();
/// Waits until nothing is being ended any more; false when the deadline passed first.
bool awaitTeardowns(std::chrono::milliseconds deadline);

}  // namespace headwater::gst
