// The adapters as Tracks ask for them.
#pragma once

#include "elements/track/Adapters.hpp"

namespace headwater::transcode {

std::unique_ptr<track::AdapterFactory> makeAdapterFactory();

}  // namespace headwater::transcode
