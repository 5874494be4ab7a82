#include "elements/webrtc/WebRtcPeerImpl.hpp"

#include <cstdlib>
#include <set>

#include "elements/gst/Property.hpp"
#include "elements/ice/Agent.hpp"
#include "elements/sdp/CandidateText.hpp"
#include "elements/webrtc/Fingerprint.hpp"
#include "elements/webrtc/StatsReader.hpp"

namespace headwater::webrtc {

namespace {

constexpr std::chrono::milliseconds kStatsDeadline{500};

peer::CandidateStats candidateStats(const std::string& text) {
  const auto fields = sdp::parseCandidate(text);
  if (!fields) return {};
  // The tokens that it has were counted by the parser; the fourth is the priority.
  const auto priority = static_cast<uint32_t>(std::strtoul(fields->tokens[3].c_str(), nullptr, 10));
  return {fields->address, fields->port, fields->transport, fields->type, priority};
}

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

std::shared_ptr<track::Track> WebRtcPeerImpl::track(base::Kind kind) {
  if (kind == base::Kind::data) return data_;
  if (options_.sendonly) return nullptr;
  return kind == base::Kind::audio ? audio_ : video_;
}

base::Expected<std::shared_ptr<track::Link>> WebRtcPeerImpl::attach(
    const std::shared_ptr<track::Track>& source) {
  if (!source) return base::fail(base::Failure::Code::invalidArgument, "the source has no such track");
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return closedFailure();
  }
  return source->kind() == base::Kind::data ? dataPath_->attach(source) : send_->attach(source);
}

tl::unexpected<base::Failure> WebRtcPeerImpl::closedFailure() const {
  return base::fail(base::Failure::Code::closed, "the WebRTC peer is closed");
}

Negotiator::Input WebRtcPeerImpl::negotiationInput() const {
  Negotiator::Input input;
  input.policy.videoSource = send_->sourceFormat(base::Kind::video);
  input.policy.audioSource = send_->sourceFormat(base::Kind::audio);
  input.policy.preferredVideo = preferredVideo_;
  input.policy.videoCodecs = options_.videoCodecs;
  input.policy.audioCodecs = options_.audioCodecs;
  input.policy.canSend = !options_.recvonly;
  input.policy.canReceive = !options_.sendonly;
  input.policy.dataChannels = options_.useDataChannels;
  input.policy.transportFeedback = options_.transportFeedback;
  input.limits = {limits_.maxAudioRecv, limits_.maxVideoRecv, limits_.minVideoRecv};
  input.streams[0] = streams_[0];
  input.streams[1] = streams_[1];
  input.fingerprint = pipeline_->certificate().fingerprint;
  return input;
}

Negotiator::OnTransports WebRtcPeerImpl::transportsHook() {
  return [this](const std::vector<sdp::SectionPlan>& plans) {
    candidates_->setSections(plans);
    if (const auto webrtcbin = pipeline_->webrtcbin()) transports_->watch(webrtcbin.get());
  };
}

// RFC 8445 6.1.1: of two lite agents the offerer is controlling.
void WebRtcPeerImpl::meetLite(const sdp::Sdp& remote, ice::Role ours) {
  if (pipeline_->agent() && remote.has("ice-lite")) pipeline_->agent()->remoteIsLite(ours);
}

base::Expected<std::string> WebRtcPeerImpl::processOffer(const std::string& sdp) {
  const auto offer = sdp::parseSdp(sdp);
  if (!offer) return tl::make_unexpected(offer.error());
  if (stage_ != Stage::fresh) return restartIce(*offer, sdp);
  const auto webrtcbin = pipeline_->webrtcbin();
  if (!webrtcbin) return closedFailure();
  transports_->expectFingerprints(sdp::fingerprintsOf(*offer));
  meetLite(*offer, ice::Role::controlled);
  auto negotiator = std::make_unique<Negotiator>(webrtcbin, options_.negotiationTimeout);
  auto answer = negotiator->answer(*offer, negotiationInput(), transportsHook());
  if (!answer) return tl::make_unexpected(answer.error());
  if (pipeline_->iceLite()) answer->add("ice-lite");
  negotiator_ = std::move(negotiator);
  stage_ = Stage::negotiated;
  answeredOffer_ = *offer;
  {
    const std::lock_guard lock(mutex_);
    local_ = *answer;
    remote_ = sdp;
  }
  addHubCandidates();
  settle();
  if (auto opened = openRequestedChannels(); !opened) onFailure(opened.error());
  return described(*answer);
}

// The hub's candidates are known without gathering, so the answer has them (as RFC 8839 4.2.1 wants of a lite
// agent): the peer's checks need not wait until the application asks for candidates and passes them on. As
// events they come all the same.
void WebRtcPeerImpl::addHubCandidates() {
  const auto& agent = pipeline_->agent();
  if (!agent) return;
  unsigned inner = 0;
  std::set<size_t> transports;
  for (const auto& plan : negotiator_->plans()) {
    if (!plan.accepted) continue;
    if (transports.insert(negotiator_->transportOf(plan)).second)
      for (const auto& candidate : agent->candidates()) candidates_->addLocal(inner, candidate.text());
    ++inner;
  }
}

base::Expected<std::string> WebRtcPeerImpl::createOffer(const OfferOptions& wanted) {
  if (stage_ != Stage::fresh)
    return base::fail(base::Failure::Code::alreadyNegotiated,
                      "this endpoint has made or answered an offer already");
  const auto webrtcbin = pipeline_->webrtcbin();
  if (!webrtcbin) return closedFailure();
  const auto input = negotiationInput();
  const auto direction = sdp::directionOf(!options_.recvonly, !options_.sendonly);
  std::vector<sdp::OfferSection> sections;
  if (wanted.audio) sections.push_back(sdp::offerSection(base::Kind::audio, direction, input.policy));
  if (wanted.video) sections.push_back(sdp::offerSection(base::Kind::video, direction, input.policy));
  if (options_.useDataChannels) {
    sections.push_back(sdp::offerSection(base::Kind::data, sdp::SdpDirection::sendrecv, input.policy));
    auto made = DataChannels::createPlaceholder(webrtcbin.get());
    if (made) made = openRequestedChannels();
    if (!made) return tl::make_unexpected(made.error());
  }
  if (sections.empty())
    return base::fail(base::Failure::Code::invalidArgument, "an offer needs audio, video or data channels");
  auto negotiator = std::make_unique<Negotiator>(webrtcbin, options_.negotiationTimeout);
  auto offer = negotiator->offer(std::move(sections), input, transportsHook());
  if (!offer) return tl::make_unexpected(offer.error());
  if (pipeline_->iceLite()) offer->add("ice-lite");
  negotiator_ = std::move(negotiator);
  stage_ = Stage::offered;
  {
    const std::lock_guard lock(mutex_);
    local_ = *offer;
  }
  return described(*offer);
}

base::Expected<std::string> WebRtcPeerImpl::processAnswer(const std::string& sdp) {
  if (stage_ == Stage::fresh)
    return base::fail(base::Failure::Code::offerNotGenerated, "an answer needs an offer: generate one first");
  if (stage_ == Stage::negotiated)
    return base::fail(base::Failure::Code::answerAlreadyProcessed, "this endpoint has negotiated already");
  const auto answer = sdp::parseSdp(sdp);
  if (!answer) return tl::make_unexpected(answer.error());
  if (!pipeline_->webrtcbin()) return closedFailure();
  transports_->expectFingerprints(sdp::fingerprintsOf(*answer));
  meetLite(*answer, ice::Role::controlling);
  if (auto accepted = negotiator_->accept(*answer, transportsHook()); !accepted)
    return tl::make_unexpected(accepted.error());
  stage_ = Stage::negotiated;
  sdp::Sdp offer;
  {
    const std::lock_guard lock(mutex_);
    remote_ = sdp;
    offer = *local_;
  }
  settle();
  return described(offer);
}

// Both descriptions are there: the media paths learn what they carry.
void WebRtcPeerImpl::settle() {
  const auto webrtcbin = pipeline_->webrtcbin();
  if (!webrtcbin) return;
  bool taken[2] = {false, false}, wanted[2] = {false, false};
  for (const auto& plan : negotiator_->plans()) {
    if (plan.kind == base::Kind::data) continue;
    const size_t kind = plan.kind == base::Kind::video ? 1 : 0;
    if (plan.accepted) receives_ = receives_ || sdp::receives(plan.direction);
    if (plan.accepted && sdp::sends(plan.direction)) {
      send_->configure(plan, streams_[kind], negotiator_->transportOf(plan));
      taken[kind] = true;
    } else {
      wanted[kind] |= plan.wanted && !plan.accepted;
    }
  }
  // What the peer never asked for is no failure when it cannot be sent.
  for (const auto kind : {base::Kind::audio, base::Kind::video})
    if (const size_t at = kind == base::Kind::video ? 1 : 0; wanted[at] && !taken[at]) send_->reject(kind);
  receive_->configure(negotiator_->plans());
  if (receives_)
    negotiator_->hastenFeedback();
  else
    tap_->keepRtcp();
  for (const auto& kept : candidates_->takeKept())
    g_signal_emit_by_name(webrtcbin.get(), "add-ice-candidate", kept.innerSection, kept.candidate.c_str());
  activateWhenConnected();
}

std::string WebRtcPeerImpl::described(const sdp::Sdp& sdp) const {
  auto copy = sdp;
  if (candidates_->reporting() || (answeredOffer_ && pipeline_->iceLite())) candidates_->appendLocal(copy);
  return sdp::toText(copy);
}

base::Expected<void> WebRtcPeerImpl::gatherCandidates() {
  if (!pipeline_->webrtcbin()) return closedFailure();
  candidates_->startReporting();
  if (gatheringDone_) tell(&WebRtcPeerObserver::onIceGatheringDone);
  return {};
}

base::Expected<void> WebRtcPeerImpl::addIceCandidate(const IceCandidate& candidate) {
  const auto placed = candidates_->addRemote(candidate);
  if (!placed) return tl::make_unexpected(placed.error());
  if (!*placed) return {};
  const auto webrtcbin = pipeline_->webrtcbin();
  if (!webrtcbin) return closedFailure();
  g_signal_emit_by_name(webrtcbin.get(), "add-ice-candidate", (*placed)->innerSection,
                        (*placed)->candidate.c_str());
  return {};
}

std::optional<std::string> WebRtcPeerImpl::localDescription() const {
  const std::lock_guard lock(mutex_);
  if (!local_) return std::nullopt;
  auto copy = *local_;
  candidates_->appendLocal(copy);
  return sdp::toText(copy);
}

std::optional<std::string> WebRtcPeerImpl::remoteDescription() const {
  const std::lock_guard lock(mutex_);
  return remote_;
}

base::Expected<void> WebRtcPeerImpl::createDataChannel(const DataChannelOptions& options) {
  if (!options_.useDataChannels)
    return base::fail(base::Failure::Code::dataChannelUnavailable,
                      "this endpoint was made without data channels");
  if (!pipeline_->webrtcbin()) return closedFailure();
  requestedChannels_.push_back(options);
  if (stage_ != Stage::negotiated) return {};
  return openRequestedChannels();
}

base::Expected<void> WebRtcPeerImpl::openRequestedChannels() {
  const auto webrtcbin = pipeline_->webrtcbin();
  if (!webrtcbin) return closedFailure();
  const auto requested = std::exchange(requestedChannels_, {});
  if (requested.empty()) return {};
  bool carried = stage_ == Stage::fresh;  // an offer that is being made will have a section for them
  if (negotiator_)
    for (const auto& plan : negotiator_->plans()) carried |= plan.accepted && plan.kind == base::Kind::data;
  if (!carried)
    return base::fail(base::Failure::Code::dataChannelUnavailable,
                      "the session was negotiated without data channels");
  for (const auto& options : requested)
    if (auto made = channels_->create(options); !made) return made;
  return {};
}

base::Expected<void> WebRtcPeerImpl::closeDataChannel(int channelId) {
  return channels_->remove(channelId);
}

bool WebRtcPeerImpl::flowing(track::FlowDirection direction, base::Kind kind) const {
  return (direction == track::FlowDirection::in ? flowSent_ : flowReceived_)->flowing(kind);
}

void WebRtcPeerImpl::addPairs(std::vector<peer::CandidatePairStats>& pairs) const {
  if (const auto& agent = pipeline_->agent()) {
    for (const auto& stream : agent->streams())
      if (const auto path = stream->peer()->selected()) {
        auto pair = send_->withFannedOut(stream->pairStats(*path), stream->peer().get());
        pair.local.priority = agent->localPriority(*path);
        pairs.push_back(std::move(pair));
      }
  } else {
    for (const auto& selected : transports_->selectedPairs())
      pairs.push_back({"", candidateStats(selected.local), candidateStats(selected.remote)});
    // Transports of libnice are not told apart by what is sent; with several, this is of none of them.
    if (pairs.size() == 1) pairs.front() = send_->withFannedOut(pairs.front(), nullptr);
  }
  for (size_t i = 0; i < pairs.size(); ++i) pairs[i].id = "candidatepair_" + std::to_string(i + 1);
}

peer::PeerStats WebRtcPeerImpl::stats() const {
  peer::PeerStats stats;
  receive_->addStats(stats.inbound);
  send_->addStats(stats.outbound);
  channels_->addStats(stats.dataChannels);
  const auto bitrate = send_->availableOutgoingBitrate();
  if (const auto webrtcbin = pipeline_->webrtcbin()) readStats(webrtcbin.get(), kStatsDeadline, stats);
  addPairs(stats.candidatePairs);
  for (auto& pair : stats.candidatePairs) pair.availableOutgoingBitrate = bitrate;
  return stats;
}

std::string WebRtcPeerImpl::dot(bool verbose) const {
  return pipeline_->dot(verbose);
}

}  // namespace headwater::webrtc
