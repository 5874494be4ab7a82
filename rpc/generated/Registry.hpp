// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
#pragma once

#include <span>
#include <string_view>

namespace headwater::rpc::api {

struct ClassInfo {
  std::string_view name, qualifiedName, module;
  bool isAbstract = false;
  std::span<const std::string_view> hierarchy;
  std::span<const std::string_view> events;
  std::span<const std::string_view> operations;
};

struct ModuleDescription {
  std::string_view name, version, generationTime;
  std::span<const std::string_view> factories;
  std::string_view kmd;
};

const ClassInfo* findClass(std::string_view nameOrQualified);
std::span<const ModuleDescription> modules();

}  // namespace headwater::rpc::api
