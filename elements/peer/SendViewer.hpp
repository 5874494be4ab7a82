// A peer's viewer at the fan-out: how it is made of what was negotiated, how it ends, what it has counted.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "elements/base/PerKind.hpp"
#include "elements/fanout/Fanout.hpp"
#include "elements/peer/PeerStats.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/sdp/Negotiation.hpp"
#include "elements/track/FlowMonitor.hpp"

namespace headwater::peer {

/// Keys and way of one transport, for when it is up.
struct SendTransport {
  rtp::SrtpProfile profile = rtp::SrtpProfile::aesCm128HmacSha1_80;
  std::vector<uint8_t> keyAndSalt;
  std::shared_ptr<net::Route> route;
  std::shared_ptr<net::Route> reports{};  ///< RTCP's own way; null when it shares that of RTP
};

/// What was negotiated to send of one kind.
struct SendOutput {
  std::optional<rtp::RtpFormat> negotiated;  ///< an empty encoding name: the kind was rejected
  bool sends = false;
  fanout::OutputFormat format;
  std::string codec;
  size_t transport = 0;
  std::string cname;
};

SendOutput sendOutput(const sdp::SectionPlan& plan, const sdp::LocalStream& stream, size_t transport);

/// Not at its shard yet. `keyless`: kinds that are to be sent, and have no keys for it. Thread: any.
std::shared_ptr<fanout::ShardViewer> makeViewer(const std::string& name,
                                                const base::PerKind<SendOutput>& outputs,
                                                std::vector<SendTransport> transports,
                                                const std::shared_ptr<track::FlowMonitor>& flow,
                                                std::vector<base::Kind>& keyless);
/// Has it say goodbye (RTCP BYE) and leave its shard; false when the shard did not come to it within
/// `deadline`. Thread: one that may wait.
bool endViewer(std::shared_ptr<fanout::ShardViewer> viewer, std::chrono::milliseconds deadline);

/// Thread: any; `viewer` may be null.
RtpStreamStats streamStats(base::Kind kind, const SendOutput& output, const fanout::ShardViewer* viewer);
/// The pair with what was fanned out by `route`, or by any route when that is null.
CandidatePairStats withFannedOut(CandidatePairStats pair, const fanout::ShardViewer& viewer,
                                 const net::Route* route);

}  // namespace headwater::peer
