// GStreamer as the whole process shares it: initialisation, the clock, the certificate.
#pragma once

#include <string>

#include "elements/gst/GstPtr.hpp"

namespace headwater::media {

/// Every pipeline runs on this clock with this base time, so that running times mean the same everywhere.
struct TimeLine {
  gst::Ptr<GstClock> clock;
  GstClockTime base;

  GstClockTime now() const { return gst_clock_get_time(clock.get()) - base; }
};
const TimeLine& timeLine();

/// Self-signed certificate with its key as one PEM text, P-256 or RSA-2048. Made once and renewed daily: a
/// handshake with P-256 costs a fraction of RSA's. Thread-safe. Empty when OpenSSL fails.
std::string dtlsCertificate(bool ecdsa);

}  // namespace headwater::media
