"""Readers of what test runners print, one class per runner.

A reader is fed the runner's output line by line (`line`) and answers with what a person should see of it, or
None. When the runner has ended, `outcome` gets its exit code and sums up. A crash in the middle must never
look like a pass: each reader knows how many cases were announced, or counts the exit code.
"""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from outcome import Outcome


class ExitCodeReader:
    """A command that is one test case: it passes when it exits with 0. All it prints is worth showing."""

    def __init__(self, name: str):
        self.name = name

    def line(self, text: str) -> str | None:
        return text

    def outcome(self, exit_code: int) -> Outcome:
        if exit_code == 0:
            return Outcome(passed=1)
        return Outcome(failures=[f"{self.name} (exit code {exit_code})"])


class UnittestReader:
    """Python's `unittest --verbose`."""

    CASE = re.compile(r"^(\S+ \([\w.]+\)).* \.\.\. (ok|FAIL|ERROR|skipped .*)$")

    def __init__(self, name: str):
        self.name = name
        self.result = Outcome()

    def line(self, text: str) -> str | None:
        match = self.CASE.match(text)
        if not match:
            return None
        case, verdict = match.groups()
        if verdict == "ok":
            self.result.passed += 1
        elif verdict.startswith("skipped"):
            self.result.skipped.append(case)
        else:
            self.result.failures.append(case)
        return f"{'ok  ' if verdict == 'ok' else verdict} {case}"

    def outcome(self, exit_code: int) -> Outcome:
        if exit_code != 0:
            self.result.fail_unless_told(f"{self.name} (exit code {exit_code})")
        elif not self.result.passed:
            self.result.failures.append(f"{self.name}: no test ran")
        return self.result


class NodeReader:
    """Node's own test runner: TAP, as Node prints into a pipe, or its `spec` report of newer versions.

    Counts come from the summary that ends either; the cases are read for progress and for names of failures.
    """

    SUMMARY = re.compile(r"^(?:#|ℹ) (tests|pass|fail|cancelled|skipped|todo) (\d+)$")
    TAP_CASE = re.compile(r"^\s*(ok|not ok) \d+ - (.*?)(?: # (SKIP|TODO)\b.*)?$")
    SPEC_CASE = re.compile(r"^\s*([✔✖﹣]) (.*?) \([\d.]+ms\)")

    def __init__(self, name: str):
        self.name = name
        self.counts: dict[str, int] = {}
        self.failures: list[str] = []
        self.skipped: list[str] = []

    def line(self, text: str) -> str | None:
        if match := self.SUMMARY.match(text):
            # More than one run may report into one output (a script that calls node twice).
            self.counts[match[1]] = self.counts.get(match[1], 0) + int(match[2])
            return None
        if match := self.TAP_CASE.match(text):
            return self._case(match[1] == "ok", match[2], bool(match[3]))
        if match := self.SPEC_CASE.match(text):
            return self._case(match[1] != "✖", match[2], match[1] == "﹣")
        return None

    def _case(self, passed: bool, case: str, skipped: bool) -> str:
        if skipped:
            self.skipped.append(case)
            return f"skipped {case}"
        if not passed and case not in self.failures:
            self.failures.append(case)
        return f"{'ok  ' if passed else 'FAIL'} {case}"

    def outcome(self, exit_code: int) -> Outcome:
        if "pass" not in self.counts:
            return Outcome(failures=[f"{self.name}: ended without a summary (exit code {exit_code})"])
        failed = self.counts.get("fail", 0) + self.counts.get("cancelled", 0)
        # Suites and files are printed as cases too: the number is the summary's, the innermost names come first.
        names = [f"{self.name}: {case}" for case in self.failures[:failed]]
        names += [f"{self.name}: a failed case"] * (failed - len(names))
        result = Outcome(passed=self.counts["pass"], failures=names, skipped=self.skipped)
        if exit_code != 0:
            result.fail_unless_told(f"{self.name} (exit code {exit_code})")
        elif not result.passed:
            result.failures.append(f"{self.name}: no test ran")
        return result


