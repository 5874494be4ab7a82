#include "elements/ice/GstTransport.hpp"

namespace headwater::ice {

namespace {

struct HeadwaterIceTransport {
  GstWebRTCICETransport parent;
  GstWebRTCICEStream* stream;  ///< not owned: it owns this
};
struct HeadwaterIceTransportClass {
  GstWebRTCICETransportClass parent;
};

G_DEFINE_TYPE(HeadwaterIceTransport, headwater_ice_transport, GST_TYPE_WEBRTC_ICE_TRANSPORT)  // NOLINT

constexpr guint kStreamProperty = 1;

void getTransportProperty(GObject* object, guint, GValue* value, GParamSpec*) {
  g_value_set_object(value, reinterpret_cast<HeadwaterIceTransport*>(object)->stream);
}

void finalizeTransport(GObject* object) {
  auto* transport = reinterpret_cast<GstWebRTCICETransport*>(object);
  gst_object_unref(transport->src);
  gst_object_unref(transport->sink);
  G_OBJECT_CLASS(headwater_ice_transport_parent_class)->finalize(object);
}

void headwater_ice_transport_class_init(HeadwaterIceTransportClass* type) {
  auto* object = G_OBJECT_CLASS(type);
  object->get_property = getTransportProperty;
  object->finalize = finalizeTransport;
  g_object_class_install_property(
      object, kStreamProperty,
      g_param_spec_object("stream", "Stream", "The ICE stream of this transport", GST_TYPE_WEBRTC_ICE_STREAM,
                          static_cast<GParamFlags>(G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)));
}

void headwater_ice_transport_init(HeadwaterIceTransport*) {}

/// Passes on what the hub says of a peer to the transport that webrtcbin watches.
class TransportListener : public PeerListener {
 public:
  explicit TransportListener(GstWebRTCICETransport* transport) : transport_(transport) {}

  void onState(State state) override {
    const auto transport = transport_.lock();
    if (!transport) return;
    const auto tell = [&](GstWebRTCICEConnectionState value) {
      gst_webrtc_ice_transport_connection_state_change(transport.get(), value);
    };
    switch (state) {
      case State::fresh:
        return;
      case State::checking:
        return tell(GST_WEBRTC_ICE_CONNECTION_STATE_CHECKING);
      case State::connected:
        // A lite agent has nothing more to check: it is through.
        tell(GST_WEBRTC_ICE_CONNECTION_STATE_CONNECTED);
        return tell(GST_WEBRTC_ICE_CONNECTION_STATE_COMPLETED);
      case State::disconnected:
        return tell(GST_WEBRTC_ICE_CONNECTION_STATE_DISCONNECTED);
      case State::failed:
        return tell(GST_WEBRTC_ICE_CONNECTION_STATE_FAILED);
    }
  }
  void onSelectedPath() override {
    if (const auto transport = transport_.lock())
      gst_webrtc_ice_transport_selected_pair_change(transport.get());
  }

 private:
  const gst::WeakPtr<GstWebRTCICETransport> transport_;
};

}  // namespace

gst::Ptr<GstWebRTCICETransport> makeGstTransport() {
  auto* made = reinterpret_cast<GstWebRTCICETransport*>(
      g_object_new(headwater_ice_transport_get_type(), "component", GST_WEBRTC_ICE_COMPONENT_RTP, nullptr));
  made->role = GST_WEBRTC_ICE_ROLE_CONTROLLED;
  return gst::sink(made);
}

void setStream(GstWebRTCICETransport* transport, GstWebRTCICEStream* stream) {
  reinterpret_cast<HeadwaterIceTransport*>(transport)->stream = stream;
}

std::shared_ptr<PeerListener> makeTransportListener(GstWebRTCICETransport* transport) {
  return std::make_shared<TransportListener>(transport);
}

}  // namespace headwater::ice
