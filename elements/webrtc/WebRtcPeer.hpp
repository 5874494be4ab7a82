// One WebRTC peer connection: a webrtcbin in a pipeline of its own.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "elements/base/Types.hpp"
#include "elements/datachannel/DataChannelOptions.hpp"
#include "elements/peer/PeerStats.hpp"
#include "elements/peer/PeerTypes.hpp"
#include "elements/rtp/CodecTable.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/track/FlowMonitor.hpp"
#include "elements/track/Track.hpp"

namespace headwater::ice {
class IceHub;
}

namespace headwater::webrtc {

/// RFC 8839 candidate attribute as it travels by trickle ICE (RFC 8840).
struct IceCandidate {
  std::string candidate;  ///< "candidate:..." (an "a=" in front is accepted)
  std::string sdpMid;
  int sdpMLineIndex = 0;
};

struct IceCandidatePair {
  std::string local;
  std::string remote;
};

enum class IceState { disconnected, gathering, connecting, connected, ready, failed };
enum class DtlsState { fresh, connecting, connected, closed, failed };
using datachannel::DataChannelOptions;
using peer::BandwidthLimits;
using peer::ConnectionState;
using peer::OfferOptions;

/// Told what happens to a peer, on GStreamer threads. An implementation only posts to its owner; it must not
/// block and must not call the peer.
class WebRtcPeerObserver {
 public:
  virtual ~WebRtcPeerObserver() = default;
  virtual void onIceCandidate(const IceCandidate&) = 0;  ///< only after gatherCandidates()
  virtual void onIceGatheringDone() = 0;
  /// By addIceCandidate(), in place: a candidate of the peer that nobody here could use.
  virtual void onCandidateIgnored(const IceCandidate&, const std::string& /*why*/) {}
  virtual void onIceState(const std::string& streamId, int componentId, IceState) = 0;
  virtual void onDtlsState(const std::string& streamId, DtlsState) = 0;
  virtual void onCandidatePairSelected(const std::string& streamId, int componentId,
                                       const IceCandidatePair&) = 0;
  virtual void onConnectionState(ConnectionState) = 0;  ///< ICE and DTLS up and the fingerprint verified
  virtual void onMediaFlow(track::FlowDirection, base::Kind, bool flowing) = 0;
  virtual void onDataChannelOpened(int channelId, const std::string& label) = 0;  ///< once a channel
  virtual void onDataChannelClosed(int channelId, const std::string& label) = 0;
  /// What is attached is not in the format that was negotiated: adapt() is wanted. Once for each such source.
  virtual void onAdapterWanted(base::Kind) {}
  virtual void onFirstReport() {}                    ///< the peer reports (RTCP) on what it is sent
  virtual void onFailure(const base::Failure&) = 0;  ///< goes to the API as an Error event of this endpoint
};

struct WebRtcPeerOptions {
  std::string name{};  ///< for logs and graph dumps
  bool recvonly = false;
  bool sendonly = false;
  bool useDataChannels = false;
  bool ecdsaCertificate = true;  ///< P-256, else RSA-2048
  int dscp = -1;                 ///< RFC 8837 code point for the media, -1 none

  std::string stunServer{};         ///< "host:port", empty none
  std::string turnUrl{};            ///< "user:password@host:port[?transport=udp|tcp|tls]", empty none
  std::string networkInterfaces{};  ///< comma-separated names, empty all
  std::string externalIPv4{};       ///< announced instead of the host's, empty as it is
  std::string externalIPv6{};
  bool iceTcp = true;
  /// Where the peer is reached. Without it, or with a STUN or TURN server, libnice gathers the candidates.
  std::shared_ptr<ice::IceHub> iceHub{};
  uint16_t minPort = 0, maxPort = 0;  ///< of libnice: UDP range for candidates, 0 any

  /// Codecs that may be negotiated, in order of preference when the peer expresses none; encoding names.
  std::vector<std::string> videoCodecs = rtp::defaultCodecs(base::Kind::video);
  std::vector<std::string> audioCodecs = rtp::defaultCodecs(base::Kind::audio);
  bool transcoding = true;  ///< whether adapt() converts; otherwise a codec that does not fit is a failure

  std::chrono::milliseconds negotiationTimeout{5000};
  std::chrono::milliseconds closeTimeout{2000};
  /// Least time between two keyframe requests to this peer.
  std::chrono::milliseconds keyframeInterval = track::TrackOptions{}.keyframeInterval;
  bool transportFeedback = false;  ///< have the peer report each packet (transport-cc), not only an estimate
  size_t dataChannelQueue = 1024;  ///< messages that may wait for the peer; further ones are dropped
  size_t dataChannelBufferBytes = 1 << 20;  ///< messages beyond it are dropped and counted
  size_t maxDataChannels = 256;             ///< further ones are closed and counted
};

/// Thread: owned by one Executor of the application, which makes every call but stats(), dot() and the ones
/// that Node declares thread-safe. Callbacks of GStreamer only touch what is marked so in the implementation.
class WebRtcPeer : public track::Node {
 public:
  /// Error missingPlugin names the plugin and the Debian package that holds it.
  static base::Expected<std::shared_ptr<WebRtcPeer>> create(WebRtcPeerOptions options,
                                                            std::weak_ptr<WebRtcPeerObserver> observer);

  /// JSEP (RFC 8829) roles. Each blocks at most negotiationTimeout. SDP that is returned carries the
  /// candidates known so far only if gatherCandidates() was called before.
  virtual base::Expected<std::string> createOffer(const OfferOptions&) = 0;
  /// Returns our answer. Once an offer was answered, another one is when it restarts ICE and changes nothing
  /// else (RFC 8839 4.4.1.1.1); alreadyNegotiated for any other.
  virtual base::Expected<std::string> processOffer(const std::string& sdp) = 0;
  virtual base::Expected<std::string> processAnswer(
      const std::string& sdp) = 0;  ///< returns our offer as it stands

  /// Codec to prefer when an offer is answered before a source is attached (what the pipeline's presenter
  /// negotiated), empty for none.
  virtual void setPreferredVideoCodec(const rtp::RtpFormat& format) = 0;

  virtual base::Expected<void> gatherCandidates() = 0;  ///< from here on candidates are reported
  virtual base::Expected<void> addIceCandidate(
      const IceCandidate&) = 0;  ///< may come before the offer: kept until then

  virtual std::optional<std::string> localDescription() const = 0;  ///< with all candidates known by now
  virtual std::optional<std::string> remoteDescription() const = 0;
  virtual std::vector<IceCandidatePair> selectedCandidatePairs() const = 0;

  virtual base::Expected<void> createDataChannel(const DataChannelOptions&) = 0;
  virtual base::Expected<void> closeDataChannel(int channelId) = 0;

  virtual void setBandwidthLimits(const BandwidthLimits&) = 0;  ///< used from the next negotiation on
  /// Has what is attached converted to what was negotiated, when that is needed. Blocks while the encoder is
  /// made, for the first peer that needs it. What goes wrong is reported as a failure.
  virtual void adapt(base::Kind kind) = 0;
  virtual bool flowing(track::FlowDirection, base::Kind) const = 0;

  virtual peer::PeerStats stats() const = 0;
  virtual std::string dot(bool verbose) const = 0;  ///< Graphviz source of the pipeline
};

}  // namespace headwater::webrtc
