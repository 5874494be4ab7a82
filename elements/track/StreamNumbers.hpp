// How the RTP packets of one Track are numbered when what makes them may change.
#pragma once

#include <cstdint>
#include <mutex>
#include <random>

#include "elements/gst/GstPtr.hpp"
#include "elements/rtp/RtpHeader.hpp"

namespace headwater::track {

/// One continuous stream, RFC 3550 5.1: an SSRC, sequence numbers without a gap, and timestamps that go with
/// running time whatever the payloader's were; so that pauses, seeks and new pipelines look like nothing to
/// those who receive it. Thread-safe.
class StreamNumbers {
 public:
  StreamNumbers() {
    std::random_device random;
    ssrc_ = random();
    sequence_ = static_cast<uint16_t>(random());
    offset_ = random();
  }

  void number(rtp::RtpHeader& header, GstClockTime running, uint32_t clockRate) {
    const std::lock_guard lock(mutex_);
    header.ssrc = ssrc_;
    header.sequence = sequence_++;
    header.timestamp =
        offset_ + static_cast<uint32_t>(gst_util_uint64_scale_round(running, clockRate, GST_SECOND));
  }

 private:
  std::mutex mutex_;
  uint32_t ssrc_ = 0, offset_ = 0;
  uint16_t sequence_ = 0;
};

}  // namespace headwater::track
