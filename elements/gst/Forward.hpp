// GStreamer's types by name only, for headers that hand them on and look into none.
#pragma once

using GstElement = struct _GstElement;  // NOLINT(bugprone-reserved-identifier): GStreamer's own names
using GstSample = struct _GstSample;    // NOLINT(bugprone-reserved-identifier)

namespace headwater::gst {

template <class T>
class Ptr;
template <class T>
class WeakPtr;

}  // namespace headwater::gst
