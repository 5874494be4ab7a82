// The control port over TLS, with a certificate made here.
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "tests/unit/rpc/TransportFixture.hpp"

using namespace headwater;
using namespace headwater::test;

namespace {

namespace ssl = boost::asio::ssl;
using TlsClient = BasicWireClient<ssl::stream<boost::asio::ip::tcp::socket>>;

/// A folder with a key and a certificate that it signed itself.
class Certificate {
 public:
  Certificate() {
    std::string name = (std::filesystem::temp_directory_path() / "headwater-tls-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("cannot make a temporary folder");
    folder_ = name;
    EVP_PKEY* pair = EVP_EC_gen("P-256");
    X509* x509 = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x509), 3600);
    X509_set_pubkey(x509, pair);
    X509_NAME* subject = X509_get_subject_name(x509);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(x509, subject);
    X509_sign(x509, pair, EVP_sha256());
    write(key(),
          [&](FILE* file) { PEM_write_PrivateKey(file, pair, nullptr, nullptr, 0, nullptr, nullptr); });
    write(certificate(), [&](FILE* file) { PEM_write_X509(file, x509); });
    X509_free(x509);
    EVP_PKEY_free(pair);
  }
  ~Certificate() { std::filesystem::remove_all(folder_); }

  std::string key() const { return folder_ / "key.pem"; }
  std::string certificate() const { return folder_ / "certificate.pem"; }

 private:
  template <class Work>
  static void write(const std::string& path, Work work) {
    FILE* file = std::fopen(path.c_str(), "w");
    if (!file) throw std::runtime_error("cannot write " + path);
    work(file);
    std::fclose(file);
  }

  std::filesystem::path folder_;
};

struct TlsFixture : TransportFixture {
  rpc::WebSocketOptions options() const {
    rpc::WebSocketOptions made;
    made.tlsCertificate = files.certificate();
    made.tlsKey = files.key();
    return made;
  }
  Certificate files;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(transport_tls, TlsFixture)

BOOST_AUTO_TEST_CASE(messages_go_both_ways) {
  start(options());
  ssl::context trust(ssl::context::tls_client);
  trust.load_verify_file(files.certificate());
  trust.set_verify_mode(ssl::verify_peer);
  TlsClient client(server->port(), trust);
  BOOST_REQUIRE(!client.open());
  BOOST_TEST(!client.send("hello"));
  BOOST_TEST(client.read().value_or("") == "echo hello");
  const auto connection = recorder.waitForOpen(1).front();
  BOOST_TEST(connection->send(std::string(1 << 20, 'x')));
  BOOST_TEST(client.read().value_or("").size() == size_t{1 << 20});
}

BOOST_AUTO_TEST_CASE(versions_before_1_2_are_refused) {
  start(options());
  ssl::context old(ssl::context::tls_client);
  SSL_CTX_set_security_level(old.native_handle(), 0);
  SSL_CTX_set_max_proto_version(old.native_handle(), TLS1_1_VERSION);
  TlsClient client(server->port(), old);
  BOOST_TEST(client.open());
}

BOOST_AUTO_TEST_CASE(a_client_without_tls_is_ended_and_others_go_on) {
  start(options());
  RawClient plain(server->port());
  plain.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
  BOOST_TEST(plain.readToEnd().find("HTTP") == std::string::npos);
  ssl::context any(ssl::context::tls_client);
  TlsClient client(server->port(), any);
  BOOST_TEST(!client.open());
}

BOOST_AUTO_TEST_CASE(files_that_cannot_be_used_are_named_in_the_error) {
  for (auto wrong : {&rpc::WebSocketOptions::tlsCertificate, &rpc::WebSocketOptions::tlsKey}) {
    auto faulty = options();
    faulty.port = 0;
    faulty.*wrong = "/nowhere/to.pem";
    rpc::WebSocketServer unable(faulty, recorder);
    const auto started = unable.start();
    BOOST_REQUIRE(!started);
    BOOST_TEST(started.error().message.find("/nowhere/to.pem") != std::string::npos, started.error().message);
  }
}

BOOST_AUTO_TEST_SUITE_END()
