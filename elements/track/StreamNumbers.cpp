#include "elements/track/StreamNumbers.hpp"

#include <gst/gst.h>

#include <random>

namespace headwater::track {

StreamNumbers::StreamNumbers() {
  std::random_device random;
  ssrc_ = random();
  sequence_ = static_cast<uint16_t>(random());
  offset_ = random();
}

void StreamNumbers::number(rtp::RtpHeader& header, uint64_t running, uint32_t clockRate) {
  const base::Lock lock(mutex_);
  header.ssrc = ssrc_;
  header.sequence = sequence_++;
  header.timestamp =
      offset_ + static_cast<uint32_t>(gst_util_uint64_scale_round(running, clockRate, GST_SECOND));
}

}  // namespace headwater::track
