// SRTP and SRTCP of one association, both directions: RFC 3711 by libsrtp2.
#pragma once

#include <srtp2/srtp.h>

#include <cstdint>
#include <optional>
#include <span>

#include "tools/load/Dtls.hpp"

namespace headwater::load {

/// Room that protecting needs behind a packet, in bytes.
inline constexpr size_t kSrtpTrailer = SRTP_MAX_TRAILER_LEN + 4;

/// Thread: the loop's.
class Srtp {
 public:
  /// Throws std::runtime_error when libsrtp refuses the keys.
  explicit Srtp(const SrtpKeys& keys);
  ~Srtp();
  Srtp(const Srtp&) = delete;
  Srtp& operator=(const Srtp&) = delete;

  // In place; the new size, nothing on failure. Unprotecting fails for what is not authentic or a replay. A
  // buffer to protect has kSrtpTrailer bytes of room behind `size` and is aligned to 4.
  std::optional<size_t> protectRtp(uint8_t* packet, size_t size);
  std::optional<size_t> protectRtcp(uint8_t* packet, size_t size);
  std::optional<size_t> unprotectRtp(std::span<uint8_t> packet);
  std::optional<size_t> unprotectRtcp(std::span<uint8_t> packet);

 private:
  srtp_t in_ = nullptr, out_ = nullptr;
};

}  // namespace headwater::load
