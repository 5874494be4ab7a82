// The answer to an offer that restarts ICE.
#pragma once

#include "elements/ice/Agent.hpp"
#include "elements/webrtc/Negotiator.hpp"

namespace headwater::webrtc {

/// RFC 8839 4.4.1.1.1 and RFC 8445 9. Only the hub learns of it: for webrtcbin, which has media, DTLS and
/// SCTP, nothing changes. Media goes on by the old path until a check with the new credentials nominates one.
/// Thread: the peer's owner.
class IceRestart {
 public:
  /// `agent`: null when the hub does not serve this peer. `before`: the offer that was answered last, null
  /// when the first was our own.
  IceRestart(std::shared_ptr<ice::Agent> agent, const Negotiator& negotiator, const sdp::Sdp* before)
      : agent_(std::move(agent)), negotiator_(negotiator), before_(before) {}

  /// Our answer, for which the old one, `local`, has new credentials. alreadyNegotiated for any offer that
  /// asks for more than that.
  base::Expected<sdp::Sdp> answer(const sdp::Sdp& offer, const sdp::Sdp& local) const;

 private:
  /// Empty when it can be answered.
  std::string whyNot(const sdp::Sdp& offer) const;
  void restart(const sdp::Sdp& offer, const sdp::Sdp& answer) const;

  const std::shared_ptr<ice::Agent> agent_;
  const Negotiator& negotiator_;
  const sdp::Sdp* const before_;
};

}  // namespace headwater::webrtc
