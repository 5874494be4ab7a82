#include "elements/fanout/FanoutElement.hpp"

namespace headwater::fanout {

namespace {

// GObject's own way of declaring a type.
struct HeadwaterFanout {
  GstElement parent;
};
struct HeadwaterFanoutClass {
  GstElementClass parent;
};
GType headwater_fanout_get_type();
G_DEFINE_TYPE(HeadwaterFanout, headwater_fanout, GST_TYPE_ELEMENT)

GstStaticPadTemplate sinkTemplate =
    GST_STATIC_PAD_TEMPLATE("sink", GST_PAD_SINK, GST_PAD_ALWAYS, GST_STATIC_CAPS("application/x-rtp"));
GstStaticPadTemplate viewerTemplate =
    GST_STATIC_PAD_TEMPLATE("viewer_%s", GST_PAD_SRC, GST_PAD_REQUEST, GST_STATIC_CAPS("application/x-srtp"));

GstPad* requestViewer(GstElement* element, GstPadTemplate* pads, const gchar* name, const GstCaps*) {
  GstPad* pad = gst_pad_new_from_template(pads, name);
  gst_pad_set_active(pad, TRUE);
  if (gst_element_add_pad(element, pad)) return pad;
  return nullptr;
}

void releaseViewer(GstElement* element, GstPad* pad) {
  gst_pad_set_active(pad, FALSE);
  gst_element_remove_pad(element, pad);
}

void headwater_fanout_class_init(HeadwaterFanoutClass* type) {
  auto* element = GST_ELEMENT_CLASS(type);
  element->request_new_pad = requestViewer;
  element->release_pad = releaseViewer;
  gst_element_class_add_static_pad_template(element, &sinkTemplate);
  gst_element_class_add_static_pad_template(element, &viewerTemplate);
  gst_element_class_set_static_metadata(element, "Headwater fan-out", "Network/Tee",
                                        "Protects the packets of one track for each viewer and sends them",
                                        "The Headwater authors");
}

void headwater_fanout_init(HeadwaterFanout* self) {
  gst_element_add_pad(GST_ELEMENT(self), gst_pad_new_from_static_template(&sinkTemplate, "sink"));
}

bool registerElement() {
  return gst_element_register(nullptr, "headwaterfanout", GST_RANK_NONE, headwater_fanout_get_type());
}

std::string padName(const std::string& viewer) {
  return "viewer_" + viewer;
}

}  // namespace

FanoutElement::FanoutElement(const gst::Ptr<GstElement>& pipeline, const std::string& name) {
  static const bool registered = registerElement();
  if (!pipeline || !registered) return;
  auto element = gst::sink(gst_element_factory_make("headwaterfanout", name.c_str()));
  if (!element || !gst_bin_add(GST_BIN(pipeline.get()), element.get())) return;
  gst_element_sync_state_with_parent(element.get());
  element_ = std::move(element);
}

FanoutElement::~FanoutElement() {
  if (!element_) return;
  gst_element_set_locked_state(element_.get(), TRUE);
  gst_element_set_state(element_.get(), GST_STATE_NULL);
  // None when the pipeline has ended before.
  const auto parent = gst::adopt(gst_object_get_parent(GST_OBJECT(element_.get())));
  if (parent) gst_bin_remove(GST_BIN(parent.get()), element_.get());
}

void FanoutElement::addViewer(const std::string& viewer) {
  if (!element_) return;
  GstPadTemplate* pads = gst_element_get_pad_template(element_.get(), "viewer_%s");
  const auto pad =
      gst::adopt(gst_element_request_pad(element_.get(), pads, padName(viewer).c_str(), nullptr));
}

void FanoutElement::removeViewer(const std::string& viewer) {
  if (!element_) return;
  const auto pad = gst::adopt(gst_element_get_static_pad(element_.get(), padName(viewer).c_str()));
  if (pad) gst_element_release_request_pad(element_.get(), pad.get());
}

}  // namespace headwater::fanout
