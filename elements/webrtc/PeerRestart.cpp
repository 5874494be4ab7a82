// WebRtcPeerImpl's answer to an offer that restarts ICE.
#include <algorithm>

#include "elements/sdp/Restart.hpp"
#include "elements/sdp/Sections.hpp"
#include "elements/webrtc/WebRtcPeerImpl.hpp"
#include "elements/webrtc/ice/Agent.hpp"

namespace headwater::media {

namespace {

tl::unexpected<Failure> refused(const std::string& why) {
  return fail(
      Failure::Code::alreadyNegotiated,
      "this endpoint has negotiated already, and of further offers takes only an ICE restart: " + why);
}

ice::Credentials credentialsIn(const Sdp& sdp, size_t section) {
  const auto transport = sections::transportOf(sdp, sdp.media[section]);
  return {transport.ufrag, transport.password};
}

}  // namespace

// RFC 8839 4.4.1.1.1 and RFC 8445 9. Only the hub learns of it: for webrtcbin, which has media, DTLS and
// SCTP, nothing changes. Media goes on by the old path until a check with the new credentials nominates one.
Expected<std::string> WebRtcPeerImpl::restartIce(const Sdp& offer, const std::string& text) {
  if (!pipeline_->webrtcbin()) return closedFailure();
  const auto& agent = pipeline_->agent();
  if (!answeredOffer_) return refused("the first offer was its own");
  if (!agent) return refused("it uses a STUN or TURN server");
  if (offer.has("ice-lite") || answeredOffer_->has("ice-lite")) return refused("the peer is ICE-lite");
  const auto& plans = negotiator_->plans();
  if (const auto why = whyNoRestart(*answeredOffer_, offer, plans); !why.empty()) return refused(why);
  Sdp answer;
  {
    const std::lock_guard lock(mutex_);
    answer = nextVersion(*local_);
  }
  if (auto renewed = renewCredentials(answer); !renewed) return tl::make_unexpected(renewed.error());
  const auto streams = agent->streams();
  for (const auto& plan : plans) {
    if (!plan.accepted) continue;
    const size_t transport = negotiator_->transportOf(plan);
    // Sections of a bundle share a transport; the first speaks for it.
    const bool first = std::none_of(
        plans.begin(), plans.begin() + static_cast<std::ptrdiff_t>(plan.index),
        [&](const auto& each) { return each.accepted && negotiator_->transportOf(each) == transport; });
    if (!first || transport >= streams.size()) continue;
    auto& stream = *streams[transport];
    stream.restart(credentialsIn(answer, plan.index), credentialsIn(offer, plan.index));
    for (const auto& attribute : offer.media[plan.index].attributes)
      if (attribute.key == "candidate") stream.addRemoteCandidate("candidate:" + attribute.value);
  }
  answeredOffer_ = offer;
  {
    const std::lock_guard lock(mutex_);
    local_ = answer;
    remote_ = text;
  }
  return described(answer);
}

}  // namespace headwater::media
