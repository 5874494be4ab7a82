// One peer that speaks RTP without ICE and DTLS: sockets of its own, SRTP with keys from SDP.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "elements/net/PortPair.hpp"
#include "elements/peer/PeerStats.hpp"
#include "elements/peer/PeerTypes.hpp"
#include "elements/plainrtp/SymmetricRoute.hpp"
#include "elements/rtp/CodecTable.hpp"
#include "elements/sdp/Sdes.hpp"
#include "elements/track/FlowMonitor.hpp"
#include "elements/track/Track.hpp"

namespace headwater::plainrtp {

/// Told what happens to a peer, on GStreamer's and other threads. An implementation only posts to its owner;
/// it must not block and must not call the peer.
class RtpPeerObserver {
 public:
  virtual ~RtpPeerObserver() = default;
  virtual void onConnectionState(peer::ConnectionState) = 0;  ///< it is known where to send to
  virtual void onMediaFlow(track::FlowDirection, base::Kind, bool flowing) = 0;
  virtual void onKeySoftLimit(base::Kind) = 0;    ///< once a kind: the keys should be replaced
  virtual void onSendingChanged(base::Kind) = 0;  ///< the owner shall call arrangeSending()
  virtual void onFirstReport() {}                 ///< the other side reports (RTCP) on what it is sent
  virtual void onFailure(const base::Failure&) = 0;
};

struct RtpPeerOptions {
  std::string name{};                 ///< for logs and graph dumps
  std::optional<sdp::SdesKey> key{};  ///< ours: SRTP and nothing else; without one plain RTP
  bool ipv6 = false;                  ///< of offers; an answer is of the family that the offer has
  net::PortRange ports{};
  std::string externalIPv4{}, externalIPv6{};  ///< announced instead of the host's, empty as it is
  Latching latching = Latching::any;
  bool transcoding = true;  ///< convert what is attached when no common codec is what it has
  std::vector<std::string> videoCodecs = rtp::defaultCodecs(base::Kind::video);
  std::vector<std::string> audioCodecs = rtp::defaultCodecs(base::Kind::audio);
  std::chrono::milliseconds keyframeInterval =
      track::TrackOptions{}.keyframeInterval;  ///< least time between two keyframe requests
  std::chrono::milliseconds closeTimeout{2000};
  uint64_t keySoftLimit = 0;  ///< packets that one key may protect before onKeySoftLimit(), 0 never
};

/// RFC 3550 over UDP, one pair of ports a media section, or one port with rtcp-mux (RFC 5761). Video is asked
/// for keyframes by PLI or FIR where the other side has said that it understands that (RTP/AVPF), otherwise
/// not at all. Thread: as WebRtcPeer.
class RtpPeer : public track::Node {
 public:
  /// Needs no media yet: sockets and the pipeline come with the negotiation. missingPlugin as WebRtcPeer.
  static std::shared_ptr<RtpPeer> create(RtpPeerOptions options, std::weak_ptr<RtpPeerObserver> observer);

  /// RFC 3264, one round. sdpInvalid says what is wrong; noPorts when the range is used up.
  virtual base::Expected<std::string> createOffer(const peer::OfferOptions&) = 0;
  virtual base::Expected<std::string> processOffer(const std::string& sdp) = 0;  ///< returns our answer
  virtual base::Expected<void> processAnswer(const std::string& sdp) = 0;

  /// Sends what is attached as far as everything for that is known: after onSendingChanged().
  virtual void arrangeSending(base::Kind kind) = 0;

  virtual void setBandwidthLimits(const peer::BandwidthLimits&) = 0;  ///< used from the next negotiation on
  virtual peer::PeerStats stats() const = 0;                          ///< without candidates
  virtual std::string dot(bool verbose) const = 0;                    ///< Graphviz source of the pipeline
};

}  // namespace headwater::plainrtp
