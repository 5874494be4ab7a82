#include "rpc/jsonrpc/JsonText.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace headwater::rpc {

namespace {

constexpr bool isHighSurrogate(uint32_t code) {
  return code >= 0xD800 && code <= 0xDBFF;
}
constexpr bool isLowSurrogate(uint32_t code) {
  return code >= 0xDC00 && code <= 0xDFFF;
}

/// The length of the UTF-8 character that `text` begins with; 0 when it is none.
size_t characterLength(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return 1;
  const size_t length = (lead >> 5) == 6 ? 2 : (lead >> 4) == 14 ? 3 : (lead >> 3) == 30 ? 4 : 0;
  if (length == 0 || length > text.size()) return 0;
  uint32_t code = lead & (0x7F >> length);
  for (size_t k = 1; k < length; ++k) {
    const auto next = static_cast<unsigned char>(text[k]);
    if ((next >> 6) != 2) return 0;
    code = (code << 6) | (next & 0x3F);
  }
  constexpr uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool isSurrogate = isHighSurrogate(code) || isLowSurrogate(code);
  return code < kLeast[length] || code > 0x10FFFF || isSurrogate ? 0 : length;
}

/// The value of the `\uXXXX` that `text` begins with.
std::optional<uint32_t> escapedUnit(std::string_view text) {
  if (text.size() < 6 || text[0] != '\\' || text[1] != 'u') return std::nullopt;
  uint32_t unit = 0;
  for (const char digit : text.substr(2, 4)) {
    const char lower = static_cast<char>(digit | 0x20);
    if (digit >= '0' && digit <= '9')
      unit = unit * 16 + static_cast<uint32_t>(digit - '0');
    else if (lower >= 'a' && lower <= 'f')
      unit = unit * 16 + static_cast<uint32_t>(lower - 'a' + 10);
    else
      return std::nullopt;
  }
  return unit;
}

/// The length of the escape that `text` begins with; 0 for half a surrogate pair.
size_t escapeLength(std::string_view text) {
  const auto unit = escapedUnit(text);
  if (!unit || (!isHighSurrogate(*unit) && !isLowSurrogate(*unit))) return 2;
  const auto low = isHighSurrogate(*unit) ? escapedUnit(text.substr(6)) : std::nullopt;
  return low && isLowSurrogate(*low) ? 12 : 0;
}

}  // namespace

const char* faultOfJsonText(std::string_view text) {
  bool inString = false;
  for (size_t i = 0; i < text.size();) {
    const char c = text[i];
    size_t length = 1;
    if (c == '"') {
      inString = !inString;
    } else if (c == '\\') {
      length = escapeLength(text.substr(i));
      if (length == 0) return "an escaped surrogate is not part of a pair";
    } else if (c == '\0') {
      return "there is a NUL character";
    } else if (c == '/' && !inString) {
      return "there is a comment";
    } else {
      length = characterLength(text.substr(i));
      if (length == 0) return "the text is not UTF-8";
    }
    i += length;
  }
  return nullptr;
}

}  // namespace headwater::rpc
