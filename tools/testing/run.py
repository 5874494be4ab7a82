#!/usr/bin/env python3
"""Runs every test suite of an already built checkout and sums up: `N passed, N failed` is the last line.

usage: run.py [WORD...]    only suites whose name contains one of the words
"""

import os
import re
import signal
import subprocess
import sys
import threading
import time

from outcome import Outcome
from suites import LOGS, ROOT, Suite, all_suites, environment_of

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
TAIL = 40  # lines of a failed suite's log that are shown


def run(suite: Suite) -> Outcome:
    print(f"--- {suite.name}", flush=True)
    reader = suite.reader()
    begin = time.monotonic()
    process = subprocess.Popen(
        suite.command,
        cwd=ROOT,
        env=environment_of(suite),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    expired = threading.Event()
    watchdog = threading.Timer(suite.timeout, lambda: (expired.set(), end_group(process)))
    watchdog.start()
    threading.Thread(target=lambda: (process.wait(), end_group(process)), daemon=True).start()
    try:
        read_output(process, suite, reader)
        exit_code = process.wait()
    finally:
        watchdog.cancel()
        end_group(process)
    result = reader.outcome(exit_code)
    if expired.is_set():
        result.failures.append(f"{suite.name}: not done after {suite.timeout:.0f} s")
    result.seconds = time.monotonic() - begin
    return result


def read_output(process: subprocess.Popen, suite: Suite, reader) -> None:
    with suite.log.open("w", encoding="utf-8") as log:
        for raw in process.stdout:
            text = COLOUR.sub("", raw.decode("utf-8", "replace").rstrip("\n"))
            log.write(text + "\n")
            shown = reader.line(text)
            if shown is not None:
                print(f"    {shown}", flush=True)


def end_group(process: subprocess.Popen) -> None:
    """Nothing that a suite started stays behind it: a server left over would disturb the next suite."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def report(suite: Suite, result: Outcome) -> None:
    print(f"    {result.passed} passed, {result.failed} failed in {result.seconds:.1f} s", flush=True)
    for case in result.skipped:
        print(f"    skipped: {case}", flush=True)
    if result.failures:
        print(f"    the end of {suite.log.relative_to(ROOT)}:")
        for line in suite.log.read_text(encoding="utf-8").splitlines()[-TAIL:]:
            print(f"    | {line}")


def wanted(suites: list[Suite], words: list[str]) -> list[Suite]:
    return [suite for suite in suites if not words or any(word in suite.name for word in words)]


def sum_up(results: list[Outcome]) -> int:
    passed = sum(result.passed for result in results)
    failures = [failure for result in results for failure in result.failures]
    print("--- summary")
    for failure in failures:
        print(f"    FAIL {failure}")
    skipped = sum(len(result.skipped) for result in results)
    if skipped:
        print(f"    {skipped} skipped")
    if not passed and not failures:
        print("    no test ran")
    print(f"{passed} passed, {len(failures)} failed", flush=True)
    return 0 if passed and not failures else 1


def main() -> int:
    LOGS.mkdir(parents=True, exist_ok=True)
    results = []
    try:
        suites = wanted(all_suites(), sys.argv[1:])
    except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
        return sum_up([Outcome(failures=[f"the list of tests: {error}"])])
    for suite in suites:
        try:
            result = run(suite)
        except OSError as error:
            result = Outcome(failures=[f"{suite.name}: {error}"])
            suite.log.touch()
        report(suite, result)
        results.append(result)
    return sum_up(results)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
