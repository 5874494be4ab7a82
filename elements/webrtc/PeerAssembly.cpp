#include "elements/webrtc/PeerAssembly.hpp"

namespace headwater::webrtc {

namespace {

/// A callback that passes on what it is called with to an event, as long as there are parts.
template <class... Args>
auto teller(const std::shared_ptr<PeerParts>& parts, void (WebRtcPeerObserver::*event)(Args...)) {
  return [weak = std::weak_ptr(parts), event](const auto&... args) {
    if (const auto owned = weak.lock()) owned->events.tell(event, args...);
  };
}

/// A callback that calls a method, as long as there is its object.
template <class Owner, class... Args>
auto caller(const std::shared_ptr<Owner>& owner, void (Owner::*method)(Args...)) {
  return [weak = std::weak_ptr(owner), method](const auto&... args) {
    if (const auto owned = weak.lock()) (owned.get()->*method)(args...);
  };
}

}  // namespace

PeerAssembly::PeerAssembly(std::shared_ptr<PeerParts> parts, std::function<void()> onImpostor)
    : parts_(std::move(parts)),
      onImpostor_(std::move(onImpostor)),
      gate_(std::make_shared<MediaGate>(parts_)),
      liveness_(std::make_shared<Liveness>(parts_, gate_)) {}

base::Expected<void> PeerAssembly::build() {
  makeMediaPaths();
  makeTap();
  watchTransports();
  makeDataParts();
  makeCandidates();
  if (auto made = makePipeline(); !made) return made;
  for (const auto& track : {parts_->audio, parts_->video}) track->setHost(parts_->pipeline->host());
  const auto webrtcbin = parts_->pipeline->webrtcbin();
  parts_->channels->watch(webrtcbin.get());
  parts_->tap->watch(webrtcbin.get());
  liveness_->start();
  return {};
}

std::shared_ptr<track::FlowMonitor> PeerAssembly::makeFlow(track::FlowDirection direction) const {
  return std::make_shared<track::FlowMonitor>(
      [weak = std::weak_ptr(parts_), direction](base::Kind kind, bool flowing) {
        if (const auto parts = weak.lock())
          parts->events.tell(&WebRtcPeerObserver::onMediaFlow, direction, kind, flowing);
      });
}

void PeerAssembly::makeMediaPaths() const {
  parts_->flowReceived = makeFlow(track::FlowDirection::out);
  parts_->flowSent = makeFlow(track::FlowDirection::in);
  parts_->receive = std::make_shared<peer::ReceivePath>(parts_->audio, parts_->video, parts_->flowReceived);
  parts_->video->setKeyframeRequester(caller(parts_->receive, &peer::ReceivePath::requestKeyframe));

  peer::SendPath::Callbacks callbacks;
  callbacks.onFailure = teller(parts_, &WebRtcPeerObserver::onFailure);
  callbacks.onAdapterWanted = teller(parts_, &WebRtcPeerObserver::onAdapterWanted);
  callbacks.onFirstReport = teller(parts_, &WebRtcPeerObserver::onFirstReport);
  parts_->send = std::make_shared<peer::SendPath>(parts_->options.name, parts_->options.transcoding,
                                                  parts_->flowSent, std::move(callbacks));
}

void PeerAssembly::makeTap() const {
  TransportTap::Callbacks callbacks;
  callbacks.onKeys = caller(gate_, &MediaGate::onKeys);
  callbacks.onRtcp = caller(gate_, &MediaGate::onRtcp);
  parts_->tap = std::make_shared<TransportTap>(std::move(callbacks));
}

void PeerAssembly::watchTransports() const {
  const std::weak_ptr weak(parts_);
  TransportWatch::Callbacks callbacks;
  callbacks.onIce = [weak](const std::string& stream, IceState state) {
    if (const auto parts = weak.lock()) parts->events.tell(&WebRtcPeerObserver::onIceState, stream, 1, state);
  };
  callbacks.onDtls = [weak](const std::string& stream, DtlsState state) {
    if (const auto parts = weak.lock()) parts->events.tell(&WebRtcPeerObserver::onDtlsState, stream, state);
  };
  callbacks.onPair = [weak](const std::string& stream, const IceCandidatePair& pair) {
    if (const auto parts = weak.lock())
      parts->events.tell(&WebRtcPeerObserver::onCandidatePairSelected, stream, 1, pair);
  };
  callbacks.onVerified = caller(gate_, &MediaGate::onVerified);
  callbacks.onLost = caller(gate_, &MediaGate::onLost);
  callbacks.onFound = caller(gate_, &MediaGate::onFound);
  callbacks.onFailure = [weak, onImpostor = onImpostor_](const base::Failure& failure) {
    if (const auto parts = weak.lock()) parts->events.fail(failure);
    if (failure.code == base::Failure::Code::fingerprintMismatch) onImpostor();
  };
  parts_->transports = std::make_shared<TransportWatch>(std::move(callbacks));
}

void PeerAssembly::makeDataParts() const {
  const auto& options = parts_->options;
  const std::weak_ptr weak(parts_);
  const auto flush = [weak] {
    if (const auto parts = weak.lock()) parts->dataPath->flush();
  };
  datachannel::DataChannels::Callbacks callbacks;
  callbacks.onOpened = [tell = teller(parts_, &WebRtcPeerObserver::onDataChannelOpened), flush](
                           int id, const std::string& label) {
    tell(id, label);
    flush();
  };
  callbacks.onClosed = teller(parts_, &WebRtcPeerObserver::onDataChannelClosed);
  callbacks.onUp = flush;
  callbacks.onFlow = [flow = std::weak_ptr(parts_->flowReceived)] {
    if (const auto owned = flow.lock()) owned->mark(base::Kind::data);
  };
  // Some end it without a farewell of DTLS, and would be missed only by ICE.
  callbacks.onGone = caller(parts_->transports, &TransportWatch::declareLost);
  const datachannel::DataChannels::Limits limits{options.maxDataChannels, options.dataChannelBufferBytes};
  parts_->channels = datachannel::DataChannels::make(parts_->data, limits, std::move(callbacks));

  parts_->dataPath = std::make_shared<datachannel::DataPath>(
      options.dataChannelQueue, parts_->flowSent,
      [channels = std::weak_ptr(parts_->channels)](const track::DataMessage* message) {
        const auto owned = channels.lock();
        if (!owned) return;
        if (message)
          owned->send(*message);
        else
          owned->flushKept();
      });
  if (options.useDataChannels) parts_->dataPath->enable();
}

void PeerAssembly::makeCandidates() const {
  CandidateBox::Callbacks callbacks;
  callbacks.onLocal = teller(parts_, &WebRtcPeerObserver::onIceCandidate);
  callbacks.onLocalDone = teller(parts_, &WebRtcPeerObserver::onIceGatheringDone);
  callbacks.onIgnored = teller(parts_, &WebRtcPeerObserver::onCandidateIgnored);
  parts_->candidates = std::make_unique<CandidateBox>(parts_->options.externalIPv4,
                                                      parts_->options.externalIPv6, std::move(callbacks));
}

base::Expected<void> PeerAssembly::makePipeline() const {
  PeerPipeline::Callbacks callbacks;
  callbacks.onFailure = teller(parts_, &WebRtcPeerObserver::onFailure);
  callbacks.onElement = [weak = std::weak_ptr(parts_), liveness = std::weak_ptr(liveness_)](
                            GstElement* element, const std::string& factory) {
    const auto parts = weak.lock();
    if (!parts) return;
    parts->receive->onElement(element, factory);
    parts->tap->onElement(element, factory);
    parts->channels->onElement(element, factory);
    if (const auto owned = liveness.lock()) owned->onElement(element, factory);
  };
  callbacks.onCandidate = [weak = std::weak_ptr(parts_)](unsigned section, const std::string& candidate) {
    if (const auto parts = weak.lock()) parts->candidates->addLocal(section, candidate);
  };
  callbacks.onGathered = [weak = std::weak_ptr(parts_)] {
    if (const auto parts = weak.lock()) parts->candidates->finishLocal();
  };
  callbacks.onConnectionState = caller(gate_, &MediaGate::openWhenConnected);
  auto pipeline = PeerPipeline::create(parts_->options, std::move(callbacks));
  if (!pipeline) return tl::make_unexpected(pipeline.error());
  parts_->pipeline = std::move(*pipeline);
  return {};
}

}  // namespace headwater::webrtc
