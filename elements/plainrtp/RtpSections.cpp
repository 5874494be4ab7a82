#include "elements/plainrtp/RtpSections.hpp"

#include "elements/base/Scheduler.hpp"
#include "elements/plainrtp/RtpCounters.hpp"

namespace headwater::plainrtp {

namespace {

constexpr std::chrono::milliseconds kKeyPeriod{500};

}  // namespace

RtpSections::RtpSections(std::shared_ptr<const RtpSectionContext> context, net::PortRange ports,
                         uint64_t keySoftLimit)
    : context_(std::move(context)), ports_(ports), keySoftLimit_(keySoftLimit) {}

base::Expected<std::vector<sdp::RtpLocalSection>> RtpSections::bind(
    const std::vector<sdp::RtpSectionPlan>& plans, bool ipv6) {
  std::vector<sdp::RtpLocalSection> locals(plans.size());
  base::PerKind<std::unique_ptr<RtpSection>> made;
  for (const auto& plan : plans) {
    if (!plan.accepted) continue;
    auto ports = net::bindPorts(ipv6, ports_);
    if (!ports) {
      ++rtpCounters().noPorts;
      return tl::make_unexpected(ports.error());
    }
    auto section = std::make_unique<RtpSection>(context_, plan.kind, std::move(*ports));
    auto& local = locals[plan.index];
    local.port = section->port();
    local.rtcpPort = section->rtcpPort();
    local.ssrc = section->ssrc();
    made[plan.kind] = std::move(section);
  }
  sections_ = std::move(made);
  return locals;
}

base::Expected<void> RtpSections::start(const std::vector<sdp::RtpSectionPlan>& plans) {
  pipeline_ = pipe::ElementPipeline::create([context = context_](const gst::BusReport& report) {
    if (report.level == gst::BusReport::Level::error)
      context->onFailure({base::Failure::Code::internal, report.element + ": " + report.message});
  });
  for (const auto& plan : plans) {
    auto& section = sections_[plan.kind];
    if (!plan.accepted || !section) continue;
    section->setSource(sources_[plan.kind]);
    if (auto started = section->start(plan, *pipeline_); !started) return started;
  }
  for (const auto& track : {context_->audio, context_->video}) track->setHost(pipeline_->host());
  started_ = true;
  if (context_->key && keySoftLimit_ > 0)
    base::repeat(kKeyPeriod, weak_from_this(), &RtpSections::countKeyUse);
  return pipeline_->play();
}

void RtpSections::setSource(base::Kind kind, std::shared_ptr<track::Track> source) {
  sources_[kind] = source;
  if (auto& section = sections_[kind]) section->setSource(std::move(source));
}

void RtpSections::arrange(base::Kind kind) {
  if (auto& section = sections_[kind]) section->arrange();
}

void RtpSections::requestKeyframe() {
  if (!started_) return;
  if (auto& section = sections_[base::Kind::video]) section->requestKeyframe();
}

bool RtpSections::countKeyUse() {
  if (closed_) return false;
  for (const auto kind : {base::Kind::audio, base::Kind::video})
    if (const auto& section = sections_[kind])
      if (section->packets() >= keySoftLimit_) context_->onSoftLimit(kind);
  return true;
}

peer::PeerStats RtpSections::stats() const {
  peer::PeerStats stats;
  for (const auto& section : sections_)
    if (section) section->addStats(stats);
  return stats;
}

std::string RtpSections::dot(bool verbose) const {
  return pipeline_ ? pipeline_->dot(verbose) : "";
}

bool RtpSections::close() {
  closed_ = true;
  bool ended = true;
  for (const auto& section : sections_)
    if (section) ended = section->close() && ended;
  if (pipeline_) ended = pipeline_->shutdown(context_->closeTimeout) && ended;
  context_->flowSent->stopAll();
  context_->flowReceived->stopAll();
  return ended;
}

}  // namespace headwater::plainrtp
