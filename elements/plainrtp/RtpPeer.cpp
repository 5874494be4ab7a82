#include "elements/plainrtp/RtpPeer.hpp"

#include "elements/plainrtp/RtpPeerImpl.hpp"

namespace headwater::plainrtp {

namespace {

std::atomic<int> alivePeers{0};

std::shared_ptr<track::Track> makeTrack(base::Kind kind, const RtpPeerOptions& options) {
  track::TrackOptions track;
  track.keyframeInterval = options.keyframeInterval;
  return std::make_shared<track::Track>(kind, track);
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
  auto made = std::make_shared<RtpPeerImpl>(std::move(options), std::move(observer));
  made->initialize();
  return made;
}

int RtpPeerImpl::alive() {
  return alivePeers;
}

RtpPeerImpl::RtpPeerImpl(RtpPeerOptions options, std::weak_ptr<RtpPeerObserver> observer)
    : options_(std::move(options)),
      observer_(std::move(observer)),
      audio_(makeTrack(base::Kind::audio, options_)),
      video_(makeTrack(base::Kind::video, options_)),
      negotiation_(options_) {
  ++alivePeers;
}

RtpPeerImpl::~RtpPeerImpl() {
  RtpPeerImpl::close();
  --alivePeers;
}

void RtpPeerImpl::initialize() {
  sections_ = std::make_shared<RtpSections>(makeContext(), options_.ports, options_.keySoftLimit);
  video_->setKeyframeRequester([weak = std::weak_ptr(sections_)] {
    if (const auto sections = weak.lock()) sections->requestKeyframe();
  });
}

std::shared_ptr<const RtpSectionContext> RtpPeerImpl::makeContext() {
  const auto weak = weak_from_this();
  const auto flow = [weak](track::FlowDirection direction) {
    return std::make_shared<track::FlowMonitor>([weak, direction](base::Kind kind, bool flowing) {
      if (const auto self = weak.lock()) self->tell(&RtpPeerObserver::onMediaFlow, direction, kind, flowing);
    });
  };
  auto made = std::make_shared<RtpSectionContext>();
  made->name = options_.name;
  made->cname = negotiation_.cname();
  made->key = options_.key;
  made->latching = options_.latching;
  made->transcoding = options_.transcoding;
  made->closeTimeout = options_.closeTimeout;
  made->audio = audio_;
  made->video = video_;
  made->flowSent = flow(track::FlowDirection::in);
  made->flowReceived = flow(track::FlowDirection::out);
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
  return made;
}

base::Expected<std::string> RtpPeerImpl::createOffer(const peer::OfferOptions& options) {
  auto plans = negotiation_.planOffer(options);
  auto locals = sections_->bind(plans, negotiation_.usesIpv6(plans));
  if (!locals) return tl::make_unexpected(locals.error());
  return negotiation_.offer(std::move(plans), std::move(*locals));
}

base::Expected<std::string> RtpPeerImpl::processOffer(const std::string& sdp) {
  const auto offer = sdp::parseSdp(sdp);
  if (!offer) return tl::make_unexpected(offer.error());
  const auto plans = negotiation_.planAnswer(*offer);
  auto locals = sections_->bind(plans, negotiation_.usesIpv6(plans));
  if (!locals) return tl::make_unexpected(locals.error());
  if (auto started = sections_->start(plans); !started) return tl::make_unexpected(started.error());
  return negotiation_.answer(*offer, plans, std::move(*locals));
}

base::Expected<void> RtpPeerImpl::processAnswer(const std::string& sdp) {
  const auto plans = negotiation_.accept(sdp);
  if (!plans) return tl::make_unexpected(plans.error());
  return sections_->start(*plans);
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
  sections_->setSource(kind, source);
  return link;
}

void RtpPeerImpl::release(base::Kind kind, const SectionLink& link) {
  if (closed_ || links_[kind] != &link) return;
  links_[kind] = nullptr;
  sections_->setSource(kind, nullptr);
}

void RtpPeerImpl::arrangeSending(base::Kind kind) {
  if (!closed_ && kind != base::Kind::data) sections_->arrange(kind);
}

void RtpPeerImpl::onDestination(base::Kind kind) {
  if (!connected_.exchange(true)) tell(&RtpPeerObserver::onConnectionState, peer::ConnectionState::connected);
  tell(&RtpPeerObserver::onSendingChanged, kind);
}

void RtpPeerImpl::onSoftLimit(base::Kind kind) {
  if (!softLimitTold_[kind].exchange(true)) tell(&RtpPeerObserver::onKeySoftLimit, kind);
}

void RtpPeerImpl::close() {
  if (closed_.exchange(true) || !sections_) return;
  if (sections_->close()) return;
  tell(&RtpPeerObserver::onFailure,
       base::Failure{base::Failure::Code::internal, "this RTP peer did not end within " +
                                                        std::to_string(options_.closeTimeout.count()) +
                                                        " ms; it is left behind"});
}

}  // namespace headwater::plainrtp
