#include "server/objects/BaseRtpEndpoint.hpp"

#include <algorithm>
#include <string>

#include "server/objects/ApiError.hpp"

namespace headwater::server {

namespace {

constexpr int kLeastVideoBandwidth = 100;  // kbit/s

/// What a client leaves out of the parameters of REMB has these values from then on.
api::RembParams withDefaults(api::RembParams params) {
  const auto fill = [](auto& value, auto byDefault) { value = value.value_or(byDefault); };
  fill(params.packetsRecvIntervalTop, 100);
  fill(params.exponentialFactor, 0.04);
  fill(params.linealFactorMin, 100);
  fill(params.linealFactorGrade, 30.0);
  fill(params.decrementFactor, 0.5);
  fill(params.thresholdFactor, 0.8);
  fill(params.upLosses, 12);
  fill(params.rembOnConnect, 300'000);
  return params;
}

}  // namespace

BaseRtpEndpoint::BaseRtpEndpoint(Services& services, const char* className,
                                 const std::shared_ptr<MediaObject>& pipeline)
    : MediaElement(services, *api::findClass(className),
                   makeObjectId(pipeline.get(), *api::findClass(className)), pipeline, nullptr) {
  // Kurento's defaults, but for maxVideoSend: its 500 kbit/s would cap what is only forwarded.
  limits_.minVideoRecv = limits_.minVideoSend = kLeastVideoBandwidth;
}

void BaseRtpEndpoint::onRelease() {
  MediaElement::onRelease();
  if (sessionStarted_) emit(api::event::MediaSessionTerminated{});
}

void BaseRtpEndpoint::sessionStarted() {
  if (sessionStarted_) return;
  sessionStarted_ = true;
  emit(api::event::MediaSessionStarted{});
}

Result<void> BaseRtpEndpoint::setLimit(int webrtc::BandwidthLimits::*limit, const char* name, int kbps) {
  if (kbps < 0)
    return error::illegalParameter("'" + std::string(name) + "' is " + std::to_string(kbps) +
                                   ", expected 0 (no limit) or kilobits per second");
  limits_.*limit = kbps;
  onBandwidthLimits();
  return {};
}

Result<void> BaseRtpEndpoint::setMaxAudioRecvBandwidth(const int& kbps) {
  return setLimit(&webrtc::BandwidthLimits::maxAudioRecv, "maxAudioRecvBandwidth", kbps);
}

Result<void> BaseRtpEndpoint::setMaxVideoRecvBandwidth(const int& kbps) {
  return setLimit(&webrtc::BandwidthLimits::maxVideoRecv, "maxVideoRecvBandwidth", kbps);
}

Result<void> BaseRtpEndpoint::setMinVideoRecvBandwidth(const int& kbps) {
  // As with Kurento, a lower bound below 100 kbit/s is one of 100.
  const int bound = kbps > 0 ? std::max(kbps, kLeastVideoBandwidth) : kbps;
  return setLimit(&webrtc::BandwidthLimits::minVideoRecv, "minVideoRecvBandwidth", bound);
}

Result<void> BaseRtpEndpoint::setMinVideoSendBandwidth(const int& kbps) {
  return setLimit(&webrtc::BandwidthLimits::minVideoSend, "minVideoSendBandwidth", kbps);
}

Result<void> BaseRtpEndpoint::setMaxVideoSendBandwidth(const int& kbps) {
  return setLimit(&webrtc::BandwidthLimits::maxVideoSend, "maxVideoSendBandwidth", kbps);
}

Result<void> BaseRtpEndpoint::setMtu(const int& mtu) {
  // RFC 791: every IPv4 host takes 576; 1500 is Ethernet's.
  if (mtu < 576 || mtu > 1500)
    return error::illegalParameter("'mtu' is " + std::to_string(mtu) + ", expected 576 to 1500 bytes");
  mtu_ = mtu;
  return {};
}

Result<void> BaseRtpEndpoint::setRembParams(const api::RembParams& params) {
  rembParams_ = withDefaults(params);
  return {};
}

void BaseRtpEndpoint::setConnectionState(api::ConnectionState state) {
  if (state == connectionState_) return;
  api::event::ConnectionStateChanged event;
  event.oldState = connectionState_;
  event.newState = connectionState_ = state;
  emit(event);
  if (state == api::ConnectionState::DISCONNECTED) setMediaState(api::MediaState::DISCONNECTED);
}

void BaseRtpEndpoint::setMediaState(api::MediaState state) {
  if (state == mediaState_) return;
  api::event::MediaStateChanged event;
  event.oldState = mediaState_;
  event.newState = mediaState_ = state;
  emit(event);
}

}  // namespace headwater::server
