#include "elements/rtp/SequenceWindow.hpp"

#include "elements/rtp/RtpHeader.hpp"

namespace headwater::rtp {

bool SequenceWindow::fresh(uint16_t sequence) {
  const int ahead = started_ ? sequenceDistance(highest_, sequence) : kSize;
  if (ahead >= kSize || ahead < -0x3000) {  // a new start: the sender jumped
    seen_.reset();
    started_ = true;
    highest_ = sequence;
  } else if (ahead > 0) {
    for (int step = 1; step <= ahead; ++step) seen_.reset((highest_ + step) % kSize);
    highest_ = sequence;
  } else if (ahead <= -kSize) {
    return false;
  }
  const size_t slot = sequence % kSize;
  if (seen_.test(slot)) return false;
  seen_.set(slot);
  return true;
}

}  // namespace headwater::rtp
