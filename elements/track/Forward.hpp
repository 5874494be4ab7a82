// The types of this room by name only.
#pragma once

#include <memory>

namespace headwater::track {

class Track;
using TrackPtr = std::shared_ptr<Track>;

struct RtpPacket;
using RtpPacketPtr = std::shared_ptr<const RtpPacket>;

}  // namespace headwater::track
