// Pictures that are laid over video.
#pragma once

#include <gst/video/video.h>

#include "elements/filter/MediaFilter.hpp"
#include "elements/gst/GstPtr.hpp"

namespace headwater::filter {

class Picture {
 public:
  Picture(gst::Ptr<GstBuffer> pixels, int width, int height)
      : pixels_(std::move(pixels)), width_(width), height_(height) {}

  /// In the format that GStreamer's overlays have, with a GstVideoMeta.
  GstBuffer* pixels() const { return pixels_.get(); }
  int width() const { return width_; }
  int height() const { return height_; }

 private:
  const gst::Ptr<GstBuffer> pixels_;
  const int width_, height_;
};

struct PictureSize {
  int width = 0, height = 0;
};
enum class PictureType { png, jpeg };
/// From the head of the file alone, so that nothing large is decoded.
std::optional<PictureType> pictureType(const std::string& content);
std::optional<PictureSize> pictureSize(const std::string& content, PictureType type);

}  // namespace headwater::filter
