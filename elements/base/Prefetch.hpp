// Asks for memory before it is needed.
#pragma once

#include <cstddef>

namespace headwater::base {

/// A hint that the `bytes` at `at` will be used soon. They are not touched: any address will do.
inline void prefetch(const void* at, size_t bytes) {
  constexpr size_t kLine = 64;
  for (size_t offset = 0; offset < bytes; offset += kLine)
    __builtin_prefetch(static_cast<const char*>(at) + offset);
}

}  // namespace headwater::base
