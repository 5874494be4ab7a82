#!/usr/bin/env python3
"""Runs some of tests/scenarios many times in the SDKs, and says how often each failed and how long it took.

For faults of timing, which a single run rarely shows. The checkout has to be built (./dev build and, once, ./dev test).
"""

import argparse
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass, field

from suites import LOGS, MAVEN, ROOT, SERVER

REPORT = ROOT / "build/client-java/surefire-reports/TEST-io.headwater.client.scenarios.ScenariosTest.xml"
TAP_CASE = re.compile(r"^ +(ok|not ok) \d+ - (.*)$")
TAP_TIME = re.compile(r"^ +duration_ms: ([\d.]+)$")


@dataclass
class Runs:
    seconds: list[float] = field(default_factory=list)
    failed: int = 0

    def add(self, seconds: float, failed: bool) -> None:
        self.seconds.append(seconds)
        self.failed += failed


def javascript(environment: dict[str, str], log) -> dict[str, Runs]:
    subprocess.run(["npm", "run", "build", "--workspace", "client-sdk/js"], cwd=ROOT, stdout=log, stderr=log, check=True)
    command = ["node", "--test-reporter=tap", "client-sdk/js/test/scenarios.test.mjs"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=log, text=True)
    runs: dict[str, Runs] = {}
    case: re.Match[str] | None = None
    for line in process.stdout:
        log.write(line)
        if match := TAP_CASE.match(line):
            case = match
        elif case and (match := TAP_TIME.match(line)):
            runs.setdefault(case[2], Runs()).add(float(match[1]) / 1000, case[1] != "ok")
            case = None
    process.wait()
    return runs


def java(environment: dict[str, str], log) -> dict[str, Runs]:
    REPORT.unlink(missing_ok=True)
    command = [*MAVEN, "--file", "client-sdk/java/pom.xml", "test", "-Dtest=ScenariosTest"]
    subprocess.run(command, cwd=ROOT, env=environment, stdout=log, stderr=log, check=False)
    runs: dict[str, Runs] = {}
    for case in ElementTree.parse(REPORT).iter("testcase"):
        name = case.get("name", "").removeprefix("scenarios() ").split(": ", 1)[-1]
        failed = case.find("failure") is not None or case.find("error") is not None
        runs.setdefault(name, Runs()).add(float(case.get("time", "0")), failed)
    return runs


SDKS: dict[str, Callable] = {"js": javascript, "java": java}


def report(sdk: str, runs: dict[str, Runs], repeat: int) -> int:
    """How many runs failed, those that never came to an end included; 1 when there was none."""
    print(f"--- {sdk}: runs, failed, median and longest time in s")
    for name, each in runs.items():
        times = sorted(each.seconds)
        print(f"{len(times):6} {each.failed:6} {times[len(times) // 2]:7.2f} {times[-1]:7.2f}  {name}")
    total = sum(len(each.seconds) for each in runs.values())
    missing = repeat * len(runs) - total
    failed = sum(each.failed for each in runs.values())
    print(f"{total - failed} passed, {failed + missing} failed", flush=True)
    return failed + missing if total else 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("word", nargs="?", default="", help="only scenarios with it in their title, name or steps")
    parser.add_argument("--repeat", type=int, default=1, metavar="N", help="run each N times")
    parser.add_argument("--sdk", choices=SDKS, help="only this one")
    given = parser.parse_args()
    server = os.environ.get("HEADWATER_SERVER_BIN", str(SERVER))
    told = {"HEADWATER_SCENARIOS": given.word, "HEADWATER_REPEAT": str(given.repeat), "HEADWATER_SERVER_BIN": server}
    LOGS.mkdir(parents=True, exist_ok=True)
    failed = 0
    for sdk in [given.sdk] if given.sdk else SDKS:
        with (LOGS / f"scenarios-{sdk}.log").open("w", encoding="utf-8") as log:
            failed += report(sdk, SDKS[sdk]({**os.environ, **told}, log), given.repeat)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
