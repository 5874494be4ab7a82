// The shells of GObjects around Packetizer and Depacketizer.
#include "elements/av1/Registry.hpp"

#include <gst/rtp/gstrtpbasedepayload.h>
#include <gst/rtp/gstrtpbasepayload.h>
#include <gst/rtp/gstrtpbuffer.h>
#include <gst/video/video.h>

#include <utility>

#include "elements/av1/Depacketizer.hpp"
#include "elements/av1/Elements.hpp"
#include "elements/av1/Packetizer.hpp"
#include "elements/av1/SequenceHeader.hpp"
#include "elements/gst/BufferMap.hpp"

namespace headwater::av1 {

namespace {

GstStaticPadTemplate rtpSink =
    GST_STATIC_PAD_TEMPLATE("sink", GST_PAD_SINK, GST_PAD_ALWAYS,
                            GST_STATIC_CAPS("application/x-rtp, media=(string)video, clock-rate=(int)90000, "
                                            "encoding-name=(string)AV1"));
GstStaticPadTemplate rtpSource =
    GST_STATIC_PAD_TEMPLATE("src", GST_PAD_SRC, GST_PAD_ALWAYS,
                            GST_STATIC_CAPS("application/x-rtp, media=(string)video, clock-rate=(int)90000, "
                                            "encoding-name=(string)AV1"));
GstStaticPadTemplate unitSource = GST_STATIC_PAD_TEMPLATE(
    "src", GST_PAD_SRC, GST_PAD_ALWAYS,
    GST_STATIC_CAPS("video/x-av1, stream-format=(string)obu-stream, alignment=(string)tu"));
GstStaticPadTemplate unitSink = GST_STATIC_PAD_TEMPLATE(
    "sink", GST_PAD_SINK, GST_PAD_ALWAYS,
    GST_STATIC_CAPS("video/x-av1, stream-format=(string)obu-stream, alignment=(string)tu"));

GstBuffer* copyOf(const std::vector<uint8_t>& bytes) {
  return gst_buffer_new_memdup(bytes.data(), bytes.size());
}

// GObject's own way of declaring a type.
struct HeadwaterAv1Depay {
  GstRTPBaseDepayload parent;
  Depacketizer* depacketizer;
  gboolean told;  ///< caps were set
};
struct HeadwaterAv1DepayClass {
  GstRTPBaseDepayloadClass parent;
};
G_DEFINE_TYPE(HeadwaterAv1Depay, headwater_av1_depay, GST_TYPE_RTP_BASE_DEPAYLOAD)  // NOLINT

struct HeadwaterAv1Pay {
  GstRTPBasePayload parent;
};
struct HeadwaterAv1PayClass {
  GstRTPBasePayloadClass parent;
};
G_DEFINE_TYPE(HeadwaterAv1Pay, headwater_av1_pay, GST_TYPE_RTP_BASE_PAYLOAD)  // NOLINT

void askForKeyframe(GstRTPBaseDepayload* base) {
  auto* self = reinterpret_cast<HeadwaterAv1Depay*>(base);
  if (self->depacketizer->takeKeyframeRequest())
    gst_pad_push_event(GST_RTP_BASE_DEPAYLOAD_SINKPAD(base),
                       gst_video_event_new_upstream_force_key_unit(GST_CLOCK_TIME_NONE, TRUE, 0));
}

gboolean onFormat(GstRTPBaseDepayload* base, GstCaps*) {
  base->clock_rate = 90000;
  return TRUE;
}

/// Caps with what muxers ask for, from the first sequence header. Later ones, with every keyframe, go in band
/// only: Matroska's muxer takes caps that change for the end of the stream, and decoders read the stream.
void tellFormat(GstRTPBaseDepayload* base, Bytes unit) {
  auto* self = reinterpret_cast<HeadwaterAv1Depay*>(base);
  if (std::exchange(self->told, TRUE)) return;
  const auto fixed = gst::adopt(gst_static_pad_template_get_caps(&unitSource));
  auto caps = gst::adopt(gst_caps_copy(fixed.get()));
  while (const auto read = readObu(unit)) {
    unit = unit.subspan(read->size);
    if (read->obu.type != ObuType::sequenceHeader) continue;
    const auto header = parseSequenceHeader(read->obu.payload);
    if (!header) break;
    const auto record = gst::adopt(copyOf(configurationRecord(*header, read->obu)));
    gst_caps_set_simple(caps.get(), "width", G_TYPE_INT, header->width, "height", G_TYPE_INT, header->height,
                        "framerate", GST_TYPE_FRACTION, 0, 1, "codec_data", GST_TYPE_BUFFER, record.get(),
                        nullptr);
    break;
  }
  gst_pad_set_caps(GST_RTP_BASE_DEPAYLOAD_SRCPAD(base), caps.get());
}

GstBuffer* onPacket(GstRTPBaseDepayload* base, GstRTPBuffer* rtp) {
  const auto units = reinterpret_cast<HeadwaterAv1Depay*>(base)->depacketizer->add(
      {.payload = {static_cast<const uint8_t*>(gst_rtp_buffer_get_payload(rtp)),
                   gst_rtp_buffer_get_payload_len(rtp)},
       .timestamp = gst_rtp_buffer_get_timestamp(rtp),
       .marker = gst_rtp_buffer_get_marker(rtp) != FALSE,
       .afterGap = GST_BUFFER_IS_DISCONT(rtp->buffer) != FALSE,
       .time = GST_BUFFER_PTS(rtp->buffer)});
  askForKeyframe(base);
  for (const auto& unit : units) {
    tellFormat(base, unit.bytes);
    GstBuffer* buffer = copyOf(unit.bytes);
    GST_BUFFER_PTS(buffer) = unit.time;
    if (!unit.key) GST_BUFFER_FLAG_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT);
    gst_rtp_base_depayload_push(base, buffer);
  }
  return nullptr;
}

gboolean onLost(GstRTPBaseDepayload* base, GstEvent* event) {
  reinterpret_cast<HeadwaterAv1Depay*>(base)->depacketizer->gap();
  askForKeyframe(base);
  return GST_RTP_BASE_DEPAYLOAD_CLASS(headwater_av1_depay_parent_class)->packet_lost(base, event);
}

gboolean onDepayEvent(GstRTPBaseDepayload* base, GstEvent* event) {
  if (GST_EVENT_TYPE(event) == GST_EVENT_FLUSH_STOP)
    *reinterpret_cast<HeadwaterAv1Depay*>(base)->depacketizer = {};
  return GST_RTP_BASE_DEPAYLOAD_CLASS(headwater_av1_depay_parent_class)->handle_event(base, event);
}

GstStateChangeReturn onDepayState(GstElement* element, GstStateChange change) {
  auto* self = reinterpret_cast<HeadwaterAv1Depay*>(element);
  if (change == GST_STATE_CHANGE_READY_TO_PAUSED) {
    *self->depacketizer = {};
    self->told = FALSE;
  }
  return GST_ELEMENT_CLASS(headwater_av1_depay_parent_class)->change_state(element, change);
}

void finalizeDepay(GObject* object) {
  delete reinterpret_cast<HeadwaterAv1Depay*>(object)->depacketizer;
  G_OBJECT_CLASS(headwater_av1_depay_parent_class)->finalize(object);
}

void headwater_av1_depay_class_init(HeadwaterAv1DepayClass* type) {
  type->parent.set_caps = onFormat;
  type->parent.process_rtp_packet = onPacket;
  type->parent.packet_lost = onLost;
  type->parent.handle_event = onDepayEvent;
  G_OBJECT_CLASS(type)->finalize = finalizeDepay;
  auto* element = GST_ELEMENT_CLASS(type);
  element->change_state = onDepayState;
  gst_element_class_add_static_pad_template(element, &rtpSink);
  gst_element_class_add_static_pad_template(element, &unitSource);
  gst_element_class_set_static_metadata(element, "RTP AV1 depayloader", "Codec/Depayloader/Network/RTP",
                                        "Temporal units of AV1 from RTP", "The Headwater authors");
}

void headwater_av1_depay_init(HeadwaterAv1Depay* self) {
  self->depacketizer = new Depacketizer;
}

GstFlowReturn onUnit(GstRTPBasePayload* base, GstBuffer* given) {
  const auto unit = gst::adopt(given);
  const auto most = gst_rtp_buffer_calc_payload_len(GST_RTP_BASE_PAYLOAD_MTU(base), 0, 0);
  const gst::BufferMap map(given);
  const auto payloads = packetize(map.data(), most);
  if (payloads.empty()) {
    GST_WARNING_OBJECT(base, "%zu octets that are no temporal unit are left out", map.data().size());
    return GST_FLOW_OK;
  }
  auto list = gst::adopt(gst_buffer_list_new_sized(static_cast<guint>(payloads.size())));
  for (const auto& payload : payloads) {
    GstBuffer* packet = gst_rtp_base_payload_allocate_output_buffer(base, 0, 0, 0);
    GstRTPBuffer rtp = GST_RTP_BUFFER_INIT;
    gst_rtp_buffer_map(packet, GST_MAP_WRITE, &rtp);
    gst_rtp_buffer_set_marker(&rtp, &payload == &payloads.back());
    gst_rtp_buffer_unmap(&rtp);
    GST_BUFFER_PTS(packet) = GST_BUFFER_PTS(given);
    GST_BUFFER_DTS(packet) = GST_BUFFER_DTS(given);
    gst_buffer_list_add(list.get(), gst_buffer_append(packet, copyOf(payload)));
  }
  return gst_rtp_base_payload_push_list(base, list.release());
}

gboolean onUnitFormat(GstRTPBasePayload* base, GstCaps*) {
  gst_rtp_base_payload_set_options(base, "video", TRUE, "AV1", 90000);
  return gst_rtp_base_payload_set_outcaps(base, nullptr);
}

void headwater_av1_pay_class_init(HeadwaterAv1PayClass* type) {
  type->parent.set_caps = onUnitFormat;
  type->parent.handle_buffer = onUnit;
  auto* element = GST_ELEMENT_CLASS(type);
  gst_element_class_add_static_pad_template(element, &unitSink);
  gst_element_class_add_static_pad_template(element, &rtpSource);
  gst_element_class_set_static_metadata(element, "RTP AV1 payloader", "Codec/Payloader/Network/RTP",
                                        "RTP from temporal units of AV1", "The Headwater authors");
}

void headwater_av1_pay_init(HeadwaterAv1Pay*) {}

}  // namespace

bool registerRtpElements() {
  return gst_element_register(nullptr, kDepayloader, GST_RANK_NONE, headwater_av1_depay_get_type()) &&
         gst_element_register(nullptr, kPayloader, GST_RANK_NONE, headwater_av1_pay_get_type());
}

}  // namespace headwater::av1
