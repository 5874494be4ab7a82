// WebRtcPeerImpl's answer to an offer that restarts ICE.
#include <algorithm>

#include "elements/ice/Agent.hpp"
#include "elements/sdp/Restart.hpp"
#include "elements/sdp/Sections.hpp"
#include "elements/webrtc/WebRtcPeerImpl.hpp"

namespace headwater::webrtc {

namespace {

tl::unexpected<base::Failure> refused(const std::string& why) {
  return base::fail(
      base::Failure::Code::alreadyNegotiated,
      "this endpoint has negotiated already, and of further offers takes only an ICE restart: " + why);
}

ice::Credentials credentialsIn(const sdp::Sdp& sdp, size_t section) {
  const auto transport = sdp::sections::transportOf(sdp, sdp.media[section]);
  return {transport.ufrag, transport.password};
}

}  // namespace

// RFC 8839 4.4.1.1.1 and RFC 8445 9. Only the hub learns of it: for webrtcbin, which has media, DTLS and
// SCTP, nothing changes. Media goes on by the old path until a check with the new credentials nominates one.
base::Expected<std::string> WebRtcPeerImpl::restartIce(const sdp::Sdp& offer, const std::string& text) {
  if (!pipeline_->webrtcbin()) return closedFailure();
  const auto& agent = pipeline_->agent();
  if (!answeredOffer_) return refused("the first offer was its own");
  if (!agent) return refused("it uses a STUN or TURN server");
  if (offer.has("ice-lite") || answeredOffer_->has("ice-lite")) return refused("the peer is ICE-lite");
  const auto& plans = negotiator_->plans();
  if (const auto why = sdp::whyNoRestart(*answeredOffer_, offer, plans); !why.empty()) return refused(why);
  sdp::Sdp answer;
  {
    const std::lock_guard lock(mutex_);
    answer = sdp::nextVersion(*local_);
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

}  // namespace headwater::webrtc
