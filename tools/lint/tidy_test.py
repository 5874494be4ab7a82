"""Which files clang-tidy is asked about, and when an earlier verdict counts."""

import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import tidy

FILES = {
    "server/Main.cpp": '#include "server/Main.hpp"\n',
    "server/Main.hpp": '#include "elements/Deep.hpp"\n#include <string>\n',
    "elements/Deep.hpp": "int deep();\n",
    "elements/Deep.cpp": '#include "Deep.hpp"\n',
    "elements/Alone.cpp": "int alone();\n",
    "tests/unit/deep_test.cpp": '#include "elements/Deep.hpp"\n',
}


class Tidy(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = Path(directory.name).resolve()
        for name, text in FILES.items():
            self.write(name, text)
        commands = [
            {"directory": str(self.root / "build/dev"), "file": str(self.root / name), "command": f"c++ -I{self.root} -c {name}"}
            for name in FILES
            if name.endswith(".cpp")
        ]
        self.write("build/dev/compile_commands.json", json.dumps(commands))
        self.units = tidy.units(self.root, self.root / "build/dev")
        self.store = self.root / "store"

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def names(self, changed: set[str]) -> list[str]:
        return [unit.file for unit in tidy.touched(self.units, tidy.Sources(self.root), changed)]

    def check(self, complaints=lambda unit: [], most: int | None = None, about: str = "14") -> tuple[int, list[str], str]:
        """The exit code, which files were read, and what was printed."""
        asked: list[str] = []

        def ask(unit: tidy.Unit) -> list[str]:
            asked.append(unit.file)
            return complaints(unit)

        with contextlib.redirect_stdout(io.StringIO()) as printed, mock.patch.object(tidy, "complaints", ask):
            code = tidy.check(self.units, tidy.Sources(self.root), self.store, about, most)
        return code, sorted(asked), printed.getvalue()

    def test_only_what_is_shipped_is_read(self):
        self.assertEqual([unit.file for unit in self.units], ["elements/Alone.cpp", "elements/Deep.cpp", "server/Main.cpp"])

    def test_a_header_touches_all_that_include_it_and_what_has_changed_comes_first(self):
        self.assertEqual(self.names({"elements/Deep.hpp"}), ["elements/Deep.cpp", "server/Main.cpp"])
        self.assertEqual(self.names({"elements/Deep.hpp", "server/Main.cpp"}), ["server/Main.cpp", "elements/Deep.cpp"])
        self.assertEqual(self.names({"README.md"}), [])

    def test_what_was_clean_is_not_read_again_until_it_or_a_header_changes(self):
        self.assertEqual(self.check()[:2], (0, ["elements/Alone.cpp", "elements/Deep.cpp", "server/Main.cpp"]))
        self.assertEqual(self.check()[:2], (0, []))
        self.write("elements/Deep.hpp", "int deeper();\n")
        self.assertEqual(self.check()[1], ["elements/Deep.cpp", "server/Main.cpp"])
        self.assertEqual(len(self.check(about="19")[1]), 3)

    def test_a_complaint_fails_and_is_not_forgotten(self):
        line = "elements/Deep.hpp:1:1: warning: so deep [some-check]"
        bad = lambda unit: [line] if unit.file != "elements/Alone.cpp" else []
        for _ in range(2):
            code, asked, printed = self.check(bad)
            self.assertEqual((code, printed.count(line)), (1, 1))
            self.assertIn("elements/Deep.cpp", asked)

    def test_what_is_left_out_is_said(self):
        code, asked, printed = self.check(most=2)
        self.assertEqual((code, len(asked)), (0, 2))
        self.assertIn("1 left out", printed)
        self.assertEqual(len(self.check(most=2)[1]), 1)


if __name__ == "__main__":
    unittest.main()
