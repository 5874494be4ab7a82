"""Dispatch.hpp, Invoke.cpp and Create.cpp: from a request to a typed call."""
from cpp_common import (HEADER, call_line, capital, close_namespace, comment, cpp_type, initializer,
                        open_namespace, small)
from schema import Named, operations

INCLUDES = """#pragma once

#include <json/value.h>

#include <functional>

#include "rpc/generated/Events.hpp"
#include "rpc/generated/Interfaces.hpp"
#include "rpc/generated/Registry.hpp"

"""

RESOLVER = """
struct ObjectResolver {
  virtual ~ObjectResolver() = default;
  /// Null when there is no object of that id.
  virtual std::shared_ptr<MediaObject> find(std::string_view id) const = 0;
};
"""

FUNCTIONS = """
/// An operation with its decoded parameters; to be called on the object's executor.
using Call = std::function<Result<Json::Value>()>;

/// 40008 for an operation that the object's class does not have, 40001 for wrong parameters.
Result<Call> prepareInvoke(std::shared_ptr<MediaObject> object, std::string_view operation,
                           const Json::Value& operationParams, const ObjectResolver& resolver);

/// A constructor with its decoded parameters; to be run on the executor of `parent`.
struct Construction {
  std::shared_ptr<MediaObject> parent;  ///< null: the new object stands alone
  std::function<Result<std::shared_ptr<MediaObject>>(Factory&)> run;
};

/// 40108 for a class that is unknown or abstract, 40001 for wrong parameters.
Result<Construction> prepareCreate(std::string_view type, const Json::Value& constructorParams,
                                   const ObjectResolver& resolver);

/// The `data` of an onEvent notification.
Json::Value encode(const Event& event);

"""


def header(schema):
    text = HEADER + INCLUDES + open_namespace() + RESOLVER
    for each in schema.concrete_classes():
        text += "\n" + params_struct(schema, each)
    text += "\n/// Makes the objects of the API. A class that a server does not have answers 40006.\n"
    text += "class Factory {\n public:\n  virtual ~Factory() = default;\n"
    for each in schema.concrete_classes():
        text += call_line(f"virtual Result<std::shared_ptr<{each.name}>> create(",
                          [f"const {each.name}Params& params"], ");", 2)
    return text + "};\n" + FUNCTIONS + close_namespace()


def params_struct(schema, each):
    text = f"/// What creating a {each.name} needs.\nstruct {each.name}Params {{\n"
    for value in each.constructor:
        kind = cpp_type(schema, value.type, False)
        if value.optional and "default" not in value:
            kind = f"std::optional<{kind}>"
        text += comment(value.doc, 2) + f"  {kind} {value.name}{initializer(schema, value)};\n"
    return text + "};\n"


def read_line(value, target, optional):
    return f'.{"optional" if optional else "required"}("{value.name}", {target})'


# Invoke.cpp

INVOKE_START = """#include "rpc/generated/Codecs.hpp"
#include "rpc/generated/Dispatch.hpp"
#include "rpc/jsonrpc/Arguments.hpp"

"""

INVOKE_TYPES = """
namespace {

using codec::Arguments;
using Prepare = Result<Call> (*)(const std::shared_ptr<MediaObject>& object, Arguments& arguments);

struct Operation {
  std::string_view name;
  Prepare prepare;
};

struct ClassOperations {
  std::string_view name;
  std::span<const Operation> operations;  ///< without the inherited ones
};

[[maybe_unused]] Result<Json::Value> asJson(Result<void> result) {
  if (!result) return tl::make_unexpected(std::move(result.error()));
  return Json::Value();
}

template <class T>
Result<Json::Value> asJson(const Result<T>& result) {
  if (!result) return tl::make_unexpected(result.error());
  return encode(*result);
}
"""

INVOKE_END = """
Prepare findIn(std::string_view className, std::string_view operation) {
  for (const auto& each : kClasses)
    if (each.name == className)
      for (const auto& known : each.operations)
        if (known.name == operation) return known.prepare;
  return nullptr;
}

Prepare findOperation(const ClassInfo& info, std::string_view operation) {
  if (const auto own = findIn(info.name, operation)) return own;
  for (const auto ancestor : info.hierarchy)
    if (const auto inherited = findIn(ancestor.substr(ancestor.rfind('.') + 1), operation)) return inherited;
  return nullptr;
}

}  // namespace

Result<Call> prepareInvoke(std::shared_ptr<MediaObject> object, std::string_view operation,
                           const Json::Value& operationParams, const ObjectResolver& resolver) {
  const auto prepare = findOperation(object->classInfo(), operation);
  if (!prepare) return codec::unknownOperation(operation, operationParams);
  Arguments arguments(operationParams, "operationParams", resolver);
  return prepare(object, arguments);
}

"""


def invoke_source(schema):
    text = HEADER + INVOKE_START + open_namespace() + INVOKE_TYPES
    tables, rows = "", ""
    for each in schema.classes.values():
        own = operations(each)
        if not own:
            continue
        aliases = [alias for alias in schema.kurento6.operations if alias["class"] == each.name]
        for operation in own:
            text += "\n" + prepare_function(schema, each, operation)
        for alias in aliases:
            text += "\n" + alias_function(schema, each, alias)
        name = small(each.name) + "Operations"
        tables += f"\nconstexpr Operation {name}[] = {{\n"
        tables += "".join(f'    {{"{op.name}", &{function_name(each, op)}}},\n' for op in own + aliases) + "};\n"
        rows += f'    {{"{each.name}", {name}}},\n'
    text += tables + "\nconstexpr ClassOperations kClasses[] = {\n" + rows + "};\n"
    return text + INVOKE_END + close_namespace()


def function_name(each, operation):
    return small(each.name) + capital(operation.name)


