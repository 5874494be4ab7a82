#include "tools/load/floor/CheapSrtp.hpp"

#include <algorithm>
#include <vector>

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"  // the old SHA1 functions, see the header

namespace headwater::load {

namespace {

// RFC 3711 4.3.1 with a key derivation rate of 0: the label is the only thing that is not zero.
std::vector<uint8_t> derive(std::span<const uint8_t, 30> master, uint8_t label, size_t size) {
  std::array<uint8_t, 16> iv{};
  std::copy_n(master.begin() + 16, 14, iv.begin());
  iv[7] ^= label;
  std::vector<uint8_t> derived(size);
  EVP_CIPHER_CTX* cipher = EVP_CIPHER_CTX_new();
  int written = 0;
  EVP_EncryptInit_ex(cipher, EVP_aes_128_ctr(), nullptr, master.data(), iv.data());
  EVP_EncryptUpdate(cipher, derived.data(), &written, derived.data(), static_cast<int>(size));
  EVP_CIPHER_CTX_free(cipher);
  return derived;
}

void startHash(SHA_CTX& state, const std::vector<uint8_t>& key, uint8_t pad) {
  std::array<uint8_t, SHA_CBLOCK> block{};
  std::copy(key.begin(), key.end(), block.begin());
  for (auto& byte : block) byte ^= pad;
  SHA1_Init(&state);
  SHA1_Update(&state, block.data(), block.size());
}

}  // namespace

CheapSrtp::CheapSrtp(std::span<const uint8_t, 30> master) : cipher_(EVP_CIPHER_CTX_new()) {
  const auto key = derive(master, 0, 16), authentication = derive(master, 1, 20),
             salt = derive(master, 2, 14);
  std::copy(salt.begin(), salt.end(), salt_.begin());
  EVP_EncryptInit_ex(cipher_.get(), EVP_aes_128_ctr(), nullptr, key.data(), nullptr);
  startHash(inner_, authentication, 0x36);
  startHash(outer_, authentication, 0x5c);
}

size_t CheapSrtp::protect(uint8_t* packet, size_t size, uint32_t rolloverCounter) {
  std::array<uint8_t, 16> iv{};  // RFC 3711 4.1.1
  std::copy(salt_.begin(), salt_.end(), iv.begin());
  std::array<uint8_t, 4> roc{};
  put32(roc.data(), rolloverCounter);
  for (size_t i = 0; i < 4; ++i) {
    iv[4 + i] ^= packet[8 + i];
    iv[8 + i] ^= roc[i];
  }
  iv[12] ^= packet[2];
  iv[13] ^= packet[3];
  int written = 0;
  EVP_EncryptInit_ex(cipher_.get(), nullptr, nullptr, nullptr, iv.data());
  EVP_EncryptUpdate(cipher_.get(), packet + kHeader, &written, packet + kHeader,
                    static_cast<int>(size - kHeader));
  std::array<uint8_t, SHA_DIGEST_LENGTH> digest{};
  SHA_CTX hash = inner_;
  SHA1_Update(&hash, packet, size);
  SHA1_Update(&hash, roc.data(), roc.size());
  SHA1_Final(digest.data(), &hash);
  hash = outer_;
  SHA1_Update(&hash, digest.data(), digest.size());
  SHA1_Final(digest.data(), &hash);
  std::copy_n(digest.begin(), kTag, packet + size);
  return size + kTag;
}

}  // namespace headwater::load
