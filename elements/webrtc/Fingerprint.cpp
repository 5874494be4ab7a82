#include "elements/webrtc/Fingerprint.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <algorithm>
#include <memory>
#include <string_view>

namespace headwater::webrtc {

namespace {

struct OpenSslFree {
  void operator()(void* memory) const { OPENSSL_free(memory); }
};

const EVP_MD* hashNamed(const std::string& algorithm) {
  if (algorithm == "sha-256") return EVP_sha256();
  if (algorithm == "sha-384") return EVP_sha384();
  if (algorithm == "sha-512") return EVP_sha512();
  return nullptr;
}

}  // namespace

std::string fingerprintOf(const std::string& pem, const std::string& algorithm) {
  const EVP_MD* hash = hashNamed(algorithm);
  if (!hash || pem.empty()) return {};
  const std::unique_ptr<BIO, decltype(&BIO_free)> in(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
  // The hash is of the DER form as it is (RFC 8122 section 5): no need to understand the certificate.
  char *name = nullptr, *header = nullptr;
  unsigned char* der = nullptr;
  long length = 0;
  if (!in || PEM_read_bio(in.get(), &name, &header, &der, &length) != 1) return {};
  const std::unique_ptr<char, OpenSslFree> ownedName(name), ownedHeader(header);
  const std::unique_ptr<unsigned char, OpenSslFree> ownedDer(der);
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  if (std::string_view(name) != PEM_STRING_X509 ||
      EVP_Digest(der, static_cast<size_t>(length), digest, &size, hash, nullptr) != 1)
    return {};
  std::string text = algorithm + " ";
  constexpr char kHex[] = "0123456789ABCDEF";
  for (unsigned i = 0; i < size; ++i) {
    if (i > 0) text += ':';
    text += kHex[digest[i] >> 4];
    text += kHex[digest[i] & 0x0f];
  }
  return text;
}

bool matchesFingerprint(const std::string& pem, const std::vector<std::string>& announced) {
  return std::any_of(announced.begin(), announced.end(), [&](const std::string& fingerprint) {
    const auto actual = fingerprintOf(pem, fingerprint.substr(0, fingerprint.find(' ')));
    return !actual.empty() && actual == fingerprint;
  });
}

}  // namespace headwater::webrtc
