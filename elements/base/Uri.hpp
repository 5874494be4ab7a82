// Reading URIs, RFC 3986, as far as players and recorders need it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace headwater::base {

/// "file" of "file:///a", in lower case; empty when there is none (section 3.1).
std::string uriScheme(std::string_view uri);
bool isRtsp(std::string_view uri);
bool isHttp(std::string_view uri);

/// The path that a file URI names, unescaped; nothing for another URI or one that names another host.
std::optional<std::string> filePath(std::string_view uri);

/// `text` without the password that `uri` holds: for messages and logs.
std::string withoutPassword(std::string text, std::string_view uri);

}  // namespace headwater::base
