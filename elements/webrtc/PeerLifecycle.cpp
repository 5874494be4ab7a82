// WebRtcPeerImpl's life: how its parts are wired, what GStreamer tells it, how it ends.
#include <algorithm>
#include <thread>

#include "elements/base/Scheduler.hpp"
#include "elements/gst/Property.hpp"
#include "elements/ice/Agent.hpp"
#include "elements/rtp/SrtcpReceiver.hpp"
#include "elements/webrtc/WebRtcPeerImpl.hpp"

#include <gst/webrtc/webrtc.h>

namespace headwater::webrtc {

namespace {

constexpr std::chrono::milliseconds kLivenessPeriod{1000};
/// Audio alone may leave 7.5 s between two RTCP packets (RFC 3550 6.2: 5 s, randomised by 1.5).
constexpr std::chrono::milliseconds kSilence{9000};

std::atomic<int> alivePeers{0};

uint32_t randomSsrc() {
  for (;;)
    if (const uint32_t ssrc = g_random_int()) return ssrc;
}

std::string randomName() {
  const gst::CharPtr text(g_strdup_printf("%08x%08x", g_random_int(), g_random_int()));
  return text.get();
}

std::shared_ptr<track::Track> makeTrack(base::Kind kind, const WebRtcPeerOptions& options) {
  track::TrackOptions track;
  track.keyframeInterval = options.keyframeInterval;
  return std::make_shared<track::Track>(kind, track);
}

}  // namespace

int WebRtcPeerImpl::alive() {
  return alivePeers;
}

WebRtcPeerImpl::WebRtcPeerImpl(WebRtcPeerOptions options, std::weak_ptr<WebRtcPeerObserver> observer)
    : options_(std::move(options)),
      observer_(std::move(observer)),
      audio_(makeTrack(base::Kind::audio, options_)),
      video_(makeTrack(base::Kind::video, options_)),
      data_(makeTrack(base::Kind::data, options_)) {
  const auto streamId = "hw-" + randomName();
  streams_[0] = {randomSsrc(), randomSsrc(), streamId, "audio-" + randomName()};
  streams_[1] = {randomSsrc(), randomSsrc(), streamId, "video-" + randomName()};
  ++alivePeers;
}

WebRtcPeerImpl::~WebRtcPeerImpl() {
  WebRtcPeerImpl::close();
  --alivePeers;
}

base::Expected<void> WebRtcPeerImpl::initialize() {
  makeParts();
  const auto weak = weak_from_this();
  PeerPipeline::Callbacks callbacks;
  callbacks.onBus = gst::weakly<const gst::BusReport&>(
      weak, [](WebRtcPeerImpl& self, const gst::BusReport& report) { self.onBus(report); });
  callbacks.onElement = [weak](GstElement* element, const std::string& factory) {
    if (const auto self = weak.lock()) self->onElement(element, factory);
  };
  auto pipeline = PeerPipeline::create(options_, std::move(callbacks));
  if (!pipeline) return tl::make_unexpected(pipeline.error());
  pipeline_ = std::move(*pipeline);
  for (const auto& track : {audio_, video_}) track->setHost(pipeline_->host());
  connectSignals(pipeline_->webrtcbin().get());
  base::repeat(kLivenessPeriod, weak, &WebRtcPeerImpl::checkLiveness);
  return {};
}

void WebRtcPeerImpl::makeParts() {
  const auto weak = weak_from_this();
  const auto flow = [weak](track::FlowDirection direction) {
    return std::make_shared<track::FlowMonitor>([weak, direction](base::Kind kind, bool flowing) {
      if (const auto self = weak.lock())
        self->tell(&WebRtcPeerObserver::onMediaFlow, direction, kind, flowing);
    });
  };
  flowReceived_ = flow(track::FlowDirection::out);
  flowSent_ = flow(track::FlowDirection::in);
  receive_ = std::make_shared<peer::ReceivePath>(audio_, video_, flowReceived_);
  video_->setKeyframeRequester([weakReceive = std::weak_ptr(receive_)] {
    if (const auto receive = weakReceive.lock()) receive->requestKeyframe();
  });

  peer::SendPath::Callbacks sending;
  sending.onFailure = [weak](const base::Failure& failure) {
    if (const auto self = weak.lock()) self->onFailure(failure);
  };
  sending.onAdapterWanted = [weak](base::Kind kind) {
    if (const auto self = weak.lock()) self->tell(&WebRtcPeerObserver::onAdapterWanted, kind);
  };
  sending.onFirstReport = [weak] {
    if (const auto self = weak.lock()) self->tell(&WebRtcPeerObserver::onFirstReport);
  };
  send_ = std::make_shared<peer::SendPath>(options_.name, options_.transcoding, flowSent_, std::move(sending));

  TransportTap::Callbacks tapped;
  tapped.onKeys = [weak] {
    if (const auto self = weak.lock()) self->activateSending();
  };
  tapped.onRtcp = [weak](std::span<const uint8_t> packet) {
    if (const auto self = weak.lock()) self->onRtcp(packet);
  };
  tap_ = std::make_shared<TransportTap>(std::move(tapped));
  makeDataParts();
  watchTransports();

  candidates_ = std::make_unique<CandidateBox>(
      options_.externalIPv4, options_.externalIPv6,
      [weak](const IceCandidate& candidate) {
        if (const auto self = weak.lock()) self->tell(&WebRtcPeerObserver::onIceCandidate, candidate);
      },
      [weak](const IceCandidate& candidate, const std::string& why) {
        if (const auto self = weak.lock())
          self->tell(&WebRtcPeerObserver::onCandidateIgnored, candidate, why);
      });
}

void WebRtcPeerImpl::watchTransports() {
  const auto weak = weak_from_this();
  TransportWatch::Callbacks watched;
  watched.onIce = [weak](const std::string& stream, IceState state) {
    if (const auto self = weak.lock()) self->tell(&WebRtcPeerObserver::onIceState, stream, 1, state);
  };
  watched.onDtls = [weak](const std::string& stream, DtlsState state) {
    if (const auto self = weak.lock()) self->tell(&WebRtcPeerObserver::onDtlsState, stream, "1", state);
  };
  watched.onPair = [weak](const std::string& stream, const IceCandidatePair& pair) {
    if (const auto self = weak.lock())
      self->tell(&WebRtcPeerObserver::onCandidatePairSelected, stream, 1, pair);
  };
  watched.onVerified = [weak] {
    if (const auto self = weak.lock()) self->onVerified();
  };
  watched.onLost = [weak] {
    if (const auto self = weak.lock()) self->onLost();
  };
  watched.onFound = [weak] {
    if (const auto self = weak.lock()) self->onFound();
  };
  watched.onFailure = [weak](const base::Failure& failure) {
    if (const auto self = weak.lock()) self->onFailure(failure);
  };
  transports_ = std::make_shared<TransportWatch>(std::move(watched));
}

void WebRtcPeerImpl::makeDataParts() {
  const auto weak = weak_from_this();
  DataChannels::Callbacks told;
  told.onOpened = [weak](int id, const std::string& label) {
    const auto self = weak.lock();
    if (!self) return;
    self->tell(&WebRtcPeerObserver::onDataChannelOpened, id, label);
    self->dataPath_->flush();
  };
  told.onClosed = [weak](int id, const std::string& label) {
    if (const auto self = weak.lock()) self->tell(&WebRtcPeerObserver::onDataChannelClosed, id, label);
  };
  told.onUp = [weak] {
    if (const auto self = weak.lock()) self->dataPath_->flush();
  };
  told.onFlow = [weakFlow = std::weak_ptr(flowReceived_)] {
    if (const auto flow = weakFlow.lock()) flow->mark(base::Kind::data);
  };
  // Some end it without a farewell of DTLS, and would be missed only by ICE.
  told.onGone = [weak] {
    if (const auto self = weak.lock()) self->transports_->declareLost();
  };
  channels_ = std::make_shared<DataChannels>(
      data_, DataChannels::Limits{options_.maxDataChannels, options_.dataChannelBufferBytes}, std::move(told));

  dataPath_ = std::make_shared<DataPath>(
      options_.dataChannelQueue, flowSent_,
      [weakChannels = std::weak_ptr(channels_)](const track::DataMessage* message) {
        const auto channels = weakChannels.lock();
        if (!channels) return;
        if (message)
          channels->send(*message);
        else
          channels->flushKept();
      });
  if (options_.useDataChannels) dataPath_->enable();
}

void WebRtcPeerImpl::connectSignals(GstElement* webrtcbin) {
  const auto weak = weak_from_this();
  std::vector<gst::SignalConnection> signals;
  signals.push_back(gst::connect<void, guint, gchar*>(
      webrtcbin, "on-ice-candidate",
      gst::weakly<guint, gchar*>(weak, [](WebRtcPeerImpl& self, guint section, gchar* candidate) {
        if (candidate && *candidate) self.candidates_->addLocal(section, candidate);
      })));
  signals.push_back(
      gst::connectNotify(webrtcbin, "ice-gathering-state",
                         gst::weakly<>(weak, [](WebRtcPeerImpl& self) { self.onGatheringState(); })));
  signals.push_back(
      gst::connectNotify(webrtcbin, "connection-state",
                         gst::weakly<>(weak, [](WebRtcPeerImpl& self) { self.activateWhenConnected(); })));
  signals.push_back(gst::connect<void, GstPad*>(
      webrtcbin, "pad-added",
      gst::weakly<GstPad*>(weak, [](WebRtcPeerImpl& self, GstPad* pad) { self.onPadAdded(pad); })));
  channels_->watch(webrtcbin);
  tap_->watch(webrtcbin);
  const std::lock_guard lock(mutex_);
  signals_ = std::move(signals);
}

void WebRtcPeerImpl::onBus(const gst::BusReport& report) {
  if (report.level != gst::BusReport::Level::error) return;
  // What the transports report themselves, with the reason.
  if (report.element.starts_with("dtls") || report.element.starts_with("nice")) return;
  // webrtcbin's own SCTP, which is not used (SctpLink) and fails when DTLS ends at the latest.
  if (report.element.starts_with("sctp")) return;
  onFailure({base::Failure::Code::internal, report.element + ": " + report.message});
}

void WebRtcPeerImpl::onElement(GstElement* element, const std::string& factory) {
  receive_->onElement(element, factory);
  tap_->onElement(element, factory);
  channels_->onElement(element, factory);
  if (factory != "nicesrc") return;
  // Everything that the peer sends but ICE itself passes here.
  const auto pad = gst::adopt(gst_element_get_static_pad(element, "src"));
  if (!pad) return;
  const auto type = static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST);
  gst::PadProbe probe(pad.get(), type, [weak = weak_from_this()](GstPadProbeInfo*) {
    if (const auto self = weak.lock()) self->activity_.store(true, std::memory_order_relaxed);
    return GST_PAD_PROBE_OK;
  });
  const std::lock_guard lock(mutex_);
  probes_.push_back(std::move(probe));
}

