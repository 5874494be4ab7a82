// What an RtpPeer says of itself and has agreed on: offers, answers, addresses.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "elements/plainrtp/RtpPeer.hpp"
#include "elements/sdp/RtpNegotiation.hpp"

namespace headwater::plainrtp {

/// RFC 3264, one round. Knows no sockets: the sections that `locals` speaks of are bound by whoever calls.
/// Thread: the peer's owner.
class RtpNegotiation {
 public:
  using Plans = std::vector<sdp::RtpSectionPlan>;
  using Locals = std::vector<sdp::RtpLocalSection>;

  explicit RtpNegotiation(const RtpPeerOptions& options);

  /// RTCP's name of what this peer sends, RFC 7022.
  const std::string& cname() const { return cname_; }
  void setLimits(const peer::BandwidthLimits& limits) { limits_ = limits; }

  Plans planOffer(const peer::OfferOptions& options) const;
  /// Our offer of `plans`, which accept() then answers to.
  std::string offer(Plans plans, Locals locals);
  base::Expected<Plans> accept(const std::string& answer) const;

  Plans planAnswer(const sdp::Sdp& offer) const;
  std::string answer(const sdp::Sdp& offer, const Plans& plans, Locals locals) const;

  /// Which family the sockets for `plans` are of.
  bool usesIpv6(const Plans& plans) const;

 private:
  sdp::RtpPolicy policy() const;
  sdp::SectionLimits limits() const;
  void announce(const Plans& plans, Locals& locals) const;
  std::string addressTowards(const std::string& remote, bool ipv6) const;
  std::string textOf(sdp::Sdp sdp, const Locals& locals) const;

  const RtpPeerOptions options_;
  const std::string cname_;
  const uint32_t session_;
  peer::BandwidthLimits limits_;
  Plans offered_;
};

}  // namespace headwater::plainrtp
