// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#pragma once

#include <span>
#include <string_view>

namespace headwater::rpc::api {

struct ClassInfo {
  std::string_view name, qualifiedName, module;
  bool isAbstract = false;
  std::span<const std::string_view> hierarchy;   ///< qualified names of the ancestors, nearest first
  std::span<const std::string_view> events;      ///< inherited ones too
  std::span<const std::string_view> operations;  ///< inherited ones too
};

struct ModuleDescription {
  std::string_view name, version, generationTime;
  std::span<const std::string_view> factories;  ///< the classes that clients can create, sorted
  std::string_view kmd;                         ///< the module's definition as JSON text
};

/// By "WebRtcEndpoint" or "kurento.WebRtcEndpoint"; null when there is none.
const ClassInfo* findClass(std::string_view nameOrQualified);
std::span<const ModuleDescription> modules();

}  // namespace headwater::rpc::api
