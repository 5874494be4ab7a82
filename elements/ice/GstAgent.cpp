#include "elements/ice/GstAgent.hpp"

#include "elements/ice/Elements.hpp"
#include "elements/ice/GstTransport.hpp"

namespace headwater::ice {

namespace {

// The GObjects are shells: each holds a C++ object and forwards to it.

struct HeadwaterIceStream {
  GstWebRTCICEStream parent;
  GstWebRTCICETransport* transport;
  std::shared_ptr<Stream>* stream;
  std::shared_ptr<PeerListener>* listener;
};
struct HeadwaterIceStreamClass {
  GstWebRTCICEStreamClass parent;
};
struct HeadwaterIceAgent {
  GstWebRTCICE parent;
  struct Members;
  Members* members;
};
struct HeadwaterIceAgentClass {
  GstWebRTCICEClass parent;
};

G_DEFINE_TYPE(HeadwaterIceStream, headwater_ice_stream, GST_TYPE_WEBRTC_ICE_STREAM)  // NOLINT
G_DEFINE_TYPE(HeadwaterIceAgent, headwater_ice_agent, GST_TYPE_WEBRTC_ICE)           // NOLINT

struct HeadwaterIceAgent::Members {
  std::shared_ptr<Agent> agent;
  base::Mutex mutex;
  std::vector<gst::Ptr<GstWebRTCICEStream>> streams HW_GUARDED_BY(mutex);
  gboolean controller = FALSE;
};

template <class T, class From>
T* as(From* object) {
  return reinterpret_cast<T*>(object);
}

// The stream.

Stream& streamOf(GstWebRTCICEStream* stream) {
  return **as<HeadwaterIceStream>(stream)->stream;
}

GstWebRTCICETransport* findTransport(GstWebRTCICEStream* stream, GstWebRTCICEComponent) {
  return as<GstWebRTCICETransport>(gst_object_ref(as<HeadwaterIceStream>(stream)->transport));
}

gboolean gatherOfStream(GstWebRTCICEStream*) {
  return TRUE;
}

void finalizeStream(GObject* object) {
  auto* self = as<HeadwaterIceStream>(object);
  (*self->stream)->close();
  setStream(self->transport, nullptr);
  gst_object_unref(self->transport);
  delete self->stream;
  delete self->listener;
  G_OBJECT_CLASS(headwater_ice_stream_parent_class)->finalize(object);
}

void headwater_ice_stream_class_init(HeadwaterIceStreamClass* type) {
  type->parent.find_transport = findTransport;
  type->parent.gather_candidates = gatherOfStream;
  G_OBJECT_CLASS(type)->finalize = finalizeStream;
}

void headwater_ice_stream_init(HeadwaterIceStream*) {}

// The agent.

HeadwaterIceAgent::Members& membersOf(GstWebRTCICE* ice) {
  return *as<HeadwaterIceAgent>(ice)->members;
}

GstWebRTCICEStream* addStream(GstWebRTCICE* ice, guint session) {
  auto& members = membersOf(ice);
  auto* transport = makeGstTransport().release();
  auto listener = makeTransportListener(transport);
  const auto stream = members.agent->addStream(listener, session);
  transport->src = makeSource(*stream->peer()).release();
  transport->sink = makeSink(stream->peer()).release();

  auto* made = as<HeadwaterIceStream>(g_object_new(headwater_ice_stream_get_type(), nullptr));
  gst_object_ref_sink(made);
  made->parent.stream_id = session;
  made->transport = transport;
  made->stream = new std::shared_ptr<Stream>(stream);
  made->listener = new std::shared_ptr<PeerListener>(std::move(listener));
  setStream(transport, &made->parent);
  // webrtcbin never lets go of a stream: the agent holds it.
  const base::Lock lock(members.mutex);
  members.streams.push_back(gst::adopt(&made->parent));
  return &made->parent;
}

GstWebRTCICETransport* findTransportOf(GstWebRTCICE*, GstWebRTCICEStream* stream,
                                       GstWebRTCICEComponent component) {
  return gst_webrtc_ice_stream_find_transport(stream, component);
}

// Nothing is to be found: who owns the agent asks it for its candidates, and tells the other side of them.
gboolean gather(GstWebRTCICE*, GstWebRTCICEStream* stream) {
  auto* transport = as<HeadwaterIceStream>(stream)->transport;
  gst_webrtc_ice_transport_gathering_state_change(transport, GST_WEBRTC_ICE_GATHERING_STATE_GATHERING);
  gst_webrtc_ice_transport_gathering_state_change(transport, GST_WEBRTC_ICE_GATHERING_STATE_COMPLETE);
  return TRUE;
}

void addCandidate(GstWebRTCICEStream* stream, const gchar* candidate) {
  if (candidate) streamOf(stream).addRemoteCandidate(candidate);
}

gboolean setLocalCredentials(GstWebRTCICE*, GstWebRTCICEStream* stream, const gchar* ufrag,
                             const gchar* password) {
  streamOf(stream).setLocal({ufrag, password});
  return TRUE;
}

gboolean setRemoteCredentials(GstWebRTCICE*, GstWebRTCICEStream* stream, const gchar* ufrag,
                              const gchar* password) {
  streamOf(stream).peer()->setRemote({ufrag, password});
  return TRUE;
}

void ignoreListener(GstWebRTCICE*, GstWebRTCICEOnCandidateFunc, gpointer data, GDestroyNotify destroy) {
  if (destroy) destroy(data);
}

void setTos(GstWebRTCICE*, GstWebRTCICEStream* stream, guint tos) {
  streamOf(stream).peer()->setDscp(static_cast<int>(tos >> 2));
}

GstWebRTCICECandidateStats* describe(const net::SocketAddress& address, bool tcp, const char* type,
                                     guint priority, guint stream) {
  auto* stats = g_new0(GstWebRTCICECandidateStats, 1);
  stats->ipaddr = g_strdup(address.text().c_str());
  stats->port = address.port();
  stats->stream_id = stream;
  stats->type = type;
  stats->proto = tcp ? "tcp" : "udp";
  stats->prio = priority;
  return stats;
}

GstWebRTCICECandidateStats** localCandidates(GstWebRTCICE* ice, GstWebRTCICEStream* stream) {
  const auto candidates = membersOf(ice).agent->candidates();
  auto** list = g_new0(GstWebRTCICECandidateStats*, candidates.size() + 1);
  for (size_t i = 0; i < candidates.size(); ++i)
    list[i] =
        describe(candidates[i].address, candidates[i].tcp, "host", candidates[i].priority, stream->stream_id);
  return list;
}

GstWebRTCICECandidateStats** remoteCandidates(GstWebRTCICE*, GstWebRTCICEStream*) {
  return g_new0(GstWebRTCICECandidateStats*, 1);
}

gboolean selectedPair(GstWebRTCICE* ice, GstWebRTCICEStream* stream, GstWebRTCICECandidateStats** local,
                      GstWebRTCICECandidateStats** remote) {
  const auto path = streamOf(stream).peer()->selected();
  if (!path) return FALSE;
  const bool tcp = path->connection != nullptr;
  const auto priority = membersOf(ice).agent->localPriority(*path);
  *local = describe(path->local, tcp, "host", priority, stream->stream_id);
  *remote = describe(path->remote, tcp, streamOf(stream).typeOf(path->remote), 0, stream->stream_id);
  return TRUE;
}

// What only an agent with servers of its own has a use for; endpoints that name one get libnice.
gboolean addServer(GstWebRTCICE*, const gchar*) {
  return FALSE;
}
void ignoreText(GstWebRTCICE*, const gchar*) {}
void ignoreFlag(GstWebRTCICE*, gboolean) {}
gchar* noText(GstWebRTCICE*) {
  return nullptr;
}

void setController(GstWebRTCICE* ice, gboolean controller) {
  membersOf(ice).controller = controller;
}
gboolean isController(GstWebRTCICE* ice) {
  return membersOf(ice).controller;
}

void finalizeAgent(GObject* object) {
  auto* self = as<HeadwaterIceAgent>(object);
  if (self->members->agent) self->members->agent->close();
  delete self->members;
  G_OBJECT_CLASS(headwater_ice_agent_parent_class)->finalize(object);
}

void headwater_ice_agent_class_init(HeadwaterIceAgentClass* type) {
  auto& ice = type->parent;
  ice.add_stream = addStream;
  ice.find_transport = findTransportOf;
  ice.gather_candidates = gather;
#if GST_CHECK_VERSION(1, 23, 0)
  ice.add_candidate = [](GstWebRTCICE*, GstWebRTCICEStream* stream, const gchar* candidate,
                         GstPromise* promise) {
    addCandidate(stream, candidate);
    if (promise) gst_promise_reply(promise, nullptr);
  };
#else
  ice.add_candidate = [](GstWebRTCICE*, GstWebRTCICEStream* stream, const gchar* candidate) {
    addCandidate(stream, candidate);
  };
#endif
  ice.set_local_credentials = setLocalCredentials;
  ice.set_remote_credentials = setRemoteCredentials;
  ice.add_turn_server = addServer;
  ice.set_is_controller = setController;
  ice.get_is_controller = isController;
  ice.set_force_relay = ignoreFlag;
  ice.set_stun_server = ignoreText;
  ice.get_stun_server = noText;
  ice.set_turn_server = ignoreText;
  ice.get_turn_server = noText;
  ice.set_http_proxy = ignoreText;
  ice.get_http_proxy = noText;
  ice.set_tos = setTos;
  ice.set_on_ice_candidate = ignoreListener;
  ice.get_local_candidates = localCandidates;
  ice.get_remote_candidates = remoteCandidates;
  ice.get_selected_pair = selectedPair;
  G_OBJECT_CLASS(type)->finalize = finalizeAgent;
}

void headwater_ice_agent_init(HeadwaterIceAgent* self) {
  self->members = new HeadwaterIceAgent::Members;
}

}  // namespace

gst::Ptr<GstWebRTCICE> makeGstAgent(std::shared_ptr<Agent> agent) {
  auto* made = as<HeadwaterIceAgent>(g_object_new(headwater_ice_agent_get_type(), nullptr));
  made->members->agent = std::move(agent);
  return gst::sink(&made->parent);
}

}  // namespace headwater::ice
