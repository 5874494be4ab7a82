// The adapters as Tracks ask for them.
#pragma once

#include "elements/media/Adapters.hpp"

namespace headwater::media {

std::unique_ptr<AdapterFactory> makeAdapterFactory();

}  // namespace headwater::media