// webrtcbin's own output: packets end at our tap, so it shows none as a rule. In place, because a pad without
// a peer when its first buffer comes is an error of the stream.
void WebRtcPeerImpl::onPadAdded(GstPad* pad) {
  if (GST_PAD_DIRECTION(pad) != GST_PAD_SRC) return;
  auto sink = gst::sink(gst_element_factory_make("fakesink", nullptr));
  if (!sink) return;
  g_object_set(sink.get(), "sync", FALSE, "async", FALSE, "enable-last-sample", FALSE, nullptr);
  const auto entry = gst::adopt(gst_element_get_static_pad(sink.get(), "sink"));
  if (!pipeline_->add(sink.get()) || gst_pad_link(pad, entry.get()) != GST_PAD_LINK_OK)
    onFailure({base::Failure::Code::internal, "a received stream cannot be linked"});
}

void WebRtcPeerImpl::onGatheringState() {
  const auto webrtcbin = pipeline_->webrtcbin();
  if (!webrtcbin) return;
  const auto state = gst::getEnum<GstWebRTCICEGatheringState>(webrtcbin.get(), "ice-gathering-state");
  if (state != GST_WEBRTC_ICE_GATHERING_STATE_COMPLETE || gatheringDone_.exchange(true)) return;
  if (candidates_->reporting()) tell(&WebRtcPeerObserver::onIceGatheringDone);
}

