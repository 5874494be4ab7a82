// How an RtpPeer comes to its sections: offers, answers, addresses.
#include "elements/base/Scheduler.hpp"
#include "elements/plainrtp/RtpCounters.hpp"
#include "elements/plainrtp/RtpPeerImpl.hpp"

namespace headwater::plainrtp {

sdp::RtpPolicy RtpPeerImpl::policy() const {
  return {options_.videoCodecs, options_.audioCodecs, options_.key};
}

sdp::SectionLimits RtpPeerImpl::sectionLimits() const {
  return {limits_.maxAudioRecv, limits_.maxVideoRecv, limits_.minVideoRecv};
}

/// The address from which the kernel sends to the other side; without one, what an interface has.
std::string RtpPeerImpl::announced(bool ipv6, const std::string& remote) const {
  const auto& external = ipv6 ? options_.externalIPv6 : options_.externalIPv4;
  if (!external.empty()) return external;
  if (const auto to = remote.empty() ? std::nullopt : net::SocketAddress::parse(remote, 9))
    if (const auto source = net::sourceTowards(*to)) return source->text();
  std::string loopback = ipv6 ? "::1" : "127.0.0.1";
  for (const auto& local : net::localAddresses())
    if (local.address.isIPv6() == ipv6 && !local.address.isLoopback()) return local.address.text();
  return loopback;
}

bool RtpPeerImpl::usesIpv6(const std::vector<sdp::RtpSectionPlan>& plans) const {
  for (const auto& plan : plans)
    if (plan.accepted && !plan.rtp.address.empty()) return plan.rtp.address.find(':') != std::string::npos;
  return options_.ipv6;
}

base::Expected<std::vector<sdp::RtpLocalSection>> RtpPeerImpl::bind(
    const std::vector<sdp::RtpSectionPlan>& plans) {
  const bool ipv6 = usesIpv6(plans);
  std::vector<sdp::RtpLocalSection> locals(plans.size());
  Sections made;
  for (const auto& plan : plans) {
    if (!plan.accepted) continue;
    auto ports = net::bindPorts(ipv6, options_.ports);
    if (!ports) {
      ++rtpCounters().noPorts;
      return tl::make_unexpected(ports.error());
    }
    auto section = std::make_unique<RtpSection>(context(), plan.kind, std::move(*ports));
    // Of an offer both ports are said: the other side may not know rtcp-mux (RFC 5761 5.1.1).
    const bool oneport = plan.rtcpMux && offered_.empty();
    locals[plan.index] = {announced(ipv6, plan.rtp.address), section->port(),
                          oneport ? section->port() : section->rtcpPort(), section->ssrc(), cname_};
    made[plan.kind] = std::move(section);
  }
  sections_ = std::move(made);
  return locals;
}

std::string RtpPeerImpl::described(sdp::Sdp sdp, const std::vector<sdp::RtpLocalSection>& locals) const {
  std::string address = options_.ipv6 ? "::" : "0.0.0.0";
  for (const auto& local : locals)
    if (!local.address.empty()) address = local.address;
  const auto number = std::to_string(session_);
  sdp.origin = "- " + number + " " + number +
               (address.find(':') == std::string::npos ? " IN IP4 " : " IN IP6 ") + address;
  sdp.name = "Headwater";
  return sdp::toText(sdp);
}

base::Expected<void> RtpPeerImpl::start(const std::vector<sdp::RtpSectionPlan>& plans) {
  pipeline_ = pipe::ElementPipeline::create([weak = weak_from_this()](const gst::BusReport& report) {
    const auto self = weak.lock();
    if (self && report.level == gst::BusReport::Level::error)
      self->tell(&RtpPeerObserver::onFailure,
                 base::Failure{base::Failure::Code::internal, report.element + ": " + report.message});
  });
  for (const auto& plan : plans) {
    auto& section = sections_[plan.kind];
    if (!plan.accepted || !section) continue;
    section->setSource(sources_[plan.kind]);
    if (auto started = section->start(plan, *pipeline_); !started) return started;
  }
  for (const auto& track : {audio_, video_}) track->setHost(pipeline_->host());
  started_ = true;
  if (options_.key && options_.keySoftLimit > 0)
    base::repeat(std::chrono::milliseconds(500), weak_from_this(), &RtpPeerImpl::countKeyUse);
  return pipeline_->play();
}

base::Expected<std::string> RtpPeerImpl::createOffer(const peer::OfferOptions& options) {
  offered_ = sdp::planRtpOffer(options.audio, options.video, policy());
  const auto locals = bind(offered_);
  if (!locals) {
    offered_.clear();
    return tl::make_unexpected(locals.error());
  }
  return described(sdp::rtpOffer(offered_, *locals, policy(), sectionLimits()), *locals);
}

base::Expected<std::string> RtpPeerImpl::processOffer(const std::string& sdp) {
  const auto offer = sdp::parseSdp(sdp);
  if (!offer) return tl::make_unexpected(offer.error());
  const auto plans = sdp::planRtpAnswer(*offer, policy());
  const auto locals = bind(plans);
  if (!locals) return tl::make_unexpected(locals.error());
  if (auto started = start(plans); !started) return tl::make_unexpected(started.error());
  return described(sdp::rtpAnswer(*offer, plans, *locals, policy(), sectionLimits()), *locals);
}

base::Expected<void> RtpPeerImpl::processAnswer(const std::string& sdp) {
  const auto answer = sdp::parseSdp(sdp);
  if (!answer) return tl::make_unexpected(answer.error());
  const auto plans = sdp::planFromRtpAnswer(offered_, *answer, policy());
  if (!plans) return tl::make_unexpected(plans.error());
  return start(*plans);
}

}  // namespace headwater::plainrtp
