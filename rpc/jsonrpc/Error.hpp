// Errors of the wire: the code, the message for people and the type that goes into `data`.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace headwater::rpc {

/// `type` is the name of the code as Kurento spells it ("MEDIA_OBJECT_NOT_FOUND"); empty: no `data` member.
struct Error {
  int code = 0;
  std::string message;
  std::string type;
};

/// JSON-RPC 2.0 section 5.1; the API's own are in rpc/generated/Errors.hpp.
namespace code {
constexpr int kParseError = -32700;
constexpr int kInvalidRequest = -32600;
constexpr int kMethodNotFound = -32601;
constexpr int kInvalidParams = -32602;
constexpr int kServerError = -32000;  ///< as Kurento answers faulty top-level parameters
}  // namespace code

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(int code, std::string message, std::string type = {}) {
  return tl::make_unexpected(Error{code, std::move(message), std::move(type)});
}

}  // namespace headwater::rpc
