"""What the Java generators share: names, types, Javadoc, and the frame of a file."""
import re
import textwrap

from schema import base_of, with_default

PACKAGE = "io.headwater.client"
FOLDER = "client-sdk/java/src/generated/java/io/headwater/client"
HEADER = "// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.\n"
WIDTH = 120
BOXED = {"String": "String", "boolean": "Boolean", "int": "Integer", "int64": "Long", "float": "Float",
         "double": "Double"}
PLAIN = {**BOXED, "boolean": "boolean", "int": "int", "int64": "long", "float": "float", "double": "double"}
DECODERS = {"String": "STRING", "boolean": "BOOLEAN", "int": "INT", "int64": "LONG", "float": "FLOAT",
            "double": "DOUBLE"}
ABSENT = {"boolean": "false", "int": "0", "int64": "0L", "float": "0f", "double": "0.0"}
IMPORTS = {
    "BiConsumer": "java.util.function.BiConsumer",
    "CompletableFuture": "java.util.concurrent.CompletableFuture",
    "Function": "java.util.function.Function",
    "HashMap": "java.util.HashMap",
    "LinkedHashMap": "java.util.LinkedHashMap",
    "List": "java.util.List",
    "Map": "java.util.Map",
}


def boxed(name):
    if name.endswith("[]"):
        return f"List<{boxed(name[:-2])}>"
    if name.endswith("<>"):
        return f"Map<String, {boxed(name[:-2])}>"
    return BOXED.get(name, name)


def java_type(name, optional=False):
    return boxed(name) if optional else PLAIN.get(name, boxed(name))


def decoder(schema, name):
    base = base_of(name)
    if name.endswith("[]"):
        return f"Decoders.list({decoder(schema, base)})"
    if name.endswith("<>"):
        return f"Decoders.map({decoder(schema, base)})"
    if name in DECODERS:
        return f"Decoders.{DECODERS[name]}"
    kind = "object" if schema.is_class(name) else "constant" if schema.is_enum(name) else "structure"
    return f"Decoders.{kind}({name}.class)"


def absent(name, optional=False):
    if name.endswith("[]"):
        return "List.of()"
    if name.endswith("<>"):
        return "Map.of()"
    return "null" if optional else ABSENT.get(name, "null")


def capital(name):
    return name[0].upper() + name[1:]


def javadoc_text(text):
    """Plain text as Javadoc: code in `{@code}`, what HTML would take for its own escaped."""
    parts = re.split(r"`([^`]*)`", text or "")
    for i, part in enumerate(parts):
        if i % 2:
            parts[i] = f"{{@code {part}}}"
        else:
            part = part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")
            parts[i] = part.replace("*/", "*&#47;")
    return "".join(parts)


def lower_first(text):
    """A description as the middle of a sentence: no change where it starts with a name."""
    if len(text) > 1 and text[0].isupper() and (text[1].islower() or text.startswith("A ")):
        return text[0].lower() + text[1:]
    return text


def javadoc_return(text, indent):
    """A getter: one sentence, which Javadoc shows as the summary and as what is returned."""
    space = " " * indent
    lines = textwrap.wrap(f"{{@return {javadoc_text(lower_first(text)).rstrip('.')}}}", WIDTH - indent - 7,
                          break_long_words=False, break_on_hyphens=False)
    if len(lines) == 1:
        return f"{space}/** {lines[0]} */\n"
    return f"{space}/**\n" + "".join(f"{space} * {line}\n" for line in lines) + f"{space} */\n"


def javadoc(text, indent=0, tags=()):
    """`tags` are pairs of a tag (`@param x`) and its text."""
    space = " " * indent
    lines = []
    for paragraph in javadoc_text(text).split("\n"):
        lines += textwrap.wrap(paragraph, WIDTH - indent - 3, break_long_words=False, break_on_hyphens=False)
    if not tags and len(lines) == 1 and len(lines[0]) + indent + 7 <= WIDTH:
        return f"{space}/** {lines[0]} */\n"
    if tags:
        lines.append("")
    for tag, words in tags:
        lines += textwrap.wrap(f"{tag} {javadoc_text(words)}".strip(), WIDTH - indent - 3, break_long_words=False,
                               subsequent_indent="    ", break_on_hyphens=False)
    return f"{space}/**\n" + "".join(f"{space} * {line}".rstrip() + "\n" for line in lines) + f"{space} */\n"


def described(value, fallback):
    return with_default(value) or fallback


def file(name, body):
    """A file with one class; imports are those of the names that it uses."""
    code = re.sub(r"/\*.*?\*/", "", body, flags=re.S)
    imports = sorted(path for word, path in IMPORTS.items() if re.search(rf"\b{word}\b", code))
    text = HEADER + f"package {PACKAGE};\n\n"
    if imports:
        text += "".join(f"import {path};\n" for path in imports) + "\n"
    return {f"{FOLDER}/{name}.java": text + body}
