#include "elements/peer/SendViewer.hpp"

#include <algorithm>
#include <future>

namespace headwater::peer {

namespace {

fanout::OutputFormat outputFormat(const sdp::SectionPlan& plan, const sdp::LocalStream& stream) {
  fanout::OutputFormat format;
  format.payloadType = static_cast<uint8_t>(plan.codec.payloadType);
  format.ssrc = stream.ssrc;
  format.clockRate = plan.codec.format.clockRate;
  format.rtxPayloadType = plan.codec.rtxPayloadType;
  format.rtxSsrc = stream.rtxSsrc;
  const auto& known = rtp::forwardedExtensions();
  format.extensionIds.assign(known.size(), 0);
  const bool feedback = std::find(plan.codec.feedback.begin(), plan.codec.feedback.end(), "transport-cc") !=
                        plan.codec.feedback.end();
  for (const auto& extension : plan.extensions) {
    if (extension.uri == sdp::kAbsSendTime) format.absSendTimeId = extension.id;
    if (extension.uri == sdp::kTransportWideCc && feedback) format.transportCcId = extension.id;
    if (const auto at = std::find(known.begin(), known.end(), extension.uri); at != known.end())
      format.extensionIds[static_cast<size_t>(at - known.begin())] = extension.id;
  }
  return format;
}

}  // namespace

SendOutput sendOutput(const sdp::SectionPlan& plan, const sdp::LocalStream& stream, size_t transport) {
  return {
      plan.codec.format, sends(plan.direction), outputFormat(plan, stream), plan.codec.format.encodingName,
      transport,         stream.streamId};
}

std::shared_ptr<fanout::ShardViewer> makeViewer(const std::string& name,
                                                const base::PerKind<SendOutput>& outputs,
                                                std::vector<SendTransport> transports,
                                                const std::shared_ptr<track::FlowMonitor>& flow,
                                                std::vector<base::Kind>& keyless) {
  std::string cname;
  for (const auto& output : outputs)
    if (!output.cname.empty()) cname = output.cname;
  auto viewer = std::make_shared<fanout::ShardViewer>(fanout::Shards::shared().leastLoaded(), name, cname);
  std::vector<fanout::ViewerTransport*> added;
  for (auto& each : transports) {
    auto srtp = rtp::SrtpSender::create(each.profile, each.keyAndSalt);
    added.push_back(srtp && each.route ? &viewer->addTransport(std::move(*srtp), std::move(each.route),
                                                               std::move(each.reports))
                                       : nullptr);
  }
  for (const auto kind : {base::Kind::audio, base::Kind::video}) {
    const auto& output = outputs[kind];
    if (!output.sends) continue;
    if (output.transport < added.size() && added[output.transport])
      viewer->addStream(kind, output.format, *added[output.transport], flow);
    else
      keyless.push_back(kind);
  }
  return viewer;
}

bool endViewer(std::shared_ptr<fanout::ShardViewer> viewer, std::chrono::milliseconds deadline) {
  auto& shard = viewer->shard();
  auto done = std::make_shared<std::promise<void>>();
  --shard.load;
  // The shard lets go of the viewer before it says so: what it holds ends here, not on the shard's thread.
  shard.post([viewer, done](fanout::Shard& at) mutable {
    viewer->report(std::chrono::steady_clock::now(), true);
    at.batch().flush();
    at.remove(*viewer);
    viewer.reset();
    done->set_value();
  });
  return done->get_future().wait_for(deadline) == std::future_status::ready;
}

RtpStreamStats streamStats(base::Kind kind, const SendOutput& output, const fanout::ShardViewer* viewer) {
  RtpStreamStats stats;
  stats.kind = kind;
  stats.ssrc = output.format.ssrc;
  stats.codec = output.codec;
  const auto* stream = viewer ? viewer->stream(kind) : nullptr;
  if (!stream) return stats;
  stats.packets = stream->media.packets.get();
  stats.bytes = stream->media.bytes.get();
  stats.packetsDropped = stream->media.dropped.get();
  stats.nackCount = static_cast<uint32_t>(stream->nacks.get());
  stats.pliCount = static_cast<uint32_t>(stream->plis.get());
  stats.firCount = static_cast<uint32_t>(stream->firs.get());
  stats.retransmittedPackets = stream->rtx.packets.get();
  stats.retransmittedBytes = stream->rtx.bytes.get();
  stats.packetsLost = static_cast<int64_t>(stream->packetsLost.get());
  stats.fractionLost = static_cast<double>(stream->fractionLost256.get()) / 256;
  stats.jitterSeconds = static_cast<double>(stream->jitterMicros.get()) / 1e6;
  stats.roundTripTimeSeconds = static_cast<double>(stream->roundTripMicros.get()) / 1e6;
  stats.delaySeconds = static_cast<double>(stream->delayMicros.get()) / 1e6;
  return stats;
}

CandidatePairStats withFannedOut(CandidatePairStats pair, const fanout::ShardViewer& viewer,
                                 const net::Route* route) {
  for (const auto& transport : viewer.transports()) {
    if (route && transport->route.get() != route) continue;
    // What goes through a route of the hub was counted there.
    pair.packetsSent += transport->direct.packets.get() + (route ? 0 : transport->routed.packets.get());
    pair.bytesSent += transport->direct.bytes.get() + (route ? 0 : transport->routed.bytes.get());
  }
  return pair;
}

}  // namespace headwater::peer
