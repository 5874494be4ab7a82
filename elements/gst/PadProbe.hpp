// A pad probe that removes itself.
#pragma once

#include <functional>
#include <utility>

#include "elements/gst/GstPtr.hpp"

namespace headwater::gst {

/// Owns one probe. Removing does not wait for a running callback, which therefore holds its owner weakly.
/// The callback runs on the pad's streaming thread.
class PadProbe {
 public:
  using Callback = std::function<GstPadProbeReturn(GstPadProbeInfo*)>;

  PadProbe() = default;
  PadProbe(GstPad* pad, GstPadProbeType type, Callback callback) : pad_(pad) {
    auto call = [](GstPad*, GstPadProbeInfo* info, gpointer data) noexcept {
      return (*static_cast<Callback*>(data))(info);
    };
    auto destroy = [](gpointer data) { delete static_cast<Callback*>(data); };
    id_ = gst_pad_add_probe(pad, type, call, new Callback(std::move(callback)), destroy);
  }
  PadProbe(PadProbe&& other) noexcept : pad_(std::move(other.pad_)), id_(std::exchange(other.id_, 0)) {}
  PadProbe& operator=(PadProbe&& other) noexcept {
    if (this == &other) return *this;
    remove();
    pad_ = std::move(other.pad_);
    id_ = std::exchange(other.id_, 0);
    return *this;
  }
  ~PadProbe() { remove(); }

  void remove() {
    const gulong id = std::exchange(id_, 0);
    if (id == 0) return;
    if (const auto pad = pad_.lock()) gst_pad_remove_probe(pad.get(), id);
  }

 private:
  WeakPtr<GstPad> pad_;
  gulong id_ = 0;
};

}  // namespace headwater::gst
