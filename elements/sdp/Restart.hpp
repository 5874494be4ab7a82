// An offer that follows one that was answered, and asks for an ICE restart and nothing else.
#pragma once

#include <string>
#include <vector>

#include "elements/sdp/Negotiation.hpp"

namespace headwater::sdp {

/// Why `offer` is no ICE restart (RFC 8839 4.4.1.1.1) of the session that began with the offer `before`, of
/// which `plans` came; empty when it is one. A restart has other credentials in every section that was
/// accepted, and else what the session hangs on as it was: sections and their order, mids, bundle,
/// directions, the codec and the header extensions that were chosen, and certificates (RFC 8842 5.5: another
/// one would be a new DTLS association).
std::string whyNoRestart(const Sdp& before, const Sdp& offer, const std::vector<SectionPlan>& plans);

/// `answer`, the last one, in its next version (RFC 3264 section 8); DTLS roles stay (RFC 8842 5.5).
Sdp nextVersion(Sdp answer);

}  // namespace headwater::sdp
