"""Which test suites this checkout has, and the command and reader of each."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from readers import BoostReader, FuzzReader, LintReader, NodeReader, SurefireReader, UnittestReader

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/dev"
LOGS = ROOT / "build/test-logs"
SERVER = BUILD / "server/headwater-server"
CLIENTS = ROOT / "tests/conformance/clients"  # Kurento's own
# What GLib calls critical is a mistake in how it is used: it ends the server that makes one, and so the test.
CLIENT_ENVIRONMENT = {"HEADWATER_SERVER_BIN": str(SERVER), "NO_COLOR": "1", "G_DEBUG": "fatal-criticals"}
MAVEN = ["mvn", "--offline", "--batch-mode", "--no-transfer-progress", f"-Dheadwater.server={SERVER}"]

# They play and record in real time, with a tenth of a core each.
SLOW_BY_WAITING = ("unit.player", "unit.recorder", "unit.upload", "unit.webrtc")


@dataclass
class Suite:
    name: str
    command: list[str]
    reader: Callable[[], object]
    timeout: float = 300.0  # seconds
    environment: dict[str, str] = field(default_factory=dict)
    first: bool = False  # quick, and about the sources
    beside: bool = False  # it waits more than it works, and measures no time: others may run meanwhile

    @property
    def log(self) -> Path:
        return LOGS / (re.sub(r"[^\w.-]+", "-", self.name) + ".log")


def all_suites() -> list[Suite]:
    return [*source_suites(), *cpp_suites(), *javascript_suites(), *java_suites(), *client_suites(), *interop_suites(), fuzz_suite()]


def source_suites() -> list[Suite]:
    """What can be said about the sources without running them; quick, so it comes first."""
    return [
        unittest_suite("tools", "tests/support", first=True),
        unittest_suite("lint rules", "tools/lint", first=True),
        Suite("lint", [str(ROOT / "dev"), "lint", "--quick"], lambda: LintReader("lint"), timeout=900, first=True),
    ]


def unittest_suite(
    name: str, directory: str, pattern: str = "*_test.py", python: str = sys.executable, **rest
) -> Suite:
    command = [python, "-m", "unittest", "discover", "--verbose", "-s", directory, "-p", pattern]
    return Suite(name, command, lambda: UnittestReader(name), **rest)


def cpp_suites() -> list[Suite]:
    listing = subprocess.run(
        ["ctest", "--test-dir", str(BUILD), "--show-only=json-v1"], check=True, capture_output=True, text=True
    )
    tests = json.loads(listing.stdout)["tests"]
    if not tests:
        raise RuntimeError(f"ctest knows no test in {BUILD}")
    return [cpp_suite(test["name"]) for test in tests]


def cpp_suite(name: str) -> Suite:
    report = LOGS / f"{name}.xml"
    report.unlink(missing_ok=True)
    return Suite(
        name,
        ["ctest", "--test-dir", str(BUILD), "--verbose", "--timeout", "1200", "-R", f"^{re.escape(name)}$"],
        lambda: BoostReader(name, report),
        timeout=1260,
        beside=name in SLOW_BY_WAITING,
        environment={"BOOST_TEST_LOGGER": f"HRF,test_suite,stdout:JUNIT,error,{report}"},
    )


def javascript_suites() -> list[Suite]:
    """Each npm workspace with a `test` script, in the order of the root's package.json."""
    suites = []
    for workspace in json.loads((ROOT / "package.json").read_text())["workspaces"]:
        for directory in sorted(ROOT.glob(workspace)):
            manifest = directory / "package.json"
            if manifest.exists() and "test" in json.loads(manifest.read_text()).get("scripts", {}):
                suites.append(javascript_suite(str(directory.relative_to(ROOT))))
    return suites


def javascript_suite(workspace: str) -> Suite:
    return Suite(
        workspace,
        ["npm", "test", "--workspace", workspace],
        lambda: NodeReader(workspace),
        timeout=1200,
        environment=CLIENT_ENVIRONMENT,
    )


def client_suites() -> list[Suite]:
    """Kurento's clients as they are in npm and Maven Central; ./dev setup has fetched them."""
    reports = ROOT / "build/clients-java/surefire-reports"
    reports6 = ROOT / "build/clients-java6/surefire-reports"
    for earlier in (reports, reports6):  # what an earlier run left would count again
        shutil.rmtree(earlier, ignore_errors=True)
    return [
        Suite(
            "kurento-client for JavaScript",
            ["npm", "test", "--prefix", str(CLIENTS / "js")],
            lambda: NodeReader("kurento-client for JavaScript"),
            environment=CLIENT_ENVIRONMENT,
        ),
        Suite(
            "kurento-client for Java",
            [*MAVEN, "--file", str(CLIENTS / "java/pom.xml"), "test"],
            lambda: SurefireReader("kurento-client for Java", reports),
            timeout=600,
        ),
        Suite(
            "kurento-client 6 for Java",
            [*MAVEN, "--file", str(CLIENTS / "java6/pom.xml"), "test"],
            lambda: SurefireReader("kurento-client 6 for Java", reports6),
            timeout=600,
        ),
    ]


def java_suites() -> list[Suite]:
    """The SDK for Java; ./dev setup has fetched what Maven needs."""
    reports = ROOT / "build/client-java/surefire-reports"
    shutil.rmtree(reports, ignore_errors=True)
    return [
        Suite(
            "client-sdk/java",
            [*MAVEN, "--file", str(ROOT / "client-sdk/java/pom.xml"), "test"],
            lambda: SurefireReader("client-sdk/java", reports),
            timeout=600,
            environment=CLIENT_ENVIRONMENT,
        ),
        unittest_suite("package of client-sdk/java", "tests/packages", "java_*_test.py", environment=CLIENT_ENVIRONMENT),
    ]


def interop_suites() -> list[Suite]:
    """Peers that are not Chromium; ./dev setup has fetched them."""
    python = str(ROOT / "build/interop/bin/python")
    return [
        unittest_suite("interop", "tests/interop", python=python, environment=CLIENT_ENVIRONMENT),
        Suite(
            "interop, JavaScript",
            ["npm", "test", "--prefix", str(ROOT / "tests/interop/js")],
            lambda: NodeReader("interop, JavaScript"),
            environment=CLIENT_ENVIRONMENT,
        ),
    ]


def fuzz_suite() -> Suite:
    """A minute a target, from the kept corpus; builds them first, with clang."""
    return Suite("fuzz", [str(ROOT / "dev"), "fuzz", "60"], lambda: FuzzReader("fuzz"), timeout=1800)


def environment_of(suite: Suite) -> dict[str, str]:
    return {**os.environ, **suite.environment}
