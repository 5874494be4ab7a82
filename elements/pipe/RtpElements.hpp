// GStreamer's elements between RTP and the codecs' own formats, and how they are set for media that is
// watched live.
#pragma once

#include <string>
#include <string_view>

namespace headwater::pipe {

/// As a part of a gst-launch line; the element's name is its first word. Empty for a codec that is not known.
///
/// What comes out is whole: the source is asked for a keyframe when packets are missing, and nothing broken
/// gets through until it comes. But for H.264, of which what is broken is left to whoever takes it: its
/// depayloader (of 1.22) cuts pictures of several slices into pieces when it waits.
std::string depayloaderLine(std::string_view encodingName);

/// The same for the other way. Packets stay below what a datagram takes, with room for SRTP and header
/// extensions. H.264 has its parameter sets ahead of every keyframe, since viewers come at any time; VP8 and
/// VP9 picture IDs of 15 bits, since decoders of browsers tell losses by them.
std::string payloaderLine(std::string_view encodingName);

/// The largest packet that payloaders make, as a property.
inline constexpr const char* kPacketSize = "mtu=1200";

}  // namespace headwater::pipe
