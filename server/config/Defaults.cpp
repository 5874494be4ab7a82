// What is set to nothing else is set as the parts of the server, used by themselves, would set it.
#include <chrono>

#include "elements/fanout/FanoutOptions.hpp"
#include "elements/filter/MediaFilter.hpp"
#include "elements/filter/PictureLoader.hpp"
#include "elements/ice/IceHub.hpp"
#include "elements/mix/Mix.hpp"
#include "elements/plainrtp/RtpPeer.hpp"
#include "elements/player/Player.hpp"
#include "elements/recorder/Recorder.hpp"
#include "elements/upload/Uploads.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"
#include "rpc/dispatch/Dispatcher.hpp"
#include "rpc/transport/WebSocketServer.hpp"
#include "server/config/Config.hpp"
#include "server/runtime/ThreadPool.hpp"

namespace headwater::server {

namespace {

int number(size_t value) {
  return static_cast<int>(value);
}

int ms(std::chrono::milliseconds time) {
  return static_cast<int>(time.count());
}

const char* wordOf(fanout::JoinWith joinWith) {
  return joinWith == fanout::JoinWith::freshKeyframe ? "freshKeyframe" : "cachedKeyframe";
}

const char* wordOf(plainrtp::Latching latching) {
  if (latching == plainrtp::Latching::off) return "off";
  return latching == plainrtp::Latching::sameAddress ? "sameAddress" : "any";
}

}  // namespace

Config::Rpc::Rpc() {
  const rpc::WebSocketOptions socket;
  address = socket.address;
  port = socket.port;
  path = socket.path;
  maxFrameBytes = number(socket.maxFrameBytes);
  maxSendQueueBytes = number(socket.maxSendQueueBytes);
  maxConnections = number(socket.maxConnections);
  handshakeTimeoutMs = ms(socket.handshakeTimeout);
  pingIntervalMs = ms(socket.pingInterval);
  idleTimeoutMs = ms(socket.idleTimeout);
  maxNesting = number(rpc::DispatchLimits{}.maxNesting);
}

Config::Session::Session() : maxPendingRequests(number(rpc::DispatchLimits{}.maxPendingRequests)) {}

Config::Runtime::Runtime() : maxThreads(number(ThreadPool::Options{}.maxThreads)) {}

Config::WebRtc::WebRtc() {
  const ice::IceHubOptions hub;
  iceTcp = hub.tcp;
  disconnectMs = ms(hub.disconnectAfter);
  consentMs = ms(hub.consentExpiry);
  iceTcpConnections = number(hub.tcpConnections);
  iceTcpTimeoutMs = ms(hub.tcpCheckTimeout);
  iceTcpQueueBytes = number(hub.tcpQueueBytes);
  const webrtc::WebRtcPeerOptions peer;
  videoCodecs = peer.videoCodecs;
  audioCodecs = peer.audioCodecs;
  negotiationTimeoutMs = ms(peer.negotiationTimeout);
  keyframeIntervalMs = ms(peer.keyframeInterval);
  transportFeedback = peer.transportFeedback;
  dataChannelQueue = number(peer.dataChannelQueue);
  dataChannelBufferBytes = number(peer.dataChannelBufferBytes);
  maxDataChannels = number(peer.maxDataChannels);
  const fanout::FanoutOptions fanout;
  fanoutThreads = number(fanout.threads);
  gatherMicroseconds = static_cast<int>(fanout.gather.count());
  fanoutQueuePackets = number(fanout.queuePackets);
  joinWith = wordOf(fanout.joinWith);
  retransmitPackets = number(fanout.ringPackets);
  retransmitBytes = number(fanout.ringBytes);
  retransmitAgeMs = ms(fanout.ringAge);
  retransmitBytesPerSecond = number(fanout.retransmitBytesPerSecond);
}

Config::Media::Media() {
  transcoding = webrtc::WebRtcPeerOptions{}.transcoding ? "allow" : "forbid";
  const mix::MixOptions mix;
  mixWidth = mix.width;
  mixHeight = mix.height;
  mixFramerate = static_cast<int>(mix.framerate);
  mixMaxSize = mix.maxSize;
  mixLatencyMs = ms(mix.latency);
}

Config::Rtp::Rtp() {
  const plainrtp::RtpPeerOptions peer;
  latching = wordOf(peer.latching);
  videoCodecs = peer.videoCodecs;
  audioCodecs = peer.audioCodecs;
}

Config::Filters::Filters()
    : maxImageBytes(number(filter::LoadRules{}.bytes)), maxImageSide(filter::PictureLimits{}.side) {}

Config::Player::Player() {
  const player::PlayerOptions player;
  sourceTimeoutMs = ms(player.sourceTimeout);
  reconnectMinMs = ms(player.reconnectMin);
  reconnectMaxMs = ms(player.reconnectMax);
  rtspTransport = player.rtspTransport;
}

Config::Recorder::Recorder() {
  const recorder::RecorderOptions recorder;
  jitterMs = ms(recorder.jitter);
  startMs = ms(recorder.start);
  picturesMs = ms(recorder.pictures);
  finalizeMs = ms(recorder.finalize);
  keyframeMs = ms(recorder.keyframes);
  queueBytes = number(recorder.queueBytes);
}

Config::Http::Http() {
  const upload::UploadServerOptions upload;
  address = upload.address;
  port = upload.port;
  maxUploads = number(upload.maxUploads);
  bufferBytes = number(upload.bufferBytes);
}

}  // namespace headwater::server
