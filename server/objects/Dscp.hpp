// DSCP names of the API as code points.
#pragma once

#include "rpc/generated/Types.hpp"

namespace headwater::server {

/// RFC 8837 table 1 for the AUDIO_/VIDEO_/DATA_ names, RFC 2474, 2597, 3246, 5865 and 8622 for the rest;
/// -1 when packets are not to be marked.
int dscpCodePoint(rpc::api::DSCPValue value);

}  // namespace headwater::server
