#include "elements/webrtc/PeerPipeline.hpp"
#include "elements/webrtc/Plugins.hpp"

#include <gst/webrtc/webrtc.h>
#include "elements/gst/Property.hpp"
#include "elements/gst/Teardown.hpp"
#include "elements/gst/TimeLine.hpp"
#include "elements/ice/GstAgent.hpp"
#include "elements/webrtc/IceConfig.hpp"

namespace headwater::webrtc {

namespace {

gst::Ptr<GstElement> makeElement(const char* factory, const char* name) {
  return gst::sink(gst_element_factory_make(factory, name));
}

gst::Ptr<GstElement> makeWebRtcBin(const std::shared_ptr<ice::Agent>& agent) {
  const auto object = ice::makeGstAgent(agent);
  const auto references = G_OBJECT(object.get())->ref_count;
  auto webrtcbin = gst::sink(gst_element_factory_make_full("webrtcbin", "ice-agent", object.get(), nullptr));
  // webrtcbin (to 1.26 at least) takes this property without a reference of its own, and drops one at its
  // end.
  if (webrtcbin && G_OBJECT(object.get())->ref_count == references) [[maybe_unused]]
    auto* given = gst::ref(object.get()).release();
  return webrtcbin;
}

/// What the hub's thread pushes into must never make it wait. While a peer receives, webrtcbin takes that
/// queue's leak away.
bool isReceiveQueue(GstElement* element) {
  const auto parent = gst::adopt(gst_object_get_parent(GST_OBJECT(element)));
  return parent && std::string(G_OBJECT_TYPE_NAME(parent.get())) == "TransportReceiveBin";
}

void keepLeaky(GstElement* queue) {
  constexpr int kDownstream = 2;
  if (gst::getEnum<int>(queue, "leaky") != kDownstream) g_object_set(queue, "leaky", kDownstream, nullptr);
}

std::string factoryOf(GstElement* element) {
  GstElementFactory* factory = gst_element_get_factory(element);
  return factory ? GST_OBJECT_NAME(factory) : "";
}

/// Between audio and video rtpfunnel repeats its sticky events for every packet, through a dozen pads: more
/// than a third of the cost of sending. The segment is the same for all, and the TOS is set once, by us.
gst::PadProbe quietFunnel(GstElement* funnel) {
  const auto pad = gst::adopt(gst_element_get_static_pad(funnel, "src"));
  return {pad.get(), GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, [segments = 0](GstPadProbeInfo* info) mutable {
            GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
            if (GST_EVENT_TYPE(event) == GST_EVENT_SEGMENT)
              return segments++ == 0 ? GST_PAD_PROBE_OK : GST_PAD_PROBE_DROP;
            const bool tos = GST_EVENT_TYPE(event) == GST_EVENT_CUSTOM_DOWNSTREAM_STICKY &&
                             gst_event_has_name(event, "GstWebRtcBinUpdateTos");
            return tos ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
          }};
}

/// Whether an error is for this class to tell.
bool isOurs(const gst::BusReport& report) {
  if (report.level != gst::BusReport::Level::error) return false;
  // What the transports report themselves, with the reason.
  if (report.element.starts_with("dtls") || report.element.starts_with("nice")) return false;
  // webrtcbin's own SCTP, which is not used (SctpLink) and fails when DTLS ends at the latest.
  return !report.element.starts_with("sctp");
}

/// webrtcbin's own output: packets end at our tap, so it shows none as a rule. In place, because a pad
/// without a peer when its first buffer comes is an error of the stream. False when that cannot be.
bool discard(const gst::WeakPtr<GstElement>& host, GstPad* pad) {
  if (GST_PAD_DIRECTION(pad) != GST_PAD_SRC) return true;
  const auto pipeline = host.lock();
  const auto sink = gst::sink(gst_element_factory_make("fakesink", nullptr));
  if (!pipeline || !sink) return true;
  g_object_set(sink.get(), "sync", FALSE, "async", FALSE, "enable-last-sample", FALSE, nullptr);
  const auto entry = gst::adopt(gst_element_get_static_pad(sink.get(), "sink"));
  return gst_bin_add(GST_BIN(pipeline.get()), sink.get()) && gst_element_sync_state_with_parent(sink.get()) &&
         gst_pad_link(pad, entry.get()) == GST_PAD_LINK_OK;
}

}  // namespace

struct PeerPipeline::Tuning {
  Tuning(std::string pem, std::function<void(GstElement*, const std::string&)> next)
      : certificate(std::move(pem)), then(std::move(next)) {}

