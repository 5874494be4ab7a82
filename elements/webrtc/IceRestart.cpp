#include "elements/webrtc/IceRestart.hpp"

#include <set>

#include "elements/sdp/Restart.hpp"
#include "elements/sdp/Sections.hpp"

namespace headwater::webrtc {

namespace {

ice::Credentials credentialsIn(const sdp::Sdp& sdp, size_t section) {
  const auto transport = sdp::sections::transportOf(sdp, sdp.media[section]);
  return {transport.ufrag, transport.password};
}

}  // namespace

std::string IceRestart::whyNot(const sdp::Sdp& offer) const {
  if (!before_) return "the first offer was its own";
  if (!agent_) return "it uses a STUN or TURN server";
  if (offer.has("ice-lite") || before_->has("ice-lite")) return "the peer is ICE-lite";
  return sdp::whyNoRestart(*before_, offer, negotiator_.plans());
}

base::Expected<sdp::Sdp> IceRestart::answer(const sdp::Sdp& offer, const sdp::Sdp& local) const {
  if (const auto why = whyNot(offer); !why.empty())
    return base::fail(
        base::Failure::Code::alreadyNegotiated,
        "this endpoint has negotiated already, and of further offers takes only an ICE restart: " + why);
  auto answer = sdp::nextVersion(local);
  if (auto renewed = renewCredentials(answer); !renewed) return tl::make_unexpected(renewed.error());
  restart(offer, answer);
  return answer;
}

void IceRestart::restart(const sdp::Sdp& offer, const sdp::Sdp& answer) const {
  const auto streams = agent_->streams();
  std::set<size_t> done;  // sections of a bundle share a transport; the first speaks for it
  for (const auto& plan : negotiator_.plans()) {
    if (!plan.accepted) continue;
    const size_t transport = negotiator_.transportOf(plan);
    if (!done.insert(transport).second || transport >= streams.size()) continue;
    auto& stream = *streams[transport];
    stream.restart(credentialsIn(answer, plan.index), credentialsIn(offer, plan.index));
    for (const auto& attribute : offer.media[plan.index].attributes)
      if (attribute.key == "candidate") stream.addRemoteCandidate("candidate:" + attribute.value);
  }
}

}  // namespace headwater::webrtc
