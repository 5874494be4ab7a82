// Bytes as they come and go, and the numbers in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "elements/base/Bytes.hpp"

namespace headwater::load {

using Bytes = std::span<const uint8_t>;

using base::get16;
using base::get32;
using base::get64;
using base::put16;
using base::put32;
using base::put64;

}  // namespace headwater::load
