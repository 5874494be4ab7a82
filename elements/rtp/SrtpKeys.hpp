// The session keys of SRTP and SRTCP and what is done with them, RFC 3711 and RFC 7714: the same in both
// directions.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "elements/base/Bytes.hpp"
#include "elements/rtp/SrtpCipher.hpp"
#include "elements/rtp/SrtpSender.hpp"

namespace headwater::rtp::srtp {

inline constexpr size_t kHmacKey = 20, kHmacTag = 10, kGcmTag = 16;
inline constexpr size_t kLargestKey = 32;
inline constexpr size_t kFixedHeader = 12;
inline constexpr size_t kClearRtcp = 8;   ///< the first RTCP header and SSRC, RFC 3711 section 3.4
inline constexpr size_t kIndexField = 4;  ///< E flag and SRTCP index
inline constexpr uint32_t kEncrypted = 1u << 31;
inline constexpr size_t kMaxPacket = 65535;

/// What a profile comes to. SRTCP's tags have 80 bits even where those of SRTP have 32 (RFC 4568
/// section 6.2).
struct Suite {
  size_t key = 0, salt = 0, rtpTag = 0, rtcpTag = 0;
  bool gcm = false;
};

constexpr Suite suiteOf(SrtpProfile profile) {
  switch (profile) {
    case SrtpProfile::aesCm128HmacSha1_80:
      return {16, 14, kHmacTag, kHmacTag};
    case SrtpProfile::aesCm128HmacSha1_32:
      return {16, 14, 4, kHmacTag};
    case SrtpProfile::aesCm256HmacSha1_80:
      return {32, 14, kHmacTag, kHmacTag};
    case SrtpProfile::aesCm256HmacSha1_32:
      return {32, 14, 4, kHmacTag};
    case SrtpProfile::aeadAes128Gcm:
      return {16, 12, kGcmTag, kGcmTag, true};
    case SrtpProfile::none:
      break;
  }
  return {0, 0, 0, 0};
}

/// Labels of RFC 3711 section 4.3.2; those of SRTCP are three higher.
enum Label : uint8_t { encryption = 0, authentication = 1, salting = 2, rtcp = 3 };

using Iv = std::array<uint8_t, 16>;

inline void exclusiveOr32(uint8_t* at, uint32_t value) {
  base::put32(at, base::get32(at) ^ value);
}
inline void exclusiveOr16(uint8_t* at, uint16_t value) {
  base::put16(at, base::get16(at) ^ value);
}

/// What of a packet is encrypted and where to, what is only authenticated.
struct Sealing {
  std::span<const uint8_t> clear;  ///< of `out`, as it is there already
  std::span<const uint8_t> prefix, payload;
  uint8_t* out;   ///< the packet's start; ciphertext follows `clear`
  size_t sealed;  ///< bytes of clear text and ciphertext together
};

/// The keys of RTP or of RTCP in one direction. Thread: one at a time.
class Keys {
 public:
  ~Keys();

  /// False when OpenSSL refuses. `firstLabel`: 0, or Label::rtcp.
  bool set(const Suite& suite, std::span<const uint8_t> keyAndSalt, uint8_t firstLabel);
  /// Asks for what encrypt() and sign() use.
  void prefetch() const {
    headwater::base::prefetch(cipher_.get(), kCipherState);
    hmac_.prefetch();
  }
  const Iv& salt() const { return salt_; }

  /// Counter mode, RFC 3711 section 4.1.1: decrypts as it encrypts.
  bool encrypt(const Iv& iv, const Sealing& sealing);
  bool sign(std::span<const uint8_t> message, std::span<uint8_t> tag) { return hmac_.sign(message, tag); }
  /// AES-GCM, RFC 7714: both at once. `associated` is authenticated.
  bool seal(const Iv& iv, std::span<const uint8_t> associated, const Sealing& sealing, uint8_t* tag);

 private:
  /// Bytes of OpenSSL's context and of the key schedule, which it usually allocates right behind.
  static constexpr size_t kCipherState = 768;

  bool begin(const Iv& iv);
  bool update(uint8_t* to, std::span<const uint8_t> from);

  Iv salt_{};  ///< of 14 or 12 bytes, the rest 0
  CipherContext cipher_;
  HmacSha1 hmac_;  ///< unused with AES-GCM
};

/// RFC 3711 section 4.1.1, of SRTCP.
Iv rtcpIv(const Keys& keys, uint32_t ssrc, uint32_t index);

}  // namespace headwater::rtp::srtp
