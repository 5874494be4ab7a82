// OpenSSL's primitives as SRTP uses them: keyed once, then one call a packet.
#pragma once

#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <memory>
#include <span>

#include "elements/base/Prefetch.hpp"

namespace headwater::rtp {

struct CipherDeleter {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
struct DigestDeleter {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, CipherDeleter>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, DigestDeleter>;

/// A context that encrypts with `key` and only wants a new IV for each packet. Null when OpenSSL refuses.
CipherContext keyedCipher(const EVP_CIPHER* cipher, std::span<const uint8_t> key);

/// HMAC-SHA1, RFC 2104, from the hash's state after the inner and the outer key block: both are computed
/// once. Of what OpenSSL 3 offers without deprecated calls, copying these states is the fastest (EVP_MAC
/// re-initialised takes 5% longer); each copy makes OpenSSL allocate some 100 bytes.
class HmacSha1 {
 public:
  static constexpr size_t kSize = 20;

  /// `key` of at most 64 bytes. False when OpenSSL refuses.
  bool setKey(std::span<const uint8_t> key);
  /// Asks for what sign() uses.
  void prefetch() const { base::prefetch(inner_.get(), kStates); }
  /// The first `tag.size()` bytes (at most kSize) of the code over `message`, which may be where the tag
  /// goes.
  bool sign(std::span<const uint8_t> message, std::span<uint8_t> tag);

 private:
  /// Bytes of both states, which OpenSSL usually allocates one behind the other.
  static constexpr size_t kStates = 512;

  DigestContext inner_, outer_;
};

/// RFC 3711 section 4.3.1: the session keys of one master key of 16 or 32 bytes (RFC 6188), key derivation
/// rate 0.
bool deriveSrtpKey(std::span<const uint8_t> masterKey, std::span<const uint8_t> masterSalt, uint8_t label,
                   std::span<uint8_t> derived);

}  // namespace headwater::rtp
