#include "elements/base/Uri.hpp"

#include <algorithm>
#include <cctype>

namespace headwater::base {

namespace {

bool isSchemeLetter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '-' || c == '.';
}

/// RFC 3986 section 2.1. What is no escape stays as it is.
std::string unescaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto digit = [&](size_t at) {
      return at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at])) != 0;
    };
    if (text[i] == '%' && digit(i + 1) && digit(i + 2)) {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// What stands between "://" and the path, section 3.2.
std::string_view authority(std::string_view uri) {
  const auto begin = uri.find("://");
  if (begin == std::string_view::npos) return {};
  const auto rest = uri.substr(begin + 3);
  return rest.substr(0, rest.find_first_of("/?#"));
}

}  // namespace

std::string uriScheme(std::string_view uri) {
  const auto end = uri.find("://");
  if (end == std::string_view::npos || end == 0) return {};
  std::string name(uri.substr(0, end));
  if (!std::all_of(name.begin(), name.end(), isSchemeLetter)) return {};
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

bool isRtsp(std::string_view uri) {
  const auto scheme = uriScheme(uri);
  return scheme == "rtsp" || scheme == "rtsps" || scheme == "rtspt" || scheme == "rtspu";
}

bool isHttp(std::string_view uri) {
  const auto scheme = uriScheme(uri);
  return scheme == "http" || scheme == "https";
}

std::optional<std::string> filePath(std::string_view uri) {
  if (uriScheme(uri) != "file") return std::nullopt;
  const auto host = authority(uri);
  if (!host.empty() && host != "localhost") return std::nullopt;
  auto path = unescaped(uri.substr(std::string_view("file://").size() + host.size()));
  if (path.empty() || path.find('\0') != std::string::npos) return std::nullopt;
  return path;
}

std::string withoutPassword(std::string text, std::string_view uri) {
  const auto whole = authority(uri);
  const auto at = whole.rfind('@');
  const auto colon = whole.find(':');
  if (at == std::string_view::npos || colon == std::string_view::npos || colon > at) return text;
  const std::string secret(whole.substr(colon, at + 1 - colon));  // ":password@"
  for (size_t found = text.find(secret); found != std::string::npos; found = text.find(secret, found + 1))
    text.replace(found, secret.size(), ":***@");
  return text;
}

}  // namespace headwater::base
