"""Registry.hpp, Registry.cpp and Kmd.cpp: what the server can tell about its classes and modules."""
import kmd
from cpp_common import HEADER, call_line, close_namespace, open_namespace, small
from schema import operations

# What kurento-client's version check accepts as the versions of the modules.
MODULE_VERSION = "7.3.1"
WIRE_MODULE = "kurento"

DECLARATIONS = """
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

"""

FUNCTIONS = """
const ClassInfo* findClass(std::string_view name) {
  for (const auto& each : kClasses)
    if (each.name == name || each.qualifiedName == name) return &each;
  return nullptr;
}

"""


def header(_schema):
    return (HEADER + "#pragma once\n\n#include <span>\n#include <string_view>\n\n" + open_namespace()
            + DECLARATIONS + close_namespace())


def names(variable, items):
    return call_line(f"constexpr Names {variable}[] = {{", [f'"{item}"' for item in items], "};") if items else ""


def source(schema):
    text = HEADER + '#include "rpc/generated/Registry.hpp"\n\n#include "rpc/generated/Kmd.hpp"\n\n'
    text += open_namespace() + "\nnamespace {\n\nusing Names = std::string_view;\n"
    rows = ""
    for each in schema.classes.values():
        chain = schema.chain(each, schema.classes)
        lists = {"Hierarchy": [f"{WIRE_MODULE}.{item.name}" for item in chain[1:]],
                 "Events": [event for item in chain for event in item.events],
                 "Operations": list(dict.fromkeys(op.name for item in chain for op in operations(item)))}
        text += "\n" + "".join(names(small(each.name) + kind, items) for kind, items in lists.items())
        row = [f'"{each.name}"', f'"{WIRE_MODULE}.{each.name}"', f'"{each.module}"',
               "true" if each.abstract else "false"]
        row += [small(each.name) + kind if items else "{}" for kind, items in lists.items()]
        rows += call_line("{", row, "},", 4)
    text += "\nconstexpr ClassInfo kClasses[] = {\n" + rows + "};\n\n"
    lists, function = modules(schema)
    return text + lists + "\n}  // namespace\n" + FUNCTIONS + function + "\n" + close_namespace()


def modules(schema):
    text, rows = "", ""
    for module in schema.modules:
        name = module.module
        concrete = sorted(each.name for each in schema.concrete_classes() if each.module == name)
        text += names(name + "Factories", concrete)
        rows += f'    {{"{name}", "{MODULE_VERSION}", "", {name}Factories, {name}Kmd}},\n'
    return text, ("std::span<const ModuleDescription> modules() {\n"
                  "  static const ModuleDescription all[] = {\n" + rows + "  };\n  return all;\n}\n")


def kmd_source(schema):
    text = HEADER + '#include "rpc/generated/Kmd.hpp"\n\n' + open_namespace() + "\nusing namespace std::string_view_literals;\n"
    for module in schema.modules:
        written = "\n".join(kmd.lines({**module, "version": MODULE_VERSION}))
        text += f'\nconst std::string_view {module.module}Kmd = R"kmd({written})kmd"sv;\n'
    return text + "\n" + close_namespace()


def kmd_header(schema):
    text = HEADER + "#pragma once\n\n#include <string_view>\n\n" + open_namespace() + "\n"
    text += "/// Each module's definition, in the layout of Kurento's.\n"
    text += "".join(f"extern const std::string_view {module.module}Kmd;\n" for module in schema.modules)
    return text + "\n" + close_namespace()


def generate(schema):
    return {"rpc/generated/Registry.hpp": header(schema), "rpc/generated/Registry.cpp": source(schema),
            "rpc/generated/Kmd.hpp": kmd_header(schema), "rpc/generated/Kmd.cpp": kmd_source(schema)}
