// Random identifiers.
#pragma once

#include <string>

namespace headwater::server {

/// A version 4 UUID (RFC 9562) from the system's cryptographic source: session ids are bearer secrets.
std::string makeUuid();

}  // namespace headwater::server
