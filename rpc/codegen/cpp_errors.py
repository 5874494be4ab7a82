"""Errors.hpp and Errors.cpp: the API's error codes in C++."""
from cpp_common import HEADER, close_namespace, comment, open_namespace


def header(schema):
    text = HEADER + "#pragma once\n\n#include <string>\n#include <string_view>\n\n"
    text += '#include "rpc/jsonrpc/Error.hpp"\n\n' + open_namespace()
    text += "\n/// The API's error codes.\nenum class ErrorCode {\n"
    for error in schema.errors:
        text += comment(error.doc, 2) + f"  {error.name} = {error.code},\n"
    return text + """};

/// What goes into `data.type` with that code.
std::string_view typeOf(ErrorCode code);

/// The error of that code.
Error errorOf(ErrorCode code, std::string message);

/// The same as a value to return.
tl::unexpected<Error> failure(ErrorCode code, std::string message);

""" + close_namespace()


def source(schema):
    text = HEADER + '#include "rpc/generated/Errors.hpp"\n\n' + open_namespace()
    text += "\nstd::string_view typeOf(ErrorCode code) {\n  switch (code) {\n"
    for error in schema.errors:
        text += f'    case ErrorCode::{error.name}: return "{error.type or error.name}";\n'
    return text + """  }
  return {};
}

Error errorOf(ErrorCode code, std::string message) {
  return {static_cast<int>(code), std::move(message), std::string(typeOf(code))};
}

tl::unexpected<Error> failure(ErrorCode code, std::string message) {
  return tl::make_unexpected(errorOf(code, std::move(message)));
}

""" + close_namespace()


def generate(schema):
    return {"rpc/generated/Errors.hpp": header(schema), "rpc/generated/Errors.cpp": source(schema)}
