#include "elements/ice/Credentials.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <array>
#include <string_view>

namespace headwater::ice {

namespace {

/// ice-char of RFC 8839 5.4: 64 of them, six bits each.
constexpr std::string_view kIceChars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr size_t kUfragChars = 8, kPasswordChars = 24;

}  // namespace

base::Expected<Credentials> makeCredentials() {
  std::array<unsigned char, kUfragChars + kPasswordChars> random{};
  if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1)
    return base::fail(base::Failure::Code::internal, "the system has no random numbers for ICE credentials");
  std::string text;
  for (const unsigned char byte : random) text += kIceChars[byte % kIceChars.size()];
  OPENSSL_cleanse(random.data(), random.size());
  return Credentials{text.substr(0, kUfragChars), text.substr(kUfragChars)};
}

}  // namespace headwater::ice
