// Sound in Matroska that players can go to.
#pragma once

#include <cstdint>
#include <optional>

#include "elements/gst/GstPtr.hpp"

namespace headwater::recorder {

/// matroskamux of GStreamer 1.22 leaves the keyframe bit off the SimpleBlocks of sound (RFC 9559 5.1.3.5.1
/// and 10.2); 1.24 sets it. Without it Chromium cannot seek in a file that has pictures too, not even to its
/// beginning. Thread: the muxer's.
class BlockFlags {
 public:
  /// What the muxer writes, buffer by buffer; blocks begin with one.
  void fix(GstPadProbeInfo* info);

 private:
  std::optional<uint8_t> audio_;  ///< its track number
};

}  // namespace headwater::recorder
