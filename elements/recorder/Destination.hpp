// Where a recording goes.
#pragma once

#include <string>

#include "elements/base/Types.hpp"

namespace headwater::recorder {

/// The path, or the http(s) URL as it is. Failure: uriInvalid, for what can be told before anything is
/// written; the rest the sink tells. Thread: any.
base::Expected<std::string> destinationOf(const std::string& uri);
/// A file without media is no file. `destination` as of destinationOf().
void removeIfEmpty(const std::string& destination);

}  // namespace headwater::recorder
