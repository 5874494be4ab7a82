// The endpoint of plain RTP and of SRTP with keys from SDP: the API on top of one plainrtp::RtpPeer.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "elements/plainrtp/RtpPeer.hpp"
#include "rpc/generated/Dispatch.hpp"
#include "server/objects/BaseRtpEndpoint.hpp"

namespace headwater::server {

/// Belongs to its pipeline's executor. The peer is made with the first offer, from either side.
class RtpEndpoint final : public BaseRtpEndpoint, public virtual api::RtpEndpoint {
 public:
  RtpEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
              const api::RtpEndpointParams& params);
  ~RtpEndpoint() override;

  /// 40107 when a key of SRTP has not the length that its suite asks for.
  static Result<void> check(const api::SDES& crypto);

  Result<std::string> generateOffer(const std::optional<api::OfferOptions>& options) override;
  Result<std::string> processOffer(const std::string& offer) override;
  Result<std::string> processAnswer(const std::string& answer) override;
  Result<std::string> getLocalSessionDescriptor() override;
  Result<std::string> getRemoteSessionDescriptor() override;

  std::shared_ptr<track::Node> node() override { return peer_; }
  std::string graph(bool verbose) override { return peer_ ? peer_->dot(verbose) : ""; }
  Result<api::StatsMap> getStats(const std::optional<api::MediaType>& type) override;

 private:
  class Events;
  friend class Events;

  void onRelease() override;
  void onBandwidthLimits() override;
  plainrtp::RtpPeer& peer();
  void onFlow(track::FlowDirection direction, base::Kind kind, bool flowing);

  const plainrtp::RtpPeerOptions options_;
  std::shared_ptr<plainrtp::RtpPeer> peer_;
  std::shared_ptr<Events> events_;
  std::optional<std::string> offered_, local_, remote_;
};

}  // namespace headwater::server
