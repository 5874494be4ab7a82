// Statistics of a peer in the terms of W3C webrtc-stats; times in milliseconds unless the name says
// otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "elements/base/Types.hpp"

namespace headwater::peer {

struct RtpStreamStats {
  base::Kind kind = base::Kind::video;
  std::string id;
  uint32_t ssrc = 0;
  std::string codec;
  uint64_t packets = 0;
  uint64_t bytes = 0;
  int64_t packetsLost = 0;        ///< inbound: as we see it; outbound: as the peer reports it
  uint64_t packetsDropped = 0;    ///< outbound: by a full queue of ours
  uint64_t packetsDiscarded = 0;  ///< inbound: duplicates and padding
  double fractionLost = 0;        ///< 0..1
  double jitterSeconds = 0;
  double roundTripTimeSeconds = 0;
  double delaySeconds = 0;  ///< outbound: mean time from a packet's arrival at the server to its leaving it
  uint32_t nackCount = 0, pliCount = 0, firCount = 0;
  uint64_t keyframeRequests = 0;
  uint64_t targetBitrate = 0;                                 ///< bits a second
  uint64_t retransmittedPackets = 0, retransmittedBytes = 0;  ///< outbound; not in packets and bytes
};

struct DataChannelStats {
  int channelId = 0;
  std::string label, protocol, state;
  uint64_t messagesSent = 0, bytesSent = 0, messagesReceived = 0, bytesReceived = 0, messagesDropped = 0;
};

struct CandidateStats {
  std::string address;
  int port = 0;
  std::string protocol;   ///< "udp" or "tcp"
  std::string type;       ///< host, srflx, prflx or relay
  uint32_t priority = 0;  ///< 0 not known
};

/// A pair that is selected. Bytes are those of UDP's or TCP's payload without checks of ICE, from the start
/// of the transport; of libnice's pairs those that came are not known, and 0.
struct CandidatePairStats {
  std::string id;
  CandidateStats local, remote;
  uint64_t packetsSent = 0, bytesSent = 0, packetsReceived = 0, bytesReceived = 0;
  double roundTripTimeSeconds = 0;        ///< of the last check of ours that was answered, 0 none was made
  uint64_t availableOutgoingBitrate = 0;  ///< bits a second, as the peer tells by its feedback; 0 not known
};

struct PeerStats {
  std::vector<RtpStreamStats> inbound, outbound;  ///< as webrtc-stats means it: inbound = from the browser
  std::vector<DataChannelStats> dataChannels;
  std::vector<CandidatePairStats> candidatePairs;
};

}  // namespace headwater::peer
