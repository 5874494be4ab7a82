// The codecs that travel as RTP here, and what is known of each. The one place that says it: session
// descriptions, adapters, recordings, settings and tests read it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "elements/base/Types.hpp"
#include "elements/rtp/RtpFormats.hpp"

namespace headwater::rtp {

struct Codec {
  std::string_view name;  ///< RtpFormat::encodingName
  base::Kind kind = base::Kind::video;
  uint32_t clockRate = 0;         ///< Hz
  uint32_t channels = 0;          ///< audio only
  int staticPayload = -1;         ///< payload type, RFC 3551 section 6; -1: a dynamic one
  std::string_view fmtp{};        ///< what we ask for and what our encoders make
  std::string_view registered{};  ///< as IANA spells it, which some parsers compare with case; empty: `name`
  bool byDefault = true;          ///< negotiated unless settings say otherwise; else it is passed on only
};

/// The first dynamic payload type, RFC 3551 section 6.
inline constexpr int kFirstDynamicPayload = 96;

/// All of them, of each kind the preferred first.
std::span<const Codec> codecs();
/// Null for a name that is not known.
const Codec* codecOf(std::string_view encodingName);
const Codec* codecOf(int staticPayload);
/// Its format with the parameters of the table; an empty one for a name that is not known.
RtpFormat formatOf(std::string_view encodingName);
/// Constrained baseline as `formatOf("H264")`, for receivers that take single NAL units only (RFC 6184 6.2).
RtpFormat singleNalH264();
/// Names of one kind: all that are known, or those that are negotiated by default.
std::vector<std::string> allCodecs(base::Kind kind);
std::vector<std::string> defaultCodecs(base::Kind kind);

/// What a receiver may ask of us and we of a sender, congestion control aside (RFC 4585, 5104).
std::vector<std::string> feedbackOf(base::Kind kind);

}  // namespace headwater::rtp
