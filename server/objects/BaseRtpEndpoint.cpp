#include "server/objects/BaseRtpEndpoint.hpp"

#include <algorithm>
#include <string>

#include "elements/track/Track.hpp"
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

webrtc::BandwidthLimits BaseRtpEndpoint::limits() const {
  auto limits = limits_;
  for (const auto greatest : {&webrtc::BandwidthLimits::maxAudioRecv, &webrtc::BandwidthLimits::maxVideoRecv,
                              &webrtc::BandwidthLimits::maxVideoSend})
    limits.*greatest = std::max(0, limits.*greatest);
  return limits;
}

/// A negative one is more than any network has, as with Kurento, and is read back as it was set.
Result<void> BaseRtpEndpoint::setGreatest(int webrtc::BandwidthLimits::*limit, int kbps) {
  limits_.*limit = kbps;
  onBandwidthLimits();
  return {};
}

Result<void> BaseRtpEndpoint::setLeast(int webrtc::BandwidthLimits::*limit, const char* name, int kbps) {
  if (kbps < 0)
    return error::illegalParameter("'" + std::string(name) + "' is " + std::to_string(kbps) +
                                   ", expected 0 (no limit) or kilobits per second");
  limits_.*limit = kbps;
  onBandwidthLimits();
  return {};
}

Result<void> BaseRtpEndpoint::setMaxAudioRecvBandwidth(const int& kbps) {
  return setGreatest(&webrtc::BandwidthLimits::maxAudioRecv, kbps);
}

Result<void> BaseRtpEndpoint::setMaxVideoRecvBandwidth(const int& kbps) {
  return setGreatest(&webrtc::BandwidthLimits::maxVideoRecv, kbps);
}

Result<void> BaseRtpEndpoint::setMinVideoRecvBandwidth(const int& kbps) {
  // As with Kurento, a lower bound below 100 kbit/s is one of 100.
  const int bound = kbps > 0 ? std::max(kbps, kLeastVideoBandwidth) : kbps;
  return setLeast(&webrtc::BandwidthLimits::minVideoRecv, "minVideoRecvBandwidth", bound);
}

Result<void> BaseRtpEndpoint::setMinVideoSendBandwidth(const int& kbps) {
  return setLeast(&webrtc::BandwidthLimits::minVideoSend, "minVideoSendBandwidth", kbps);
}

Result<void> BaseRtpEndpoint::setMaxVideoSendBandwidth(const int& kbps) {
  return setGreatest(&webrtc::BandwidthLimits::maxVideoSend, kbps);
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

/// Of whoever sends the video that the endpoint hands to its peer, as with Kurento; of the peer itself when
/// nothing is connected.
Result<void> BaseRtpEndpoint::requestKeyframe() {
  const auto own = sessionStarted_ ? node() : nullptr;
  auto track = own ? incoming(base::Kind::video) : nullptr;
  if (own && !track) {
    track = own->track(base::Kind::video);
    if (track && track->format().encodingName.empty()) track = nullptr;  // the peer sends none
  }
  if (!track)
    return error::notSupported(
        "Keyframe request failed (must be requested from a subscriber element): it neither sends nor "
        "receives "
        "video");
  track->requestKeyframe();
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
