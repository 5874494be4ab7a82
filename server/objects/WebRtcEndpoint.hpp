// The endpoint of one browser: the API on top of one webrtc::WebRtcPeer.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "elements/webrtc/WebRtcPeer.hpp"
#include "rpc/generated/Dispatch.hpp"
#include "server/objects/BaseRtpEndpoint.hpp"

namespace headwater::server {

/// Belongs to its pipeline's executor. The peer is made when it is first needed, so that the settings that a
/// client makes after creating the endpoint count.
class WebRtcEndpoint final : public BaseRtpEndpoint, public virtual api::WebRtcEndpoint {
 public:
  WebRtcEndpoint(Services& services, std::shared_ptr<MediaObject> pipeline,
                 const api::WebRtcEndpointParams& params);
  ~WebRtcEndpoint() override;

  // SdpEndpoint
  Result<std::string> generateOffer(const std::optional<api::OfferOptions>& options) override;
  Result<std::string> processOffer(const std::string& offer) override;
  Result<std::string> processAnswer(const std::string& answer) override;
  Result<std::string> getLocalSessionDescriptor() override;
  Result<std::string> getRemoteSessionDescriptor() override;

  // WebRtcEndpoint
  Result<std::string> getNetworkInterfaces() override { return options_.networkInterfaces; }
  Result<void> setNetworkInterfaces(const std::string& names) override;
  Result<bool> getIceTcp() override { return options_.iceTcp; }
  Result<void> setIceTcp(const bool& enabled) override;
  Result<std::string> getStunServerAddress() override { return stunServerAddress_; }
  Result<void> setStunServerAddress(const std::string& address) override;
  Result<int> getStunServerPort() override { return stunServerPort_; }
  Result<void> setStunServerPort(const int& port) override;
  Result<std::string> getTurnUrl() override { return options_.turnUrl; }
  Result<void> setTurnUrl(const std::string& url) override;
  Result<std::string> getExternalIPv4() override { return options_.externalIPv4; }
  Result<void> setExternalIPv4(const std::string& address) override;
  Result<std::string> getExternalIPv6() override { return options_.externalIPv6; }
  Result<void> setExternalIPv6(const std::string& address) override;
  Result<std::vector<api::IceCandidatePair>> getICECandidatePairs() override;
  Result<std::vector<api::IceConnection>> getIceConnectionState() override;
  Result<std::vector<api::DtlsConnection>> getDtlsConnectionState() override;
  Result<void> gatherCandidates() override;
  Result<void> addIceCandidate(const api::IceCandidate& candidate) override;
  Result<void> createDataChannel(const std::optional<std::string>& label, const std::optional<bool>& ordered,
                                 const std::optional<int>& maxPacketLifeTime,
                                 const std::optional<int>& maxRetransmits,
                                 const std::optional<std::string>& protocol) override;
  Result<void> closeDataChannel(const int& channelId) override;

  // MediaElement
  Result<api::StatsMap> getStats(const std::optional<api::MediaType>& type) override;
  std::shared_ptr<track::Node> node() override { return peer_; }
  std::string graph(bool verbose) override;

 private:
  class Events;
  friend class Events;

  void onRelease() override;
  Result<std::shared_ptr<webrtc::WebRtcPeer>> peer();
  void onBandwidthLimits() override;
  void onFlow(track::FlowDirection direction, base::Kind kind, bool flowing);

  webrtc::WebRtcPeerOptions options_;
  std::string stunServerAddress_;
  int stunServerPort_;

  std::shared_ptr<webrtc::WebRtcPeer> peer_;
  std::shared_ptr<Events> events_;
  bool offerGenerated_ = false;
  bool gatheringDoneTold_ = false;
  int64_t channelsOpened_ = 0, channelsClosed_ = 0;
  std::map<std::pair<std::string, int>, api::IceComponentState> iceStates_;
  std::map<std::pair<std::string, std::string>, api::DtlsConnectionState> dtlsStates_;
};

}  // namespace headwater::server
