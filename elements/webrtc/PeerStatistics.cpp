#include "elements/webrtc/PeerStatistics.hpp"

#include <cstdlib>

#include "elements/ice/Agent.hpp"
#include "elements/sdp/CandidateText.hpp"
#include "elements/webrtc/StatsReader.hpp"

namespace headwater::webrtc {

namespace {

constexpr std::chrono::milliseconds kDeadline{500};

using Pairs = std::vector<peer::CandidatePairStats>;

peer::CandidateStats candidateStats(const std::string& text) {
  const auto fields = sdp::parseCandidate(text);
  if (!fields) return {};
  // The tokens that it has were counted by the parser; the fourth is the priority.
  const auto priority = static_cast<uint32_t>(std::strtoul(fields->tokens[3].c_str(), nullptr, 10));
  return {fields->address, fields->port, fields->transport, fields->type, priority};
}

Pairs pairsOfHub(const ice::Agent& agent, const peer::SendPath& send) {
  Pairs pairs;
  for (const auto& stream : agent.streams())
    if (const auto path = stream->peer()->selected()) {
      auto pair = send.withFannedOut(stream->pairStats(*path), stream->peer().get());
      pair.local.priority = agent.localPriority(*path);
      pairs.push_back(std::move(pair));
    }
  return pairs;
}

Pairs pairsOfLibnice(const TransportWatch& transports, const peer::SendPath& send) {
  Pairs pairs;
  for (const auto& selected : transports.selectedPairs())
    pairs.push_back({"", candidateStats(selected.local), candidateStats(selected.remote)});
  // Transports of libnice are not told apart by what is sent; with several, this is of none of them.
  if (pairs.size() == 1) pairs.front() = send.withFannedOut(pairs.front(), nullptr);
  return pairs;
}

}  // namespace

peer::PeerStats statisticsOf(const PeerParts& parts) {
  peer::PeerStats stats;
  parts.receive->addStats(stats.inbound);
  parts.send->addStats(stats.outbound);
  parts.channels->addStats(stats.dataChannels);
  const auto bitrate = parts.send->availableOutgoingBitrate();
  if (const auto webrtcbin = parts.pipeline->webrtcbin()) readStats(webrtcbin.get(), kDeadline, stats);
  const auto& agent = parts.pipeline->agent();
  auto pairs = agent ? pairsOfHub(*agent, *parts.send) : pairsOfLibnice(*parts.transports, *parts.send);
  for (auto& pair : pairs) stats.candidatePairs.push_back(std::move(pair));
  for (size_t i = 0; i < stats.candidatePairs.size(); ++i) {
    stats.candidatePairs[i].id = "candidatepair_" + std::to_string(i + 1);
    stats.candidatePairs[i].availableOutgoingBitrate = bitrate;
  }
  return stats;
}

}  // namespace headwater::webrtc
