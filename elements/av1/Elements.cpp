#include "elements/av1/Elements.hpp"

#include "elements/av1/Registry.hpp"

namespace headwater::av1 {

void registerElements() {
  static const bool registered = registerRtpElements() && registerEncoder() && registerDecoder();
  static_cast<void>(registered);  // what is not there is missed by the one who asks for it, with its name
}

}  // namespace headwater::av1
