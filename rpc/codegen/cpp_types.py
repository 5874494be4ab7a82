"""Types.hpp and Types.cpp: the API's enumerations and structures in C++."""
from cpp_common import HEADER, call_line, close_namespace, comment, cpp_type, initializer, open_namespace

INCLUDES = ["cstdint", "map", "memory", "optional", "span", "string", "string_view", "vector"]


def header(schema):
    text = HEADER + "#pragma once\n\n"
    text += "".join(f"#include <{name}>\n" for name in INCLUDES) + "\n" + open_namespace()
    for each in schema.types.values():
        text += "\n" + comment(each.doc)
        text += enum_declaration(each) if "values" in each else struct_declaration(schema, each)
    for each in schema.registers():
        if not each.extends and schema.is_polymorphic(each.name):
            text += f"\n/// Each entry is {each.name} or a structure derived from it.\n"
            text += f"using {each.name}Map = std::map<std::string, std::shared_ptr<{each.name}>>;\n"
    return text + "\n" + close_namespace()


def enum_declaration(each):
    name = each.name
    if any(value.doc for value in each["values"]):
        text = f"enum class {name} {{\n"
        for value in each["values"]:
            text += comment(value.doc, 2) + f"  {value.name},\n"
        text += "};\n"
    else:
        text = call_line(f"enum class {name} {{ ", [value.name for value in each["values"]], " };")
    return text + (f"std::string_view toString({name} value);\n"
                   f"std::optional<{name}> parse{name}(std::string_view text);\n"
                   f"/// All names, in the order of the values.\n"
                   f"std::span<const std::string_view> namesOf({name});\n")


def member(schema, value):
    """What is optional may be unset; its default is applied by whoever reads it."""
    kind = cpp_type(schema, value.type, True)
    if value.optional:
        return f"  std::optional<{kind}> {value.name};\n"
    return f"  {kind} {value.name}{initializer(schema, value)};\n"


def struct_declaration(schema, each):
    text = f"struct {each.name}" + (f" : {each.extends}" if each.extends else "") + " {\n"
    if not each.extends and schema.is_polymorphic(each.name):
        text += f"  {each.name}() = default;\n"
        text += f"  {each.name}(const {each.name}&) = default;\n"
        text += f"  {each.name}& operator=(const {each.name}&) = default;\n"
        text += f"  virtual ~{each.name}() = default;\n"
    for field in each.fields:
        text += comment(field.doc, 2) + member(schema, field)
    return text + "};\n"


def source(schema):
    text = HEADER + '#include "rpc/generated/Types.hpp"\n\n' + open_namespace()
    for each in schema.enums():
        text += "\n" + enum_functions(each)
    return text + "\n" + close_namespace()


def enum_functions(each):
    name = each.name
    values = [value.name for value in each["values"]]
    text = f"std::string_view toString({name} value) {{\n  switch (value) {{\n"
    text += "".join(f'    case {name}::{value}: return "{value}";\n' for value in values)
    text += "  }\n  return {};\n}\n\n"
    text += f"std::optional<{name}> parse{name}(std::string_view text) {{\n"
    text += "".join(f'  if (text == "{value}") return {name}::{value};\n' for value in values)
    text += "  return std::nullopt;\n}\n"
    text += f"\nstd::span<const std::string_view> namesOf({name}) {{\n"
    text += call_line("static constexpr std::string_view kNames[] = {", [f'"{value}"' for value in values], "};", 2)
    return text + "  return kNames;\n}\n"


def generate(schema):
    return {"rpc/generated/Types.hpp": header(schema), "rpc/generated/Types.cpp": source(schema)}
