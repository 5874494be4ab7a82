#include "elements/filter/Overlay.hpp"

#include <algorithm>
#include <cmath>

#include "elements/pipe/ElementPipeline.hpp"

namespace headwater::filter {

namespace {

GstVideoOverlayComposition* compose(const std::vector<PlacedPicture>& pictures) {
  GstVideoOverlayComposition* composition = nullptr;
  for (const auto& each : pictures) {
    if (!each.picture || each.width <= 0 || each.height <= 0) continue;
    auto* rectangle = gst_video_overlay_rectangle_new_raw(
        each.picture->pixels(), each.x, each.y, static_cast<guint>(each.width),
        static_cast<guint>(each.height), GST_VIDEO_OVERLAY_FORMAT_FLAG_NONE);
    if (!rectangle) continue;
    if (composition)
      gst_video_overlay_composition_add_rectangle(composition, rectangle);
    else
      composition = gst_video_overlay_composition_new(rectangle);
    gst_video_overlay_rectangle_unref(rectangle);
  }
  return composition;
}

}  // namespace

PlacedPicture placed(const std::shared_ptr<const Picture>& picture, const PicturePlace& place, double x,
                     double y, double width, double height) {
  double left = x + place.x * width, top = y + place.y * height;
  double wide = place.width * width, high = place.height * height;
  if (place.keepAspectRatio && picture->height() > 0 && picture->width() > 0) {
    const double scale = std::min(wide / picture->width(), high / picture->height());
    const double keptWide = picture->width() * scale, keptHigh = picture->height() * scale;
    if (place.center) {
      left += (wide - keptWide) / 2;
      top += (high - keptHigh) / 2;
    }
    wide = keptWide;
    high = keptHigh;
  }
  const auto rounded = [](double value) {
    return static_cast<int>(std::lround(std::clamp(value, -32768.0, 32767.0)));
  };
  return {picture, rounded(left), rounded(top), rounded(wide), rounded(high)};
}

base::Expected<Overlay> makeOverlay(Overlay::Draw draw) {
  auto element = pipe::makeElement("overlaycomposition");
  if (!element) return tl::make_unexpected(element.error());
  auto drawing = gst::connect<GstVideoOverlayComposition*, GstSample*>(
      element->get(), "draw", [draw = std::move(draw)](GstSample* sample) -> GstVideoOverlayComposition* {
        GstVideoInfo info;
        if (!gst_video_info_from_caps(&info, gst_sample_get_caps(sample))) return nullptr;
        return compose(draw(info.width, info.height));
      });
  return Overlay{std::move(*element), std::move(drawing)};
}

}  // namespace headwater::filter
