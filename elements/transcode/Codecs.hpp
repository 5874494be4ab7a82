// Which GStreamer elements decode and encode a codec, and how they are set for media that is watched live.
#pragma once

#include <optional>
#include <string>

#include "elements/base/Types.hpp"
#include "elements/rtp/RtpFormats.hpp"

namespace headwater::transcode {

/// Depayloader and decoder of `format` as a part of a gst-launch line. Failure: formatMismatch for a codec
/// that is not known, missingPlugin when nothing that is installed decodes it.
base::Expected<std::string> decoderLine(base::Kind kind, const rtp::RtpFormat& format);

/// How a codec is encoded.
struct EncoderLine {
  std::string line;        ///< converters, encoder (named "encoder") and payloader
  std::string rate{};      ///< the encoder's property for its bitrate; empty when it has none that changes
  int rateUnit = 1;        ///< bits a second in one unit of it
  int defaultBitrate = 0;  ///< bits a second; 0: by the size and rate of the picture
  rtp::RtpFormat format;   ///< what it makes, payload type aside
};

/// An encoder that a receiver of `wanted` can take. Failures as above; formatMismatch also for parameters
/// that no encoder here makes.
base::Expected<EncoderLine> encoderLine(base::Kind kind, const rtp::RtpFormat& wanted);

/// Bits a second that a picture of this size needs to look decent.
int defaultBitrate(int width, int height, double framerate);

}  // namespace headwater::transcode
