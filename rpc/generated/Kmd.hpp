// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#pragma once

#include <string_view>

namespace headwater::rpc::api {

/// Each module's definition, in the layout of Kurento's.
extern const std::string_view coreKmd;
extern const std::string_view elementsKmd;
extern const std::string_view filtersKmd;

}  // namespace headwater::rpc::api
