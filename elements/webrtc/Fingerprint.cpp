#include "elements/webrtc/Fingerprint.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <algorithm>
#include <memory>

namespace headwater::media {

namespace {

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
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      in ? PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr) : nullptr, &X509_free);
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  if (!certificate || X509_digest(certificate.get(), hash, digest, &size) != 1) return {};
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

}  // namespace headwater::media
