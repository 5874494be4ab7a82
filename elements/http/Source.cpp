// The shell of a GObject around Fetch.
#include "elements/http/Source.hpp"

#include <gst/base/gstpushsrc.h>

#include <algorithm>

#include "elements/base/Mutex.hpp"
#include "elements/http/Fetch.hpp"

namespace headwater::http {

namespace {

/// How often a body that breaks off is gone on with where it did, without a byte in between.
constexpr int kRetries = 3;

/// Set by the owner before it starts; `fetch` is made by the streaming thread and used by those that stop it.
struct Reading {
  base::Mutex mutex;
  std::string location HW_GUARDED_BY(mutex), redirected HW_GUARDED_BY(mutex);
  guint timeout HW_GUARDED_BY(mutex) = 10;  ///< seconds
  std::shared_ptr<Fetch> fetch HW_GUARDED_BY(mutex);
  uint64_t at HW_GUARDED_BY(mutex) = 0;  ///< the byte that comes next
  std::optional<uint64_t> size HW_GUARDED_BY(mutex);
  bool parts HW_GUARDED_BY(mutex) = false;
  bool flushing HW_GUARDED_BY(mutex) = false;
  int retries HW_GUARDED_BY(mutex) = 0;
};

struct HeadwaterHttpSource {
  GstPushSrc parent;
  Reading* reading;
};
struct HeadwaterHttpSourceClass {
  GstPushSrcClass parent;
};

void implementUriHandler(gpointer type, gpointer);

G_DEFINE_TYPE_WITH_CODE(HeadwaterHttpSource, headwater_http_source, GST_TYPE_PUSH_SRC,  // NOLINT
                        G_IMPLEMENT_INTERFACE(GST_TYPE_URI_HANDLER, implementUriHandler))

GstStaticPadTemplate srcTemplate =
    GST_STATIC_PAD_TEMPLATE("src", GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS_ANY);

enum Property : guint { kLocation = 1, kTimeout };

Reading& readingOf(gpointer element) {
  return *static_cast<HeadwaterHttpSource*>(element)->reading;
}

/// What is under way stops being waited for; null when nothing is.
std::shared_ptr<Fetch> fetchOf(Reading& reading) {
  const base::Lock lock(reading.mutex);
  return reading.fetch;
}

std::shared_ptr<Fetch> currentFetch(Reading& reading) {
  const base::Lock lock(reading.mutex);
  if (reading.flushing) return nullptr;
  if (!reading.fetch)
    reading.fetch = Fetch::start(
        {.uri = reading.location, .from = reading.at, .timeout = std::chrono::seconds(reading.timeout)});
  return reading.fetch;
}

/// Tells the pipeline of a length that it has just learnt.
void learn(HeadwaterHttpSource* self, const Answer& answer) {
  auto& reading = *self->reading;
  bool news = false;
  {
    const base::Lock lock(reading.mutex);
    news = answer.size && reading.size != answer.size;
    if (answer.size) reading.size = answer.size;
    reading.parts = answer.parts && reading.size;
    reading.redirected = answer.uri == reading.location ? "" : answer.uri;
  }
  if (!news) return;
  GST_BASE_SRC(self)->segment.duration = static_cast<gint64>(*answer.size);
  gst_element_post_message(GST_ELEMENT(self), gst_message_new_duration_changed(GST_OBJECT(self)));
}

GstFlowReturn push(HeadwaterHttpSource* self, Bytes bytes, GstBuffer** out) {
  auto& reading = *self->reading;
  const auto size = g_bytes_get_size(bytes.get());
  GstBuffer* buffer = gst_buffer_new_wrapped_bytes(bytes.get());
  const base::Lock lock(reading.mutex);
  GST_BUFFER_OFFSET(buffer) = reading.at;
  reading.at += size;
  GST_BUFFER_OFFSET_END(buffer) = reading.at;
  reading.retries = 0;
  *out = buffer;
  return GST_FLOW_OK;
}

/// Whether it is tried again from where it broke off.
bool goesOn(Reading& reading, const Fetch& fetch) {
  const base::Lock lock(reading.mutex);
  reading.fetch.reset();
  return !fetch.refused() && reading.at > 0 && reading.parts && reading.retries++ < kRetries;
}

GstFlowReturn create(GstPushSrc* source, GstBuffer** out) {
  auto* self = reinterpret_cast<HeadwaterHttpSource*>(source);
  for (;;) {
    const auto fetch = currentFetch(*self->reading);
    if (!fetch) return GST_FLOW_FLUSHING;
    Bytes bytes;
    const auto next = fetch->next(bytes);
    if (next == Fetch::Next::interrupted) return GST_FLOW_FLUSHING;
    if (const auto answer = fetch->answer()) learn(self, *answer);
    if (next == Fetch::Next::data) return push(self, std::move(bytes), out);
    if (next == Fetch::Next::end) return GST_FLOW_EOS;
    if (goesOn(*self->reading, *fetch)) continue;
    GST_ELEMENT_ERROR(source, RESOURCE, READ, ("%s", fetch->failure().message.c_str()), (nullptr));
    return GST_FLOW_ERROR;
  }
}

gboolean start(GstBaseSrc* source) {
  auto& reading = readingOf(source);
  const base::Lock lock(reading.mutex);
  reading.at = 0;
  reading.size.reset();
  reading.parts = false;
  reading.retries = 0;
  if (!reading.location.empty()) return TRUE;
  GST_ELEMENT_ERROR(source, RESOURCE, OPEN_READ, ("No URI is set."), (nullptr));
  return FALSE;
}

/// Does not wait: what is under way ends on the client's thread.
gboolean stop(GstBaseSrc* source) {
  auto& reading = readingOf(source);
  std::shared_ptr<Fetch> ended;
  const base::Lock lock(reading.mutex);
  ended.swap(reading.fetch);
  return TRUE;
}

void setFlushing(GstBaseSrc* source, bool on) {
  auto& reading = readingOf(source);
  {
    const base::Lock lock(reading.mutex);
    reading.flushing = on;
  }
  if (const auto fetch = fetchOf(reading)) fetch->interrupt(on);
}
gboolean unlock(GstBaseSrc* source) {
  setFlushing(source, true);
  return TRUE;
}
gboolean unlockStop(GstBaseSrc* source) {
  setFlushing(source, false);
  return TRUE;
}

gboolean size(GstBaseSrc* source, guint64* bytes) {
  auto& reading = readingOf(source);
  const base::Lock lock(reading.mutex);
  if (reading.size) *bytes = *reading.size;
  return reading.size ? TRUE : FALSE;
}

gboolean isSeekable(GstBaseSrc* source) {
  auto& reading = readingOf(source);
  const base::Lock lock(reading.mutex);
  return reading.parts ? TRUE : FALSE;
}

gboolean seek(GstBaseSrc* source, GstSegment* segment) {
  auto& reading = readingOf(source);
  const base::Lock lock(reading.mutex);
  const auto to = static_cast<uint64_t>(segment->start);
  if (segment->rate < 0) return FALSE;
  if (to == reading.at) return TRUE;
  if (!reading.parts || (reading.size && to > *reading.size)) return FALSE;
  reading.at = to;
  reading.fetch.reset();
  return TRUE;
}

gboolean answerQuery(GstBaseSrc* source, GstQuery* query) {
  auto& reading = readingOf(source);
  if (GST_QUERY_TYPE(query) == GST_QUERY_URI) {
    const base::Lock lock(reading.mutex);
    gst_query_set_uri(query, reading.location.c_str());
    if (!reading.redirected.empty()) gst_query_set_uri_redirection(query, reading.redirected.c_str());
    return TRUE;
  }
  const auto answered = GST_BASE_SRC_CLASS(headwater_http_source_parent_class)->query(source, query);
  if (GST_QUERY_TYPE(query) == GST_QUERY_SCHEDULING && answered) {
    GstSchedulingFlags flags{};
    gint least = 0, most = 0, alignment = 0;
    gst_query_parse_scheduling(query, &flags, &least, &most, &alignment);
    flags = static_cast<GstSchedulingFlags>(flags | GST_SCHEDULING_FLAG_BANDWIDTH_LIMITED);
    gst_query_set_scheduling(query, flags, least, most, alignment);
  }
  return answered;
}

void setProperty(GObject* object, guint id, const GValue* value, GParamSpec* spec) {
  auto& reading = readingOf(object);
  const base::Lock lock(reading.mutex);
  if (id == kLocation) {
    const char* location = g_value_get_string(value);
    reading.location = location ? location : "";
  } else if (id == kTimeout) {
    reading.timeout = g_value_get_uint(value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, spec);
  }
}

void getProperty(GObject* object, guint id, GValue* value, GParamSpec* spec) {
  auto& reading = readingOf(object);
  const base::Lock lock(reading.mutex);
  if (id == kLocation)
    g_value_set_string(value, reading.location.c_str());
  else if (id == kTimeout)
    g_value_set_uint(value, reading.timeout);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, spec);
}

void finalize(GObject* object) {
  delete static_cast<HeadwaterHttpSource*>(static_cast<void*>(object))->reading;
  G_OBJECT_CLASS(headwater_http_source_parent_class)->finalize(object);
}

void implementUriHandler(gpointer type, gpointer) {
  auto* handler = static_cast<GstURIHandlerInterface*>(type);
  handler->get_type = [](GType) { return GST_URI_SRC; };
  handler->get_protocols = [](GType) -> const gchar* const* {
    static const gchar* const protocols[] = {"http", "https", nullptr};
    return protocols;
  };
  handler->get_uri = [](GstURIHandler* element) {
    auto& reading = readingOf(element);
    const base::Lock lock(reading.mutex);
    return g_strdup(reading.location.c_str());
  };
  handler->set_uri = [](GstURIHandler* element, const gchar* uri, GError**) -> gboolean {
    g_object_set(element, "location", uri, nullptr);
    return TRUE;
  };
}

void headwater_http_source_class_init(HeadwaterHttpSourceClass* type) {
  auto* object = G_OBJECT_CLASS(type);
  object->set_property = setProperty;
  object->get_property = getProperty;
  object->finalize = finalize;
  constexpr auto kFlags = static_cast<GParamFlags>(G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property(
      object, kLocation, g_param_spec_string("location", "Location", "The URI to read", nullptr, kFlags));
  g_object_class_install_property(
      object, kTimeout,
      g_param_spec_uint("timeout", "Timeout", "Seconds without a sign of life of the server", 1, 3600, 10,
                        kFlags));
  auto* base = GST_BASE_SRC_CLASS(type);
  base->start = start;
  base->stop = stop;
  base->unlock = unlock;
  base->unlock_stop = unlockStop;
  base->get_size = size;
  base->is_seekable = isSeekable;
  base->do_seek = seek;
  base->query = answerQuery;
  type->parent.create = create;
  auto* element = GST_ELEMENT_CLASS(type);
  gst_element_class_add_static_pad_template(element, &srcTemplate);
  gst_element_class_set_static_metadata(element, "Headwater HTTP source", "Source/Network",
                                        "Reads a URI by HTTP on a thread that outlives it",
                                        "The Headwater authors");
}

void headwater_http_source_init(HeadwaterHttpSource* self) {
  self->reading = new Reading;
  gst_base_src_set_automatic_eos(GST_BASE_SRC(self), FALSE);  // the server says when it is over
}

}  // namespace

void registerSource() {
  gst_element_register(nullptr, kSource, GST_RANK_PRIMARY + 64, headwater_http_source_get_type());
}

}  // namespace headwater::http
