#include "elements/webrtc/PeerNegotiation.hpp"

#include "elements/ice/Agent.hpp"
#include "elements/webrtc/Fingerprint.hpp"
#include "elements/webrtc/IceRestart.hpp"

namespace headwater::webrtc {

namespace {

tl::unexpected<base::Failure> closed() {
  return base::fail(base::Failure::Code::closed, "the WebRTC peer is closed");
}

}  // namespace

Negotiator::Input PeerNegotiation::input() const {
  const auto& options = parts_->options;
  Negotiator::Input input;
  input.policy.videoSource = parts_->send->sourceFormat(base::Kind::video);
  input.policy.audioSource = parts_->send->sourceFormat(base::Kind::audio);
  input.policy.preferredVideo = preferredVideo_;
  input.policy.videoCodecs = options.videoCodecs;
  input.policy.audioCodecs = options.audioCodecs;
  input.policy.canSend = !options.recvonly;
  input.policy.canReceive = !options.sendonly;
  input.policy.dataChannels = options.useDataChannels;
  input.policy.transportFeedback = options.transportFeedback;
  input.limits = {limits_.maxAudioRecv, limits_.maxVideoRecv, limits_.minVideoRecv};
  input.streams[0] = parts_->streams[0];
  input.streams[1] = parts_->streams[1];
  input.fingerprint = parts_->pipeline->certificate().fingerprint;
  return input;
}

Negotiator::OnTransports PeerNegotiation::transportsHook() const {
  return [parts = parts_](const std::vector<sdp::SectionPlan>& plans) {
    parts->candidates->setSections(plans);
    if (const auto webrtcbin = parts->pipeline->webrtcbin()) parts->transports->watch(webrtcbin.get());
  };
}

// RFC 8445 6.1.1: of two lite agents the offerer is controlling.
void PeerNegotiation::meetLite(const sdp::Sdp& remote, ice::Role ours) const {
  const auto& agent = parts_->pipeline->agent();
  if (agent && remote.has("ice-lite")) agent->remoteIsLite(ours);
}

base::Expected<std::string> PeerNegotiation::processOffer(const std::string& sdp) {
  const auto offer = sdp::parseSdp(sdp);
  if (!offer) return tl::make_unexpected(offer.error());
  if (stage_ != Stage::fresh) return restartIce(*offer, sdp);
  const auto webrtcbin = parts_->pipeline->webrtcbin();
  if (!webrtcbin) return closed();
  parts_->transports->expectFingerprints(sdp::fingerprintsOf(*offer));
  meetLite(*offer, ice::Role::controlled);
  auto negotiator = std::make_unique<Negotiator>(webrtcbin.get(), parts_->options.negotiationTimeout);
  auto answer = negotiator->answer(*offer, input(), transportsHook());
  if (!answer) return tl::make_unexpected(answer.error());
  if (parts_->pipeline->iceLite()) answer->add("ice-lite");
  negotiator_ = std::move(negotiator);
  stage_ = Stage::negotiated;
  answeredOffer_ = *offer;
  local_ = *answer;
  remote_ = sdp;
  tellHubCandidates();
  settle();
  if (auto opened = openRequestedChannels(); !opened) parts_->events.fail(opened.error());
  return described(*answer);
}

base::Expected<std::string> PeerNegotiation::restartIce(const sdp::Sdp& offer, const std::string& text) {
  if (!parts_->pipeline->webrtcbin()) return closed();
  const IceRestart restart(parts_->pipeline->agent(), *negotiator_,
                           answeredOffer_ ? &*answeredOffer_ : nullptr);
  auto answer = restart.answer(offer, *local_);
  if (!answer) return tl::make_unexpected(answer.error());
  answeredOffer_ = offer;
  local_ = *answer;
  remote_ = text;
  return described(*answer);
}

std::vector<sdp::OfferSection> PeerNegotiation::offerSections(const OfferOptions& wanted,
                                                              const sdp::CodecPolicy& policy) const {
  const auto direction = sdp::directionOf(policy.canSend, policy.canReceive);
  std::vector<sdp::OfferSection> sections;
  if (wanted.audio) sections.push_back(sdp::offerSection(base::Kind::audio, direction, policy));
  if (wanted.video) sections.push_back(sdp::offerSection(base::Kind::video, direction, policy));
  if (policy.dataChannels)
    sections.push_back(sdp::offerSection(base::Kind::data, sdp::SdpDirection::sendrecv, policy));
  return sections;
}

base::Expected<std::string> PeerNegotiation::createOffer(const OfferOptions& wanted) {
  if (stage_ != Stage::fresh)
    return base::fail(base::Failure::Code::alreadyNegotiated,
                      "this endpoint has made or answered an offer already");
  const auto webrtcbin = parts_->pipeline->webrtcbin();
  if (!webrtcbin) return closed();
  const auto given = input();
  auto sections = offerSections(wanted, given.policy);
  if (sections.empty())
    return base::fail(base::Failure::Code::invalidArgument, "an offer needs audio, video or data channels");
  if (given.policy.dataChannels)
    if (auto opened = openRequestedChannels(); !opened) return tl::make_unexpected(opened.error());
  auto negotiator = std::make_unique<Negotiator>(webrtcbin.get(), parts_->options.negotiationTimeout);
  auto offer = negotiator->offer(std::move(sections), given, transportsHook());
  if (!offer) return tl::make_unexpected(offer.error());
  if (parts_->pipeline->iceLite()) offer->add("ice-lite");
  negotiator_ = std::move(negotiator);
  stage_ = Stage::offered;
  local_ = *offer;
  tellHubCandidates();
  return described(*offer);
}

base::Expected<std::string> PeerNegotiation::processAnswer(const std::string& sdp) {
  if (stage_ == Stage::fresh)
    return base::fail(base::Failure::Code::offerNotGenerated, "an answer needs an offer: generate one first");
  if (stage_ == Stage::negotiated)
    return base::fail(base::Failure::Code::answerAlreadyProcessed, "this endpoint has negotiated already");
  const auto answer = sdp::parseSdp(sdp);
  if (!answer) return tl::make_unexpected(answer.error());
  if (!parts_->pipeline->webrtcbin()) return closed();
  parts_->transports->expectFingerprints(sdp::fingerprintsOf(*answer));
  meetLite(*answer, ice::Role::controlling);
  if (auto accepted = negotiator_->accept(*answer, transportsHook()); !accepted)
    return tl::make_unexpected(accepted.error());
  stage_ = Stage::negotiated;
  remote_ = sdp;
  tellHubCandidates();
  settle();
  return described(*local_);
}

// The hub's candidates are known without gathering, so the answer has them (as RFC 8839 4.2.1 wants of a lite
// agent): the peer's checks need not wait until the application asks for candidates and passes them on. As
// events they come all the same.
void PeerNegotiation::tellHubCandidates() {
  const auto& agent = parts_->pipeline->agent();
  if (!agent) return;
  const auto streams = agent->streams();
  for (; streamsTold_ < streams.size(); ++streamsTold_)
    for (const auto& candidate : agent->candidates())
      parts_->candidates->addLocal(streams[streamsTold_]->section(), candidate.text());
  if (streamsTold_ > 0) parts_->candidates->finishLocal();
}

// Both descriptions are there: the media paths learn what they carry.
void PeerNegotiation::settle() {
  const auto webrtcbin = parts_->pipeline->webrtcbin();
  if (!webrtcbin) return;
  settleSending();
  parts_->receive->configure(negotiator_->plans());
  if (gate_->expectsMedia())
    negotiator_->hastenFeedback();
  else
    parts_->tap->keepRtcp();
  for (const auto& kept : parts_->candidates->takeKept())
    g_signal_emit_by_name(webrtcbin.get(), "add-ice-candidate", kept.innerSection, kept.candidate.c_str());
  gate_->openWhenConnected();
}

void PeerNegotiation::settleSending() const {
  base::PerKind<bool> taken{false, false}, wanted{false, false};
  for (const auto& plan : negotiator_->plans()) {
    if (plan.kind == base::Kind::data) continue;
    if (plan.accepted && sdp::receives(plan.direction)) gate_->expectMedia();
    if (plan.accepted && sdp::sends(plan.direction)) {
      const auto& stream = parts_->streams[plan.kind == base::Kind::video ? 1 : 0];
      parts_->send->configure(plan, stream, negotiator_->transportOf(plan));
      taken[plan.kind] = true;
    } else {
      wanted[plan.kind] |= plan.wanted && !plan.accepted;
    }
  }
  // What the peer never asked for is no failure when it cannot be sent.
  for (const auto kind : {base::Kind::audio, base::Kind::video})
    if (wanted[kind] && !taken[kind]) parts_->send->reject(kind);
}

std::string PeerNegotiation::described(const sdp::Sdp& sdp) const {
  auto copy = sdp;
  if (parts_->candidates->reporting() || (answeredOffer_ && parts_->pipeline->iceLite()))
    parts_->candidates->appendLocal(copy);
  return sdp::toText(copy);
}

std::optional<std::string> PeerNegotiation::localDescription() const {
  if (!local_) return std::nullopt;
  auto copy = *local_;
  parts_->candidates->appendLocal(copy);
  return sdp::toText(copy);
}

base::Expected<void> PeerNegotiation::addIceCandidate(const IceCandidate& candidate) const {
  const auto placed = parts_->candidates->addRemote(candidate);
  if (!placed) return tl::make_unexpected(placed.error());
  if (!*placed) return {};
  const auto webrtcbin = parts_->pipeline->webrtcbin();
  if (!webrtcbin) return closed();
  g_signal_emit_by_name(webrtcbin.get(), "add-ice-candidate", (*placed)->innerSection,
                        (*placed)->candidate.c_str());
  return {};
}

base::Expected<void> PeerNegotiation::createDataChannel(const DataChannelOptions& options) {
  if (!parts_->options.useDataChannels)
    return base::fail(base::Failure::Code::dataChannelUnavailable,
                      "this endpoint was made without data channels");
  if (!parts_->pipeline->webrtcbin()) return closed();
  requested_.push_back(options);
  if (stage_ != Stage::negotiated) return {};
  return openRequestedChannels();
}

base::Expected<void> PeerNegotiation::openRequestedChannels() {
  if (!parts_->pipeline->webrtcbin()) return closed();
  const auto requested = std::exchange(requested_, {});
  if (requested.empty()) return {};
  bool carried = stage_ == Stage::fresh;  // an offer that is being made will have a section for them
  if (negotiator_)
    for (const auto& plan : negotiator_->plans()) carried |= plan.accepted && plan.kind == base::Kind::data;
  if (!carried)
    return base::fail(base::Failure::Code::dataChannelUnavailable,
                      "the session was negotiated without data channels");
  for (const auto& options : requested)
    if (auto made = parts_->channels->create(options); !made) return made;
  return {};
}

}  // namespace headwater::webrtc
