"""Codecs.hpp and Codecs.cpp: enumerations, structures and events from and to JSON."""
from cpp_common import HEADER, close_namespace, open_namespace

ENCODE_OBJECT = """
/// An object travels as its id.
template <std::derived_from<MediaObject> T>
Json::Value encode(const std::shared_ptr<T>& object) {
  return object ? Json::Value(object->id()) : Json::Value();
}
"""


def header(schema):
    text = HEADER + "#pragma once\n\n#include <json/value.h>\n\n"
    text += "".join(f'#include "rpc/{name}"\n' for name in (
        "generated/Events.hpp", "generated/Interfaces.hpp", "jsonrpc/Codec.hpp"))
    text += "\n" + open_namespace() + "\nusing codec::decode;\nusing codec::encode;\n" + ENCODE_OBJECT
    for each in schema.enums():
        text += f"\n{decode_head(each.name)};\nJson::Value encode({each.name} value);\n"
    for each in schema.registers():
        root = schema.poly_root(each)
        text += "\n"
        if root is None:
            text += f"{decode_head(each.name)};\n"
        elif root.name == each.name:
            text += "/// `__type__` selects which one it is.\n"
            text += decode_head(f"std::shared_ptr<{each.name}>") + ";\n"
            text += f"Json::Value encode(const std::shared_ptr<{each.name}>& value);\n"
        text += f"Json::Value encode(const {each.name}& value);\n"
    text += "\n/// The `data` of an onEvent notification.\nJson::Value encode(const Event& event);\n\n"
    return text + close_namespace()


def decode_head(name):
    return f"Result<void> decode(const Json::Value& value, const codec::Place& place, {name}& out)"


def source(schema):
    text = HEADER + '#include "rpc/generated/Codecs.hpp"\n\n' + open_namespace()
    text += "\nnamespace {\n\nusing codec::MemberReader;\n\n"
    text += "Json::Value structure(const char* type) {\n  Json::Value result(Json::objectValue);\n"
    text += '  result["__module__"] = "kurento";\n  result["__type__"] = type;\n  return result;\n}\n'
    for each in schema.registers():
        text += "\n" + read_members(each) + "\n" + write_members(each)
    for each in schema.events.values():
        text += "\n" + write_members(each, "event::")
    text += "\n}  // namespace\n"
    for each in schema.enums():
        text += "\n" + enum_functions(each)
    for each in schema.registers():
        text += "\n" + struct_functions(schema, each)
    return text + "\n" + EVENT + "\n" + close_namespace()


EVENT = """Json::Value encode(const Event& event) {
  Json::Value result(Json::objectValue);
  std::visit([&](const auto& each) { writeMembers(result, each); }, event);
  return result;
}
"""


def read_members(each):
    text = f"void readMembers([[maybe_unused]] MemberReader& read, [[maybe_unused]] {each.name}& out) {{\n"
    if each.extends:
        text += f"  readMembers(read, static_cast<{each.extends}&>(out));\n"
    text += "".join(f'  read("{field.name}", out.{field.name});\n' for field in each.fields)
    return text + "}\n"


def write_members(each, namespace=""):
    text = f"void writeMembers([[maybe_unused]] Json::Value& out, [[maybe_unused]] const {namespace}{each.name}& from) {{\n"
    if each.extends:
        text += f"  writeMembers(out, static_cast<const {namespace}{each.extends}&>(from));\n"
    for field in each.fields:
        name = field.name
        if field.optional:
            text += f'  if (from.{name}) out["{name}"] = encode(*from.{name});\n'
        else:
            text += f'  out["{name}"] = encode(from.{name});\n'
    return text + "}\n"


def enum_functions(each):
    name = each.name
    return (decode_head(name).replace("& place", "&") + " {\n"
            f"  const auto parsed = value.isString() ? parse{name}(value.asString()) : std::nullopt;\n"
            f'  if (!parsed) return codec::invalidEnum("{name}");\n  out = *parsed;\n  return {{}};\n}}\n\n'
            f"Json::Value encode({name} value) {{ return Json::Value(std::string(toString(value))); }}\n")


def struct_functions(schema, each):
    root = schema.poly_root(each)
    if root is None:
        text = decode_head(each.name) + " {\n  MemberReader read(value, place);\n  out = {};\n"
        text += "  readMembers(read, out);\n  return read.result();\n}\n\n"
    else:
        text = family_functions(schema, each) if root.name == each.name else ""
    return text + (f"Json::Value encode(const {each.name}& value) {{\n"
                   f'  Json::Value result = structure("{each.name}");\n  writeMembers(result, value);\n'
                   f"  return result;\n}}\n")


def family_functions(schema, each):
    base = each.name
    family = [base] + [item.name for item in schema.subtypes(base)]
    text = decode_head(f"std::shared_ptr<{base}>") + " {\n"
    text += "  MemberReader read(value, place);\n  if (auto object = read.result(); !object) return object;\n"
    text += f'  const auto type = codec::typeOf(value, "{base}");\n  if (!type) return tl::make_unexpected(type.error());\n'
    text += "  const auto make = [&]<class T>(std::shared_ptr<T> made) {\n    readMembers(read, *made);\n"
    text += "    out = std::move(made);\n    return read.result();\n  };\n"
    text += "".join(f'  if (*type == "{name}") return make(std::make_shared<{name}>());\n' for name in family)
    text += f'  return codec::invalidEnum("{base}.__type__");\n}}\n\n'
    text += f"Json::Value encode(const std::shared_ptr<{base}>& value) {{\n  if (!value) return Json::Value();\n"
    for name in reversed(family[1:]):
        text += f"  if (const auto* known = dynamic_cast<const {name}*>(value.get())) return encode(*known);\n"
    return text + "  return encode(*value);\n}\n\n"


def generate(schema):
    return {"rpc/generated/Codecs.hpp": header(schema), "rpc/generated/Codecs.cpp": source(schema)}
