// Keys of SRTP in session descriptions, RFC 4568, with the suites of RFC 6188.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headwater::sdp {

enum class SdesSuite {
  aesCm128HmacSha1_80,
  aesCm128HmacSha1_32,
  aesCm256HmacSha1_80,
  aesCm256HmacSha1_32,
};

const char* toString(SdesSuite suite);  ///< as in a=crypto
size_t keySize(SdesSuite suite);        ///< key and salt, in bytes

/// A master key followed by its salt, of keySize(suite) bytes.
struct SdesKey {
  SdesSuite suite = SdesSuite::aesCm128HmacSha1_80;
  std::vector<uint8_t> keyAndSalt;
};

/// One a=crypto that can be used.
struct SdesCrypto {
  std::string tag;
  SdesKey key;
};

/// The value of an a=crypto attribute. Nothing when it is malformed, of another suite, its key has not the
/// suite's length, or it asks for what is not done: several keys, parameters of the session. Lifetime and MKI
/// are not kept.
std::optional<SdesCrypto> parseCrypto(std::string_view value);
std::string toText(const SdesCrypto& crypto);

}  // namespace headwater::sdp
