// RTP payload formats as GStreamer writes them: application/x-rtp caps.
#pragma once

#include <optional>

#include "elements/gst/GstPtr.hpp"
#include "elements/media/Types.hpp"

namespace headwater::media {

/// With the format's parameters (a=fmtp) as fields, as depayloaders expect them.
gst::Ptr<GstCaps> rtpCaps(Kind kind, const RtpFormat& format, int payloadType);

/// What a payloader says that it makes; nothing when these are not caps of RTP.
std::optional<RtpFormat> rtpFormat(const GstCaps* caps);

/// The format of Tracks that carry frames.
RtpFormat rawFormat();

}  // namespace headwater::media
