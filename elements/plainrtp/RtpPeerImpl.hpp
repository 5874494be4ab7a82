// RtpPeer: puts the parts together.
#pragma once

#include <atomic>
#include <mutex>

#include "elements/base/PerKind.hpp"
#include "elements/pipe/ElementPipeline.hpp"
#include "elements/plainrtp/RtpSection.hpp"

namespace headwater::plainrtp {

/// Thread: see RtpPeer. Methods named on...() are called by other threads; they touch only what is const,
/// atomic or thread-safe by itself.
class RtpPeerImpl final : public RtpPeer, public std::enable_shared_from_this<RtpPeerImpl> {
 public:
  RtpPeerImpl(RtpPeerOptions options, std::weak_ptr<RtpPeerObserver> observer);
  ~RtpPeerImpl() override;

  /// Peers that exist in this process, for tests.
  static int alive();

  std::shared_ptr<track::Track> track(base::Kind kind) override;
  base::Expected<std::shared_ptr<track::Link>> attach(const std::shared_ptr<track::Track>& source) override;
  void close() override;

  base::Expected<std::string> createOffer(const peer::OfferOptions& options) override;
  base::Expected<std::string> processOffer(const std::string& sdp) override;
  base::Expected<void> processAnswer(const std::string& sdp) override;
  void arrangeSending(base::Kind kind) override;
  void setBandwidthLimits(const peer::BandwidthLimits& limits) override { limits_ = limits; }
  void requestKeyframe() override { video_->requestKeyframe(); }
  peer::PeerStats stats() const override;
  std::string dot(bool verbose) const override;

 private:
  class SectionLink;
  using Sections = base::PerKind<std::unique_ptr<RtpSection>>;

  template <class... Args, class... Given>
  void tell(void (RtpPeerObserver::*event)(Args...), Given&&... args) const {
    if (const auto observer = observer_.lock()) (observer.get()->*event)(std::forward<Given>(args)...);
  }

  std::shared_ptr<const RtpSectionContext> context();
  sdp::RtpPolicy policy() const;
  sdp::SectionLimits sectionLimits() const;
  /// Sockets for what `plans` accept, and what is said of them.
  base::Expected<std::vector<sdp::RtpLocalSection>> bind(const std::vector<sdp::RtpSectionPlan>& plans);
  std::string announced(bool ipv6, const std::string& remote) const;
  bool usesIpv6(const std::vector<sdp::RtpSectionPlan>& plans) const;
  base::Expected<void> start(const std::vector<sdp::RtpSectionPlan>& plans);
  std::string described(sdp::Sdp sdp, const std::vector<sdp::RtpLocalSection>& locals) const;
  void release(base::Kind kind, const SectionLink& link);

  void onDestination(base::Kind kind);
  void onSoftLimit(base::Kind kind);
  bool countKeyUse();


  const RtpPeerOptions options_;
  const std::weak_ptr<RtpPeerObserver> observer_;
  const std::shared_ptr<track::Track> audio_, video_;
  const std::string cname_;
  const uint32_t session_;
  peer::BandwidthLimits limits_;
  std::shared_ptr<const RtpSectionContext> context_;
  std::unique_ptr<pipe::ElementPipeline> pipeline_;
  Sections sections_;
  base::PerKind<std::shared_ptr<track::Track>> sources_;
  base::PerKind<SectionLink*> links_;
  std::vector<sdp::RtpSectionPlan> offered_;
  std::atomic<bool> connected_{false}, closed_{false};
  base::PerKind<std::atomic<bool>> softLimitTold_;
  std::atomic<bool> started_{false};
};

}  // namespace headwater::plainrtp
