#include "tools/load/Dtls.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/srtp.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

namespace headwater::load {

namespace {

constexpr size_t kMtu = 1200;
constexpr size_t kRecordHeader = 13;  // RFC 6347 4.1
constexpr unsigned kFirstTimeoutUs = 100'000, kLastTimeoutUs = 2'000'000;

std::string opensslError() {
  const unsigned long code = ERR_get_error();
  if (code == 0) return "no reason given";
  std::array<char, 256> text{};
  ERR_error_string_n(code, text.data(), text.size());
  return text.data();
}

[[noreturn]] void refuse(const std::string& what) {
  throw std::runtime_error("OpenSSL cannot " + what + ": " + opensslError());
}

std::unique_ptr<X509, SslDeleter> selfSigned(EVP_PKEY* key) {
  std::unique_ptr<X509, SslDeleter> certificate(X509_new());
  X509* x509 = certificate.get();
  X509_set_version(x509, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
  X509_gmtime_adj(X509_getm_notBefore(x509), -24L * 3600);
  X509_gmtime_adj(X509_getm_notAfter(x509), 30L * 24 * 3600);
  X509_set_pubkey(x509, key);
  X509_NAME* name = X509_get_subject_name(x509);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const uint8_t*>("headwater-load"), -1,
                             -1, 0);
  X509_set_issuer_name(x509, name);
  if (X509_sign(x509, key, EVP_sha256()) == 0) refuse("sign a certificate");
  return certificate;
}

/// "sha-256 AB:CD:..." with the hash that `algorithm` names; empty for one that is not known.
std::string fingerprintOf(X509* certificate, const std::string& algorithm) {
  std::string name = algorithm;  // "sha-256" is OpenSSL's "sha256"
  std::erase(name, '-');
  const EVP_MD* hash = EVP_get_digestbyname(name.c_str());
  std::array<uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (!hash || X509_digest(certificate, hash, digest.data(), &size) != 1) return {};
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string text = algorithm + " ";
  for (unsigned i = 0; i < size; ++i) {
    if (i > 0) text += ':';
    text += kHex[digest[i] >> 4];
    text += kHex[digest[i] & 15];
  }
  return text;
}

bool sameIgnoringCase(const std::string& a, const std::string& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::toupper(x) == std::toupper(y); });
}

const char* opensslName(SrtpProfile profile) {
  return profile == SrtpProfile::aeadAes128Gcm ? "SRTP_AEAD_AES_128_GCM" : "SRTP_AES128_CM_SHA1_80";
}

unsigned nextTimeout(SSL*, unsigned previousUs) {
  return previousUs == 0 ? kFirstTimeoutUs : std::min(previousUs * 2, kLastTimeoutUs);
}

}  // namespace

DtlsContext::DtlsContext(SrtpProfile profile) : context_(SSL_CTX_new(DTLS_method())) {
  if (!context_) refuse("make a DTLS context");
  SSL_CTX* context = context_.get();
  const std::unique_ptr<EVP_PKEY, SslDeleter> key(EVP_EC_gen("P-256"));
  if (!key) refuse("make a key");
  const auto certificate = selfSigned(key.get());
  fingerprint_ = fingerprintOf(certificate.get(), "sha-256");
  SSL_CTX_set_min_proto_version(context, DTLS1_2_VERSION);
  if (SSL_CTX_use_certificate(context, certificate.get()) != 1 ||
      SSL_CTX_use_PrivateKey(context, key.get()) != 1)
    refuse("use the certificate");
  // Trust is the fingerprint's, compared when the handshake is done (RFC 8122).
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
                     [](int, X509_STORE_CTX*) { return 1; });
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_QUERY_MTU);
  if (SSL_CTX_set_tlsext_use_srtp(context, opensslName(profile)) != 0) refuse("offer the SRTP profile");
}

DtlsTransport::DtlsTransport(const DtlsContext& context, bool client, std::string expectedFingerprint,
                             Send send)
    : client_(client),
      expectedFingerprint_(std::move(expectedFingerprint)),
      send_(std::move(send)),
      ssl_(SSL_new(context.native())),
      in_(BIO_new(BIO_s_mem())),
      out_(BIO_new(BIO_s_mem())) {
  BIO_set_mem_eof_return(in_, -1);
  SSL_set_bio(ssl_.get(), in_, out_);
  DTLS_set_link_mtu(ssl_.get(), kMtu);
  DTLS_set_timer_cb(ssl_.get(), nextTimeout);
  if (client_)
    SSL_set_connect_state(ssl_.get());
  else
    SSL_set_accept_state(ssl_.get());
}

