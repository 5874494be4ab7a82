#include "elements/ice/Elements.hpp"

#include "elements/gst/BufferMap.hpp"
#include "elements/gst/TimeLine.hpp"

namespace headwater::ice {

namespace {

/// Pushes on the hub's thread. What follows is webrtcbin's receive queue, which drops when it is full (see
/// PeerPipeline) and never makes the pusher wait.
class PadReceiver : public Receiver {
 public:
  explicit PadReceiver(gst::Ptr<GstPad> pad) : pad_(std::move(pad)) {}

  void receive(std::span<const uint8_t> packet) override {
    if (!std::exchange(started_, true)) start();
    GstBuffer* buffer = gst_buffer_new_memdup(packet.data(), packet.size());
    GST_BUFFER_PTS(buffer) = GST_BUFFER_DTS(buffer) = gst::timeLine().now();
    gst_pad_push(pad_.get(), buffer);
  }

 private:
  void start() const {
    gst_pad_push_event(pad_.get(), gst_event_new_stream_start("ice"));
    const auto caps = gst::adopt(gst_caps_new_empty_simple("application/x-rtp"));
    gst_pad_push_event(pad_.get(), gst_event_new_caps(caps.get()));
    GstSegment segment;
    gst_segment_init(&segment, GST_FORMAT_TIME);
    gst_pad_push_event(pad_.get(), gst_event_new_segment(&segment));
  }

  const gst::Ptr<GstPad> pad_;
  bool started_ = false;
};

GstStaticPadTemplate srcTemplate =
    GST_STATIC_PAD_TEMPLATE("src", GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS_ANY);
GstStaticPadTemplate sinkTemplate =
    GST_STATIC_PAD_TEMPLATE("sink", GST_PAD_SINK, GST_PAD_ALWAYS, GST_STATIC_CAPS_ANY);

struct HeadwaterIceSource {
  GstElement parent;
  GstPad* pad;
};
struct HeadwaterIceSourceClass {
  GstElementClass parent;
};
struct HeadwaterIceSink {
  GstElement parent;
  GstPad* pad;
  std::shared_ptr<Peer>* peer;
};
struct HeadwaterIceSinkClass {
  GstElementClass parent;
};

G_DEFINE_TYPE(HeadwaterIceSource, headwater_ice_src, GST_TYPE_ELEMENT)  // NOLINT: GObject's own boilerplate
G_DEFINE_TYPE(HeadwaterIceSink, headwater_ice_sink, GST_TYPE_ELEMENT)   // NOLINT

void headwater_ice_src_class_init(HeadwaterIceSourceClass* type) {
  gst_element_class_add_static_pad_template(&type->parent, &srcTemplate);
  gst_element_class_set_static_metadata(&type->parent, "ICE source", "Source/Network", "Packets from the hub",
                                        "Headwater");
}

void headwater_ice_src_init(HeadwaterIceSource* self) {
  self->pad = gst_pad_new_from_static_template(&srcTemplate, "src");
  gst_element_add_pad(&self->parent, self->pad);
  GST_OBJECT_FLAG_SET(self, GST_ELEMENT_FLAG_SOURCE);
}

void sendTo(GstObject* parent, GstBuffer* buffer) {
  const gst::BufferMap map(buffer);
  (*reinterpret_cast<HeadwaterIceSink*>(parent)->peer)->send(map.data());
}

GstFlowReturn onBuffer(GstPad*, GstObject* parent, GstBuffer* buffer) {
  const auto owned = gst::adopt(buffer);
  sendTo(parent, buffer);
  return GST_FLOW_OK;
}

GstFlowReturn onList(GstPad*, GstObject* parent, GstBufferList* list) {
  const auto owned = gst::adopt(list);
  const guint length = gst_buffer_list_length(list);
  for (guint i = 0; i < length; ++i) sendTo(parent, gst_buffer_list_get(list, i));
  return GST_FLOW_OK;
}

gboolean onEvent(GstPad*, GstObject*, GstEvent* event) {
  gst_event_unref(event);
  return TRUE;
}

// Without latency's query answered and its event passed up, rtpsession cannot time its sender reports.
gboolean onElementQuery(GstElement* element, GstQuery* query) {
  if (GST_QUERY_TYPE(query) != GST_QUERY_LATENCY)
    return gst_pad_peer_query(reinterpret_cast<HeadwaterIceSink*>(element)->pad, query);
  gst_query_set_latency(query, TRUE, 0, GST_CLOCK_TIME_NONE);
  return TRUE;
}

gboolean onElementEvent(GstElement* element, GstEvent* event) {
  if (GST_EVENT_IS_UPSTREAM(event))
    return gst_pad_push_event(reinterpret_cast<HeadwaterIceSink*>(element)->pad, event);
  gst_event_unref(event);
  return TRUE;
}

void finalizeSink(GObject* object) {
  delete reinterpret_cast<HeadwaterIceSink*>(object)->peer;
  G_OBJECT_CLASS(headwater_ice_sink_parent_class)->finalize(object);
}

void headwater_ice_sink_class_init(HeadwaterIceSinkClass* type) {
  gst_element_class_add_static_pad_template(&type->parent, &sinkTemplate);
  gst_element_class_set_static_metadata(&type->parent, "ICE sink", "Sink/Network", "Packets to the hub",
                                        "Headwater");
  type->parent.query = onElementQuery;
  type->parent.send_event = onElementEvent;
  G_OBJECT_CLASS(type)->finalize = finalizeSink;
}

void headwater_ice_sink_init(HeadwaterIceSink* self) {
  self->pad = gst_pad_new_from_static_template(&sinkTemplate, "sink");
  gst_pad_set_chain_function(self->pad, onBuffer);
  gst_pad_set_chain_list_function(self->pad, onList);
  gst_pad_set_event_function(self->pad, onEvent);
  gst_element_add_pad(&self->parent, self->pad);
  GST_OBJECT_FLAG_SET(self, GST_ELEMENT_FLAG_SINK);
}

template <class Element>
Element* make(GType type) {
  return reinterpret_cast<Element*>(g_object_new(type, nullptr));
}

}  // namespace

gst::Ptr<GstElement> makeSource(Peer& peer) {
  auto* source = make<HeadwaterIceSource>(headwater_ice_src_get_type());
  peer.setReceiver(std::make_shared<PadReceiver>(gst::ref(source->pad)));
  return gst::sink(&source->parent);
}

gst::Ptr<GstElement> makeSink(const std::shared_ptr<Peer>& peer) {
  auto* sink = make<HeadwaterIceSink>(headwater_ice_sink_get_type());
  sink->peer = new std::shared_ptr<Peer>(peer);
  return gst::sink(&sink->parent);
}

}  // namespace headwater::ice
