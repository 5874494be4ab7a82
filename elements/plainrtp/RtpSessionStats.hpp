// What rtpsession knows of the streams that it receives.
#pragma once

#include <gst/gst.h>

#include <vector>

#include "elements/peer/PeerStats.hpp"

namespace headwater::plainrtp {

/// Adds losses, jitter and the feedback that was sent to those of `inbound` that the session knows. Thread:
/// any.
void addSessionStats(GstElement* session, std::vector<peer::RtpStreamStats>& inbound);

}  // namespace headwater::plainrtp
