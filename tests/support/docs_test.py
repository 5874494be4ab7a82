"""What the documents promise is there: links lead somewhere, commands exist, packages have a reason."""

import re
import subprocess
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
COMMAND = re.compile(r"\./dev (\w+)")
OURS = [ROOT, ROOT / "docs", ROOT / "client-sdk/js", ROOT / "client-sdk/java", *(ROOT / "examples").glob("*")]


def documents() -> list[Path]:
    return sorted(document for directory in OURS for document in directory.glob("*.md"))


class Documents(unittest.TestCase):
    def test_links_between_files_lead_somewhere(self):
        for document in documents():
            for target in LINK.findall(document.read_text(encoding="utf-8")):
                if "://" in target or target.startswith("mailto:"):
                    continue
                with self.subTest(document=document.name, target=target):
                    self.assertTrue((document.parent / target).exists())

    def test_every_dev_command_that_is_named_exists(self):
        usage = subprocess.run([ROOT / "dev", "help"], check=True, capture_output=True, text=True).stdout
        known = set(re.findall(r"^  (\w+)", usage, re.MULTILINE))
        self.assertIn("demo", known)
        for document in documents():
            for command in COMMAND.findall(document.read_text(encoding="utf-8")):
                with self.subTest(document=document.name, command=command):
                    self.assertIn(command, known)

    def test_an_unknown_command_prints_the_usage_and_exits_with_2(self):
        for arguments in (["nonsense"], [], ["setup", "now"], ["build", "no-such-preset"], ["demo", "--viewers", "2"]):
            with self.subTest(arguments=arguments):
                result = subprocess.run([ROOT / "dev", *arguments], capture_output=True, text=True)
                self.assertEqual(result.returncode, 2)
                self.assertIn("usage: ./dev COMMAND", result.stderr)

    def test_every_package_is_listed_once(self):
        lines = (ROOT / "tools/packages.txt").read_text(encoding="utf-8").splitlines()
        packages = [line.split()[0] for line in lines if line and not line.startswith("#")]
        self.assertGreater(len(packages), 10)
        self.assertEqual(len(packages), len(set(packages)))


if __name__ == "__main__":
    unittest.main()