void DtlsTransport::start() {
  if (state_ != State::fresh) return;
  state_ = State::handshaking;
  if (client_) handshake();
}

void DtlsTransport::receive(Bytes packet) {
  if (state_ == State::failed || state_ == State::closed) return;
  if (state_ == State::fresh) state_ = State::handshaking;
  BIO_write(in_, packet.data(), static_cast<int>(packet.size()));
  if (state_ == State::handshaking) return handshake();
  // After the handshake: retransmitted flights and close_notify.
  std::array<uint8_t, 256> data{};
  while (SSL_read(ssl_.get(), data.data(), data.size()) > 0) {
  }
  ERR_clear_error();
  flush();
  if ((SSL_get_shutdown(ssl_.get()) & SSL_RECEIVED_SHUTDOWN) != 0) state_ = State::closed;
}

void DtlsTransport::handshake() {
  ERR_clear_error();
  const int result = SSL_do_handshake(ssl_.get());
  const int reason = SSL_get_error(ssl_.get(), result);
  flush();
  if (result == 1) return finish();
  if (reason != SSL_ERROR_WANT_READ && reason != SSL_ERROR_WANT_WRITE)
    fail("DTLS handshake: " + opensslError());
}

void DtlsTransport::finish() {
  const std::unique_ptr<X509, SslDeleter> certificate(SSL_get1_peer_certificate(ssl_.get()));
  const auto actual =
      certificate
          ? fingerprintOf(certificate.get(), expectedFingerprint_.substr(0, expectedFingerprint_.find(' ')))
          : std::string();
  if (actual.empty() || !sameIgnoringCase(actual, expectedFingerprint_))
    return fail("the certificate's fingerprint is not the one in the SDP (RFC 8122)");
  const SRTP_PROTECTION_PROFILE* profile = SSL_get_selected_srtp_profile(ssl_.get());
  if (!profile) return fail("DTLS: the server chose no SRTP profile");
  keys_.profile =
      profile->id == SRTP_AEAD_AES_128_GCM ? SrtpProfile::aeadAes128Gcm : SrtpProfile::aes128CmSha1_80;
  const size_t key = 16, salt = keys_.profile == SrtpProfile::aeadAes128Gcm ? 12 : 14;
  std::vector<uint8_t> material(2 * (key + salt));
  static constexpr char kLabel[] = "EXTRACTOR-dtls_srtp";
  if (SSL_export_keying_material(ssl_.get(), material.data(), material.size(), kLabel, sizeof kLabel - 1,
                                 nullptr, 0, 0) != 1)
    return fail("DTLS: no keying material: " + opensslError());
  // client key, server key, client salt, server salt
  const auto part = [&](size_t index) {
    const auto at = material.begin();
    std::vector<uint8_t> both(at + static_cast<ptrdiff_t>(index * key),
                              at + static_cast<ptrdiff_t>((index + 1) * key));
    both.insert(both.end(), at + static_cast<ptrdiff_t>(2 * key + index * salt),
                at + static_cast<ptrdiff_t>(2 * key + (index + 1) * salt));
    return both;
  };
  keys_.ours = part(client_ ? 0 : 1);
  keys_.theirs = part(client_ ? 1 : 0);
  state_ = State::connected;
}

// Whole records, as many as fit in a datagram: a memory BIO does not keep the bounds between them.
void DtlsTransport::flush() {
  char* data = nullptr;
  const auto size = static_cast<size_t>(std::max(0L, BIO_get_mem_data(out_, &data)));
  const Bytes all(reinterpret_cast<uint8_t*>(data), size);
  size_t begin = 0, end = 0;
  while (end + kRecordHeader <= size) {
    const size_t record = kRecordHeader + get16(&all[end + 11]);
    if (end > begin && end - begin + record > kMtu) {
      send_(all.subspan(begin, end - begin));
      begin = end;
    }
    end = std::min(end + record, size);
  }
  if (end > begin) send_(all.subspan(begin, end - begin));
  (void)BIO_reset(out_);
}

void DtlsTransport::onTimer() {
  if (state_ != State::handshaking) return;
  timeval left{};
  if (DTLSv1_get_timeout(ssl_.get(), &left) != 1 || left.tv_sec > 0 || left.tv_usec > 0) return;
  if (DTLSv1_handle_timeout(ssl_.get()) < 0) fail("DTLS handshake: no answer");
  flush();
}

void DtlsTransport::close() {
  if (state_ != State::connected) return;
  SSL_shutdown(ssl_.get());
  flush();
  state_ = State::closed;
}

void DtlsTransport::fail(std::string why) {
  error_ = std::move(why);
  state_ = State::failed;
  ERR_clear_error();
}

}  // namespace headwater::load
