#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

#include <chrono>
#include <memory>

#include "elements/webrtc/Certificate.hpp"

#include "elements/base/Mutex.hpp"
#include "elements/webrtc/Fingerprint.hpp"

namespace headwater::webrtc {

namespace {

template <auto Free>
struct Deleter {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Bio = std::unique_ptr<BIO, Deleter<BIO_free>>;

constexpr long kDay = 24 * 60 * 60;

bool fill(X509* certificate, EVP_PKEY* key) {
  uint64_t serial = 0;
  if (RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) != 1) return false;
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -kDay);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 30 * kDay);
  X509_NAME* name = X509_get_subject_name(certificate);
  const auto* common = reinterpret_cast<const unsigned char*>("WebRTC");
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common, -1, -1, 0);
  return X509_set_issuer_name(certificate, name) == 1 && X509_set_pubkey(certificate, key) == 1 &&
         X509_sign(certificate, key, EVP_sha256()) > 0;
}

std::string make(bool ecdsa) {
  const Key key(ecdsa ? EVP_EC_gen("P-256") : EVP_RSA_gen(2048));
  const Certificate certificate(X509_new());
  const Bio out(BIO_new(BIO_s_mem()));
  if (!key || !certificate || !out || !fill(certificate.get(), key.get())) return {};
  if (PEM_write_bio_X509(out.get(), certificate.get()) != 1 ||
      PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
    return {};
  char* text = nullptr;
  const long size = BIO_get_mem_data(out.get(), &text);
  return {text, static_cast<size_t>(size)};
}

}  // namespace

std::shared_ptr<const DtlsCertificate> dtlsCertificate(bool ecdsa) {
  struct Made {
    std::shared_ptr<const DtlsCertificate> certificate;
    std::chrono::steady_clock::time_point when;
  };
  static base::Mutex mutex;
  static Made made[2] HW_GUARDED_BY(mutex);
  const base::Lock lock(mutex);
  auto& current = made[ecdsa ? 1 : 0];
  const auto now = std::chrono::steady_clock::now();
  const bool usable = current.certificate && !current.certificate->pem.empty();
  if (usable && now - current.when <= std::chrono::hours(24)) return current.certificate;
  auto pem = make(ecdsa);
  auto fingerprint = fingerprintOf(pem, "sha-256");
  current = {std::make_shared<DtlsCertificate>(DtlsCertificate{std::move(pem), std::move(fingerprint)}), now};
  return current.certificate;
}

}  // namespace headwater::webrtc
