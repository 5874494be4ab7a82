"""Events.hpp and Events.cpp: the API's events in C++."""
from cpp_common import HEADER, call_line, close_namespace, comment, open_namespace
from cpp_types import member


def header(schema):
    text = HEADER + '#pragma once\n\n#include <variant>\n\n#include "rpc/generated/Types.hpp"\n\n'
    text += open_namespace() + "\nnamespace event {\n"
    for each in schema.events.values():
        text += "\n" + comment(each.doc) + declaration(schema, each)
    text += "\n}  // namespace event\n\n"
    names = [f"event::{each.name}" for each in schema.concrete_events()]
    text += call_line("using Event = std::variant<", names, ">;")
    text += ("\n/// The name that clients subscribe to.\nstd::string_view eventName(const Event& event);\n"
             "\nevent::RaiseBase& base(Event& event);\nconst event::RaiseBase& base(const Event& event);\n\n")
    return text + close_namespace()


def declaration(schema, each):
    text = f"struct {each.name}" + (f" : {each.extends}" if each.extends else "") + " {\n"
    ancestors = [a.name for a in schema.chain(each, schema.events)[1:]]
    if "Media" in ancestors:
        text += f'  {each.name}() {{ type = "{each.name}"; }}\n'
    for field in each.fields:
        text += comment(field.doc, 2) + member(schema, field)
    return text + "};\n"


def source(schema):
    names = [f'"{each.name}"' for each in schema.concrete_events()]
    text = HEADER + '#include "rpc/generated/Events.hpp"\n\n' + open_namespace()
    text += "\nstd::string_view eventName(const Event& event) {\n"
    text += call_line("  static constexpr std::string_view names[] = {", names, "};")
    text += "  return names[event.index()];\n}\n"
    for const in ("", "const "):
        text += f"\n{const}event::RaiseBase& base({const}Event& event) {{\n"
        text += f"  return std::visit([](auto& each) -> {const}event::RaiseBase& {{ return each; }}, event);\n}}\n"
    return text + "\n" + close_namespace()


def generate(schema):
    return {"rpc/generated/Events.hpp": header(schema), "rpc/generated/Events.cpp": source(schema)}