class BoostReader:
    """A Boost.Test executable under `ctest --verbose`, told to log cases to its output and a JUnit report to a file.

    The report is what counts. A process that died before writing it is counted by the cases that it left.
    Executables that are no Boost.Test programs count as one case.
    """

    PREFIX = re.compile(r"^\d+: ")
    ANNOUNCED = re.compile(r"^Running (\d+) test cases?\.\.\.")
    ENTERED = re.compile(r'Entering test case "(.*)"')
    LEFT = re.compile(r'Leaving test case "(.*)"; testing time: (\d+)us')
    SUITE = re.compile(r'(Entering|Leaving) test suite "(.*?)"')
    ERROR = re.compile(r"(?:error|fatal error): in \"(.*?)\": (.*)")

    def __init__(self, name: str, report: Path):
        self.name = name
        self.report = report
        self.announced: int | None = None
        self.suites: list[str] = []  # the ones entered and not left
        self.left = 0
        self.broken: list[str] = []
        self.current: str | None = None

    def line(self, text: str) -> str | None:
        text = self.PREFIX.sub("", text)
        if match := self.ANNOUNCED.match(text):
            self.announced = int(match[1])
        elif match := self.ENTERED.search(text):
            self.current = "/".join([*self.suites, match[1]])
        elif match := self.SUITE.search(text):
            self._suite(entered=match[1] == "Entering", name=match[2])
        elif match := self.ERROR.search(text):
            if match[1] not in self.broken:
                self.broken.append(match[1])
            return f"     {text}"
        elif match := self.LEFT.search(text):
            self.left += 1
            case = self.current or match[1]
            self.current = None
            return f"{'FAIL' if case in self.broken else 'ok  '} {case} ({int(match[2]) / 1e6:.1f} s)"
        return None

    def _suite(self, entered: bool, name: str) -> None:
        if entered:
            self.suites.append(name)
        elif name in self.suites:
            self.suites.remove(name)

    def outcome(self, exit_code: int) -> Outcome:
        if self.announced is None:
            return ExitCodeReader(self.name).outcome(exit_code)
        report = self._from_report()
        result = report or self._from_output()
        missing = self.announced - result.passed - result.failed
        if missing > 0 and report and exit_code == 0:
            # A precondition was not met. (Cases that a filter left out are in the report, but were not announced.)
            result.skipped.append(f"{self.name}: {missing} cases")
        elif missing > 0:
            result.fail_unless_told(f"{self.name}: {missing} of {self.announced} cases did not run{self._where()}")
        if exit_code != 0:
            result.fail_unless_told(f"{self.name}: exit code {exit_code} after all cases")
        if self.announced == 0:
            result.failures.append(f"{self.name}: no test ran")
        return result

    def _where(self) -> str:
        return f", it ended in {self.current}" if self.current else ""

    def _from_output(self) -> Outcome:
        failures = [f"{self.name}: {case}" for case in self.broken]
        return Outcome(passed=max(0, self.left - len(failures)), failures=failures)

    def _from_report(self) -> Outcome | None:
        try:
            root = ElementTree.parse(self.report).getroot()
        except (OSError, ElementTree.ParseError):
            return None
        result = Outcome()
        for case in root.iter("testcase"):
            name = "/".join([*case.get("classname", "").split("."), case.get("name", "")]).lstrip("/")
            if case.find("skipped") is not None:
                continue
            if case.find("failure") is not None or case.find("error") is not None:
                result.failures.append(f"{self.name}: {name}")
            else:
                result.passed += 1
        return result


class FuzzReader:
    """tests/fuzz/run.py: a target is a case."""

    ANNOUNCED = re.compile(r"^(\d+) targets$")
    TARGET = re.compile(r"^(ok  |FAIL) (\w+): (.*)$")

    def __init__(self, name: str):
        self.name = name
        self.announced: int | None = None
        self.result = Outcome()

    def line(self, text: str) -> str | None:
        if match := self.ANNOUNCED.match(text):
            self.announced = int(match[1])
        elif match := self.TARGET.match(text):
            if match[1] == "FAIL":
                self.result.failures.append(f"{self.name}: {match[2]}: {match[3]}")
            else:
                self.result.passed += 1
            return text
        return None

    def outcome(self, exit_code: int) -> Outcome:
        if self.announced is None:
            self.result.failures.append(f"{self.name}: no target ran (exit code {exit_code})")
        elif self.result.passed + self.result.failed < self.announced:
            self.result.failures.append(f"{self.name}: not all of {self.announced} targets ran (exit code {exit_code})")
        elif exit_code != 0:
            self.result.fail_unless_told(f"{self.name} (exit code {exit_code})")
        return self.result


class LintReader:
    """`./dev lint`: a check is a case. What a check says is worth showing."""

    BEGUN = re.compile(r"^==> Checking (.*)$")
    ENDED = re.compile(r"^ {4}(ok  |FAIL) (.*)$")

    def __init__(self, name: str):
        self.name = name
        self.begun: list[str] = []
        self.result = Outcome()

    def line(self, text: str) -> str | None:
        if match := self.BEGUN.match(text):
            self.begun.append(match[1])
            return None
        if match := self.ENDED.match(text):
            if match[1] == "FAIL":
                self.result.failures.append(f"{self.name}: {match[2]}")
            else:
                self.result.passed += 1
            return text.strip()
        return text

    def outcome(self, exit_code: int) -> Outcome:
        if len(self.begun) > self.result.passed + self.result.failed:
            self.result.failures.append(f"{self.name}: it ended in {self.begun[-1]} (exit code {exit_code})")
        elif not self.begun:
            self.result.failures.append(f"{self.name}: no check ran (exit code {exit_code})")
        elif exit_code != 0:
            self.result.fail_unless_told(f"{self.name} (exit code {exit_code})")
        return self.result


class SurefireReader:
    """Maven's Surefire: its reports count, one XML file a test class. Maven itself prints only what went wrong."""

    CLASS = re.compile(r"Tests run: \d+, .* -{1,2} in (\S+)$")

    def __init__(self, name: str, reports: Path):
        self.name = name
        self.reports = reports

    def line(self, text: str) -> str | None:
        return text if self.CLASS.search(text) or text.startswith("[ERROR]") else None

    def outcome(self, exit_code: int) -> Outcome:
        result = Outcome()
        for report in sorted(self.reports.glob("TEST-*.xml")):
            try:
                self._count(ElementTree.parse(report).getroot(), result)
            except ElementTree.ParseError:
                result.failures.append(f"{self.name}: {report.name} is cut off")
        if exit_code != 0:
            result.fail_unless_told(f"{self.name} (exit code {exit_code})")
        elif not result.passed:
            result.failures.append(f"{self.name}: no test ran")
        return result

    def _count(self, root: ElementTree.Element, result: Outcome) -> None:
        for case in root.iter("testcase"):
            name = f"{self.name}: {case.get('classname')}.{case.get('name')}"
            if case.find("skipped") is not None:
                result.skipped.append(name)
            elif case.find("failure") is not None or case.find("error") is not None:
                result.failures.append(name)
            else:
                result.passed += 1
