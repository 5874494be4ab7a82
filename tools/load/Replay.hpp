// Plays a Recording in a loop, as a camera would send it: packets of a frame in one burst, numbers that never
// jump.
#pragma once

#include <functional>

#include "elements/base/Types.hpp"
#include "tools/load/Clock.hpp"
#include "tools/load/Recording.hpp"
#include "tools/load/Rtcp.hpp"

namespace headwater::load {

/// Thread: the loop's.
class Replay {
 public:
  struct Stream {
    uint32_t ssrc = 0;
    uint8_t payloadType = 0;
    uint16_t sequence = 0;
    uint32_t firstTimestamp = 0, clockRate = 0;
    uint64_t frames = 0, packets = 0, octets = 0;
    Time lastAt{};

    uint32_t timestamp() const { return firstTimestamp + static_cast<uint32_t>(frames * (clockRate / rate)); }
    uint32_t rate = 1;  ///< frames a second
  };
  using Send = std::function<void(base::Kind, Packet&)>;

  Replay(Recording recording, Send send);

  /// Sends what is due; the first call starts the clock.
  void advance(Time now);
  /// Goes on at the next keyframe of the recording instead of the next frame.
  void jumpToKeyframe() { jump_ = true; }

  const Stream& audio() const { return audio_; }
  const Stream& video() const { return video_; }
  /// For a sender report: which RTP time is now (RFC 3550 6.4.1).
  SenderInfo senderInfo(const Stream& stream, Time now) const;

 private:
  void sendFrame(base::Kind kind, Stream& stream, const Frame& frame, Time now);
  void continuePictureId(Packet& packet) const;

  const Recording recording_;
  const Send send_;
  Stream audio_, video_;
  size_t videoAt_ = 0;
  bool jump_ = false;
  Time start_{};
  Packet scratch_;
};

}  // namespace headwater::load
