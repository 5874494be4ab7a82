#include "elements/plainrtp/RtpNegotiation.hpp"

#include <glib.h>

#include "elements/gst/GstPtr.hpp"
#include "elements/net/SocketAddress.hpp"

namespace headwater::plainrtp {

namespace {

std::string randomName() {
  const gst::CharPtr text(g_strdup_printf("hw-%08x%08x", g_random_int(), g_random_int()));
  return text.get();
}

}  // namespace

RtpNegotiation::RtpNegotiation(const RtpPeerOptions& options)
    : options_(options), cname_(randomName()), session_(g_random_int()) {}

sdp::RtpPolicy RtpNegotiation::policy() const {
  return {options_.videoCodecs, options_.audioCodecs, options_.key};
}

sdp::SectionLimits RtpNegotiation::limits() const {
  return {limits_.maxAudioRecv, limits_.maxVideoRecv, limits_.minVideoRecv};
}

RtpNegotiation::Plans RtpNegotiation::planOffer(const peer::OfferOptions& options) const {
  return sdp::planRtpOffer(options.audio, options.video, policy());
}

// Both ports of a section are said, also with rtcp-mux: the other side may not know it (RFC 5761 5.1.1).
std::string RtpNegotiation::offer(Plans plans, Locals locals) {
  offered_ = std::move(plans);
  announce(offered_, locals);
  return textOf(sdp::rtpOffer(offered_, locals, policy(), limits()), locals);
}

base::Expected<RtpNegotiation::Plans> RtpNegotiation::accept(const std::string& text) const {
  const auto answer = sdp::parseSdp(text);
  if (!answer) return tl::make_unexpected(answer.error());
  return sdp::planFromRtpAnswer(offered_, *answer, policy());
}

RtpNegotiation::Plans RtpNegotiation::planAnswer(const sdp::Sdp& offer) const {
  return sdp::planRtpAnswer(offer, policy());
}

std::string RtpNegotiation::answer(const sdp::Sdp& offer, const Plans& plans, Locals locals) const {
  announce(plans, locals);
  for (const auto& plan : plans)
    if (plan.rtcpMux) locals[plan.index].rtcpPort = locals[plan.index].port;
  return textOf(sdp::rtpAnswer(offer, plans, locals, policy(), limits()), locals);
}

bool RtpNegotiation::usesIpv6(const Plans& plans) const {
  for (const auto& plan : plans)
    if (plan.accepted && !plan.rtp.address.empty()) return plan.rtp.address.find(':') != std::string::npos;
  return options_.ipv6;
}

void RtpNegotiation::announce(const Plans& plans, Locals& locals) const {
  const bool ipv6 = usesIpv6(plans);
  for (const auto& plan : plans) {
    if (!plan.accepted) continue;
    locals[plan.index].address = addressTowards(plan.rtp.address, ipv6);
    locals[plan.index].cname = cname_;
  }
}

/// The address from which the kernel sends to the other side; without one, what an interface has.
std::string RtpNegotiation::addressTowards(const std::string& remote, bool ipv6) const {
  const auto& external = ipv6 ? options_.externalIPv6 : options_.externalIPv4;
  if (!external.empty()) return external;
  if (const auto to = remote.empty() ? std::nullopt : net::SocketAddress::parse(remote, 9))
    if (const auto source = net::sourceTowards(*to)) return source->text();
  std::string loopback = ipv6 ? "::1" : "127.0.0.1";
  for (const auto& local : net::localAddresses())
    if (local.address.isIPv6() == ipv6 && !local.address.isLoopback()) return local.address.text();
  return loopback;
}

std::string RtpNegotiation::textOf(sdp::Sdp sdp, const Locals& locals) const {
  std::string address = options_.ipv6 ? "::" : "0.0.0.0";
  for (const auto& local : locals)
    if (!local.address.empty()) address = local.address;
  const auto number = std::to_string(session_);
  sdp.origin = "- " + number + " " + number +
               (address.find(':') == std::string::npos ? " IN IP4 " : " IN IP6 ") + address;
  sdp.name = "Headwater";
  return sdp::toText(sdp);
}

}  // namespace headwater::plainrtp
