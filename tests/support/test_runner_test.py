"""The counting of tests: what passes is counted, and no failure or crash gets lost."""

import contextlib
import io
import sys
import tempfile
import unittest
import unittest.mock
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools/testing"))

from readers import BoostReader, ExitCodeReader, FuzzReader, LintReader, NodeReader, SurefireReader, UnittestReader  # noqa: E402

import run  # noqa: E402
import suites  # noqa: E402

JUNIT = """<?xml version="1.0" encoding="UTF-8"?>
<testsuite tests="2" skipped="0" errors="0" failures="{failures}" name="unit">
<testcase assertions="1" classname="Limits" name="holds" time="0.1"></testcase>
<testcase assertions="1" classname="Limits" name="breaks" time="0.1">{failure}</testcase>
</testsuite>"""


def feed(reader, text: str, exit_code: int):
    for line in text.splitlines():
        reader.line(line)
    return reader.outcome(exit_code)


class Boost(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.report = Path(temporary.name) / "unit.xml"

    def read(self, text: str, exit_code: int, junit: str | None = None):
        if junit is not None:
            self.report.write_text(junit)
        return feed(BoostReader("unit", self.report), text, exit_code)

    def test_the_report_is_counted(self):
        result = self.read("1: Running 2 test cases...", 0, JUNIT.format(failures=0, failure=""))
        self.assertEqual((result.passed, result.failures), (2, []))

    def test_a_failed_case_is_named(self):
        junit = JUNIT.format(failures=1, failure="<failure>1 != 2</failure>")
        result = self.read("1: Running 2 test cases...", 8, junit)
        self.assertEqual((result.passed, result.failures), (1, ["unit: Limits/breaks"]))

    def test_a_crash_without_report_names_the_case_it_was_in(self):
        text = (
            "1: Running 3 test cases...\n"
            '1: a.cpp(1): Entering test case "first"\n'
            '1: a.cpp(1): Leaving test case "first"; testing time: 80us\n'
            '1: a.cpp(2): Entering test case "second"\n'
        )
        result = self.read(text, 8)
        self.assertEqual((result.passed, result.failures), (1, ["unit: 2 of 3 cases did not run, it ended in second"]))

    def test_a_silent_exit_in_the_middle_is_a_failure_even_with_exit_code_0(self):
        result = self.read("1: Running 3 test cases...", 0)
        self.assertEqual(result.failed, 1)

    def test_a_bad_exit_after_all_cases_is_a_failure(self):
        result = self.read("1: Running 2 test cases...", 8, JUNIT.format(failures=0, failure=""))
        self.assertEqual((result.passed, result.failures), (2, ["unit: exit code 8 after all cases"]))

    def test_failures_are_counted_from_the_output_when_the_report_is_cut(self):
        text = (
            "1: Running 2 test cases...\n"
            '1: a.cpp(5): Entering test suite "s"\n'
            '1: Entering test case "good"\n1: Leaving test case "good"; testing time: 80us\n'
            '1: Entering test case "bad"\n1: a.cpp(9): error: in "s/bad": check 1==2 has failed\n'
            '1: Leaving test case "bad"; testing time: 80us\n'
        )
        result = self.read(text, 8, "<testsuite><testc")
        self.assertEqual((result.passed, result.failures), (1, ["unit: s/bad"]))

    def test_an_executable_that_does_not_start_is_a_failure(self):
        result = self.read("Could not find executable unit", 8)
        self.assertEqual((result.passed, result.failed), (0, 1))


    def test_progress_names_the_case_with_its_suite(self):
        reader = BoostReader("unit", self.report)
        for line in ('Entering test suite "s"', 'Entering test case "x"', 'a.cpp(9): error: in "s/x": check failed'):
            reader.line(line)
        self.assertEqual(reader.line('Leaving test case "x"; testing time: 1500000us'), "FAIL s/x (1.5 s)")


class Node(unittest.TestCase):
    TAP = "ok 1 - sends\n{second}\n# tests 2\n# pass {passed}\n# fail {failed}\n# cancelled 0\n# skipped 0\n# todo 0\n"

    def read(self, text: str, exit_code: int):
        return feed(NodeReader("sdk"), text, exit_code)

    def test_tap(self):
        result = self.read(self.TAP.format(second="ok 2 - closes", passed=2, failed=0), 0)
        self.assertEqual((result.passed, result.failures), (2, []))

    def test_a_failed_case_is_named(self):
        result = self.read(self.TAP.format(second="not ok 2 - closes", passed=1, failed=1), 1)
        self.assertEqual((result.passed, result.failures), (1, ["sdk: closes"]))

    def test_the_spec_report_of_newer_versions(self):
        text = "✔ sends (1.2ms)\n✖ closes (2ms)\nℹ tests 2\nℹ pass 1\nℹ fail 1\nℹ cancelled 0\nℹ skipped 0\n"
        result = self.read(text, 1)
        self.assertEqual((result.passed, result.failures), (1, ["sdk: closes"]))

    def test_cancelled_is_failed(self):
        result = self.read("# tests 2\n# pass 1\n# fail 0\n# cancelled 1\n", 1)
        self.assertEqual(result.failed, 1)

    def test_no_summary_is_a_failure(self):
        result = self.read("ok 1 - sends\n", 137)
        self.assertEqual((result.passed, result.failed), (0, 1))

    def test_nothing_ran_is_a_failure(self):
        result = self.read("# tests 0\n# pass 0\n# fail 0\n", 0)
        self.assertEqual(result.failed, 1)


class Surefire(unittest.TestCase):
    CASE = '<testcase classname="p.C" name="{name}">{inner}</testcase>'

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.reports = Path(temporary.name)

    def read(self, exit_code: int, **classes: str):
        for name, cases in classes.items():
            (self.reports / f"TEST-{name}.xml").write_text(f"<testsuite>{cases}</testsuite>")
        return feed(SurefireReader("java", self.reports), "", exit_code)

    def case(self, name: str, inner: str = "") -> str:
        return self.CASE.format(name=name, inner=inner)

    def test_the_cases_of_all_classes_are_counted(self):
        result = self.read(0, A=self.case("one") + self.case("two"), B=self.case("three"))
        self.assertEqual((result.passed, result.failures), (3, []))

    def test_failures_and_errors_are_named(self):
        result = self.read(1, A=self.case("one", "<failure/>") + self.case("two", "<error/>") + self.case("three"))
        self.assertEqual((result.passed, result.failures), (1, ["java: p.C.one", "java: p.C.two"]))

    def test_a_class_that_never_came_to_report_is_a_failure(self):
        self.assertEqual(self.read(1, A=self.case("one")).failed, 1)
        (self.reports / "TEST-B.xml").write_text("<testsuite><testc")
        self.assertEqual(feed(SurefireReader("java", self.reports), "", 1).failed, 1)

    def test_nothing_ran_is_a_failure(self):
        self.assertEqual(self.read(0).failed, 1)


class Fuzzers(unittest.TestCase):
    def read(self, text: str, exit_code: int):
        return feed(FuzzReader("fuzz"), text, exit_code)

    def test_each_target_is_a_case(self):
        text = "2 targets\nok   sdp: 9 inputs, 5 edges\nFAIL rtcp: exit code 77, input: build/rtcp-crash-1\n     frame\n"
        result = self.read(text, 1)
        self.assertEqual(result.passed, 1)
        self.assertEqual(result.failures, ["fuzz: rtcp: exit code 77, input: build/rtcp-crash-1"])

    def test_a_build_that_fails_or_a_target_that_is_missing_is_a_failure(self):
        self.assertEqual(self.read("error: the build failed\n", 1).failed, 1)
        self.assertEqual(self.read("2 targets\nok   sdp: 9 inputs, 5 edges\n", 0).failed, 1)
        self.assertEqual(self.read("1 targets\nok   sdp: 9 inputs, 5 edges\n", 1).failed, 1)


class Others(unittest.TestCase):
    def test_python(self):
        text = "test_a (m.C.test_a) ... ok\ntest_b (m.C.test_b) ... FAIL\ntest_c (m.C.test_c) ... skipped 'why'\n"
        result = feed(UnittestReader("tools"), text, 1)
        self.assertEqual((result.passed, result.failed, len(result.skipped)), (1, 1, 1))

    def test_python_that_breaks_before_a_case(self):
        self.assertEqual(feed(UnittestReader("tools"), "ImportError", 1).failed, 1)
        self.assertEqual(feed(UnittestReader("tools"), "", 0).failed, 1)

    def test_exit_code(self):
        self.assertEqual(feed(ExitCodeReader("rule"), "", 0).passed, 1)
        self.assertEqual(feed(ExitCodeReader("rule"), "", 1).failed, 1)


class Lint(unittest.TestCase):
    CLEAN = "==> Checking formatting\n    ok   formatting\n==> Checking rules\n    ok   rules\n==> Lint is clean"

    def test_a_check_is_a_case(self):
        self.assertEqual(feed(LintReader("lint"), self.CLEAN, 0).passed, 2)

    def test_a_failed_check_is_named_once(self):
        text = self.CLEAN.replace("ok   rules", "FAIL rules")
        result = feed(LintReader("lint"), text + "\ndev: lint failed: rules.", 1)
        self.assertEqual((result.passed, result.failures), (1, ["lint: rules"]))

    def test_an_end_within_a_check_is_a_failure(self):
        result = feed(LintReader("lint"), "==> Checking formatting\n    ok   formatting\n==> Checking rules", 0)
        self.assertEqual(result.failures, ["lint: it ended in rules (exit code 0)"])

    def test_nothing_checked_is_a_failure(self):
        self.assertEqual(feed(LintReader("lint"), "", 0).failed, 1)
        self.assertEqual(feed(LintReader("lint"), self.CLEAN, 1).failures, ["lint (exit code 1)"])


class SideBySide(unittest.TestCase):
    """Real processes: one that waits for a file that another makes."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.directory = Path(temporary.name)

    def suite(self, name: str, code: str) -> suites.Suite:
        head = "import pathlib, sys, time\ndef wait(path):\n    while not path.exists(): time.sleep(0.01)\n"
        code = f"{head}here = pathlib.Path({str(self.directory)!r})\n{code}"
        return suites.Suite(name, [sys.executable, "-c", code], lambda: ExitCodeReader(name), timeout=60)

    def run_all(self, *given: suites.Suite):
        with contextlib.redirect_stdout(io.StringIO()) as printed, unittest.mock.patch.object(suites, "LOGS", self.directory):
            with unittest.mock.patch.object(run, "ROOT", self.directory):
                return run.run_side_by_side(list(given)), printed.getvalue()

    def test_they_do_run_at_the_same_time_and_what_each_says_stays_together(self):
        ping = self.suite("ping", "(here / 'ping').touch(); wait(here / 'pong'); print('first'); print('second')")
        pong = self.suite("pong", "(here / 'pong').touch(); wait(here / 'ping'); print('third')")
        results, printed = self.run_all(ping, pong)
        self.assertEqual([(each.passed, each.failed) for each in results], [(1, 0), (1, 0)])
        self.assertIn("--- ping\n    first\n    second\n    1 passed", printed)

    def test_a_failure_is_told_with_the_end_of_its_log(self):
        results, printed = self.run_all(self.suite("good", ""), self.suite("bad", "print('why'); sys.exit(3)"))
        self.assertEqual([each.failures for each in results], [[], ["bad (exit code 3)"]])
        self.assertIn("    | why", printed)

    def test_the_time_on_the_processor_is_counted(self):
        code = "end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
        (result,), _ = self.run_all(self.suite("busy", code))
        self.assertGreaterEqual(result.cpu_seconds, 0.3)


if __name__ == "__main__":
    unittest.main()
