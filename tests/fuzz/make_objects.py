#!/usr/bin/env python3
"""Writes FuzzObjects.hpp and typed.dict: an object of every class of the API, whose operations all answer, and the
words of the API for libFuzzer.

usage: make_objects.py DIRECTORY
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "rpc/codegen"))

import schema as schemas  # noqa: E402
from cpp_common import result_type, value_parameter  # noqa: E402

HEAD = """// Written by tests/fuzz/make_objects.py while building.
#pragma once

#include "tests/fuzz/World.hpp"

namespace headwater::fuzz {

using namespace rpc::api;
using rpc::Result;

"""


def existing_classes(schema):
    """Of which there are objects: those that can be created, and the server's one manager."""
    return [*schema.concrete_classes(), schema.classes["ServerManager"]]


def override(schema, operation):
    parameters = ", ".join(value_parameter(schema, each).rsplit(" ", 1)[0] for each in operation.params)
    result = result_type(schema, operation)
    body = "return {};" if result == "Result<void>" else f"return any<{result[len('Result<') : -1]}>();"
    return f"  {result} {operation.name}({parameters}) override {{ {body} }}\n"


def unique(operations):
    """By name and types: a class may declare again what its parent has."""
    found = {}
    for each in operations:
        found.setdefault((each.name, tuple(value.type for value in each.params)), each)
    return found.values()


def fuzz_object(schema, name):
    text = f"class Fuzz{name} final : public Identified<{name}> {{\n public:\n"
    text += "".join(override(schema, each) for each in unique(schema.all_operations(name)))
    return text + "};\n\n"


def factory(schema):
    text = "class FuzzFactory final : public Factory {\n public:\n"
    for each in schema.concrete_classes():
        text += f"  Result<std::shared_ptr<{each.name}>> create(const {each.name}Params&) override {{\n"
        text += f"    return std::make_shared<Fuzz{each.name}>();\n  }}\n"
    return text + "};\n\n"


def population(schema):
    text = "inline World makeWorld() {\n  World made;\n"
    for each in existing_classes(schema):
        text += f"  made.add(std::make_shared<Fuzz{each.name}>());\n"
    return text + "  return made;\n}\n\n"


def objects(schema):
    text = HEAD
    for each in existing_classes(schema):
        text += fuzz_object(schema, each.name)
    text += factory(schema) + population(schema)
    return text + "inline const World& world() {\n  return World::only(&makeWorld);\n}\n\n}  // namespace headwater::fuzz\n"


def words(schema):
    found = {"create", "invoke", "type", "object", "operation", "operationParams", "constructorParams", "params"}
    for each in schema.classes.values():
        found.update([each.name, *(value.name for value in each.constructor or [])])
        for operation in schemas.operations(each):
            found.update([operation.name, *(value.name for value in operation.params)])
    for each in schema.types.values():
        found.update([each.name, *(item.name for item in (each["fields"] if "fields" in each else each["values"]))])
    return "".join(f'"\\"{each}\\""\n' for each in sorted(found))


def main():
    directory = Path(sys.argv[1])
    schema = schemas.load()
    (directory / "FuzzObjects.hpp").write_text(objects(schema), "utf-8")
    (directory / "typed.dict").write_text(words(schema), "utf-8")


if __name__ == "__main__":
    main()
