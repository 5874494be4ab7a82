// libaom's decoder as a GStreamer element.
#include <aom/aom_decoder.h>
#include <aom/aomdx.h>
#include <gst/video/gstvideodecoder.h>
#include <gst/video/video.h>

#include <cstring>
#include <utility>

#include "elements/av1/Elements.hpp"
#include "elements/av1/Registry.hpp"
#include "elements/gst/BufferMap.hpp"

namespace headwater::av1 {

namespace {

constexpr unsigned kThreads = 2;
/// Samples of a picture that are taken: MaxPicSize of level 5 (AV1 A.3), 4096x2176. A sequence header costs
/// its sender a dozen octets, and us ten pictures of the size that it tells.
constexpr uint64_t kMostSamples = 8'912'896;

GstStaticPadTemplate units = GST_STATIC_PAD_TEMPLATE(
    "sink", GST_PAD_SINK, GST_PAD_ALWAYS,
    GST_STATIC_CAPS("video/x-av1, stream-format=(string)obu-stream, alignment=(string)tu"));
GstStaticPadTemplate pictures = GST_STATIC_PAD_TEMPLATE(
    "src", GST_PAD_SRC, GST_PAD_ALWAYS,
    GST_STATIC_CAPS(GST_VIDEO_CAPS_MAKE("{ I420, Y42B, Y444, I420_10LE, I422_10LE, Y444_10LE, "
                                        "I420_12LE, I422_12LE, Y444_12LE }")));

struct HeadwaterAv1Decoder {
  GstVideoDecoder parent;
  aom_codec_ctx_t codec;
  gboolean open;
  GstVideoCodecState* input;
};
struct HeadwaterAv1DecoderClass {
  GstVideoDecoderClass parent;
};
G_DEFINE_TYPE(HeadwaterAv1Decoder, headwater_av1_dec, GST_TYPE_VIDEO_DECODER)  // NOLINT

HeadwaterAv1Decoder* decoderOf(void* element) {
  return static_cast<HeadwaterAv1Decoder*>(element);
}

GstVideoFormat formatOf(const aom_image_t& image) {
  constexpr GstVideoFormat kFormats[3][3] = {
      {GST_VIDEO_FORMAT_I420, GST_VIDEO_FORMAT_I420_10LE, GST_VIDEO_FORMAT_I420_12LE},
      {GST_VIDEO_FORMAT_Y42B, GST_VIDEO_FORMAT_I422_10LE, GST_VIDEO_FORMAT_I422_12LE},
      {GST_VIDEO_FORMAT_Y444, GST_VIDEO_FORMAT_Y444_10LE, GST_VIDEO_FORMAT_Y444_12LE}};
  const bool deep = image.fmt & AOM_IMG_FMT_HIGHBITDEPTH;
  if (deep != (image.bit_depth > 8) || image.bit_depth > 12) return GST_VIDEO_FORMAT_UNKNOWN;
  const auto& row = kFormats[image.x_chroma_shift == 0 ? 2 : image.y_chroma_shift == 0 ? 1 : 0];
  return row[image.bit_depth == 12 ? 2 : image.bit_depth == 10 ? 1 : 0];
}

bool negotiate(GstVideoDecoder* element, const aom_image_t& image, GstVideoFormat format) {
  auto* self = decoderOf(element);
  if (auto* known = gst_video_decoder_get_output_state(element)) {
    const auto info = known->info;
    gst_video_codec_state_unref(known);
    if (GST_VIDEO_INFO_FORMAT(&info) == format &&
        GST_VIDEO_INFO_WIDTH(&info) == static_cast<int>(image.d_w) &&
        GST_VIDEO_INFO_HEIGHT(&info) == static_cast<int>(image.d_h))
      return true;
  }
  auto* output = gst_video_decoder_set_output_state(element, format, image.d_w, image.d_h, self->input);
  auto& colour = output->info.colorimetry;
  colour.primaries = gst_video_color_primaries_from_iso(image.cp);
  colour.transfer = gst_video_transfer_function_from_iso(image.tc);
  colour.matrix = gst_video_color_matrix_from_iso(image.mc);
  colour.range =
      image.range == AOM_CR_FULL_RANGE ? GST_VIDEO_COLOR_RANGE_0_255 : GST_VIDEO_COLOR_RANGE_16_235;
  gst_video_codec_state_unref(output);
  return gst_video_decoder_negotiate(element) != FALSE;
}

void copyPlane(const aom_image_t& image, int plane, GstVideoFrame& to) {
  auto* row = static_cast<uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&to, plane));
  const auto width =
      static_cast<size_t>(GST_VIDEO_FRAME_COMP_WIDTH(&to, plane)) * (image.bit_depth > 8 ? 2 : 1);
  const int height = GST_VIDEO_FRAME_COMP_HEIGHT(&to, plane);
  const uint8_t* from = image.planes[plane];
  for (int y = 0; y < height; ++y) {
    std::memcpy(row, from, width);
    row += GST_VIDEO_FRAME_PLANE_STRIDE(&to, plane);
    from += image.stride[plane];
  }
}

/// Chroma of a picture without: the middle of its range.
void fillPlane(const aom_image_t& image, int plane, GstVideoFrame& to) {
  auto* row = static_cast<uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&to, plane));
  const int width = GST_VIDEO_FRAME_COMP_WIDTH(&to, plane), height = GST_VIDEO_FRAME_COMP_HEIGHT(&to, plane);
  const auto middle = static_cast<uint16_t>(1u << (image.bit_depth - 1));
  for (int y = 0; y < height; ++y, row += GST_VIDEO_FRAME_PLANE_STRIDE(&to, plane))
    for (int x = 0; x < width; ++x)
      if (image.bit_depth > 8)
        GST_WRITE_UINT16_LE(row + 2 * x, middle);
      else
        row[x] = static_cast<uint8_t>(middle);
}

