// Ten seconds of real VP8 and Opus as RTP packets, made once and kept in a cache directory.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace headwater::load {

using Packet = std::vector<uint8_t>;
using Frame = std::vector<Packet>;  ///< the packets of one timestamp

struct Recording {
  std::vector<Frame> video;       ///< VP8, 30 frames a second, the first a keyframe and then one every 2 s
  std::vector<Frame> audio;       ///< Opus, 20 ms each
  std::vector<size_t> keyframes;  ///< indices into video, ascending
};

/// $XDG_CACHE_HOME/headwater, or ~/.cache/headwater.
std::string defaultRecordingDirectory();

/// Reads the recording of `directory`, which gst-launch-1.0 makes first if it is not there (about ten seconds
/// of CPU). Throws std::runtime_error that says what is missing.
Recording loadRecording(const std::string& directory);

}  // namespace headwater::load
