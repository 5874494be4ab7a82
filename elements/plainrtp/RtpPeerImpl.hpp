// RtpPeer: what the application has of the parts, and what they tell it.
#pragma once

#include <atomic>

#include "elements/base/PerKind.hpp"
#include "elements/plainrtp/RtpNegotiation.hpp"
#include "elements/plainrtp/RtpSections.hpp"

namespace headwater::plainrtp {

/// Thread: see RtpPeer. Methods named on...() are called by other threads; they touch only what is const,
/// atomic or thread-safe by itself.
class RtpPeerImpl final : public RtpPeer, public std::enable_shared_from_this<RtpPeerImpl> {
 public:
  RtpPeerImpl(RtpPeerOptions options, std::weak_ptr<RtpPeerObserver> observer);
  ~RtpPeerImpl() override;
  /// The second half of construction: needs a shared_ptr.
  void initialize();

  /// Peers that exist in this process, for tests.
  static int alive();

  std::shared_ptr<track::Track> track(base::Kind kind) override;
  base::Expected<std::shared_ptr<track::Link>> attach(const std::shared_ptr<track::Track>& source) override;
  void close() override;

  base::Expected<std::string> createOffer(const peer::OfferOptions& options) override;
  base::Expected<std::string> processOffer(const std::string& sdp) override;
  base::Expected<void> processAnswer(const std::string& sdp) override;
  void arrangeSending(base::Kind kind) override;
  void setBandwidthLimits(const peer::BandwidthLimits& limits) override { negotiation_.setLimits(limits); }
  peer::PeerStats stats() const override { return sections_->stats(); }
  std::string dot(bool verbose) const override { return sections_->dot(verbose); }

 private:
  class SectionLink;

  template <class... Args, class... Given>
  void tell(void (RtpPeerObserver::*event)(Args...), Given&&... args) const {
    if (const auto observer = observer_.lock()) (observer.get()->*event)(std::forward<Given>(args)...);
  }

  std::shared_ptr<const RtpSectionContext> makeContext();
  void release(base::Kind kind, const SectionLink& link);

  void onDestination(base::Kind kind);
  void onSoftLimit(base::Kind kind);

  const RtpPeerOptions options_;
  const std::weak_ptr<RtpPeerObserver> observer_;
  const std::shared_ptr<track::Track> audio_, video_;
  RtpNegotiation negotiation_;
  std::shared_ptr<RtpSections> sections_;
  base::PerKind<SectionLink*> links_;
  std::atomic<bool> connected_{false}, closed_{false};
  base::PerKind<std::atomic<bool>> softLimitTold_;
};

}  // namespace headwater::plainrtp
