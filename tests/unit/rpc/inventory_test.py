#!/usr/bin/env python3
"""The schema against the inventory of Kurento 7.3.1's API (tests/data/kurento-api.json): a client written for
Kurento must find every class, operation, event, type and error, spelled and shaped as it knows them.
"""
import json
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "rpc/codegen"))
import schema as schemas  # noqa: E402

INVENTORY = json.loads((ROOT / "tests/data/kurento-api.json").read_text("utf-8"))
SCHEMA = schemas.load()


# Where ours is another, which no client can tell, Kurento's; the guide from-kurento.md says why.
OTHER_DEFAULTS = {("certificateKeyType", "ECDSA"): "RSA"}


def value(item):
    """What a parameter or a member looks like to a client; without what is written but means nothing."""
    found = {"name": item["name"], "type": item["type"], "optional": bool(item.get("optional"))}
    if "default" in item:
        found["default"] = OTHER_DEFAULTS.get((item["name"], str(item["default"])), item["default"])
    return found


def values(items):
    # What is ours alone says so and is left to ourselves.
    return None if items is None else [value(item) for item in items if not item.get("addition")]


def by_name(items):
    return {item["name"]: item for item in items}


class Inventory(unittest.TestCase):
    maxDiff = None

    def compare(self, kind, ours, theirs, shape_of_ours, shape_of_theirs):
        ours, theirs = by_name(ours), by_name(theirs)
        ours = {name: item for name, item in ours.items() if not item.get("addition")}
        self.assertEqual(sorted(ours), sorted(theirs), f"{kind} of the schema and of the inventory")
        self.assertTrue(theirs, f"the inventory has no {kind}")
        for name, item in theirs.items():
            with self.subTest(f"{kind} {name}"):
                self.assertEqual(shape_of_ours(ours[name]), shape_of_theirs(item))

    def test_classes(self):
        def ours(each):
            properties = [{**value({**each, "optional": False}), "access": each.access} for each in each.properties]
            methods = [{"name": m.name, "params": values(m.params), "returns": m.returns} for m in each.methods]
            return {"module": each.module, "extends": each.extends, "abstract": bool(each.abstract),
                    "constructor": values(each.constructor), "events": each.events,
                    "properties": [p for p in properties], "methods": methods}

        def theirs(each):
            def access(p):
                return "final" if p["final"] else "readOnly" if p["readOnly"] else "readWrite"

            properties = [{**value({**p, "optional": False}), "access": access(p)} for p in each["properties"]]
            methods = [{"name": m["name"], "params": values(m["params"]), "returns": m["return"]}
                       for m in each["methods"]]
            return {"module": each["module"], "extends": each["extends"], "abstract": each["abstract"],
                    "constructor": values(each["constructor"]), "events": each["events"],
                    "properties": properties, "methods": methods}

        self.compare("classes", SCHEMA.classes.values(), INVENTORY["remoteClasses"], ours, theirs)

    def test_writable_agrees_with_access(self):
        for each in INVENTORY["remoteClasses"]:
            for prop in each["properties"]:
                self.assertEqual(prop["writable"], not prop["final"] and not prop["readOnly"], prop)

    def test_events(self):
        self.compare("events", SCHEMA.events.values(), INVENTORY["events"],
                     lambda each: [each.module, each.extends, values(each.fields)],
                     lambda each: [each["module"], each["extends"], values(each["fields"])])

    def test_types(self):
        self.compare("types", SCHEMA.types.values(), INVENTORY["complexTypes"],
                     lambda each: [each.module, each.extends, values(each.fields),
                                   [v.name for v in each["values"]] if "values" in each else None],
                     lambda each: [each["module"], each["extends"], values(each.get("fields")),
                                   each.get("values")])

    def test_errors(self):
        self.compare("errors", SCHEMA.errors, INVENTORY["errorCodes"],
                     lambda each: [each.code, each.type or each.name],
                     lambda each: [each["code"], each["dataType"]])

    def test_counts(self):
        declared = sum(len(schemas.operations(each)) for each in SCHEMA.classes.values())
        counts = INVENTORY["counts"]
        self.assertEqual(declared, counts["declaredOperations(methods+getters+setters)"])
        self.assertEqual(len(SCHEMA.concrete_classes()), counts["concreteClasses"])

    def test_everything_is_described(self):
        missing = []

        def walk(item, path):
            if isinstance(item, dict):
                for key, each in item.items():
                    if key in ("doc", "returnDoc") and not each:
                        missing.append(path)
                    walk(each, f"{path}.{item.get('name', key)}")
            elif isinstance(item, list):
                for each in item:
                    walk(each, path)

        for module in SCHEMA.modules:
            walk(module, module.module)
        self.assertEqual(missing, [])


if __name__ == "__main__":
    unittest.main()
