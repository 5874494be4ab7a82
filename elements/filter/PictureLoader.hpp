// Loading what applications name by URI, within rules: they may not have the server read whatever it can
// reach.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "elements/base/Types.hpp"

namespace headwater::filter {

struct LoadRules {
  size_t bytes = 4 << 20;            ///< of what is loaded
  std::string directory{};           ///< files in it and below may be read; empty: none
  std::vector<std::string> hosts{};  ///< http and https, by name or address; "*" any
  std::chrono::milliseconds deadline{8000};
};

/// The content at a data: (RFC 2397, base64), file:, http: or https: URI; a path counts as a file. Redirects
/// are not followed, links out of the directory neither. Blocks at most as long as `deadline`. Failure:
/// invalidArgument names the rule that refuses it, notFound what there is not.
base::Expected<std::string> loadUri(const std::string& uri, const LoadRules& rules);

}  // namespace headwater::filter