GstFlowReturn publish(GstVideoDecoder* element, GstVideoCodecFrame* frame, const aom_image_t& image) {
  const auto format = formatOf(image);
  if (format == GST_VIDEO_FORMAT_UNKNOWN || !negotiate(element, image, format)) {
    gst_video_decoder_drop_frame(element, frame);
    return GST_FLOW_NOT_NEGOTIATED;
  }
  if (const auto made = gst_video_decoder_allocate_output_frame(element, frame); made != GST_FLOW_OK) {
    gst_video_decoder_drop_frame(element, frame);
    return made;
  }
  auto* output = gst_video_decoder_get_output_state(element);
  GstVideoFrame mapped;
  const bool writable =
      gst_video_frame_map(&mapped, &output->info, frame->output_buffer, GST_MAP_WRITE) != FALSE;
  gst_video_codec_state_unref(output);
  if (writable) {
    for (const int plane : {0, 1, 2})
      plane > 0 && image.monochrome ? fillPlane(image, plane, mapped) : copyPlane(image, plane, mapped);
    gst_video_frame_unmap(&mapped);
  }
  return gst_video_decoder_finish_frame(element, frame);
}

/// What was broken is left out; so is what follows, by libaom itself, until a keyframe comes.
GstFlowReturn leaveOut(GstVideoDecoder* element, GstVideoCodecFrame* frame, const char* why) {
  GST_WARNING_OBJECT(element, "a temporal unit is left out: %s", why);
  gst_video_decoder_request_sync_point(element, frame, static_cast<GstVideoDecoderRequestSyncPointFlags>(0));
  gst_video_decoder_drop_frame(element, frame);
  return GST_FLOW_OK;
}

bool isTooLarge(std::span<const uint8_t> unit) {
  aom_codec_stream_info_t found{};
  aom_codec_peek_stream_info(aom_codec_av1_dx(), unit.data(), unit.size(), &found);
  return uint64_t{found.w} * found.h > kMostSamples;
}

GstFlowReturn onUnit(GstVideoDecoder* element, GstVideoCodecFrame* frame) {
  auto* self = decoderOf(element);
  aom_codec_err_t status = AOM_CODEC_OK;
  bool tooLarge = false;
  {
    const gst::BufferMap map(frame->input_buffer);
    tooLarge = isTooLarge(map.data());
    if (!tooLarge) status = aom_codec_decode(&self->codec, map.data().data(), map.data().size(), nullptr);
  }
  if (tooLarge) return leaveOut(element, frame, "its pictures are above level 5");
  const aom_image_t* shown = nullptr;
  aom_codec_iter_t at = nullptr;
  while (const auto* image = aom_codec_get_frame(&self->codec, &at)) shown = image;
  if (status) return leaveOut(element, frame, aom_codec_err_to_string(status));
  if (shown) return publish(element, frame, *shown);
  gst_video_decoder_release_frame(element, frame);  // a unit need not show anything
  return GST_FLOW_OK;
}

gboolean onFormat(GstVideoDecoder* element, GstVideoCodecState* input) {
  auto* self = decoderOf(element);
  if (self->input) gst_video_codec_state_unref(self->input);
  self->input = gst_video_codec_state_ref(input);
  return TRUE;
}

gboolean open(GstVideoDecoder* element) {
  auto* self = decoderOf(element);
  const aom_codec_dec_cfg_t config{.threads = kThreads, .w = 0, .h = 0, .allow_lowbitdepth = 1};
  const auto status = aom_codec_dec_init(&self->codec, aom_codec_av1_dx(), &config, 0);
  if (status)
    GST_ELEMENT_ERROR(element, LIBRARY, INIT, ("libaom: %s", aom_codec_err_to_string(status)), (nullptr));
  self->open = status == AOM_CODEC_OK;
  return self->open;
}

gboolean close(GstVideoDecoder* element) {
  auto* self = decoderOf(element);
  if (std::exchange(self->open, FALSE)) aom_codec_destroy(&self->codec);
  if (self->input) gst_video_codec_state_unref(std::exchange(self->input, nullptr));
  return TRUE;
}

void headwater_av1_dec_class_init(HeadwaterAv1DecoderClass* type) {
  type->parent.start = open;
  type->parent.stop = close;
  type->parent.set_format = onFormat;
  type->parent.handle_frame = onUnit;
  auto* element = GST_ELEMENT_CLASS(type);
  gst_element_class_add_static_pad_template(element, &units);
  gst_element_class_add_static_pad_template(element, &pictures);
  gst_element_class_set_static_metadata(element, "AV1 decoder that outlives broken pictures",
                                        "Codec/Decoder/Video", "AV1 by libaom", "The Headwater authors");
}

void headwater_av1_dec_init(HeadwaterAv1Decoder* self) {
  gst_video_decoder_set_packetized(&self->parent, TRUE);
  gst_video_decoder_set_needs_format(&self->parent, TRUE);
  gst_video_decoder_set_use_default_pad_acceptcaps(&self->parent, TRUE);
  // The depayloader does not tell sizes, which caps of decoders have otherwise.
  GST_PAD_SET_ACCEPT_TEMPLATE(GST_VIDEO_DECODER_SINK_PAD(self));
}

}  // namespace

bool registerDecoder() {
  return gst_element_register(nullptr, kDecoder, GST_RANK_NONE, headwater_av1_dec_get_type());
}

}  // namespace headwater::av1
