#include "elements/plainrtp/RtpSessionStats.hpp"

#include "elements/gst/GstPtr.hpp"

namespace headwater::plainrtp {

namespace {

struct SourceStats {
  uint32_t ssrc = 0;
  uint32_t jitter = 0, fractionLost = 0, plis = 0, firs = 0, clockRate = 0;
  int32_t lost = 0;
};

uint32_t number(const GstStructure* from, const char* field) {
  guint value = 0;
  gst_structure_get_uint(from, field, &value);
  return value;
}

SourceStats readSource(const GstStructure* from) {
  SourceStats stats;
  stats.ssrc = number(from, "ssrc");
  stats.jitter = number(from, "jitter");
  stats.fractionLost = number(from, "sent-rb-fractionlost");
  stats.plis = number(from, "sent-pli-count");
  stats.firs = number(from, "sent-fir-count");
  gint value = 0;
  if (gst_structure_get_int(from, "sent-rb-packetslost", &value)) stats.lost = value;
  if (gst_structure_get_int(from, "clock-rate", &value) && value > 0)
    stats.clockRate = static_cast<uint32_t>(value);
  return stats;
}

}  // namespace

void addSessionStats(GstElement* session, std::vector<peer::RtpStreamStats>& inbound) {
  GstStructure* structure = nullptr;
  g_object_get(session, "stats", &structure, nullptr);
  const gst::StructurePtr owned(structure);
  const GValue* value = structure ? gst_structure_get_value(structure, "source-stats") : nullptr;
  const auto* list = value ? static_cast<const GValueArray*>(g_value_get_boxed(value)) : nullptr;
  for (guint i = 0; list && i < list->n_values; ++i) {
    const auto source = readSource(gst_value_get_structure(&list->values[i]));
    for (auto& stream : inbound) {
      if (stream.ssrc != source.ssrc) continue;
      stream.packetsLost = source.lost;
      stream.fractionLost = source.fractionLost / 256.0;
      if (source.clockRate > 0) stream.jitterSeconds = static_cast<double>(source.jitter) / source.clockRate;
      stream.pliCount = source.plis;
      stream.firCount = source.firs;
    }
  }
}

}  // namespace headwater::plainrtp
