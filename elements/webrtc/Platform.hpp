// GStreamer as the whole process shares it: initialisation, the clock, the certificate.
#pragma once

#include <memory>
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

struct DtlsCertificate {
  std::string pem;          ///< the certificate and its key; empty when OpenSSL failed
  std::string fingerprint;  ///< as in a=fingerprint, RFC 8122: "sha-256 AB:..."
};

/// Self-signed, P-256 or RSA-2048. Made once and renewed daily: a handshake with P-256 costs a fraction of
/// RSA's. Thread-safe, never null.
std::shared_ptr<const DtlsCertificate> dtlsCertificate(bool ecdsa);

}  // namespace headwater::media
