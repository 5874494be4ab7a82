#include "elements/rtp/SrtpCipher.hpp"

#include <openssl/crypto.h>

#include <algorithm>

namespace headwater::rtp {

namespace {

constexpr size_t kHashBlock = 64;

DigestContext hashOf(std::span<const uint8_t> block) {
  DigestContext context(EVP_MD_CTX_new());
  if (!context || EVP_DigestInit_ex2(context.get(), EVP_sha1(), nullptr) != 1 ||
      EVP_DigestUpdate(context.get(), block.data(), block.size()) != 1)
    return nullptr;
  return context;
}

DigestContext hashOfKey(std::span<const uint8_t> key, uint8_t pad) {
  std::array<uint8_t, kHashBlock> block{};
  block.fill(pad);
  for (size_t i = 0; i < key.size(); ++i) block[i] ^= key[i];
  auto context = hashOf(block);
  OPENSSL_cleanse(block.data(), block.size());
  return context;
}

}  // namespace

CipherContext keyedCipher(const EVP_CIPHER* cipher, std::span<const uint8_t> key) {
  CipherContext context(EVP_CIPHER_CTX_new());
  if (!context || EVP_EncryptInit_ex2(context.get(), cipher, key.data(), nullptr, nullptr) != 1)
    return nullptr;
  return context;
}

bool HmacSha1::setKey(std::span<const uint8_t> key) {
  if (key.size() > kHashBlock) return false;
  inner_ = hashOfKey(key, 0x36);
  outer_ = hashOfKey(key, 0x5c);
  return inner_ && outer_;
}

bool HmacSha1::sign(std::span<const uint8_t> message, std::span<uint8_t> tag) {
  std::array<uint8_t, kSize> digest{};
  // One of the thread, which every packet finds in the cache.
  thread_local const DigestContext ours(EVP_MD_CTX_new());
  EVP_MD_CTX* work = ours.get();
  if (!work) return false;
  if (EVP_MD_CTX_copy_ex(work, inner_.get()) != 1 ||
      EVP_DigestUpdate(work, message.data(), message.size()) != 1 ||
      EVP_DigestFinal_ex(work, digest.data(), nullptr) != 1 || EVP_MD_CTX_copy_ex(work, outer_.get()) != 1 ||
      EVP_DigestUpdate(work, digest.data(), digest.size()) != 1 ||
      EVP_DigestFinal_ex(work, digest.data(), nullptr) != 1)
    return false;
  std::copy_n(digest.begin(), tag.size(), tag.begin());
  return true;
}

bool deriveSrtpKey(std::span<const uint8_t> masterKey, std::span<const uint8_t> masterSalt, uint8_t label,
                   std::span<uint8_t> derived) {
  // A salt shorter than 14 bytes is padded behind, RFC 7714 section 11.
  std::array<uint8_t, 16> iv{};
  std::copy(masterSalt.begin(), masterSalt.end(), iv.begin());
  iv[7] ^= label;
  const auto cipher = keyedCipher(masterKey.size() == 32 ? EVP_aes_256_ctr() : EVP_aes_128_ctr(), masterKey);
  std::fill(derived.begin(), derived.end(), uint8_t{0});
  int size = 0;
  return cipher && EVP_EncryptInit_ex2(cipher.get(), nullptr, nullptr, iv.data(), nullptr) == 1 &&
         EVP_EncryptUpdate(cipher.get(), derived.data(), &size, derived.data(),
                           static_cast<int>(derived.size())) == 1;
}

}  // namespace headwater::rtp
