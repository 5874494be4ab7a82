// Recognises RTP packets that came before.
#pragma once

#include <bitset>
#include <cstdint>

namespace headwater::rtp {

/// Remembers the last kSize sequence numbers of one SSRC. With transport-wide congestion control a browser
/// probes by sending packets again over RTX, up to three times the media. Thread: the streaming thread.
class SequenceWindow {
 public:
  static constexpr int kSize = 2048;

  /// False for a number that was seen, or that is older than the window.
  bool fresh(uint16_t sequence);
  void reset() { started_ = false; }

 private:
  std::bitset<kSize> seen_;
  uint16_t highest_ = 0;
  bool started_ = false;
};

}  // namespace headwater::rtp
