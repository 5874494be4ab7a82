#include "elements/webrtc/WebRtcPeerImpl.hpp"

#include <thread>

#include "elements/webrtc/PeerAssembly.hpp"
#include "elements/webrtc/PeerStatistics.hpp"

namespace headwater::webrtc {

namespace {

std::atomic<int> alivePeers{0};

}  // namespace

base::Expected<std::shared_ptr<WebRtcPeer>> WebRtcPeer::create(WebRtcPeerOptions options,
                                                               std::weak_ptr<WebRtcPeerObserver> observer) {
  auto peer = std::make_shared<WebRtcPeerImpl>(std::move(options), std::move(observer));
  if (auto ready = peer->initialize(); !ready) {
    peer->close();
    return tl::make_unexpected(ready.error());
  }
  return std::shared_ptr<WebRtcPeer>(std::move(peer));
}

int WebRtcPeerImpl::alive() {
  return alivePeers;
}

WebRtcPeerImpl::WebRtcPeerImpl(WebRtcPeerOptions options, std::weak_ptr<WebRtcPeerObserver> observer)
    : parts_(std::make_shared<PeerParts>(std::move(options), std::move(observer))) {
  ++alivePeers;
}

WebRtcPeerImpl::~WebRtcPeerImpl() {
  WebRtcPeerImpl::close();
  --alivePeers;
}

base::Expected<void> WebRtcPeerImpl::initialize() {
  PeerAssembly assembly(parts_, [weak = weak_from_this()] {
    const auto self = weak.lock();
    if (!self) return;
    // Not on this thread, which belongs to what is torn down.
    std::thread([self] { self->close(); }).detach();
  });
  liveness_ = assembly.liveness();
  negotiation_ = std::make_unique<PeerNegotiation>(parts_, assembly.gate());
  return assembly.build();
}

std::shared_ptr<track::Track> WebRtcPeerImpl::track(base::Kind kind) {
  if (kind == base::Kind::data) return parts_->data;
  if (parts_->options.sendonly) return nullptr;
  return kind == base::Kind::audio ? parts_->audio : parts_->video;
}

base::Expected<std::shared_ptr<track::Link>> WebRtcPeerImpl::attach(
    const std::shared_ptr<track::Track>& source) {
  if (!source) return base::fail(base::Failure::Code::invalidArgument, "the source has no such track");
  if (closed_) return closedFailure();
  return source->kind() == base::Kind::data ? parts_->dataPath->attach(source) : parts_->send->attach(source);
}

tl::unexpected<base::Failure> WebRtcPeerImpl::closedFailure() const {
  return base::fail(base::Failure::Code::closed, "the WebRTC peer is closed");
}

base::Expected<void> WebRtcPeerImpl::gatherCandidates() {
  if (!parts_->pipeline->webrtcbin()) return closedFailure();
  parts_->candidates->startReporting();
  return {};
}

bool WebRtcPeerImpl::flowing(track::FlowDirection direction, base::Kind kind) const {
  return (direction == track::FlowDirection::in ? parts_->flowSent : parts_->flowReceived)->flowing(kind);
}

peer::PeerStats WebRtcPeerImpl::stats() const {
  return statisticsOf(*parts_);
}

void WebRtcPeerImpl::close() {
  const base::Lock once(closing_);
  if (closed_.exchange(true)) return;
  if (liveness_) liveness_->shut();
  if (parts_->close()) return;
  const auto deadline = std::to_string(parts_->options.closeTimeout.count());
  parts_->events.fail({base::Failure::Code::internal, "the pipeline of this peer did not end within " +
                                                          deadline + " ms; it is left behind"});
}

}  // namespace headwater::webrtc
