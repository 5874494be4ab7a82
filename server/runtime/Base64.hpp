// Base64 (RFC 4648 section 4) and random bytes, for keys in session descriptions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace headwater::server {

std::string base64(const std::string& bytes);
/// Nothing when the text is no base64.
std::optional<std::string> fromBase64(const std::string& text);
/// From the kernel's generator, fit for keys.
std::string randomBytes(size_t count);

}  // namespace headwater::server
