#include "elements/webrtc/StatsReader.hpp"

#include <gst/webrtc/webrtc.h>

#include "elements/gst/Promise.hpp"

namespace headwater::webrtc {

namespace {

uint64_t number(const GstStructure* from, const char* field) {
  const GValue* value = gst_structure_get_value(from, field);
  if (!value) return 0;
  if (G_VALUE_HOLDS_UINT64(value)) return g_value_get_uint64(value);
  if (G_VALUE_HOLDS_INT64(value)) return static_cast<uint64_t>(g_value_get_int64(value));
  if (G_VALUE_HOLDS_UINT(value)) return g_value_get_uint(value);
  if (G_VALUE_HOLDS_INT(value)) return static_cast<uint64_t>(g_value_get_int(value));
  return 0;
}

double real(const GstStructure* from, const char* field) {
  double value = 0;
  gst_structure_get_double(from, field, &value);
  return value;
}

std::string text(const GstStructure* from, const char* field) {
  const char* value = gst_structure_get_string(from, field);
  return value ? value : "";
}

peer::RtpStreamStats* streamOf(std::vector<peer::RtpStreamStats>& streams, const GstStructure* from) {
  const auto ssrc = static_cast<uint32_t>(number(from, "ssrc"));
  for (auto& stream : streams)
    if (stream.ssrc == ssrc) return &stream;
  return nullptr;
}

void readInbound(const GstStructure* from, peer::PeerStats& stats) {
  auto* stream = streamOf(stats.inbound, from);
  if (!stream) return;
  stream->id = text(from, "id");
  stream->packetsLost = static_cast<int64_t>(number(from, "packets-lost"));
  stream->jitterSeconds = real(from, "jitter");
  stream->pliCount = static_cast<uint32_t>(number(from, "pli-count"));
  stream->firCount = static_cast<uint32_t>(number(from, "fir-count"));
}

gboolean readEntry(GQuark, const GValue* value, gpointer data) {
  if (!GST_VALUE_HOLDS_STRUCTURE(value)) return TRUE;
  const GstStructure* entry = gst_value_get_structure(value);
  auto& stats = *static_cast<peer::PeerStats*>(data);
  gint type = 0;
  if (!gst_structure_get(entry, "type", GST_TYPE_WEBRTC_STATS_TYPE, &type, nullptr)) return TRUE;
  if (type == GST_WEBRTC_STATS_INBOUND_RTP) readInbound(entry, stats);
  return TRUE;
}

}  // namespace

void readStats(GstElement* webrtcbin, std::chrono::milliseconds deadline, peer::PeerStats& stats) {
  const auto reply = gst::await(deadline, [webrtcbin](GstPromise* promise) {
    g_signal_emit_by_name(webrtcbin, "get-stats", nullptr, promise);
  });
  if (reply) gst_structure_foreach(reply->get(), readEntry, &stats);
}

}  // namespace headwater::webrtc
