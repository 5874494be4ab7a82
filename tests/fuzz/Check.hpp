// What a fuzz target asserts: on failure the fuzzer keeps the input and says where it is.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace headwater::fuzz {

/// Not assert(): it has to hold in optimised builds too.
inline void check(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace headwater::fuzz
