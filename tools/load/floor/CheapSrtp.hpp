// AES128_CM_SHA1_80 (RFC 3711) with nothing that could be left out.
#pragma once

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <memory>
#include <span>

#include "tools/load/Bytes.hpp"

namespace headwater::load {

/// The keys of one viewer. Independent of the server's implementation: what that costs is measured against
/// this. Takes OpenSSL's old SHA1 functions, because states that are copied as plain memory are the cheapest
/// HMAC there is.
class CheapSrtp {
 public:
  static constexpr size_t kTag = 10, kHeader = 12;

  /// 16 bytes of key and 14 of salt.
  explicit CheapSrtp(std::span<const uint8_t, 30> master);

  /// In place, `size` bytes with a 12-byte header and kTag bytes of room; the new size.
  size_t protect(uint8_t* packet, size_t size, uint32_t rolloverCounter);

 private:
  struct Deleter {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
  };
  std::unique_ptr<EVP_CIPHER_CTX, Deleter> cipher_;
  std::array<uint8_t, 14> salt_{};
  SHA_CTX inner_{}, outer_{};
};

}  // namespace headwater::load
