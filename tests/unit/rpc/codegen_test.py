#!/usr/bin/env python3
"""The generator: what it refuses, and that --check tells what is out of date."""
import copy
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
GENERATE = ROOT / "rpc/codegen/generate.py"
sys.path.insert(0, str(GENERATE.parent))
import schema as schemas  # noqa: E402

SOURCE = {name: json.loads((ROOT / f"rpc/schema/{name}.json").read_text("utf-8")) for name in schemas.MODULES}


def find(items, name):
    return next(item for item in items if item["name"] == name)


class Errors(unittest.TestCase):
    def test_the_documentation_names_the_type_of_the_wire(self):
        schema = schemas.load(ROOT / "rpc/schema")
        operation = {each.name: each for each in schemas.operations(schema.classes["ServerManager"])}["getKmd"]
        self.assertEqual(schema.wire_types(operation), "`UNDEFINED` (code 40500)")
        operation = {each.name: each for each in schemas.operations(schema.classes["MediaObject"])}["getTag"]
        self.assertEqual(schema.wire_types(operation), "`MEDIA_OBJECT_TAG_KEY_NOT_FOUND`")


class Refusals(unittest.TestCase):
    def refuse(self, expected, change):
        """`change` spoils a copy of the real schema; loading it has to fail with that message."""
        modules = copy.deepcopy(SOURCE)
        change(modules)
        with tempfile.TemporaryDirectory() as folder:
            for name, module in modules.items():
                (Path(folder) / f"{name}.json").write_text(json.dumps(module), "utf-8")
            with self.assertRaisesRegex(schemas.SchemaError, expected):
                schemas.load(folder)

    def test_an_unknown_type(self):
        def change(modules):
            find(modules["core"]["classes"], "MediaObject")["methods"][0]["params"][0]["type"] = "Txt"
        self.refuse("MediaObject.addTag.key is of the unknown type Txt", change)

    def test_an_unknown_event(self):
        self.refuse("Hub raises the unknown event Bang",
                    lambda modules: find(modules["core"]["classes"], "Hub")["events"].append("Bang"))

    def test_an_unknown_error(self):
        def change(modules):
            find(find(modules["core"]["classes"], "MediaObject")["methods"], "getTag")["errors"] = ["OOPS"]
        self.refuse("MediaObject.getTag fails with the unknown error OOPS", change)

    def test_an_unknown_ancestor(self):
        self.refuse("Mixer extends the unknown Hubb",
                    lambda modules: find(modules["elements"]["classes"], "Mixer").update(extends="Hubb"))

    def test_ancestors_that_go_in_a_circle(self):
        self.refuse("go in a circle",
                    lambda modules: find(modules["core"]["classes"], "MediaObject").update(extends="Hub"))

    def test_two_classes_of_one_name(self):
        self.refuse("Hub is defined twice", lambda modules: modules["filters"]["classes"].append(
            find(modules["core"]["classes"], "Hub")))

    def test_a_class_that_cannot_be_made_nor_is_abstract(self):
        self.refuse("Mixer: a class is abstract or has a constructor",
                    lambda modules: find(modules["elements"]["classes"], "Mixer").pop("constructor"))

    def test_a_default_that_the_enumeration_has_not(self):
        def change(modules):
            constructor = find(modules["elements"]["classes"], "WebRtcEndpoint")["constructor"]
            find(constructor, "certificateKeyType")["default"] = "DSA"
        self.refuse("DSA is none of RSA, ECDSA", change)

    def test_an_access_that_does_not_exist(self):
        self.refuse("access is one of", lambda modules: find(modules["core"]["classes"], "MediaObject")[
            "properties"][0].update(access="write"))

    def test_an_error_code_with_two_names(self):
        self.refuse("the error code 40001 has two names",
                    lambda modules: modules["core"]["errors"].append({"name": "X", "code": 40001, "doc": "x"}))

    def refuse_alias(self, expected, kind, alias):
        with tempfile.TemporaryDirectory() as folder:
            for name, module in SOURCE.items():
                (Path(folder) / f"{name}.json").write_text(json.dumps(module), "utf-8")
            aliases = {"events": [], "operations": [], "fields": [], kind: [alias]}
            (Path(folder) / "kurento6.json").write_text(json.dumps(aliases), "utf-8")
            with self.assertRaisesRegex(schemas.SchemaError, expected):
                schemas.load(folder)

    def test_an_alias_of_nothing(self):
        self.refuse_alias("OnBang is the unknown event Bang", "events", {"name": "OnBang", "is": "Bang"})
        self.refuse_alias("bang is the unknown operation boom", "operations",
                          {"class": "MediaObject", "name": "bang", "is": "boom"})
        self.refuse_alias("Stats.time comes from the unknown when", "fields",
                          {"of": "Stats", "name": "time", "type": "double", "from": "when", "by": "copy"})

    def test_an_alias_that_is_a_name_of_today(self):
        self.refuse_alias("Stopped is a name of today", "events", {"name": "Stopped", "is": "Paused"})

    def test_an_alias_with_other_parameters(self):
        self.refuse_alias("label has not the parameters of setName", "operations",
                          {"class": "MediaObject", "name": "label", "is": "setName"})

    def test_text_that_is_no_json(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "core.json").write_text("{", "utf-8")
            with self.assertRaisesRegex(schemas.SchemaError, "core.json"):
                schemas.load(folder)


class Check(unittest.TestCase):
    def run_generator(self, root, *options):
        return subprocess.run([sys.executable, str(GENERATE), "--root", str(root), *options],
                              capture_output=True, text=True, check=False)

    def test_what_is_out_of_date_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            everything = self.run_generator(root, "--check")
            self.assertEqual(everything.returncode, 1)
            self.assertIn("rpc/generated/Types.hpp is out of date", everything.stdout)
            self.assertEqual(list(root.iterdir()), [], "--check writes nothing")

            self.assertEqual(self.run_generator(root).returncode, 0)
            self.assertEqual(self.run_generator(root, "--check").returncode, 0)

            spoilt = root / "client-sdk/js/src/generated/classes.ts"
            spoilt.write_text(spoilt.read_text("utf-8") + "// by hand\n", "utf-8")
            (root / "rpc/generated/Old.cpp").write_text("", "utf-8")
            found = self.run_generator(root, "--check")
            self.assertEqual(found.returncode, 1)
            self.assertEqual(found.stdout.splitlines(), [
                "client-sdk/js/src/generated/classes.ts is out of date: run rpc/codegen/generate.py",
                "rpc/generated/Old.cpp is not generated by anything: delete it"])
            self.assertEqual(self.run_generator(root).returncode, 0)
            self.assertEqual(self.run_generator(root, "--check").returncode, 0)


if __name__ == "__main__":
    unittest.main()
