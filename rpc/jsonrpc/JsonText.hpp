// What a text has to satisfy before JsonCpp, which is more lenient than RFC 8259, reads it.
#pragma once

#include <string_view>

namespace headwater::rpc {

/// Why the text cannot be JSON, for people; null when JsonCpp may decide. Pure, takes one pass.
///
/// It finds what JsonCpp would accept or pass on: bytes that are not UTF-8 (RFC 3629), escaped surrogates
/// that are no pair, which would come out as text that is not UTF-8 and close the connection of whoever gets
/// it, NUL characters, and comments.
const char* faultOfJsonText(std::string_view text);

}  // namespace headwater::rpc
