// The GStreamer elements that peers need.
#pragma once

#include "elements/base/Types.hpp"

namespace headwater::webrtc {

/// Error missingPlugin names the element and the Debian package that holds it.
base::Expected<void> checkPlugins();

}  // namespace headwater::webrtc
