#include "elements/sdp/Sdes.hpp"

#include <glib.h>

#include <array>
#include <memory>

#include "elements/sdp/Sdp.hpp"

namespace headwater::sdp {

namespace {

constexpr std::array kSuites{SdesSuite::aesCm128HmacSha1_80, SdesSuite::aesCm128HmacSha1_32,
                             SdesSuite::aesCm256HmacSha1_80, SdesSuite::aesCm256HmacSha1_32};

struct Free {
  void operator()(void* memory) const { g_free(memory); }
};

std::vector<uint8_t> decoded(const std::string& base64) {
  gsize size = 0;
  const std::unique_ptr<guchar, Free> bytes(g_base64_decode(base64.c_str(), &size));
  return {bytes.get(), bytes.get() + size};
}

}  // namespace

const char* toString(SdesSuite suite) {
  switch (suite) {
    case SdesSuite::aesCm128HmacSha1_80:
      return "AES_CM_128_HMAC_SHA1_80";
    case SdesSuite::aesCm128HmacSha1_32:
      return "AES_CM_128_HMAC_SHA1_32";
    case SdesSuite::aesCm256HmacSha1_80:
      return "AES_256_CM_HMAC_SHA1_80";
    case SdesSuite::aesCm256HmacSha1_32:
      break;
  }
  return "AES_256_CM_HMAC_SHA1_32";
}

size_t keySize(SdesSuite suite) {
  return suite == SdesSuite::aesCm128HmacSha1_80 || suite == SdesSuite::aesCm128HmacSha1_32 ? 30 : 46;
}

// RFC 4568 9.1: tag, suite, "inline:" key ["|" lifetime] ["|" MKI ":" length].
std::optional<SdesCrypto> parseCrypto(std::string_view value) {
  auto words = split(value, ' ');
  std::erase(words, "");
  if (words.size() != 3 || !toNumber(words[0], 0, 999'999'999) || !words[2].starts_with("inline:"))
    return std::nullopt;
  const auto parameters = split(std::string_view(words[2]).substr(7), '|');
  if (parameters.size() > 2 || words[2].find(';') != std::string::npos) return std::nullopt;
  if (parameters.size() == 2 && parameters[1].find(':') != std::string::npos) return std::nullopt;
  for (const auto suite : kSuites) {
    if (words[1] != toString(suite)) continue;
    SdesCrypto crypto{words[0], {suite, decoded(parameters[0])}};
    if (crypto.key.keyAndSalt.size() == keySize(suite)) return crypto;
  }
  return std::nullopt;
}

std::string toText(const SdesCrypto& crypto) {
  const auto& key = crypto.key.keyAndSalt;
  const std::unique_ptr<gchar, Free> base64(g_base64_encode(key.data(), key.size()));
  return crypto.tag + " " + toString(crypto.key.suite) + " inline:" + base64.get();
}

}  // namespace headwater::sdp
