#include "server/objects/WebRtcStats.hpp"

#include <chrono>
#include <memory>

namespace headwater::server {

namespace {

namespace api = rpc::api;

template <class Record>
std::shared_ptr<Record> record(const std::string& id, api::StatsType type) {
  auto made = std::make_shared<Record>();
  made->id = id;
  made->type = type;
  made->timestampMillis = std::chrono::duration_cast<std::chrono::milliseconds>(
                              std::chrono::system_clock::now().time_since_epoch())
                              .count();
  return made;
}

void fillStream(api::RTCRTPStreamStats& to, const peer::RtpStreamStats& from) {
  to.ssrc = std::to_string(from.ssrc);
  to.isRemote = false;
  to.mediaTrackId = toString(from.kind);
  to.codecId = from.codec;
  to.firCount = from.firCount;
  to.pliCount = from.pliCount;
  to.nackCount = from.nackCount;
  to.packetsLost = from.packetsLost;
  to.fractionLost = from.fractionLost;
}

/// webrtcbin names its streams; ours have the names that it would give them.
std::string streamId(const std::string& direction, const peer::RtpStreamStats& stream) {
  return stream.id.empty() ? "rtp-" + direction + "-stream-stats_" + std::to_string(stream.ssrc) : stream.id;
}

bool wanted(const std::optional<api::MediaType>& type, base::Kind kind) {
  if (!type) return true;
  switch (*type) {
    case api::MediaType::AUDIO:
      return kind == base::Kind::audio;
    case api::MediaType::VIDEO:
      return kind == base::Kind::video;
    case api::MediaType::DATA:
      break;
  }
  return kind == base::Kind::data;
}

/// What the peer's path bears, by its REMB and by its reports; 0 as long as that is not known.
int64_t receiverEstimate(const peer::PeerStats& stats) {
  return stats.candidatePairs.empty()
             ? 0
             : static_cast<int64_t>(stats.candidatePairs.front().availableOutgoingBitrate);
}

void addStreams(api::StatsMap& map, const peer::PeerStats& stats, const std::optional<api::MediaType>& type) {
  for (const auto& stream : stats.inbound) {
    if (!wanted(type, stream.kind) || stream.packets == 0) continue;  // nothing has passed yet
    const auto id = streamId("inbound", stream);
    auto made = record<api::RTCInboundRTPStreamStats>(id, api::StatsType::inboundrtp);
    fillStream(*made, stream);
    made->packetsReceived = static_cast<int64_t>(stream.packets);
    made->bytesReceived = static_cast<int64_t>(stream.bytes);
    made->jitter = stream.jitterSeconds;
    map[id] = made;
  }
  for (const auto& stream : stats.outbound) {
    if (!wanted(type, stream.kind) || stream.packets == 0) continue;  // nothing has passed yet
    const auto id = streamId("outbound", stream);
    auto made = record<api::RTCOutboundRTPStreamStats>(id, api::StatsType::outboundrtp);
    fillStream(*made, stream);
    // W3C webrtc-stats: what is sent again counts in both, also where RTX has an SSRC of its own.
    made->packetsSent = static_cast<int64_t>(stream.packets + stream.retransmittedPackets);
    made->bytesSent = static_cast<int64_t>(stream.bytes + stream.retransmittedBytes);
    made->targetBitrate = static_cast<double>(stream.targetBitrate);
    made->roundTripTime = stream.roundTripTimeSeconds;
    made->retransmittedPacketsSent = static_cast<int64_t>(stream.retransmittedPackets);
    made->retransmittedBytesSent = static_cast<int64_t>(stream.retransmittedBytes);
    if (stream.kind == base::Kind::video) made->remb = receiverEstimate(stats);
    map[id] = made;
  }
}

api::RTCDataChannelState channelState(const std::string& state) {
  if (state == "open") return api::RTCDataChannelState::open;
  if (state == "closing") return api::RTCDataChannelState::closing;
  if (state == "closed") return api::RTCDataChannelState::closed;
  return api::RTCDataChannelState::connecting;
}

void addChannels(api::StatsMap& map, const peer::PeerStats& stats) {
  for (const auto& channel : stats.dataChannels) {
    const std::string id = "datachannel_" + std::to_string(channel.channelId);
    auto made = record<api::RTCDataChannelStats>(id, api::StatsType::datachannel);
    made->label = channel.label;
    made->protocol = channel.protocol;
    made->datachannelid = channel.channelId;
    made->state = channelState(channel.state);
    made->messagesSent = static_cast<int64_t>(channel.messagesSent);
    made->bytesSent = static_cast<int64_t>(channel.bytesSent);
    made->messagesReceived = static_cast<int64_t>(channel.messagesReceived);
    made->bytesReceived = static_cast<int64_t>(channel.bytesReceived);
    map[id] = made;
  }
}

api::RTCStatsIceCandidateType candidateType(const std::string& type) {
  if (type == "srflx") return api::RTCStatsIceCandidateType::serverreflexive;
  if (type == "prflx") return api::RTCStatsIceCandidateType::peerreflexive;
  if (type == "relay") return api::RTCStatsIceCandidateType::relayed;
  return api::RTCStatsIceCandidateType::host;
}

/// The id of the record that was added.
std::string addCandidate(api::StatsMap& map, const peer::CandidateStats& candidate, api::StatsType side,
                         const std::string& pair) {
  auto id = (side == api::StatsType::localcandidate ? "localcandidate_" : "remotecandidate_") + pair;
  auto made = record<api::RTCIceCandidateAttributes>(id, side);
  made->ipAddress = candidate.address;
  made->portNumber = candidate.port;
  made->transport = candidate.protocol;
  made->candidateType = candidateType(candidate.type);
  made->priority = candidate.priority;
  map[id] = made;
  return id;
}

void addPairs(api::StatsMap& map, const peer::PeerStats& stats) {
  for (const auto& pair : stats.candidatePairs) {
    auto made = record<api::RTCIceCandidatePairStats>(pair.id, api::StatsType::candidatepair);
    made->localCandidateId = addCandidate(map, pair.local, api::StatsType::localcandidate, pair.id);
    made->remoteCandidateId = addCandidate(map, pair.remote, api::StatsType::remotecandidate, pair.id);
    made->nominated = made->readable = made->writable = true;
    made->state = api::RTCStatsIceCandidatePairState::succeeded;
    made->bytesSent = static_cast<int64_t>(pair.bytesSent);
    made->bytesReceived = static_cast<int64_t>(pair.bytesReceived);
    made->roundTripTime = pair.roundTripTimeSeconds;
    made->availableOutgoingBitrate = static_cast<double>(pair.availableOutgoingBitrate);
    map[pair.id] = made;
  }
}

/// Media goes from the source's endpoint to this one in one step, so that both ways are the same.
void fillLatency(api::EndpointStats& endpoint, base::Kind kind, double nanoseconds) {
  api::MediaLatencyStat latency;
  latency.name = std::string("sink_") + toString(kind) + "_default";
  latency.type = kind == base::Kind::audio ? api::MediaType::AUDIO : api::MediaType::VIDEO;
  latency.avg = nanoseconds;
  endpoint.inputLatency.push_back(latency);
  endpoint.E2ELatency.push_back(latency);
}

}  // namespace

api::StatsMap webRtcStats(const std::string& endpointId, const peer::PeerStats& stats,
                          const std::optional<api::MediaType>& type, bool latency) {
  api::StatsMap map;
  addStreams(map, stats, type);
  if (wanted(type, base::Kind::data)) addChannels(map, stats);
  if (!type) addPairs(map, stats);
  // As with Kurento, an endpoint has nothing to tell before its transport has anything to count.
  if (map.empty()) return map;
  auto endpoint = record<api::EndpointStats>(endpointId, api::StatsType::endpoint);
  for (const auto& stream : stats.outbound)
    if (latency && wanted(type, stream.kind) && stream.packets != 0)
      fillLatency(*endpoint, stream.kind, stream.delaySeconds * 1e9);
  map[endpointId] = std::move(endpoint);
  return map;
}

void addConnectionStats(api::StatsMap& map, int64_t channelsOpened, int64_t channelsClosed) {
  const std::string id = "peerconnection";
  auto connection = record<api::RTCPeerConnectionStats>(id, api::StatsType::session);
  connection->dataChannelsOpened = channelsOpened;
  connection->dataChannelsClosed = channelsClosed;
  map[id] = std::move(connection);
}

api::StatsMap elementStats(const std::string& elementId) {
  api::StatsMap map;
  map[elementId] = record<api::ElementStats>(elementId, api::StatsType::element);
  return map;
}

api::StatsMap endpointStats(const std::string& endpointId, const base::Delays& delays,
                            const std::optional<api::MediaType>& type, bool latency) {
  if (!latency) return {};  // as with Kurento, there is nothing else to tell
  auto endpoint = record<api::EndpointStats>(endpointId, api::StatsType::endpoint);
  for (const auto& [kind, delay] : delays)
    if (wanted(type, kind)) fillLatency(*endpoint, kind, static_cast<double>(delay.count()));
  return {{endpointId, std::move(endpoint)}};
}

}  // namespace headwater::server
