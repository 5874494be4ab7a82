// Which elements make a container of which media.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "elements/base/Types.hpp"
#include "elements/recorder/Recorder.hpp"
#include "elements/rtp/RtpFormats.hpp"

namespace headwater::recorder {

/// What becomes of a Track of `format` in the container.
struct Recording {
  /// The format that is asked of the Track: its own, or the one to encode into; "RAW" for frames.
  rtp::RtpFormat format;
  /// From RTP or frames to what the muxer takes, as for gst-launch-1.0.
  std::string line;
};

/// Nothing when the container has no room for that kind.
std::optional<Recording> recordingOf(Container container, base::Kind kind, const rtp::RtpFormat& format);

/// The muxer, as for gst-launch-1.0. Empty: pictures are written as they are. `seekable`: what is written can
/// be gone back to, as a file can.
std::string muxerLine(Container container, bool seekable);

}  // namespace headwater::recorder
