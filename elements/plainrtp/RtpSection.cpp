#include "elements/plainrtp/RtpSection.hpp"

#include <glib.h>

#include "elements/rtp/RtpFormats.hpp"

namespace headwater::plainrtp {

namespace {

uint32_t randomSsrc() {
  for (;;)
    if (const uint32_t ssrc = g_random_int()) return ssrc;
}

/// Of what was negotiated, in which of it the source is sent. Null as long as the source's format is not
/// known; the first when none fits, which is what SendPath then says or has transcoded to.
const sdp::SdpCodec* codecFor(const std::vector<sdp::SdpCodec>& codecs, const rtp::RtpFormat& source) {
  if (source.encodingName.empty() || codecs.empty()) return nullptr;
  const sdp::SdpCodec* best = &codecs.front();
  int score = 0;
  for (const auto& codec : codecs)
    if (const int match = rtp::formatMatch(source, codec.format); match > score) {
      score = match;
      best = &codec;
    }
  return best;
}

sdp::SectionPlan receivePlan(const sdp::RtpSectionPlan& plan, const sdp::SdpCodec& codec) {
  sdp::SectionPlan each;
  each.accepted = true;
  each.kind = plan.kind;
  each.direction = plan.direction;
  each.codec = codec;
  return each;
}

}  // namespace

/// Hears of the source's format only.
class RtpSection::FormatWatch : public track::TrackSink {
 public:
  FormatWatch(std::shared_ptr<const RtpSectionContext> context, base::Kind kind)
      : context_(std::move(context)), kind_(kind) {}
  void onFormat(const rtp::RtpFormat&) override { context_->onSourceFormat(kind_); }
  void onPacket(const track::RtpPacketPtr&) override {}
  void onData(const track::DataMessage&) override {}

