"""Interfaces.hpp: the API's classes, as the server implements them."""
from cpp_common import (HEADER, call_line, close_namespace, comment, open_namespace, result_type,
                        value_parameter)
from schema import operations, with_default

OBJECT_MEMBERS = """  virtual ~MediaObject() = default;
  virtual const std::string& id() const = 0;
  virtual const ClassInfo& classInfo() const = 0;
"""


def operation_doc(operation):
    if operation.property:  # once for the getter and the setter
        return "" if operation.params else operation.doc
    lines = [operation.doc or ""]
    lines += [f"@param {value.name} {with_default(value)}" for value in operation.params]
    if operation.returnDoc:
        lines.append(f"@return {operation.returnDoc}")
    if operation.errors:
        lines.append(f"Errors: {', '.join(operation.errors)}.")
    return "\n".join(lines)


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
