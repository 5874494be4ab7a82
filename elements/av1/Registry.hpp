// What registerElements() consists of.
#pragma once

namespace headwater::av1 {

bool registerRtpElements();
bool registerEncoder();
bool registerDecoder();

}  // namespace headwater::av1
