// Waiting for GStreamer's asynchronous replies with a deadline, which gst_promise_wait does not have.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <tl/expected.hpp>

#include "elements/gst/GstPtr.hpp"

namespace headwater::gst {

/// What a promise was resolved with. An empty structure when the reply carries nothing.
using Reply = tl::expected<StructurePtr, std::string>;

/// Calls `start` with a promise and blocks until it is replied to, at most `deadline`. A reply that comes
/// later is dropped without harm. The error names what failed: expiry, interruption, or the reply's own
/// "error" field. Never call it on a GStreamer thread.
Reply await(std::chrono::milliseconds deadline, const std::function<void(GstPromise*)>& start);

}  // namespace headwater::gst
