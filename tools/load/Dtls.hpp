// DTLS-SRTP: RFC 6347, RFC 5764. OpenSSL between memory BIOs; datagrams come and go through the ICE path.
#pragma once

#include <openssl/ssl.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tools/load/Bytes.hpp"

namespace headwater::load {

enum class SrtpProfile { aes128CmSha1_80, aeadAes128Gcm };

struct SslDeleter {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  void operator()(SSL* ssl) const { SSL_free(ssl); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

/// Key and certificate (ECDSA P-256) that all simulated peers share.
class DtlsContext {
 public:
  /// Throws std::runtime_error when OpenSSL refuses.
  explicit DtlsContext(SrtpProfile profile);
  /// As in a=fingerprint: "sha-256 AB:CD:...".
  const std::string& fingerprint() const { return fingerprint_; }
  SSL_CTX* native() const { return context_.get(); }

 private:
  std::unique_ptr<SSL_CTX, SslDeleter> context_;
  std::string fingerprint_;
};

/// Master keys of RFC 5764 4.2: key and salt of each direction.
struct SrtpKeys {
  SrtpProfile profile = SrtpProfile::aes128CmSha1_80;
  std::vector<uint8_t> ours, theirs;
};

/// One association. Thread: the loop's.
class DtlsTransport {
 public:
  using Send = std::function<void(Bytes)>;
  enum class State { fresh, handshaking, connected, closed, failed };

  DtlsTransport(const DtlsContext& context, bool client, std::string expectedFingerprint, Send send);

  /// The client's first flight; a server waits.
  void start();
  void receive(Bytes packet);
  /// Retransmissions; a few times a second or oftener.
  void onTimer();
  /// close_notify.
  void close();

  State state() const { return state_; }
  const std::string& error() const { return error_; }
  const SrtpKeys& keys() const { return keys_; }

 private:
  void handshake();
  void finish();
  void flush();
  void fail(std::string why);

  const bool client_;
  const std::string expectedFingerprint_;
  const Send send_;
  std::unique_ptr<SSL, SslDeleter> ssl_;
  BIO *in_ = nullptr, *out_ = nullptr;  // owned by ssl_
  State state_ = State::fresh;
  std::string error_;
  SrtpKeys keys_;
};

}  // namespace headwater::load
