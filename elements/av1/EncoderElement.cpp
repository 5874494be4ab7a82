// The shell of a GObject around AomEncoder.
#include <gst/video/gstvideoencoder.h>
#include <gst/video/video.h>

#include <atomic>

#include "elements/av1/AomEncoder.hpp"
#include "elements/av1/Elements.hpp"
#include "elements/av1/Registry.hpp"
#include "elements/gst/GstPtr.hpp"

namespace headwater::av1 {

namespace {

constexpr int kDefaultBitrate = 500'000;
enum Property : guint { kBitrate = 1 };

GstStaticPadTemplate pictures =
    GST_STATIC_PAD_TEMPLATE("sink", GST_PAD_SINK, GST_PAD_ALWAYS,
                            GST_STATIC_CAPS("video/x-raw, format=(string)I420, width=(int)[16, 16384], "
                                            "height=(int)[16, 16384], framerate=(fraction)[0, MAX]"));
GstStaticPadTemplate units = GST_STATIC_PAD_TEMPLATE(
    "src", GST_PAD_SRC, GST_PAD_ALWAYS,
    GST_STATIC_CAPS("video/x-av1, stream-format=(string)obu-stream, alignment=(string)tu"));

struct State {
  AomEncoder codec;  ///< of the streaming thread
  std::atomic<int> bitrate{kDefaultBitrate};
  GstVideoInfo info{};
};
struct HeadwaterAv1Encoder {
  GstVideoEncoder parent;
  State* state;
};
struct HeadwaterAv1EncoderClass {
  GstVideoEncoderClass parent;
};
G_DEFINE_TYPE(HeadwaterAv1Encoder, headwater_av1_enc, GST_TYPE_VIDEO_ENCODER)  // NOLINT

State& stateOf(void* element) {
  return *static_cast<HeadwaterAv1Encoder*>(element)->state;
}

ColourDescription colourOf(const GstVideoInfo& info) {
  const auto& colour = info.colorimetry;
  return {.primaries = static_cast<int>(gst_video_color_primaries_to_iso(colour.primaries)),
          .transfer = static_cast<int>(gst_video_transfer_function_to_iso(colour.transfer)),
          .matrix = static_cast<int>(gst_video_color_matrix_to_iso(colour.matrix)),
          .full = colour.range == GST_VIDEO_COLOR_RANGE_0_255};
}

gboolean onFormat(GstVideoEncoder* element, GstVideoCodecState* input) {
  auto& state = stateOf(element);
  state.info = input->info;
  const auto failure = state.codec.open(GST_VIDEO_INFO_WIDTH(&state.info), GST_VIDEO_INFO_HEIGHT(&state.info),
                                        state.bitrate, colourOf(state.info));
  if (failure) {
    GST_ELEMENT_ERROR(element, LIBRARY, INIT, ("libaom does not begin to encode: %s", failure->c_str()),
                      (nullptr));
    return FALSE;
  }
  GstVideoCodecState* output =
      gst_video_encoder_set_output_state(element, gst_static_pad_template_get_caps(&units), input);
  gst_video_codec_state_unref(output);
  return TRUE;
}

std::optional<Encoded> encode(State& state, GstVideoCodecFrame* frame, int64_t time) {
  GstVideoFrame mapped;
  if (!gst_video_frame_map(&mapped, &state.info, frame->input_buffer, GST_MAP_READ)) return std::nullopt;
  Picture picture{.planes = {}, .strides = {}, .time = time};
  for (const int plane : {0, 1, 2}) {
    picture.planes[plane] = static_cast<uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&mapped, plane));
    picture.strides[plane] = GST_VIDEO_FRAME_PLANE_STRIDE(&mapped, plane);
  }
  auto made = state.codec.encode(picture, state.bitrate, GST_VIDEO_CODEC_FRAME_IS_FORCE_KEYFRAME(frame));
  gst_video_frame_unmap(&mapped);
  return made;
}

GstFlowReturn onPicture(GstVideoEncoder* element, GstVideoCodecFrame* frame) {
  auto& state = stateOf(element);
  const auto pts = GST_CLOCK_TIME_IS_VALID(frame->pts) ? frame->pts : 0;
  const auto time = static_cast<int64_t>(gst_util_uint64_scale(pts, 90'000, GST_SECOND));
  const auto made = encode(state, frame, time);
  if (!made) {
    GST_ELEMENT_ERROR(element, STREAM, ENCODE, ("libaom does not encode: %s", state.codec.failure().c_str()),
                      (nullptr));
    gst_video_codec_frame_unref(frame);
    return GST_FLOW_ERROR;
  }
  if (made->key) GST_VIDEO_CODEC_FRAME_SET_SYNC_POINT(frame);
  if (!made->bytes.empty())
    frame->output_buffer = gst_buffer_new_memdup(made->bytes.data(), made->bytes.size());
  return gst_video_encoder_finish_frame(element, frame);
}

gboolean onStop(GstVideoEncoder* element) {
  stateOf(element).codec.close();
  return TRUE;
}

void setProperty(GObject* object, guint, const GValue* value, GParamSpec*) {
  stateOf(object).bitrate = g_value_get_int(value);
}
void getProperty(GObject* object, guint, GValue* value, GParamSpec*) {
  g_value_set_int(value, stateOf(object).bitrate);
}

void finalizeEncoder(GObject* object) {
  delete &stateOf(object);
  G_OBJECT_CLASS(headwater_av1_enc_parent_class)->finalize(object);
}

void headwater_av1_enc_class_init(HeadwaterAv1EncoderClass* type) {
  type->parent.set_format = onFormat;
  type->parent.handle_frame = onPicture;
  type->parent.stop = onStop;
  auto* object = G_OBJECT_CLASS(type);
  object->set_property = setProperty;
  object->get_property = getProperty;
  object->finalize = finalizeEncoder;
  g_object_class_install_property(
      object, kBitrate,
      g_param_spec_int("bitrate", "Bitrate", "Bits a second", 1000, G_MAXINT, kDefaultBitrate,
                       static_cast<GParamFlags>(G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS)));
  auto* element = GST_ELEMENT_CLASS(type);
  gst_element_class_add_static_pad_template(element, &pictures);
  gst_element_class_add_static_pad_template(element, &units);
  gst_element_class_set_static_metadata(element, "Real-time AV1 encoder", "Codec/Encoder/Video",
                                        "AV1 by libaom, for media that is watched live",
                                        "The Headwater authors");
}

void headwater_av1_enc_init(HeadwaterAv1Encoder* self) {
  self->state = new State;
}

}  // namespace

bool registerEncoder() {
  return gst_element_register(nullptr, kEncoder, GST_RANK_NONE, headwater_av1_enc_get_type());
}

}  // namespace headwater::av1
