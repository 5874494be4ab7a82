// Drawing pictures over video with GStreamer's `overlaycomposition`.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "elements/filter/PictureReader.hpp"
#include "elements/gst/Signal.hpp"

namespace headwater::filter {

/// One picture, placed on a frame; pixels, may lie partly outside.
struct PlacedPicture {
  std::shared_ptr<const Picture> picture;
  int x = 0, y = 0, width = 0, height = 0;
};

/// What lies where `place` says within `x`, `y`, `width`, `height` (pixels).
PlacedPicture placed(const std::shared_ptr<const Picture>& picture, const PicturePlace& place, double x,
                     double y, double width, double height);

struct Overlay {
  /// What is drawn on a frame of that size; called on the streaming thread for each frame.
  using Draw = std::function<std::vector<PlacedPicture>(int width, int height)>;

  gst::Ptr<GstElement> element;
  gst::SignalConnection drawing;  ///< ends with this object
};

/// missingPlugin when GStreamer has no overlaycomposition.
base::Expected<Overlay> makeOverlay(Overlay::Draw draw);

}  // namespace headwater::filter