void WebRtcPeerImpl::onVerified() {
  receive_->open();
  channels_->open();
  activateWhenConnected();
}

// Media goes out only when ICE and DTLS are up and the certificate is verified: an earlier push would block
// webrtcbin's send bin, and with it everything behind, for good.
void WebRtcPeerImpl::activateWhenConnected() {
  const auto webrtcbin = pipeline_->webrtcbin();
  if (!webrtcbin || !transports_->verified()) return;
  const auto state = gst::getEnum<GstWebRTCPeerConnectionState>(webrtcbin.get(), "connection-state");
  if (state != GST_WEBRTC_PEER_CONNECTION_STATE_CONNECTED || connected_.exchange(true)) return;
  lastActivity_ = std::chrono::steady_clock::now();
  tell(&WebRtcPeerObserver::onConnectionState, ConnectionState::connected);
  if (options_.dscp >= 0) transports_->setDscp(options_.dscp);
  activateSending();
}

// Needs the keys besides; whichever comes last calls. Not in place: the caller may be in the midst of the
// handshake.
void WebRtcPeerImpl::activateSending() {
  base::Scheduler::shared().after(std::chrono::milliseconds(0), [weak = weak_from_this()] {
    const auto self = weak.lock();
    if (!self || !self->connected_) return;
    const auto keys = self->tap_->keys();
    std::vector<peer::SendTransport> transports;
    for (size_t i = 0; i < keys.size(); ++i) {
      if (keys[i].send.empty()) return;
      transports.push_back({keys[i].profile, keys[i].send, self->pipeline_->route(i)});
    }
    if (transports.empty()) return;
    self->send_->activate(std::move(transports));
    self->shortenRtcp(keys);
  });
}

