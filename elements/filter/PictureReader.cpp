#include "elements/filter/PictureReader.hpp"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include <string_view>

#include "elements/base/Bytes.hpp"
#include "elements/pipe/ElementPipeline.hpp"

namespace headwater::filter {

namespace {

constexpr GstClockTime kDeadline = 5 * GST_SECOND;

const uint8_t* behind(const std::string& bytes, size_t place) {
  return reinterpret_cast<const uint8_t*>(bytes.data()) + place;
}

/// The frame header of a JPEG, ITU-T T.81 section B.2.2, behind whatever segments come first.
std::optional<PictureSize> jpegSize(const std::string& bytes) {
  for (size_t at = 2; at + 9 < bytes.size();) {
    if (static_cast<uint8_t>(bytes[at]) != 0xff) return std::nullopt;
    const auto marker = static_cast<uint8_t>(bytes[at + 1]);
    const bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    if (frame) return PictureSize{base::get16(behind(bytes, at + 7)), base::get16(behind(bytes, at + 5))};
    at += marker == 0xff ? 1 : 2 + base::get16(behind(bytes, at + 2));
  }
  return std::nullopt;
}

gst::Ptr<GstSample> decode(const std::string& content, PictureType type, std::string& why) {
  const std::string decoder = type == PictureType::png ? "pngdec" : "jpegdec";
  auto pipeline = pipe::ElementPipeline::parse(
      "appsrc name=in ! " + decoder + " ! videoconvert ! capsfilter caps=video/x-raw,format=" +
          gst_video_format_to_string(GST_VIDEO_OVERLAY_COMPOSITION_FORMAT_RGB) +
          " ! appsink name=out sync=false",
      [&why](const gst::BusReport& report) {
        if (report.level == gst::BusReport::Level::error) why = report.message;
      });
  if (!pipeline) {
    why = pipeline.error().message;
    return {};
  }
  const auto in = (*pipeline)->element("in"), out = (*pipeline)->element("out");
  const auto caps = gst::adopt(gst_caps_from_string(
      type == PictureType::png ? "image/png,framerate=(fraction)0/1" : "image/jpeg,framerate=(fraction)0/1"));
  g_object_set(in.get(), "caps", caps.get(), nullptr);
  if (!(*pipeline)->play()) return {};
  gst_app_src_push_buffer(GST_APP_SRC(in.get()), gst_buffer_new_memdup(content.data(), content.size()));
  gst_app_src_end_of_stream(GST_APP_SRC(in.get()));
  auto sample = gst::adopt(gst_app_sink_try_pull_sample(GST_APP_SINK(out.get()), kDeadline));
  (*pipeline)->shutdown(std::chrono::seconds(2));
  return sample;
}

}  // namespace

std::optional<PictureType> pictureType(const std::string& content) {
  if (content.starts_with("\x89PNG\r\n\x1a\n")) return PictureType::png;
  if (content.starts_with("\xff\xd8\xff")) return PictureType::jpeg;
  return std::nullopt;
}

std::optional<PictureSize> pictureSize(const std::string& content, PictureType type) {
  if (type == PictureType::jpeg) return jpegSize(content);
  if (content.size() < 24) return std::nullopt;  // IHDR comes first
  const auto width = base::get32(behind(content, 16)), height = base::get32(behind(content, 20));
  if (width > INT32_MAX || height > INT32_MAX) return std::nullopt;
  return PictureSize{static_cast<int>(width), static_cast<int>(height)};
}

base::Expected<std::shared_ptr<const Picture>> readPicture(const std::string& content,
                                                           const PictureLimits& limits) {
  const auto wrong = [](const std::string& what) {
    return base::fail(base::Failure::Code::invalidArgument, what);
  };
  if (content.size() > limits.bytes)
    return wrong("the picture has " + std::to_string(content.size()) + " bytes, at most " +
                 std::to_string(limits.bytes) + " are allowed");
  const auto type = pictureType(content);
  if (!type) return wrong("what was loaded is no PNG and no JPEG");
  const auto size = pictureSize(content, *type);
  if (!size || size->width <= 0 || size->height <= 0) return wrong("the picture has no size");
  if (size->width > limits.side || size->height > limits.side)
    return wrong("the picture has " + std::to_string(size->width) + "x" + std::to_string(size->height) +
                 " pixels, at most " + std::to_string(limits.side) + " a side are allowed");
  std::string why;
  const auto sample = decode(content, *type, why);
  GstVideoInfo info;
  if (!sample || !gst_video_info_from_caps(&info, gst_sample_get_caps(sample.get())))
    return wrong("the picture cannot be decoded" + (why.empty() ? std::string() : ": " + why));
  auto pixels = gst::adopt(gst_buffer_copy_deep(gst_sample_get_buffer(sample.get())));
  if (!gst_buffer_get_video_meta(pixels.get()))
    gst_buffer_add_video_meta(pixels.get(), GST_VIDEO_FRAME_FLAG_NONE, GST_VIDEO_INFO_FORMAT(&info),
                              static_cast<guint>(info.width), static_cast<guint>(info.height));
  return std::make_shared<const Picture>(std::move(pixels), info.width, info.height);
}

}  // namespace headwater::filter
