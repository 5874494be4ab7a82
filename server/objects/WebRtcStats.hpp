// Statistics of a peer as the API's records.
#pragma once

#include <optional>
#include <string>

#include "elements/webrtc/PeerStats.hpp"
#include "rpc/generated/Types.hpp"

namespace headwater::server {

/// Records of `type` only, or all: RTP streams, data channels, candidate pairs, and the endpoint itself.
rpc::api::StatsMap webRtcStats(const std::string& endpointId, const media::PeerStats& stats,
                               const std::optional<rpc::api::MediaType>& type);

}  // namespace headwater::server
