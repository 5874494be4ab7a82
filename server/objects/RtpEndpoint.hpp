// The endpoint of plain RTP: offers, answers and their states. The media path is to come.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "rpc/generated/Dispatch.hpp"
#include "server/objects/BaseRtpEndpoint.hpp"
#include "server/objects/RtpDescription.hpp"

namespace headwater::server {

/// Belongs to its pipeline's executor.
class RtpEndpoint final : public BaseRtpEndpoint, public virtual api::RtpEndpoint {
 public:
  RtpEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
              const api::RtpEndpointParams& params);

  /// 40107 when a key of SRTP has not the length that its suite asks for.
  static Result<void> check(const api::SDES& crypto);

  Result<std::string> generateOffer(const std::optional<api::OfferOptions>& options) override;
  Result<std::string> processOffer(const std::string& offer) override;
  Result<std::string> processAnswer(const std::string& answer) override;
  Result<std::string> getLocalSessionDescriptor() override;
  Result<std::string> getRemoteSessionDescriptor() override;
  Result<void> requestKeyframe() override { return {}; }

  std::shared_ptr<media::Node> node() override { return nullptr; }
  std::string graph(bool) override { return {}; }
  Result<api::StatsMap> getStats(const std::optional<api::MediaType>&) override { return api::StatsMap{}; }

 private:
  bool carriesMedia() const override { return false; }
  void negotiated();

  const RtpDescription description_;
  std::optional<std::string> offered_, local_, remote_;
};

}  // namespace headwater::server
