// The user fragment and password of one side, RFC 8839 5.4.
#pragma once

#include <string>

#include "elements/base/Types.hpp"

namespace headwater::ice {

struct Credentials {
  std::string ufrag, password;
};

/// Ours for one transport, from OpenSSL's generator: 48 and 144 bits, where RFC 8445 5.3 wants 24 and 128.
/// Who could guess them could take a peer's media to itself. Error internal when there is no randomness.
/// Thread: any.
base::Expected<Credentials> makeCredentials();

}  // namespace headwater::ice
