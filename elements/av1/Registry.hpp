// What registerElements() consists of.
#pragma once

namespace headwater::media::av1 {

bool registerRtpElements();
bool registerEncoder();
bool registerDecoder();

}  // namespace headwater::media::av1
