// What a sink that joins is sent first.
#pragma once

#include <cstdint>
#include <vector>

#include "elements/track/Forward.hpp"

namespace headwater::track {

/// What a sink that joins is sent first.
struct Replay {
  std::vector<RtpPacketPtr> packets;  ///< since a young keyframe; empty when there is none
  uint64_t next = 0;                  ///< RtpPacket::order of the first packet that is not among them
};

}  // namespace headwater::track
