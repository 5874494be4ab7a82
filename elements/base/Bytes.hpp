// Numbers in network byte order.
#pragma once

#include <cstdint>

namespace headwater::base {

inline uint16_t get16(const uint8_t* at) {
  return static_cast<uint16_t>(at[0] << 8 | at[1]);
}
inline uint32_t get24(const uint8_t* at) {
  return static_cast<uint32_t>(at[0]) << 16 | static_cast<uint32_t>(at[1]) << 8 | at[2];
}
inline uint32_t get32(const uint8_t* at) {
  return static_cast<uint32_t>(get16(at)) << 16 | get16(at + 2);
}
inline uint64_t get64(const uint8_t* at) {
  return static_cast<uint64_t>(get32(at)) << 32 | get32(at + 4);
}

inline void put16(uint8_t* at, uint16_t value) {
  at[0] = static_cast<uint8_t>(value >> 8);
  at[1] = static_cast<uint8_t>(value);
}
inline void put32(uint8_t* at, uint32_t value) {
  put16(at, static_cast<uint16_t>(value >> 16));
  put16(at + 2, static_cast<uint16_t>(value));
}
inline void put64(uint8_t* at, uint64_t value) {
  put32(at, static_cast<uint32_t>(value >> 32));
  put32(at + 4, static_cast<uint32_t>(value));
}

}  // namespace headwater::base
