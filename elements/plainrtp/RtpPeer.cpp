#include "elements/plainrtp/RtpPeer.hpp"

#include <glib.h>

#include "elements/base/Scheduler.hpp"
#include "elements/plainrtp/RtpCounters.hpp"
#include "elements/plainrtp/RtpPeerImpl.hpp"

namespace headwater::plainrtp {

namespace {

constexpr std::chrono::milliseconds kKeyPeriod{500};

std::atomic<int> alivePeers{0};

std::shared_ptr<track::Track> makeTrack(base::Kind kind, const RtpPeerOptions& options) {
  track::TrackOptions track;
  track.keyframeInterval = options.keyframeInterval;
  return std::make_shared<track::Track>(kind, track);
}

std::string randomName() {
  const gst::CharPtr text(g_strdup_printf("hw-%08x%08x", g_random_int(), g_random_int()));
  return text.get();
}

}  // namespace

/// What the application holds: letting go of it ends the link.
class RtpPeerImpl::SectionLink final : public track::Link {
 public:
  SectionLink(std::weak_ptr<RtpPeerImpl> peer, base::Kind kind) : peer_(std::move(peer)), kind_(kind) {}
  ~SectionLink() override { SectionLink::close(); }
  base::Kind kind() const override { return kind_; }
  void close() override {
    if (const auto peer = peer_.lock()) peer->release(kind_, *this);
    peer_.reset();
  }

 private:
  std::weak_ptr<RtpPeerImpl> peer_;
  const base::Kind kind_;
};

std::shared_ptr<RtpPeer> RtpPeer::create(RtpPeerOptions options, std::weak_ptr<RtpPeerObserver> observer) {
  return std::make_shared<RtpPeerImpl>(std::move(options), std::move(observer));
}

int RtpPeerImpl::alive() {
  return alivePeers;
}

RtpPeerImpl::RtpPeerImpl(RtpPeerOptions options, std::weak_ptr<RtpPeerObserver> observer)
    : options_(std::move(options)),
      observer_(std::move(observer)),
      audio_(makeTrack(base::Kind::audio, options_)),
      video_(makeTrack(base::Kind::video, options_)),
      cname_(randomName()),
      session_(g_random_int()) {
  ++alivePeers;
}

RtpPeerImpl::~RtpPeerImpl() {
  RtpPeerImpl::close();
  --alivePeers;
}

std::shared_ptr<const RtpSectionContext> RtpPeerImpl::context() {
  if (context_) return context_;
  const auto weak = weak_from_this();
  const auto flow = [weak](track::FlowDirection direction) {
    return std::make_shared<track::FlowMonitor>([weak, direction](base::Kind kind, bool flowing) {
      if (const auto self = weak.lock()) self->tell(&RtpPeerObserver::onMediaFlow, direction, kind, flowing);
    });
  };
  auto made = std::make_shared<RtpSectionContext>();
  made->name = options_.name;
  made->cname = cname_;
  made->key = options_.key;
  made->latching = options_.latching;
  made->transcoding = options_.transcoding;
  made->closeTimeout = options_.closeTimeout;
  made->audio = audio_;
  made->video = video_;
  made->flowIn = flow(track::FlowDirection::in);
  made->flowOut = flow(track::FlowDirection::out);
  made->clock = std::make_shared<track::CaptureClock>();
  made->onDestination = [weak](base::Kind kind) {
    if (const auto self = weak.lock()) self->onDestination(kind);
  };
  made->onSourceFormat = [weak](base::Kind kind) {
    if (const auto self = weak.lock()) self->tell(&RtpPeerObserver::onSendingChanged, kind);
  };
  made->onSoftLimit = [weak](base::Kind kind) {
    if (const auto self = weak.lock()) self->onSoftLimit(kind);
  };
  made->onFirstReport = [weak] {
    if (const auto self = weak.lock()) self->tell(&RtpPeerObserver::onFirstReport);
  };
  made->onFailure = [weak](const base::Failure& failure) {
    if (const auto self = weak.lock()) self->tell(&RtpPeerObserver::onFailure, failure);
  };
  video_->setKeyframeRequester([weak] {
    if (const auto self = weak.lock(); self && self->started_ && self->sections_[base::Kind::video])
      self->sections_[base::Kind::video]->requestKeyframe();
  });
  return context_ = std::move(made);
}

std::shared_ptr<track::Track> RtpPeerImpl::track(base::Kind kind) {
  if (kind == base::Kind::data) return nullptr;
  return kind == base::Kind::audio ? audio_ : video_;
}

base::Expected<std::shared_ptr<track::Link>> RtpPeerImpl::attach(
    const std::shared_ptr<track::Track>& source) {
  const auto kind = source->kind();
  if (kind == base::Kind::data || closed_)
    return std::make_shared<SectionLink>(std::weak_ptr<RtpPeerImpl>(), kind);
  const auto link = std::make_shared<SectionLink>(weak_from_this(), kind);
  links_[kind] = link.get();
  sources_[kind] = source;
  if (auto& section = sections_[kind]) section->setSource(source);
  return link;
}

void RtpPeerImpl::release(base::Kind kind, const SectionLink& link) {
  if (closed_ || links_[kind] != &link) return;
  links_[kind] = nullptr;
  sources_[kind].reset();
  if (auto& section = sections_[kind]) section->setSource(nullptr);
}

void RtpPeerImpl::arrangeSending(base::Kind kind) {
  if (closed_ || kind == base::Kind::data) return;
  if (auto& section = sections_[kind]) section->arrange();
}

void RtpPeerImpl::onDestination(base::Kind kind) {
  if (!connected_.exchange(true))
    tell(&RtpPeerObserver::onConnectionState, peer::ConnectionState::connected);
  tell(&RtpPeerObserver::onSendingChanged, kind);
}

void RtpPeerImpl::onSoftLimit(base::Kind kind) {
  if (!softLimitTold_[kind].exchange(true)) tell(&RtpPeerObserver::onKeySoftLimit, kind);
}

bool RtpPeerImpl::countKeyUse() {
  if (closed_) return false;
  for (const auto kind : {base::Kind::audio, base::Kind::video})
    if (const auto& section = sections_[kind])
      if (section->packets() >= options_.keySoftLimit) onSoftLimit(kind);
  return true;
}

peer::PeerStats RtpPeerImpl::stats() const {
  peer::PeerStats stats;
  for (const auto& section : sections_)
    if (section) section->addStats(stats);
  return stats;
}

std::string RtpPeerImpl::dot(bool verbose) const {
  return pipeline_ ? pipeline_->dot(verbose) : "";
}

void RtpPeerImpl::close() {
  if (closed_.exchange(true)) return;
  bool ended = true;
  for (const auto& section : sections_)
    if (section) ended = section->close() && ended;
  if (pipeline_) ended = pipeline_->shutdown(options_.closeTimeout) && ended;
  if (context_) {
    context_->flowIn->stopAll();
    context_->flowOut->stopAll();
  }
  if (!ended)
    tell(&RtpPeerObserver::onFailure,
         base::Failure{base::Failure::Code::internal, "this RTP peer did not end within " +
                                                          std::to_string(options_.closeTimeout.count()) +
                                                          " ms; it is left behind"});
}

}  // namespace headwater::plainrtp
