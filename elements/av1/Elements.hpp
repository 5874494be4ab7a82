// AV1 as GStreamer elements, because those of Debian 12 do not do: its plugins have none for RTP, its av1enc
// makes no keyframe when one is asked for and stops at timestamps that do not fit its frame rate, and its
// av1dec ends for good with the first picture that is broken.
#pragma once

namespace headwater::av1 {

/// From RTP to temporal units. What is broken by loss is left out, and a keyframe is asked for.
constexpr const char* kDepayloader = "headwaterav1depay";
/// From temporal units to RTP.
constexpr const char* kPayloader = "headwaterav1pay";
/// libaom in its real-time mode. Property "bitrate" in bits a second, which may change at any time.
constexpr const char* kEncoder = "headwaterav1enc";
/// libaom. A picture that is broken is left out, and a keyframe is asked for.
constexpr const char* kDecoder = "headwaterav1dec";

/// Makes the elements known to this process, with a rank at which nothing picks them by itself. Thread: any,
/// once GStreamer is initialised.
void registerElements();

}  // namespace headwater::av1
