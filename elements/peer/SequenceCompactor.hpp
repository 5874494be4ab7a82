// Sequence numbers without gaps for what was dropped on purpose.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>

#include "elements/rtp/RtpHeader.hpp"

namespace headwater::peer {

/// Numbers packets as if those that are dropped here had never been sent: a gap would look like a loss to
/// every viewer. Thread: streaming.
class SequenceCompactor {
 public:
  void drop(uint16_t sequence) {
    dropped_.push_back(sequence);
    ++shift_;
    if (dropped_.size() > 64) dropped_.pop_front();
  }
  uint16_t compact(uint16_t sequence) const {
    const auto later = std::count_if(dropped_.begin(), dropped_.end(), [&](uint16_t each) {
      return rtp::sequenceDistance(sequence, each) > 0;
    });
    return static_cast<uint16_t>(sequence - shift_ + later);
  }

 private:
  std::deque<uint16_t> dropped_;
  uint16_t shift_ = 0;
};

}  // namespace headwater::peer
