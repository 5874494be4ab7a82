#include "server/objects/WebRtcEndpoint.hpp"

#include "rpc/generated/Errors.hpp"
#include "server/objects/ApiError.hpp"
#include "server/objects/Dscp.hpp"
#include "server/objects/MediaPipeline.hpp"
#include "server/objects/WebRtcEvents.hpp"
#include "server/objects/WebRtcStats.hpp"

namespace headwater::server {

namespace {

using std::chrono::milliseconds;

webrtc::WebRtcPeerOptions peerOptions(const Services& services, const api::WebRtcEndpointParams& params) {
  const auto& config = services.config.webrtc;
  webrtc::WebRtcPeerOptions options;
  options.iceHub = services.iceHub;
  options.recvonly = params.recvonly;
  options.sendonly = params.sendonly;
  options.useDataChannels = params.useDataChannels;
  options.ecdsaCertificate = params.certificateKeyType == api::CertificateKeyType::ECDSA;
  options.dscp = dscpCodePoint(params.qosDscp);
  options.turnUrl = config.turnURL;
  options.networkInterfaces = config.networkInterfaces;
  options.externalIPv4 = config.externalIPv4;
  options.externalIPv6 = config.externalIPv6;
  options.iceTcp = config.iceTcp;
  options.minPort = static_cast<uint16_t>(config.minPort);
  options.maxPort = static_cast<uint16_t>(config.maxPort);
  options.videoCodecs = config.videoCodecs;
  options.audioCodecs = config.audioCodecs;
  options.transcoding = services.config.media.transcoding == "allow";
  options.negotiationTimeout = milliseconds(config.negotiationTimeoutMs);
  options.keyframeInterval = milliseconds(config.keyframeIntervalMs);
  options.transportFeedback = config.transportFeedback;
  options.dataChannelQueue = static_cast<size_t>(config.dataChannelQueue);
  options.dataChannelBufferBytes = static_cast<size_t>(config.dataChannelBufferBytes);
  options.maxDataChannels = static_cast<size_t>(config.maxDataChannels);
  return options;
}

template <class T>
Result<T> toApi(base::Expected<T> result) {
  if (result) return std::move(*result);
  return tl::make_unexpected(error::of(result.error()));
}

Result<void> toApi(base::Expected<void> result) {
  if (result) return {};
  return tl::make_unexpected(error::of(result.error()));
}

Result<void> rejectUnless(bool supported) {
  if (supported) return {};
  return error::notSupported("Data channels are not supported");
}

}  // namespace

WebRtcEndpoint::WebRtcEndpoint(Services& services, std::shared_ptr<MediaObject> pipeline,
                               const api::WebRtcEndpointParams& params)
    : BaseRtpEndpoint(services, "WebRtcEndpoint", pipeline),
      options_(peerOptions(services, params)),
      stunServerAddress_(services.config.webrtc.stunServerAddress),
      stunServerPort_(services.config.webrtc.stunServerPort) {
  options_.name = id();
  ++services.webRtcEndpoints;
}

WebRtcEndpoint::~WebRtcEndpoint() {
  --services().webRtcEndpoints;
}

Result<std::shared_ptr<webrtc::WebRtcPeer>> WebRtcEndpoint::peer() {
  if (peer_) return peer_;
  if (!stunServerAddress_.empty())
    options_.stunServer = stunServerAddress_ + ":" + std::to_string(stunServerPort_);
  auto self = std::dynamic_pointer_cast<WebRtcEndpoint>(shared_from_this());
  events_ = std::make_shared<Events>(self, executor());
  auto made = webrtc::WebRtcPeer::create(options_, events_);
  if (!made) return tl::make_unexpected(error::of(made.error()));
  peer_ = std::move(*made);
  peer_->setBandwidthLimits(limits());
  linkConnections();
  return peer_;
}

void WebRtcEndpoint::onRelease() {
  BaseRtpEndpoint::onRelease();
  events_.reset();
  if (!peer_) return;
  services().reaper.dispose(id(), [peer = std::move(peer_)] { peer->close(); });
}

Result<std::string> WebRtcEndpoint::generateOffer(const std::optional<api::OfferOptions>& options) {
  auto ready = peer();
  if (!ready) return tl::make_unexpected(ready.error());
  webrtc::OfferOptions wanted;
  if (options) {
    wanted.audio = options->offerToReceiveAudio.value_or(true);
    wanted.video = options->offerToReceiveVideo.value_or(true);
  }
  auto offer = toApi(peer_->createOffer(wanted));
  if (offer) offerGenerated_ = true;
  return offer;
}

Result<std::string> WebRtcEndpoint::processOffer(const std::string& offer) {
  if (offer.empty()) return api::failure(api::ErrorCode::SDP_PARSE_ERROR, "Empty offer not valid");
  auto ready = peer();
  if (!ready) return tl::make_unexpected(ready.error());
  const auto pipeline = std::dynamic_pointer_cast<MediaPipeline>(parent());
  if (pipeline) peer_->setPreferredVideoCodec(pipeline->publishedVideo());
  auto answer = toApi(peer_->processOffer(offer));
  if (answer) sessionStarted();
  return answer;
}

Result<std::string> WebRtcEndpoint::processAnswer(const std::string& answer) {
  if (answer.empty()) return api::failure(api::ErrorCode::SDP_PARSE_ERROR, "Empty answer not valid");
  // Also for an endpoint that answered an offer itself: which of the two it is decides over the code.
  if (!offerGenerated_)
    return tl::make_unexpected(error::of(
        {base::Failure::Code::offerNotGenerated, "the offer came from the other side, or there was none"}));
  auto ready = peer();
  if (!ready) return tl::make_unexpected(ready.error());
  auto local = toApi(peer_->processAnswer(answer));
  if (local) sessionStarted();
  return local;
}

Result<std::string> WebRtcEndpoint::getLocalSessionDescriptor() {
  if (auto sdp = peer_ ? peer_->localDescription() : std::nullopt) return *sdp;
  return api::failure(api::ErrorCode::SDP_END_POINT_NO_LOCAL_SDP_ERROR, "No local SDP");
}

Result<std::string> WebRtcEndpoint::getRemoteSessionDescriptor() {
  if (auto sdp = peer_ ? peer_->remoteDescription() : std::nullopt) return *sdp;
  return api::failure(api::ErrorCode::SDP_END_POINT_NO_REMOTE_SDP_ERROR, "No remote SDP");
}

void WebRtcEndpoint::onBandwidthLimits() {
  if (peer_) peer_->setBandwidthLimits(limits());
}

Result<void> WebRtcEndpoint::setNetworkInterfaces(const std::string& names) {
  options_.networkInterfaces = names;
  return {};
}

Result<void> WebRtcEndpoint::setIceTcp(const bool& enabled) {
  options_.iceTcp = enabled;
  return {};
}

Result<void> WebRtcEndpoint::setStunServerAddress(const std::string& address) {
  stunServerAddress_ = address;
  return {};
}

Result<void> WebRtcEndpoint::setStunServerPort(const int& port) {
  if (port < 1 || port > 65535)
    return error::illegalParameter("'stunServerPort' is " + std::to_string(port) + ", expected 1 to 65535");
  stunServerPort_ = port;
  return {};
}

Result<void> WebRtcEndpoint::setTurnUrl(const std::string& url) {
  options_.turnUrl = url;
  return {};
}

Result<void> WebRtcEndpoint::setExternalIPv4(const std::string& address) {
  options_.externalIPv4 = address;
  return {};
}

Result<void> WebRtcEndpoint::setExternalIPv6(const std::string& address) {
  options_.externalIPv6 = address;
  return {};
}

Result<std::vector<api::IceCandidatePair>> WebRtcEndpoint::getICECandidatePairs() {
  std::vector<api::IceCandidatePair> pairs;
  if (!peer_) return pairs;
  for (const auto& selected : peer_->selectedCandidatePairs()) {
    api::IceCandidatePair pair;
    pair.streamId = "1";
    pair.componentId = 1;
    pair.localCandidate = selected.local;
    pair.remoteCandidate = selected.remote;
    pairs.push_back(pair);
  }
  return pairs;
}

Result<std::vector<api::IceConnection>> WebRtcEndpoint::getIceConnectionState() {
  std::vector<api::IceConnection> connections;
  for (const auto& [key, state] : iceStates_) {
    api::IceConnection connection;
    connection.streamId = key.first;
    connection.componentId = key.second;
    connection.state = state;
    connections.push_back(connection);
  }
  return connections;
}

Result<std::vector<api::DtlsConnection>> WebRtcEndpoint::getDtlsConnectionState() {
  std::vector<api::DtlsConnection> connections;
  for (const auto& [key, state] : dtlsStates_) {
    api::DtlsConnection connection;
    connection.streamId = connection.connectionId = key.first;
    connection.componentId = key.second;
    connection.state = state;
    connections.push_back(connection);
  }
  return connections;
}

Result<void> WebRtcEndpoint::gatherCandidates() {
  auto ready = peer();
  if (!ready) return tl::make_unexpected(ready.error());
  return toApi(peer_->gatherCandidates());
}

Result<void> WebRtcEndpoint::addIceCandidate(const api::IceCandidate& candidate) {
  auto ready = peer();
  if (!ready) return tl::make_unexpected(ready.error());
  return toApi(peer_->addIceCandidate({candidate.candidate, candidate.sdpMid, candidate.sdpMLineIndex}));
}

Result<void> WebRtcEndpoint::createDataChannel(const std::optional<std::string>& label,
                                               const std::optional<bool>& ordered,
                                               const std::optional<int>& maxPacketLifeTime,
                                               const std::optional<int>& maxRetransmits,
                                               const std::optional<std::string>& protocol) {
  if (auto supported = rejectUnless(options_.useDataChannels); !supported) return supported;
  auto ready = peer();
  if (!ready) return tl::make_unexpected(ready.error());
  webrtc::DataChannelOptions channel;
  channel.label = label.value_or("");
  channel.protocol = protocol.value_or("");
  channel.ordered = ordered.value_or(true);
  if (maxPacketLifeTime.value_or(-1) >= 0) channel.maxPacketLifeTimeMs = *maxPacketLifeTime;
  if (maxRetransmits.value_or(-1) >= 0) channel.maxRetransmits = *maxRetransmits;
  return toApi(peer_->createDataChannel(channel));
}

Result<void> WebRtcEndpoint::closeDataChannel(const int& channelId) {
  if (auto supported = rejectUnless(options_.useDataChannels); !supported) return supported;
  auto ready = peer();
  if (!ready) return tl::make_unexpected(ready.error());
  return toApi(peer_->closeDataChannel(channelId));
}

Result<api::StatsMap> WebRtcEndpoint::getStats(const std::optional<api::MediaType>& type) {
  auto stats = peer_ ? peer_->stats() : peer::PeerStats{};
  // webrtcbin lists a pair as soon as there is one to try.
  if (*getConnectionState() != api::ConnectionState::CONNECTED) stats.candidatePairs.clear();
  const auto pipeline = std::dynamic_pointer_cast<MediaPipeline>(parent());
  auto map = webRtcStats(id(), stats, type, pipeline && pipeline->latencyStats());
  const bool data = !type || *type == api::MediaType::DATA;
  // As with Kurento, that of the session of data channels.
  if (data && options_.useDataChannels && *getConnectionState() == api::ConnectionState::CONNECTED)
    addConnectionStats(map, channelsOpened_, channelsClosed_);
  return map;
}

std::string WebRtcEndpoint::graph(bool verbose) {
  return peer_ ? peer_->dot(verbose) : "";
}

void WebRtcEndpoint::onFlow(track::FlowDirection direction, base::Kind kind, bool flowing) {
  setFlow(direction == track::FlowDirection::in, kind, flowing);
  // Media state is about what comes from the browser; reports on what is sent count, see onFirstReport().
  if (direction == track::FlowDirection::out && flowing) setMediaState(api::MediaState::CONNECTED);
}

}  // namespace headwater::server