  // In place: these settings must be there before the element is used.
  void onElement(GstElement* element) {
    const auto factory = factoryOf(element);
    if (factory == "dtlssrtpdec" && !certificate.empty())
      g_object_set(element, "pem", certificate.c_str(), nullptr);
    // Packets leave as they come; waiting for their time stamps is what a player does.
    if (factory == "clocksync") g_object_set(element, "sync", FALSE, nullptr);
    if (factory == "rtpfunnel") {
      auto probe = quietFunnel(element);
      const base::Lock lock(mutex);
      probes.push_back(std::move(probe));
    }
    if (factory == "queue" && isReceiveQueue(element)) {
      auto signal = gst::connectNotify(element, "leaky", [element] { keepLeaky(element); });
      const base::Lock lock(mutex);
      signals.push_back(std::move(signal));
    }
    if (then) then(element, factory);
  }

  const std::string certificate;
  const std::function<void(GstElement*, const std::string&)> then;
  base::Mutex mutex;
  std::vector<gst::PadProbe> probes HW_GUARDED_BY(mutex);
  std::vector<gst::SignalConnection> signals HW_GUARDED_BY(mutex);
};

base::Expected<std::unique_ptr<PeerPipeline>> PeerPipeline::create(const WebRtcPeerOptions& options,
                                                                   Callbacks callbacks) {
  if (auto present = checkPlugins(); !present) return tl::make_unexpected(present.error());
  auto made = std::unique_ptr<PeerPipeline>(new PeerPipeline);
  made->callbacks_ = std::make_shared<const Callbacks>(std::move(callbacks));
  if (auto built = made->build(options); !built) return tl::make_unexpected(built.error());
  return made;
}

base::Expected<void> PeerPipeline::build(const WebRtcPeerOptions& options) {
  auto pipeline = gst::sink(gst_pipeline_new(nullptr));
  auto agent = hubAgent(options);
  if (!agent) return tl::make_unexpected(agent.error());
  agent_ = std::move(*agent);
  const auto webrtcbin = agent_ ? makeWebRtcBin(agent_) : makeElement("webrtcbin", nullptr);
  if (!webrtcbin)
    return base::fail(base::Failure::Code::missingPlugin,
                      "webrtcbin cannot be made; see gstreamer1.0-plugins-bad");
  {
    const base::Lock lock(mutex_);
    pipeline_ = pipeline;
    webrtcbin_ = webrtcbin;
  }
  g_object_set(webrtcbin.get(), "bundle-policy", GST_WEBRTC_BUNDLE_POLICY_MAX_BUNDLE, "latency", 0u, nullptr);
  gst_pipeline_use_clock(GST_PIPELINE(pipeline.get()), gst::timeLine().clock.get());
  gst_element_set_start_time(pipeline.get(), GST_CLOCK_TIME_NONE);
  gst_element_set_base_time(pipeline.get(), gst::timeLine().base);
  certificate_ = dtlsCertificate(options.ecdsaCertificate);
  bus_.emplace(pipeline.get(), [callbacks = callbacks_](const gst::BusReport& report) {
    if (isOurs(report))
      callbacks->onFailure({base::Failure::Code::internal, report.element + ": " + report.message});
  });
  const auto tuning = std::make_shared<Tuning>(certificate_->pem, callbacks_->onElement);
  elementAdded_ = gst::connect<void, GstBin*, GstElement*>(
      webrtcbin.get(), "deep-element-added",
      [tuning](GstBin*, GstElement* element) { tuning->onElement(element); });
  if (!gst_bin_add(GST_BIN(pipeline.get()), webrtcbin.get()))
    return base::fail(base::Failure::Code::internal, "webrtcbin cannot be put into its pipeline");
  if (!agent_)
    if (auto configured = configureIce(webrtcbin.get(), options); !configured) return configured;
  if (gst_element_set_state(pipeline.get(), GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    return base::fail(base::Failure::Code::internal, "the pipeline of a WebRTC peer does not start");
  connectSignals();
  return {};
}

// What handlers capture outlives this object; see Tuning.
void PeerPipeline::connectSignals() {
  const base::Lock lock(mutex_);
  auto* webrtcbin = webrtcbin_.get();
  signals_.push_back(gst::connectNotify(webrtcbin, "connection-state", callbacks_->onConnectionState));
  signals_.push_back(gst::connect<void, GstPad*>(
      webrtcbin, "pad-added",
      [callbacks = callbacks_, host = gst::WeakPtr<GstElement>(pipeline_.get())](GstPad* pad) {
        if (!discard(host, pad))
          callbacks->onFailure({base::Failure::Code::internal, "a received stream cannot be linked"});
      }));
  if (agent_) return;
  signals_.push_back(gst::connect<void, guint, gchar*>(
      webrtcbin, "on-ice-candidate", [callbacks = callbacks_](guint section, gchar* candidate) {
        if (candidate && *candidate) callbacks->onCandidate(section, candidate);
      }));
  signals_.push_back(gst::connectNotify(
      webrtcbin, "ice-gathering-state", [callbacks = callbacks_, weak = gst::WeakPtr<GstElement>(webrtcbin)] {
        const auto bin = weak.lock();
        if (bin && gst::getEnum<GstWebRTCICEGatheringState>(bin.get(), "ice-gathering-state") ==
                       GST_WEBRTC_ICE_GATHERING_STATE_COMPLETE)
          callbacks->onGathered();
      }));
}

void PeerPipeline::disconnect() {
  std::vector<gst::SignalConnection> signals;
  const base::Lock lock(mutex_);
  signals.swap(signals_);
}

PeerPipeline::~PeerPipeline() {
  shutdown(std::chrono::seconds(2));
}

gst::Ptr<GstElement> PeerPipeline::webrtcbin() const {
  const base::Lock lock(mutex_);
  return webrtcbin_;
}

gst::WeakPtr<GstElement> PeerPipeline::host() const {
  const base::Lock lock(mutex_);
  return gst::WeakPtr<GstElement>(pipeline_.get());
}

std::shared_ptr<net::Route> PeerPipeline::route(size_t transport) {
  const base::Lock lock(mutex_);
  if (agent_ && webrtcbin_) {
    const auto streams = agent_->streams();
    return transport < streams.size() ? streams[transport]->peer() : nullptr;
  }
  const auto ice = webrtcbin_ ? gst::getObject<GObject>(webrtcbin_.get(), "ice-agent") : nullptr;
  if (!ice || !gst::hasProperty(ice.get(), "agent")) return nullptr;
  auto route = std::make_shared<NiceRoute>(gst::getObject<GObject>(ice.get(), "agent"),
                                           static_cast<unsigned>(transport) + 1);
  routes_.push_back(route);
  return route;
}

int PeerPipeline::lingering() {
  return gst::lingeringPipelines();
}

bool PeerPipeline::shutdown(std::chrono::milliseconds deadline) {
  gst::Ptr<GstElement> ending, endingBin;
  std::vector<std::shared_ptr<NiceRoute>> routes;
  {
    const base::Lock lock(mutex_);
    ending = std::move(pipeline_);
    endingBin = std::move(webrtcbin_);
    routes.swap(routes_);
  }
  if (!ending) return true;
  disconnect();
  for (const auto& route : routes) route->shut();
  if (agent_) agent_->close();
  elementAdded_.disconnect();
  bus_.reset();
  return gst::endPipeline(std::move(ending), deadline, {std::move(endingBin)});
}

std::string PeerPipeline::dot(bool verbose) const {
  gst::Ptr<GstElement> pipeline;
  {
    const base::Lock lock(mutex_);
    pipeline = pipeline_;
  }
  if (!pipeline) return {};
  const auto details = verbose ? GST_DEBUG_GRAPH_SHOW_VERBOSE : GST_DEBUG_GRAPH_SHOW_ALL;
  const gst::CharPtr text(gst_debug_bin_to_dot_data(GST_BIN(pipeline.get()), details));
  return text ? text.get() : "";
}

}  // namespace headwater::webrtc
