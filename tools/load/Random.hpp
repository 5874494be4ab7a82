// Random numbers for identifiers and for losses.
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace headwater::load {

/// Unpredictable enough for ICE credentials (RFC 8445 5.3). One thread.
inline std::mt19937_64& randomness() {
  static std::mt19937_64 generator = [] {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device(), device(), device(), device(), device()};
    return std::mt19937_64(seed);
  }();
  return generator;
}

inline uint64_t random64() {
  return randomness()();
}
inline uint32_t random32() {
  return static_cast<uint32_t>(random64());
}
/// In [0, 1).
inline double randomFraction() {
  return static_cast<double>(random64() >> 11) * 0x1.0p-53;
}

/// Of ICE's alphabet (RFC 8839 5.4).
inline std::string randomText(size_t length) {
  static constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (size_t i = 0; i < length; ++i) text += kAlphabet[random64() % 64];
  return text;
}

}  // namespace headwater::load
