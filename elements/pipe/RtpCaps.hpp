// RTP payload formats as GStreamer writes them: application/x-rtp caps.
#pragma once

#include <optional>

#include "elements/base/Types.hpp"
#include "elements/gst/GstPtr.hpp"
#include "elements/rtp/RtpFormats.hpp"

namespace headwater::pipe {

/// With the format's parameters (a=fmtp) as fields, as depayloaders expect them.
gst::Ptr<GstCaps> rtpCaps(base::Kind kind, const rtp::RtpFormat& format, int payloadType);

/// What a payloader says that it makes; nothing when these are not caps of RTP.
std::optional<rtp::RtpFormat> rtpFormat(const GstCaps* caps);

/// The format of Tracks that carry frames.
rtp::RtpFormat rawFormat();

}  // namespace headwater::pipe
