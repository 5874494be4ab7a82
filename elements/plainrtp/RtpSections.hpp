// The running sections of an RtpPeer and the pipeline that they receive in.
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "elements/base/PerKind.hpp"
#include "elements/net/PortPair.hpp"
#include "elements/pipe/ElementPipeline.hpp"
#include "elements/plainrtp/RtpSection.hpp"

namespace headwater::plainrtp {

/// One section for audio and one for video: sockets first, media when they are started. Held by shared_ptr.
/// Thread: the peer's owner; requestKeyframe() by any.
class RtpSections : public std::enable_shared_from_this<RtpSections> {
 public:
  /// `keySoftLimit`: packets that one key may protect before the context's onSoftLimit, 0 never.
  RtpSections(std::shared_ptr<const RtpSectionContext> context, net::PortRange ports, uint64_t keySoftLimit);

  /// Sockets for what `plans` accept, in place of those there were: ports and SSRCs by index of the section.
  base::Expected<std::vector<sdp::RtpLocalSection>> bind(const std::vector<sdp::RtpSectionPlan>& plans,
                                                         bool ipv6);
  base::Expected<void> start(const std::vector<sdp::RtpSectionPlan>& plans);

  /// What is sent, now or when there is a section for it; null: nothing.
  void setSource(base::Kind kind, std::shared_ptr<track::Track> source);
  void arrange(base::Kind kind);
  void requestKeyframe();

  peer::PeerStats stats() const;
  std::string dot(bool verbose) const;
  /// False when something did not end within the context's closeTimeout and was left behind.
  bool close();

 private:
  /// On the scheduler's thread.
  bool countKeyUse();

  const std::shared_ptr<const RtpSectionContext> context_;
  const net::PortRange ports_;
  const uint64_t keySoftLimit_;
  std::unique_ptr<pipe::ElementPipeline> pipeline_;
  base::PerKind<std::unique_ptr<RtpSection>> sections_;  ///< stay as they are once started
  base::PerKind<std::shared_ptr<track::Track>> sources_;
  std::atomic<bool> started_{false}, closed_{false};
};

}  // namespace headwater::plainrtp
