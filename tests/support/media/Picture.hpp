// Pixels of raw pictures in I420.
#pragma once

#include <gst/video/video.h>

#include <cstdlib>
#include <ostream>
#include <utility>

#include "elements/gst/GstPtr.hpp"

namespace headwater::test {

struct Colour {
  int y = 0, u = 0, v = 0;
  /// Lossy codecs keep colours no better than about this.
  bool near(const Colour& other) const {
    return std::abs(y - other.y) < 24 && std::abs(u - other.u) < 24 && std::abs(v - other.v) < 24;
  }
  friend std::ostream& operator<<(std::ostream& out, const Colour& colour) {
    return out << colour.y << '/' << colour.u << '/' << colour.v;
  }
};

// What videotestsrc paints, BT.601.
inline constexpr Colour kRed{81, 90, 240}, kGreen{145, 54, 34}, kBlue{41, 240, 110}, kWhite{235, 128, 128},
    kBlack{16, 128, 128};

/// Width and height that caps of video/x-raw name.
inline std::pair<int, int> sizeOf(const GstCaps* caps) {
  int width = 0, height = 0;
  const GstStructure* fields = caps ? gst_caps_get_structure(caps, 0) : nullptr;
  if (!fields || !gst_structure_get_int(fields, "width", &width) ||
      !gst_structure_get_int(fields, "height", &height))
    return {0, 0};
  return {width, height};
}

/// At parts of its width and height.
inline Colour colourAt(GstBuffer* buffer, const GstCaps* caps, double x, double y) {
  GstVideoInfo info;
  GstVideoFrame frame;
  if (!gst_video_info_from_caps(&info, caps) ||
      !gst_video_frame_map(&frame, &info, buffer, GST_MAP_READ))  // knows how lines are padded
    return {};
  const auto at = [&](int component) {
    const int column = static_cast<int>(x * GST_VIDEO_FRAME_COMP_WIDTH(&frame, component));
    const int row = static_cast<int>(y * GST_VIDEO_FRAME_COMP_HEIGHT(&frame, component));
    const auto* data = static_cast<const uint8_t*>(GST_VIDEO_FRAME_COMP_DATA(&frame, component));
    return static_cast<int>(data[row * GST_VIDEO_FRAME_COMP_STRIDE(&frame, component) + column]);
  };
  const Colour colour{at(0), at(1), at(2)};
  gst_video_frame_unmap(&frame);
  return colour;
}

}  // namespace headwater::test
