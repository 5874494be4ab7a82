// How an RtpPeer comes to its sections: offers, answers, addresses.
#include "elements/media/Scheduler.hpp"
#include "elements/rtp/RtpCounters.hpp"
#include "elements/rtp/RtpPeerImpl.hpp"

namespace headwater::media {

RtpPolicy RtpPeerImpl::policy() const {
  return {options_.videoCodecs, options_.audioCodecs, options_.key};
}

SectionLimits RtpPeerImpl::sectionLimits() const {
  return {limits_.maxAudioRecv, limits_.maxVideoRecv, limits_.minVideoRecv};
}

/// The address from which the kernel sends to the other side; without one, what an interface has.
std::string RtpPeerImpl::announced(bool ipv6, const std::string& remote) const {
  const auto& external = ipv6 ? options_.externalIPv6 : options_.externalIPv4;
  if (!external.empty()) return external;
  if (const auto to = remote.empty() ? std::nullopt : ice::SocketAddress::parse(remote, 9))
    if (const auto source = ice::sourceTowards(*to)) return source->text();
  std::string loopback = ipv6 ? "::1" : "127.0.0.1";
  for (const auto& local : ice::localAddresses())
    if (local.address.isIPv6() == ipv6 && !local.address.isLoopback()) return local.address.text();
  return loopback;
}

bool RtpPeerImpl::usesIpv6(const std::vector<RtpSectionPlan>& plans) const {
  for (const auto& plan : plans)
    if (plan.accepted && !plan.rtp.address.empty()) return plan.rtp.address.find(':') != std::string::npos;
  return options_.ipv6;
}

Expected<std::vector<RtpLocalSection>> RtpPeerImpl::bind(const std::vector<RtpSectionPlan>& plans) {
  const bool ipv6 = usesIpv6(plans);
  std::vector<RtpLocalSection> locals(plans.size());
  Sections made;
  for (const auto& plan : plans) {
    if (!plan.accepted) continue;
    auto ports = bindPorts(ipv6, options_.ports);
    if (!ports) {
      ++rtpCounters().noPorts;
      return tl::make_unexpected(ports.error());
    }
    auto section = std::make_unique<RtpSection>(context(), plan.kind, std::move(*ports));
    // Of an offer both ports are said: the other side may not know rtcp-mux (RFC 5761 5.1.1).
    const bool oneport = plan.rtcpMux && offered_.empty();
    locals[plan.index] = {announced(ipv6, plan.rtp.address), section->port(),
                          oneport ? section->port() : section->rtcpPort(), section->ssrc(), cname_};
    made[at(plan.kind)] = std::move(section);
  }
  sections_ = std::move(made);
  return locals;
}

std::string RtpPeerImpl::described(Sdp sdp, const std::vector<RtpLocalSection>& locals) const {
  std::string address = options_.ipv6 ? "::" : "0.0.0.0";
  for (const auto& local : locals)
    if (!local.address.empty()) address = local.address;
  const auto number = std::to_string(session_);
  sdp.origin = "- " + number + " " + number +
               (address.find(':') == std::string::npos ? " IN IP4 " : " IN IP6 ") + address;
  sdp.name = "Headwater";
  return toText(sdp);
}

Expected<void> RtpPeerImpl::start(const std::vector<RtpSectionPlan>& plans) {
  pipeline_ = ElementPipeline::create([weak = weak_from_this()](const gst::BusReport& report) {
    const auto self = weak.lock();
    if (self && report.level == gst::BusReport::Level::error)
      self->tell(&RtpPeerObserver::onFailure,
                 Failure{Failure::Code::internal, report.element + ": " + report.message});
  });
  for (const auto& plan : plans) {
    auto& section = sections_[at(plan.kind)];
    if (!plan.accepted || !section) continue;
    section->setSource(sources_[at(plan.kind)]);
    if (auto started = section->start(plan, *pipeline_); !started) return started;
  }
  for (const auto& track : {audio_, video_}) track->setHost(pipeline_->host());
  started_ = true;
  if (options_.key && options_.keySoftLimit > 0)
    repeat(std::chrono::milliseconds(500), weak_from_this(), &RtpPeerImpl::countKeyUse);
  return pipeline_->play();
}

Expected<std::string> RtpPeerImpl::createOffer(const OfferOptions& options) {
  offered_ = planRtpOffer(options.audio, options.video, policy());
  const auto locals = bind(offered_);
  if (!locals) {
    offered_.clear();
    return tl::make_unexpected(locals.error());
  }
  return described(rtpOffer(offered_, *locals, policy(), sectionLimits()), *locals);
}

Expected<std::string> RtpPeerImpl::processOffer(const std::string& sdp) {
  const auto offer = parseSdp(sdp);
  if (!offer) return tl::make_unexpected(offer.error());
  const auto plans = planRtpAnswer(*offer, policy());
  const auto locals = bind(plans);
  if (!locals) return tl::make_unexpected(locals.error());
  if (auto started = start(plans); !started) return tl::make_unexpected(started.error());
  return described(rtpAnswer(*offer, plans, *locals, policy(), sectionLimits()), *locals);
}

Expected<void> RtpPeerImpl::processAnswer(const std::string& sdp) {
  const auto answer = parseSdp(sdp);
  if (!answer) return tl::make_unexpected(answer.error());
  const auto plans = planFromRtpAnswer(offered_, *answer, policy());
  if (!plans) return tl::make_unexpected(plans.error());
  return start(*plans);
}

}  // namespace headwater::media
