#include "elements/plainrtp/RtpCounters.hpp"

namespace headwater::plainrtp {

RtpCounters& rtpCounters() {
  static RtpCounters counters;
  return counters;
}

RtpMetrics rtpMetrics() {
  const auto& counters = rtpCounters();
  return {counters.refusedAddress, counters.refusedSsrc, counters.malformed, counters.noPorts};
}

}  // namespace headwater::plainrtp