// What a viewer reports, ten times a second, the hub decrypts and hands on itself: webrtcbin would take a
// thread's wake-up and four elements to do so. A peer that sends media needs webrtcbin to hear it.
void WebRtcPeerImpl::shortenRtcp(const std::vector<TransportKeys>& keys) {
  const auto& agent = pipeline_->agent();
  if (!agent || receives_) return;
  const auto streams = agent->streams();
  const auto known = [](const auto& each) { return !each.receive.empty(); };
  if (streams.size() < keys.size() || !std::all_of(keys.begin(), keys.end(), known)) return;
  if (rtcpShortened_.exchange(true)) return;
  for (size_t i = 0; i < keys.size(); ++i) {
    auto opened = rtp::SrtcpReceiver::create(keys[i].profile, keys[i].receive);
    if (!opened) continue;
    const auto srtcp = std::make_shared<rtp::SrtcpReceiver>(std::move(*opened));
    streams[i]->peer()->setRtcpReceiver(
        [srtcp, weak = std::weak_ptr(send_)](std::span<const uint8_t> packet) {
          const auto clear = srtcp->open(packet);
          if (clear.empty()) return false;
          if (const auto send = weak.lock()) send->onRtcp(clear);
          return true;
        });
  }
}

void WebRtcPeerImpl::onRtcp(std::span<const uint8_t> packet) {
  if (!connected_) return;
  flowSent_->resume();  // without the hub nobody else says that a browser is back
  send_->onRtcp(packet);
  receive_->onRtcp(packet);
}

void WebRtcPeerImpl::onLost() {
  flowReceived_->stopAll();
  flowSent_->suspend();  // it is sent on, in case the browser comes back
  audio_->interrupt();
  video_->interrupt();
  tell(&WebRtcPeerObserver::onConnectionState, ConnectionState::disconnected);
}

void WebRtcPeerImpl::onFound() {
  flowSent_->resume();
  tell(&WebRtcPeerObserver::onConnectionState, ConnectionState::connected);
}

void WebRtcPeerImpl::onFailure(const base::Failure& failure) {
  tell(&WebRtcPeerObserver::onFailure, failure);
  if (failure.code != base::Failure::Code::fingerprintMismatch) return;
  // Not on this thread, which belongs to what is torn down.
  std::thread([self = shared_from_this()] { self->close(); }).detach();
}

// A browser that is gone says nothing: no RTCP for our media, no media of its own. libnice's checks would
// notice after 50 s; what the peer ought to send is missed sooner.
bool WebRtcPeerImpl::checkLiveness() {
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
  }
  if (pipeline_->iceLite()) return false;  // the hub hears a peer's checks, or misses them
  if (!connected_) return true;
  const auto now = std::chrono::steady_clock::now();
  const bool expected =
      flowSent_->flowing(base::Kind::video) || flowSent_->flowing(base::Kind::audio) || receiving_;
  if (activity_.exchange(false) || !expected) lastActivity_ = now;
  if (flowReceived_->flowing(base::Kind::video) || flowReceived_->flowing(base::Kind::audio)) receiving_ = true;
  if (now - lastActivity_.load() <= kSilence) return true;
  tell(&WebRtcPeerObserver::onIceState, "1", 1, IceState::disconnected);
  transports_->declareLost();
  return false;
}

void WebRtcPeerImpl::close() {
  const std::lock_guard once(closing_);
  std::vector<gst::SignalConnection> signals;
  std::vector<gst::PadProbe> probes;
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(closed_, true)) return;
    signals.swap(signals_);
    probes.swap(probes_);
  }
  if (!send_) return;
  signals.clear();
  probes.clear();
  transports_->shut();
  channels_->shut();
  receive_->shut();
  tap_->shut();
  dataPath_->halt();
  const bool left = send_->close(options_.closeTimeout);
  const bool ended = !pipeline_ || pipeline_->shutdown(options_.closeTimeout);
  const bool joined = dataPath_->join(ended ? options_.closeTimeout : std::chrono::milliseconds(100));
  flowReceived_->stopAll();
  flowSent_->stopAll();
  negotiator_.reset();
  if (!ended || !joined || !left)
    tell(&WebRtcPeerObserver::onFailure,
         base::Failure{base::Failure::Code::internal, "the pipeline of this peer did not end within " +
                                                          std::to_string(options_.closeTimeout.count()) +
                                                          " ms; it is left behind"});
}

}  // namespace headwater::webrtc
