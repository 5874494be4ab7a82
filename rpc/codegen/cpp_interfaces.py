"""Interfaces.hpp: the API's classes, as the server implements them."""
from cpp_common import (HEADER, call_line, close_namespace, comment, open_namespace, result_type,
                        value_parameter)
from schema import operations

OBJECT_MEMBERS = """  virtual ~MediaObject() = default;
  virtual const std::string& id() const = 0;
  virtual const ClassInfo& classInfo() const = 0;
"""


def operation_doc(operation):
    text = operation.doc or ""
    for value in operation.params:
        if value.doc and not operation.property:
            text += f"\n@param {value.name} {value.doc}"
            if "default" in value:
                text += f" Default: {value.default}."
    if operation.returnDoc:
        text += f"\n@return {operation.returnDoc}"
    return text.strip()


def declaration(schema, each):
    base = f" : public virtual {each.extends}" if each.extends else ""
    text = comment(each.doc) + f"class {each.name}{base} {{\n public:\n"
    text += f'  static constexpr std::string_view kClassName = "{each.name}";\n'
    if not each.extends:
        text += OBJECT_MEMBERS
    for operation in operations(each):
        parameters = [value_parameter(schema, value) for value in operation.params]
        text += comment(operation_doc(operation), 2)
        text += call_line(f"virtual {result_type(schema, operation)} {operation.name}(", parameters,
                          ") = 0;", 2)
    return text + "};\n"


def generate(schema):
    text = HEADER + '#pragma once\n\n#include "rpc/generated/Types.hpp"\n#include "rpc/jsonrpc/Error.hpp"\n\n'
    text += open_namespace() + "\nstruct ClassInfo;\n"
    text += "".join(f"class {name};\n" for name in schema.classes)
    for each in schema.classes.values():
        text += "\n" + declaration(schema, each)
    return {"rpc/generated/Interfaces.hpp": text + "\n" + close_namespace()}
