// How the RTP packets of one Track are numbered when what makes them may change.
#pragma once

#include <cstdint>

#include "elements/base/Mutex.hpp"
#include "elements/rtp/RtpHeader.hpp"

namespace headwater::track {

/// One continuous stream, RFC 3550 5.1: an SSRC, sequence numbers without a gap, and timestamps that go with
/// running time whatever the payloader's were; so that pauses, seeks and new pipelines look like nothing to
/// those who receive it. Thread-safe.
class StreamNumbers {
 public:
  StreamNumbers();

  /// `running`: running time of the packet in nanoseconds; `clockRate` in Hz.
  void number(rtp::RtpHeader& header, uint64_t running, uint32_t clockRate);

 private:
  base::Mutex mutex_;
  uint32_t ssrc_ HW_GUARDED_BY(mutex_) = 0, offset_ HW_GUARDED_BY(mutex_) = 0;
  uint16_t sequence_ HW_GUARDED_BY(mutex_) = 0;
};

}  // namespace headwater::track
