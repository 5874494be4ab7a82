// Telling the packet that starts a keyframe from its payload descriptor, without decoding.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace headwater::rtp {

/// Whether `payload` (an RTP payload) is the first packet of a picture that can be decoded with nothing
/// before it: VP8 (RFC 7741), VP9 (RFC 9628), H264 (RFC 6184; parameter sets count, they lead the picture),
/// AV1 (AOM's RTP payload format). False for a codec that is not known here.
bool startsKeyframe(const std::string& encodingName, std::span<const uint8_t> payload);

}  // namespace headwater::rtp
