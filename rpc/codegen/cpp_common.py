"""What the C++ generators share: names of types, comments, lines that fit."""
import json
import textwrap

from schema import base_of

WIDTH = 110
HEADER = "// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.\n// clang-format off\n"
PRIMITIVES = {"String": "std::string", "boolean": "bool", "int": "int", "int64": "int64_t",
              "float": "double", "double": "double"}
NAMESPACE = "headwater::rpc::api"


def cpp_type(schema, name, objects_as_ids):
    """In data (structures, events) an object is its id; in calls it is the object itself."""
    if name.endswith("[]"):
        return f"std::vector<{cpp_type(schema, name[:-2], objects_as_ids)}>"
    if name.endswith("<>"):
        base = base_of(name)
        if schema.is_polymorphic(base):
            return f"{base}Map"
        return f"std::map<std::string, {cpp_type(schema, base, objects_as_ids)}>"
    if name in PRIMITIVES:
        return PRIMITIVES[name]
    if schema.is_class(name):
        return "std::string" if objects_as_ids else f"std::shared_ptr<{name}>"
    return name


def literal(schema, type_name, value):
    if schema.is_enum(type_name):
        return f"{type_name}::{value}"
    if type_name == "boolean":
        return "true" if value else "false"
    return json.dumps(value)


def initializer(schema, value):
    """Behind a member: its default, or zero where C++ would leave it unset."""
    default = value.get("default")
    if default not in (None, {}):
        return " = " + literal(schema, value.type, default)
    plain = value.type in PRIMITIVES and value.type != "String"
    return "{}" if plain or schema.is_enum(value.type) else ""


def comment(text, indent=0, mark="///"):
    """`text` as comment lines; nothing for no text."""
    if not text:
        return ""
    prefix = " " * indent + mark + " "
    lines = []
    for paragraph in text.split("\n"):
        lines += textwrap.wrap(paragraph, WIDTH - len(prefix), break_long_words=False) or [""]
    return "".join((prefix + line).rstrip() + "\n" for line in lines)


def call_line(head, items, tail, indent=0):
    """`head(a, b, c)tail`, broken under the opening parenthesis where it gets too long."""
    start = " " * indent + head
    line = start + ", ".join(items) + tail
    if len(line) <= WIDTH:
        return line + "\n"
    lines, current = [], start
    column = len(start) if len(start) < WIDTH // 2 else indent + 4
    if column != len(start):
        lines.append(start)
        current = " " * column
    for position, item in enumerate(items):
        piece = item + (", " if position + 1 < len(items) else tail)
        if len(current) + len(piece.rstrip()) > WIDTH and current.strip():
            lines.append(current)
            current = " " * column
        current += piece
    lines.append(current)
    return "".join(line.rstrip() + "\n" for line in lines)


def open_namespace(name=NAMESPACE):
    return f"namespace {name} {{\n"


def close_namespace(name=NAMESPACE):
    return f"}}  // namespace {name}\n"


def value_parameter(schema, value):
    kind = cpp_type(schema, value.type, False)
    kind = f"std::optional<{kind}>" if value.optional else kind
    return f"const {kind}& {value.name}"


def result_type(schema, operation):
    return f"Result<{cpp_type(schema, operation.returns, False) if operation.returns else 'void'}>"


def capital(name):
    return name[0].upper() + name[1:]


def small(name):
    """WebRtcEndpoint -> webRtcEndpoint, ZBarFilter -> zBarFilter."""
    return name[0].lower() + name[1:]