 private:
  const std::shared_ptr<const RtpSectionContext> context_;
  const base::Kind kind_;
};

RtpSection::RtpSection(std::shared_ptr<const RtpSectionContext> context, base::Kind kind, net::PortPair ports)
    : context_(std::move(context)), kind_(kind), ports_(std::move(ports)), ssrc_(randomSsrc()) {}

RtpSection::~RtpSection() {
  close();
}

void RtpSection::describe(const sdp::RtpSectionPlan& plan) {
  const auto address = [](const sdp::RtpAddress& from) {
    return from.known() ? net::SocketAddress::parse(from.address, from.port) : std::nullopt;
  };
  // A destination of the other family cannot be reached from this socket.
  const auto usable = [&](const sdp::RtpAddress& from) -> std::optional<net::SocketAddress> {
    const auto parsed = address(from);
    return parsed && parsed->isIPv6() == ports_.rtp->local().isIPv6() ? parsed : std::nullopt;
  };
  const LatchRules rules{context_->latching, context_->key.has_value()};
  rtp_ = std::make_shared<SymmetricRoute>(
      ports_.rtp, rules, [context = context_, kind = kind_] { context->onDestination(kind); });
  if (!plan.rtcpMux) {
    rtcp_ = std::make_shared<SymmetricRoute>(ports_.rtcp, rules, nullptr);
    rtcp_->describe(usable(plan.rtcp));
  }
  rtp_->describe(usable(plan.rtp));
}

base::Expected<void> RtpSection::start(const sdp::RtpSectionPlan& plan,
                                       const pipe::ElementPipeline& pipeline) {
  describe(plan);
  if (plan.rtcpMux) ports_.rtcp.reset();
  receive_ = std::make_shared<peer::ReceivePath>(context_->audio, context_->video, context_->flowReceived,
                                                 context_->clock);
  RtpTransportOptions options;
  options.kind = kind_;
  options.protocol = plan.protocol;
  options.codecs = plan.codecs;
  options.ours = context_->key;
  if (plan.crypto) options.theirs = plan.crypto->key;
  options.rtp = rtp_;
  options.rtcp = rtcp_;
  RtpTransport::Callbacks callbacks;
  callbacks.onRtcp = [weak = std::weak_ptr(receive_), send = send_](std::span<const uint8_t> packet) {
    if (const auto receive = weak.lock()) receive->onRtcp(packet);
    if (const auto path = send->get()) path->onRtcp(packet);
  };
  callbacks.onSoftLimit = [context = context_, kind = kind_] { context->onSoftLimit(kind); };
  auto transport = RtpTransport::create(std::move(options), pipeline, std::move(callbacks));
  if (!transport) return tl::make_unexpected(transport.error());
  transport_ = std::move(*transport);
  receive_->onElement(transport_->demux(), "rtpssrcdemux");
  std::vector<sdp::SectionPlan> each;
  for (const auto& codec : plan.codecs) each.push_back(receivePlan(plan, codec));
  receive_->configure(each);
  if (sdp::receives(plan.direction)) receive_->open();
  plan_ = plan;
  arrange();
  return {};
}

void RtpSection::setSource(std::shared_ptr<track::Track> source) {
  if (watching_) watching_->stop();
  watching_.reset();
  link_.reset();
  source_ = std::move(source);
  if (!source_) return;
  watching_ = source_->subscribe(std::make_shared<FormatWatch>(context_, kind_));
  arrange();
}

std::shared_ptr<peer::SendPath> RtpSection::makeSender(const sdp::SdpCodec& codec) {
  peer::SendPath::Callbacks callbacks;
  callbacks.onFailure = context_->onFailure;
  callbacks.onAdapterWanted = [context = context_](base::Kind kind) { context->onSourceFormat(kind); };
  callbacks.onFirstReport = context_->onFirstReport;
  auto made = std::make_shared<peer::SendPath>(context_->name, context_->transcoding, context_->flowSent,
                                               std::move(callbacks));
  made->configure(receivePlan(*plan_, codec), {ssrc_, 0, context_->cname, {}}, 0);
  const auto& key = context_->key;
  made->activate({{srtpProfile(key), key ? key->keyAndSalt : std::vector<uint8_t>{}, rtp_, rtcp_}});
  return made;
}

void RtpSection::arrange() {
  if (!plan_ || !source_ || !sdp::sends(plan_->direction) || !rtp_->destination()) return;
  const auto* codec = codecFor(plan_->codecs, source_->format());
  if (!codec) return;
  if (codec->payloadType != sendingPayload_) {
    // Another codec is another stream: with SRTP no SSRC may begin anew under the same key.
    link_.reset();
    if (sendingPayload_ >= 0) ssrc_ = randomSsrc();
    sendingPayload_ = codec->payloadType;
    if (const auto before = send_->exchange(makeSender(*codec))) before->close(context_->closeTimeout);
  }
  const auto send = send_->get();
  if (!link_) link_ = send->attach(source_);
  send->adapt(kind_);
}

void RtpSection::requestKeyframe() {
  if (receive_) receive_->requestKeyframe();
}

void RtpSection::addStats(peer::PeerStats& stats) const {
  std::vector<peer::RtpStreamStats> inbound;
  if (receive_) receive_->addStats(inbound);
  if (transport_) transport_->addStats(inbound);
  stats.inbound.insert(stats.inbound.end(), inbound.begin(), inbound.end());
  if (const auto send = send_->get()) send->addStats(stats.outbound);
}

uint64_t RtpSection::packets() const {
  peer::PeerStats stats;
  if (receive_) receive_->addStats(stats.inbound);
  if (const auto send = send_->get()) send->addStats(stats.outbound);
  uint64_t received = 0, sent = 0;
  for (const auto& stream : stats.inbound) received += stream.packets;
  for (const auto& stream : stats.outbound) sent += stream.packets + stream.retransmittedPackets;
  return std::max(received, sent);
}

bool RtpSection::close() {
  if (watching_) watching_->stop();
  watching_.reset();
  link_.reset();
  source_.reset();
  if (receive_) receive_->shut();
  if (transport_) transport_->shut();
  const auto send = send_->exchange(nullptr);
  return !send || send->close(context_->closeTimeout);
}

}  // namespace headwater::plainrtp
