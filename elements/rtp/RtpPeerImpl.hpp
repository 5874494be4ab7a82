// RtpPeer: puts the parts together.
#pragma once

#include <array>
#include <atomic>
#include <mutex>

#include "elements/media/ElementPipeline.hpp"
#include "elements/rtp/RtpSection.hpp"

namespace headwater::media {

/// Thread: see RtpPeer. Methods named on...() are called by other threads; they touch only what is const,
/// atomic or thread-safe by itself.
class RtpPeerImpl final : public RtpPeer, public std::enable_shared_from_this<RtpPeerImpl> {
 public:
  RtpPeerImpl(RtpPeerOptions options, std::weak_ptr<RtpPeerObserver> observer);
  ~RtpPeerImpl() override;

  /// Peers that exist in this process, for tests.
  static int alive();

  std::shared_ptr<Track> track(Kind kind) override;
  Expected<std::shared_ptr<Link>> attach(const std::shared_ptr<Track>& source) override;
  void close() override;

  Expected<std::string> createOffer(const OfferOptions& options) override;
  Expected<std::string> processOffer(const std::string& sdp) override;
  Expected<void> processAnswer(const std::string& sdp) override;
  void arrangeSending(Kind kind) override;
  void setBandwidthLimits(const BandwidthLimits& limits) override { limits_ = limits; }
  void requestKeyframe() override { video_->requestKeyframe(); }
  PeerStats stats() const override;
  std::string dot(bool verbose) const override;

 private:
  class SectionLink;
  using Sections = std::array<std::unique_ptr<RtpSection>, 2>;  ///< audio, video

  template <class... Args, class... Given>
  void tell(void (RtpPeerObserver::*event)(Args...), Given&&... args) const {
    if (const auto observer = observer_.lock()) (observer.get()->*event)(std::forward<Given>(args)...);
  }

  std::shared_ptr<const RtpSectionContext> context();
  RtpPolicy policy() const;
  SectionLimits sectionLimits() const;
  /// Sockets for what `plans` accept, and what is said of them.
  Expected<std::vector<RtpLocalSection>> bind(const std::vector<RtpSectionPlan>& plans);
  std::string announced(bool ipv6, const std::string& remote) const;
  bool usesIpv6(const std::vector<RtpSectionPlan>& plans) const;
  Expected<void> start(const std::vector<RtpSectionPlan>& plans);
  std::string described(Sdp sdp, const std::vector<RtpLocalSection>& locals) const;
  void release(Kind kind, const SectionLink& link);

  void onDestination(Kind kind);
  void onSoftLimit(Kind kind);
  bool countKeyUse();

  static size_t at(Kind kind) { return kind == Kind::video ? 1 : 0; }

  const RtpPeerOptions options_;
  const std::weak_ptr<RtpPeerObserver> observer_;
  const std::shared_ptr<Track> audio_, video_;
  const std::string cname_;
  const uint32_t session_;
  BandwidthLimits limits_;
  std::shared_ptr<const RtpSectionContext> context_;
  std::unique_ptr<ElementPipeline> pipeline_;
  Sections sections_;
  std::array<std::shared_ptr<Track>, 2> sources_;
  std::array<SectionLink*, 2> links_{};
  std::vector<RtpSectionPlan> offered_;
  std::atomic<bool> connected_{false}, closed_{false};
  std::array<std::atomic<bool>, 2> softLimitTold_{};
  std::atomic<bool> started_{false};
};

}  // namespace headwater::media
