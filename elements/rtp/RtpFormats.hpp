// RTP payload formats, and how they compare.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "elements/base/Types.hpp"

namespace headwater::rtp {

/// An RTP payload format as negotiated, RFC 8866 a=rtpmap and a=fmtp. Empty encodingName: not known yet.
struct RtpFormat {
  std::string encodingName;  ///< upper case: "VP8", "H264", "OPUS"
  uint32_t clockRate = 0;    ///< Hz
  uint32_t channels = 0;     ///< audio only
  std::string fmtp;          ///< the parameters as in SDP, without the payload type
};

/// Encoding name of Tracks that carry decoded frames instead of RTP.
inline constexpr const char* kRawEncoding = "RAW";

/// Parameters of an a=fmtp value, names in lower case, order lost.
std::map<std::string, std::string> formatParameters(std::string_view fmtp);

/// Whether we know it; CodecTable.hpp says what is known of it.
bool isKnownEncoding(base::Kind kind, const std::string& encodingName);

/// How well a receiver that negotiated `sink` can take what a sender with `source` sends without a change
/// to the payload: 0 not at all, higher is better.
int formatMatch(const RtpFormat& source, const RtpFormat& sink);

/// "H264 (packetization-mode=1;...)", for messages to people.
std::string describe(const RtpFormat& format);

std::string upperCase(std::string_view text);
std::string lowerCase(std::string_view text);

}  // namespace headwater::rtp
