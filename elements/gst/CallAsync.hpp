// Something that must not be done on the thread that finds it has to be.
#pragma once

#include <functional>

#include "elements/gst/GstPtr.hpp"

namespace headwater::gst {

/// Runs `job` on one of GStreamer's threads, which holds the element meanwhile.
inline void callAsync(GstElement* element, std::function<void(GstElement*)> job) {
  using Job = std::function<void(GstElement*)>;
  gst_element_call_async(
      element, [](GstElement* on, gpointer data) { (*static_cast<Job*>(data))(on); }, new Job(std::move(job)),
      [](gpointer data) { delete static_cast<Job*>(data); });
}

}  // namespace headwater::gst
