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

namespace {

/// RFC 4568 6.1: "2^31" or a number.
bool isLifetime(std::string_view text) {
  if (text.starts_with("2^")) return toNumber(text.substr(2), 0, 48).has_value();
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The MKI's value and its length in bytes.
bool isKeyIdentifier(std::string_view text) {
  const auto colon = text.find(':');
  return colon != std::string_view::npos && colon > 0 && toNumber(text.substr(colon + 1), 1, 128).has_value();
}

/// [lifetime] [MKI ":" length], each of which may be left out. There is one key, so that neither tells us
/// anything; most who announce an MKI write none into their packets.
bool areKeyParameters(const std::vector<std::string>& parameters) {
  if (parameters.size() > 3) return false;
  for (size_t i = 1; i < parameters.size(); ++i) {
    const bool last = i + 1 == parameters.size();
    if (!(i == 1 && isLifetime(parameters[i])) && !(last && isKeyIdentifier(parameters[i]))) return false;
  }
  return true;
}

}  // namespace

// RFC 4568 9.1: tag, suite, "inline:" key ["|" lifetime] ["|" MKI ":" length].
std::optional<SdesCrypto> parseCrypto(std::string_view value) {
  auto words = split(value, ' ');
  std::erase(words, "");
  if (words.size() != 3 || !toNumber(words[0], 0, 999'999'999) || !words[2].starts_with("inline:"))
    return std::nullopt;
  const auto parameters = split(std::string_view(words[2]).substr(7), '|');
  if (!areKeyParameters(parameters) || words[2].find(';') != std::string::npos) return std::nullopt;
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