def alias_function(schema, each, alias):
    """What Kurento 6 calls otherwise, with its own names of the parameters."""
    today = next(op for op in operations(each) if op.name == alias["is"])
    params = [Named({**value, "name": name}) for value, name in zip(today.params, alias.params or [])]
    body = None
    if alias.orElse:  # a getter: the first that is not empty
        body = [f"const auto first = self->{today.name}();",
                f"return asJson(first && first->empty() ? self->{alias.orElse}() : first);"]
    if alias.otherFamily:  # a setter: an IPv6 address has a colon
        name = params[0].name
        body = [f"const bool other = {name}.find(':') != std::string::npos;",
                f"const auto set = self->{alias.otherFamily}(other ? {name} : std::string());",
                f"return asJson(set ? self->{today.name}(other ? std::string() : {name}) : set);"]
    return prepare_function(schema, each, Named(name=alias.name, params=params), today.name, body)


def prepare_function(schema, each, operation, called=None, body=None):
    """The call is of the operation `called`, or the lines of `body`."""
    unused = "" if operation.params else "[[maybe_unused]] "
    text = call_line(f"Result<Call> {function_name(each, operation)}(",
                     ["const std::shared_ptr<MediaObject>& object", f"{unused}Arguments& arguments"], ") {")
    names = []
    for value in operation.params:
        kind = cpp_type(schema, value.type, False)
        kind = f"std::optional<{kind}>" if value.optional else kind
        text += f"  {kind} {value.name}{'' if value.optional else initializer(schema, value)};\n"
        names.append(value.name)
    if names:
        chain = "".join(read_line(value, value.name, value.optional or "default" in value)
                        for value in operation.params)
        text += f"  arguments{chain};\n" if len(chain) < 96 else \
            "  arguments" + "\n      ".join([""] + ["." + part for part in chain.split(".")[1:]]) + ";\n"
        text += "  if (!arguments.ok()) return arguments.error();\n"
    text += f"  const auto self = std::dynamic_pointer_cast<{each.name}>(object);\n"
    text += f'  if (!self) return codec::brokenClass(*object, "{each.name}");\n'
    if body:
        text += call_line("return Call([", ["self"] + names, "] {", 2)
        return text + "".join(f"    {line}\n" for line in body) + "  });\n}\n"
    call = f"self->{called or operation.name}({', '.join(names)})"
    text += call_line("return Call([", ["self"] + names, f"] {{ return asJson({call}); }});", 2)
    return text + "}\n"


# Create.cpp

CREATE_START = """#include "rpc/generated/Codecs.hpp"
#include "rpc/generated/Dispatch.hpp"
#include "rpc/jsonrpc/Arguments.hpp"

"""

CREATE_TYPES = """
namespace {

using codec::Arguments;
using Prepare = Result<Construction> (*)(Arguments& arguments);

struct Constructor {
  std::string_view name;
  Prepare prepare;
};

template <class Params>
Result<Construction> construction(std::shared_ptr<MediaObject> parent, Params params) {
  const auto run = [params = std::move(params)](Factory& factory) -> Result<std::shared_ptr<MediaObject>> {
    auto made = factory.create(params);
    if (!made) return tl::make_unexpected(std::move(made.error()));
    return std::shared_ptr<MediaObject>(std::move(*made));
  };
  return Construction{std::move(parent), run};
}
"""

CREATE_END = """
}  // namespace

Result<Construction> prepareCreate(std::string_view type, const Json::Value& constructorParams,
                                   const ObjectResolver& resolver) {
  constexpr std::string_view kPrefix = "kurento.";
  const auto name = type.substr(0, kPrefix.size()) == kPrefix ? type.substr(kPrefix.size()) : type;
  for (const auto& each : kConstructors) {
    if (each.name != name) continue;
    if (!constructorParams.isObject() && !constructorParams.isNull())
      return codec::invalid("'constructorParams' should be an object");
    Arguments arguments(constructorParams, "constructorParams", resolver);
    return each.prepare(arguments);
  }
  return codec::unknownClass(type);
}

"""


def create_source(schema):
    text = HEADER + CREATE_START + open_namespace()
    for each in schema.concrete_classes():
        text += f"\nResult<std::shared_ptr<{each.name}>> Factory::create(const {each.name}Params&) {{\n"
        text += f'  return codec::notAvailable("{each.name}");\n}}\n'
    text += CREATE_TYPES
    rows = ""
    for each in schema.concrete_classes():
        text += "\n" + constructor_function(schema, each)
        rows += f'    {{"{each.name}", &prepare{each.name}}},\n'
    text += "\nconstexpr Constructor kConstructors[] = {\n" + rows + "};\n"
    return text + CREATE_END + close_namespace()


def constructor_function(schema, each):
    unused = "" if each.constructor else "[[maybe_unused]] "
    text = f"Result<Construction> prepare{each.name}({unused}Arguments& arguments) {{\n"
    text += f"  {each.name}Params params;\n"
    parent = "nullptr"
    for value in each.constructor:
        text += f"  arguments{read_line(value, f'params.{value.name}', value.optional)};\n"
        if parent == "nullptr" and schema.is_class(value.type):
            parent = f"params.{value.name}"
    if each.constructor:
        text += "  if (!arguments.ok()) return arguments.error();\n"
        text += f"  std::shared_ptr<MediaObject> parent = {parent};\n"
        return text + "  return construction(std::move(parent), std::move(params));\n}\n"
    return text + "  return construction(nullptr, params);\n}\n"


def generate(schema):
    return {"rpc/generated/Dispatch.hpp": header(schema), "rpc/generated/Invoke.cpp": invoke_source(schema),
            "rpc/generated/Create.cpp": create_source(schema)}
