#include "elements/rtp/SrtpKeys.hpp"

#include <openssl/crypto.h>

namespace headwater::rtp::srtp {

Keys::~Keys() {
  OPENSSL_cleanse(salt_.data(), salt_.size());
}

bool Keys::set(const Suite& suite, std::span<const uint8_t> keyAndSalt, uint8_t firstLabel) {
  const auto key = keyAndSalt.first(suite.key);
  const auto salt = keyAndSalt.subspan(suite.key);
  std::array<uint8_t, kLargestKey> derived{};
  const auto session = std::span(derived).first(suite.key);
  std::array<uint8_t, kHmacKey> signing{};
  const auto* cipher = suite.gcm         ? EVP_aes_128_gcm()
                       : suite.key == 32 ? EVP_aes_256_ctr()
                                         : EVP_aes_128_ctr();
  const bool done =
      deriveSrtpKey(key, salt, firstLabel + Label::encryption, session) &&
      deriveSrtpKey(key, salt, firstLabel + Label::authentication, signing) &&
      deriveSrtpKey(key, salt, firstLabel + Label::salting, std::span(salt_).first(salt.size())) &&
      (cipher_ = keyedCipher(cipher, session)) != nullptr && (suite.gcm || hmac_.setKey(signing));
  OPENSSL_cleanse(derived.data(), derived.size());
  OPENSSL_cleanse(signing.data(), signing.size());
  return done;
}

bool Keys::encrypt(const Iv& iv, const Sealing& sealing) {
  return begin(iv) && update(sealing.out + sealing.clear.size(), sealing.prefix) &&
         update(sealing.out + sealing.clear.size() + sealing.prefix.size(), sealing.payload);
}

bool Keys::seal(const Iv& iv, std::span<const uint8_t> associated, const Sealing& sealing, uint8_t* tag) {
  int size = 0;
  return begin(iv) &&
         EVP_EncryptUpdate(cipher_.get(), nullptr, &size, associated.data(),
                           static_cast<int>(associated.size())) == 1 &&
         update(sealing.out + sealing.clear.size(), sealing.prefix) &&
         update(sealing.out + sealing.clear.size() + sealing.prefix.size(), sealing.payload) &&
         EVP_EncryptFinal_ex(cipher_.get(), tag, &size) == 1 &&
         EVP_CIPHER_CTX_ctrl(cipher_.get(), EVP_CTRL_AEAD_GET_TAG, kGcmTag, tag) == 1;
}

bool Keys::begin(const Iv& iv) {
  return EVP_EncryptInit_ex2(cipher_.get(), nullptr, nullptr, iv.data(), nullptr) == 1;
}

bool Keys::update(uint8_t* to, std::span<const uint8_t> from) {
  int size = 0;
  return from.empty() ||
         EVP_EncryptUpdate(cipher_.get(), to, &size, from.data(), static_cast<int>(from.size())) == 1;
}

Iv rtcpIv(const Keys& keys, uint32_t ssrc, uint32_t index) {
  Iv iv = keys.salt();
  exclusiveOr32(&iv[4], ssrc);
  exclusiveOr32(&iv[10], index);
  return iv;
}

}  // namespace headwater::rtp::srtp
