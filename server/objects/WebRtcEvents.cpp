#include "server/objects/WebRtcEvents.hpp"

#include <cstdlib>
#include <utility>

#include "server/objects/ApiError.hpp"
#include "server/runtime/Log.hpp"

namespace headwater::server {

namespace {

api::IceComponentState toApi(webrtc::IceState state) {
  switch (state) {
    case webrtc::IceState::disconnected:
      return api::IceComponentState::DISCONNECTED;
    case webrtc::IceState::gathering:
      return api::IceComponentState::GATHERING;
    case webrtc::IceState::connecting:
      return api::IceComponentState::CONNECTING;
    case webrtc::IceState::connected:
      return api::IceComponentState::CONNECTED;
    case webrtc::IceState::ready:
      return api::IceComponentState::READY;
    case webrtc::IceState::failed:
      break;
  }
  return api::IceComponentState::FAILED;
}

api::DtlsConnectionState toApi(webrtc::DtlsState state) {
  switch (state) {
    case webrtc::DtlsState::fresh:
      return api::DtlsConnectionState::NEW;
    case webrtc::DtlsState::connecting:
      return api::DtlsConnectionState::CONNECTING;
    case webrtc::DtlsState::connected:
      return api::DtlsConnectionState::CONNECTED;
    case webrtc::DtlsState::closed:
      return api::DtlsConnectionState::CLOSED;
    case webrtc::DtlsState::failed:
      break;
  }
  return api::DtlsConnectionState::FAILED;
}

/// What Kurento calls the transport of one stream: streams are counted over the sections that have one.
std::string dtlsTransportName(const std::string& sdp, const std::string& streamId) {
  if (sdp.find("\na=group:BUNDLE ") != std::string::npos) return "bundle";
  auto left = std::strtol(streamId.c_str(), nullptr, 10);
  for (auto at = sdp.find("\nm="); at != std::string::npos; at = sdp.find("\nm=", at + 1)) {
    const auto kind = sdp.substr(at + 3, sdp.find(' ', at) - at - 3);
    const bool rejected = sdp.compare(sdp.find(' ', at), 3, " 0 ") == 0;
    if (!rejected && --left == 0) return kind == "application" ? "sctp" : "rtcpmux";
  }
  return "rtcpmux";
}

}  // namespace

void WebRtcEndpoint::Events::onIceCandidate(const webrtc::IceCandidate& candidate) {
  post([candidate](WebRtcEndpoint& endpoint) {
    api::event::IceCandidateFound event;
    event.candidate.candidate = candidate.candidate;
    event.candidate.sdpMid = candidate.sdpMid;
    event.candidate.sdpMLineIndex = candidate.sdpMLineIndex;
    endpoint.emit(event);
  });
}

void WebRtcEndpoint::Events::onCandidateIgnored(const webrtc::IceCandidate& candidate,
                                                const std::string& why) {
  const auto endpoint = endpoint_.lock();
  if (endpoint)
    logDebug("candidate passed over",
             {{"object", endpoint->id()}, {"candidate", candidate.candidate}, {"reason", why}});
}

void WebRtcEndpoint::Events::onIceGatheringDone() {
  post([](WebRtcEndpoint& endpoint) {
    // Gathering again finds nothing new, and is not told again.
    if (!std::exchange(endpoint.gatheringDoneTold_, true)) endpoint.emit(api::event::IceGatheringDone{});
  });
}

void WebRtcEndpoint::Events::onIceState(const std::string& streamId, int componentId,
                                        webrtc::IceState state) {
  post([=](WebRtcEndpoint& endpoint) {
    endpoint.iceStates_[{streamId, componentId}] = toApi(state);
    api::event::IceComponentStateChanged event;
    event.streamId = static_cast<int>(std::strtol(streamId.c_str(), nullptr, 10));
    event.componentId = componentId;
    event.state = toApi(state);
    endpoint.emit(event);
  });
}

/// Both directions of a transport have the same state; Kurento tells of each, and clients look for either.
void WebRtcEndpoint::Events::onDtlsState(const std::string& streamId, webrtc::DtlsState state) {
  post([=](WebRtcEndpoint& endpoint) {
    const auto local = endpoint.peer_ ? endpoint.peer_->localDescription() : std::nullopt;
    const auto transport = dtlsTransportName(local.value_or(""), streamId);
    for (const char* direction : {"dtlssrtpenc", "dtlssrtpdec"}) {
      const auto componentId = "[" + transport + "/" + direction + "]";
      endpoint.dtlsStates_[{streamId, componentId}] = toApi(state);
      api::event::DtlsConnectionStateChange event;
      event.streamId = streamId;
      event.componentId = componentId;
      event.connectionId = streamId;
      event.state = toApi(state);
      endpoint.emit(event);
    }
  });
}

void WebRtcEndpoint::Events::onCandidatePairSelected(const std::string& streamId, int componentId,
                                                     const webrtc::IceCandidatePair& pair) {
  post([=](WebRtcEndpoint& endpoint) {
    api::event::NewCandidatePairSelected event;
    event.candidatePair.streamId = streamId;
    event.candidatePair.componentId = componentId;
    event.candidatePair.localCandidate = pair.local;
    event.candidatePair.remoteCandidate = pair.remote;
    endpoint.emit(event);
  });
}

void WebRtcEndpoint::Events::onConnectionState(webrtc::ConnectionState state) {
  post([state](WebRtcEndpoint& endpoint) {
    const bool connected = state == webrtc::ConnectionState::connected;
    endpoint.setConnectionState(connected ? api::ConnectionState::CONNECTED
                                          : api::ConnectionState::DISCONNECTED);
  });
}

void WebRtcEndpoint::Events::onMediaFlow(track::FlowDirection direction, base::Kind kind, bool flowing) {
  post([=](WebRtcEndpoint& endpoint) { endpoint.onFlow(direction, kind, flowing); });
}

void WebRtcEndpoint::Events::onDataChannelOpened(int channelId, const std::string&) {
  post([channelId](WebRtcEndpoint& endpoint) {
    api::event::DataChannelOpened event;
    event.channelId = channelId;
    ++endpoint.channelsOpened_;
    endpoint.emit(event);
  });
}

void WebRtcEndpoint::Events::onDataChannelClosed(int channelId, const std::string&) {
  post([channelId](WebRtcEndpoint& endpoint) {
    api::event::DataChannelClosed event;
    event.channelId = channelId;
    ++endpoint.channelsClosed_;
    endpoint.emit(event);
  });
}

void WebRtcEndpoint::Events::onAdapterWanted(base::Kind kind) {
  post([kind](WebRtcEndpoint& endpoint) {
    if (endpoint.peer_) endpoint.peer_->adapt(kind);
  });
}

void WebRtcEndpoint::Events::onFirstReport() {
  post([](WebRtcEndpoint& endpoint) { endpoint.setMediaState(api::MediaState::CONNECTED); });
}

void WebRtcEndpoint::Events::onFailure(const base::Failure& failure) {
  post([failure](WebRtcEndpoint& endpoint) {
    const auto error = error::of(failure);
    endpoint.emitError(error.code, error.type, error.message);
  });
}

}  // namespace headwater::server
