// What the endpoints that speak RTP have in common: bandwidth limits, REMB, states, the session's events.
#pragma once

#include <memory>

#include "elements/webrtc/WebRtcPeer.hpp"
#include "server/objects/MediaElement.hpp"

namespace headwater::server {

/// Belongs to its pipeline's executor.
class BaseRtpEndpoint : public MediaElement, public virtual api::BaseRtpEndpoint {
 public:
  // SdpEndpoint
  Result<int> getMaxAudioRecvBandwidth() override { return limits_.maxAudioRecv; }
  Result<void> setMaxAudioRecvBandwidth(const int& kbps) override;
  Result<int> getMaxVideoRecvBandwidth() override { return limits_.maxVideoRecv; }
  Result<void> setMaxVideoRecvBandwidth(const int& kbps) override;

  // BaseRtpEndpoint
  Result<int> getMinVideoRecvBandwidth() override { return limits_.minVideoRecv; }
  Result<void> setMinVideoRecvBandwidth(const int& kbps) override;
  Result<int> getMinVideoSendBandwidth() override { return limits_.minVideoSend; }
  Result<void> setMinVideoSendBandwidth(const int& kbps) override;
  Result<int> getMaxVideoSendBandwidth() override { return limits_.maxVideoSend; }
  Result<void> setMaxVideoSendBandwidth(const int& kbps) override;
  Result<api::MediaState> getMediaState() override { return mediaState_; }
  Result<api::ConnectionState> getConnectionState() override { return connectionState_; }
  Result<int> getMtu() override { return mtu_; }
  Result<void> setMtu(const int& mtu) override;
  Result<api::RembParams> getRembParams() override { return rembParams_; }
  Result<void> setRembParams(const api::RembParams& params) override;
  Result<void> requestKeyframe() override;

 protected:
  BaseRtpEndpoint(Services& services, const char* className, const std::shared_ptr<MediaObject>& pipeline);

  void onRelease() override;
  /// limits() were changed.
  virtual void onBandwidthLimits() {}
  /// What is in force: 0 for what has no limit.
  webrtc::BandwidthLimits limits() const;

  /// The negotiation is done: MediaSessionStarted, once.
  void sessionStarted();
  void setConnectionState(api::ConnectionState state);
  void setMediaState(api::MediaState state);

 private:
  Result<void> setLeast(int webrtc::BandwidthLimits::*limit, const char* name, int kbps);
  Result<void> setGreatest(int webrtc::BandwidthLimits::*limit, int kbps);

  webrtc::BandwidthLimits limits_;  ///< as they were set: the greatest may be negative
  api::RembParams rembParams_;
  int mtu_ = 1200;
  bool sessionStarted_ = false;
  api::MediaState mediaState_ = api::MediaState::DISCONNECTED;
  api::ConnectionState connectionState_ = api::ConnectionState::DISCONNECTED;
};

}  // namespace headwater::server
