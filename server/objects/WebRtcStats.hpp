// Statistics of a peer as the API's records.
#pragma once

#include <optional>
#include <string>

#include "elements/base/Types.hpp"
#include "elements/peer/PeerStats.hpp"
#include "rpc/generated/Types.hpp"

namespace headwater::server {

/// Records of `type` only, or all: RTP streams, data channels, candidate pairs, and the endpoint itself, with
/// how long media takes through the server when `latency` is set.
rpc::api::StatsMap webRtcStats(const std::string& endpointId, const peer::PeerStats& stats,
                               const std::optional<rpc::api::MediaType>& type, bool latency);

/// Adds what is to tell of the connection as a whole.
void addConnectionStats(rpc::api::StatsMap& map, int64_t channelsOpened, int64_t channelsClosed);

/// Of an element that has nothing to count but is there.
rpc::api::StatsMap elementStats(const std::string& elementId);

/// Of an element without transport: how long media takes to it. Nothing unless `latency` is set.
rpc::api::StatsMap endpointStats(const std::string& endpointId, const base::Delays& delays,
                                 const std::optional<rpc::api::MediaType>& type, bool latency);

}  // namespace headwater::server
